import { describe, expect, it } from 'vitest'
import { Stream } from '../../../src/random/stream.ts'
import { Buffer } from '../../../src/sim/buffer.ts'
import { intervalOf } from '../../../src/sim/interval.ts'
import { drawParcel, parcelLaw } from '../../../src/sim/port/parcel.ts'
import { Simulation } from '../../../src/sim/simulation.ts'

describe('parcels', () => {
  it('never pass what the ship takes, and keep their mean all the same', () => {
    const law = parcelLaw(12_000, 0.7, 25_000)
    const stream = new Stream(1, 'parcels')
    const drawn = Array.from({ length: 100_000 }, () => drawParcel(stream, law))
    expect(Math.max(...drawn)).toBe(25_000)
    const { low, high } = intervalOf(drawn, 0.999)
    expect(low).toBeLessThan(12_000)
    expect(high).toBeGreaterThan(12_000)
    expect(high - low).toBeLessThan(200)
  })
})

describe('a yard with room kept for ships', () => {
  it('takes trucks up to what is kept, and a ship before all of them', () => {
    const stored: number[] = []
    const options = { capacity: 100, classes: 2, reserved: 25 }
    const buffer = new Buffer(
      new Simulation(),
      options,
      (who) => stored.push(who),
      () => {},
    )
    for (const truck of [1, 2, 3, 4]) buffer.put(truck, 25, 1)
    expect(stored).toEqual([1, 2, 3])
    buffer.put(9, 25, 0)
    buffer.put(8, 25, 0)
    expect(stored).toEqual([1, 2, 3, 9])
    buffer.take(0, 50)
    // The ship that waits comes first; the truck finds less than what is kept until more goes.
    expect(stored).toEqual([1, 2, 3, 9, 8])
    buffer.take(0, 25)
    expect(stored).toEqual([1, 2, 3, 9, 8, 4])
  })
})
