import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Simulation } from '../../src/sim/simulation.ts'
import { Wheel } from '../../src/sim/wheel.ts'

describe('the wheel', () => {
  it('gives what a sorted list gives, with many ties and slots that are shared, turn after turn', () => {
    // Minutes from now on: the same moment, one slot, any of the turn, and beyond it.
    const ahead = fc.oneof(
      fc.constantFrom(0, 0.001, 0.002, 1, 127.9),
      fc.double({ min: 0, max: 127.9, noNaN: true }),
      fc.constantFrom(128, 1000, Infinity),
    )
    const operation = fc.oneof({ weight: 5, arbitrary: ahead }, { weight: 4, arbitrary: fc.constant(null) })
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 600, size: 'max' }), (operations) => {
        const wheel = new Wheel()
        let ahead: (readonly [time: number, arg: number])[] = []
        let now = 0
        for (const [i, minutes] of operations.entries()) {
          if (minutes !== null) {
            expect(wheel.add(now, now + minutes, i % 7, i)).toBe(minutes < 128)
            if (minutes < 128) ahead = [...ahead, [now + minutes, i] as const].toSorted(([a], [b]) => a - b)
          } else if (ahead.length > 0) {
            const [time, arg] = ahead.shift()!
            now = time
            expect(wheel.next).toBe(time)
            wheel.take()
            expect([wheel.kind, wheel.arg]).toEqual([arg % 7, arg])
          }
          expect([wheel.size, wheel.next]).toEqual([ahead.length, ahead[0]?.[0] ?? Infinity])
        }
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('turns beside the heap, which has what is far ahead, and whose events come first at one time', () => {
    const simulation = new Simulation()
    const seen: string[] = []
    const kind = simulation.on((arg) => seen.push(`heap ${arg} at ${simulation.now}`))
    const often = simulation.on((arg) => {
      seen.push(`wheel ${arg} at ${simulation.now}`)
      if (arg === 1) simulation.after(1, kind, 9)
    })
    for (const [i, time] of [30, 10, 20, 1000].entries()) simulation.soon(time, often, i)
    for (const time of [20, 5, 40]) simulation.at(time, kind, time)
    simulation.run(30)
    expect(seen).toEqual([
      'heap 5 at 5',
      'wheel 1 at 10',
      'heap 9 at 11',
      'heap 20 at 20',
      'wheel 2 at 20',
      'wheel 0 at 30',
    ])
    expect([simulation.now, simulation.pending, simulation.events]).toEqual([30, 2, 6])
    simulation.run(Infinity)
    expect(seen.slice(6)).toEqual(['heap 40 at 40', 'wheel 3 at 1000'])
    expect(() => simulation.soon(999, often, 0)).toThrow('lies before now')
  })
})
