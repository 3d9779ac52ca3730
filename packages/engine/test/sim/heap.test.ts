import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventHeap } from '../../src/sim/heap.ts'
import { Simulation } from '../../src/sim/simulation.ts'

/** A list kept in order by time, then by push. */
class SortedList {
  readonly events: [time: number, kind: number, arg: number][] = []

  push(event: [number, number, number]): void {
    const at = this.events.findIndex(([time]) => time > event[0])
    this.events.splice(at < 0 ? this.events.length : at, 0, event)
  }
}

describe('the heap of events', () => {
  const operation = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 12 }).map((time) => ({ push: time })) },
    { weight: 4, arbitrary: fc.constant({ pop: Infinity }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }).map((until) => ({ pop: until })) },
  )

  it('gives what a sorted list gives, with many ties, in any mix of pushes and pops', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 400 }), (operations) => {
        const heap = new EventHeap()
        const oracle = new SortedList()
        let pushed = 0
        for (const one of operations) {
          if ('push' in one) {
            heap.push(one.push, pushed % 7, pushed)
            oracle.push([one.push, pushed % 7, pushed])
            pushed++
          } else {
            const isDue = oracle.events.length > 0 && oracle.events[0]![0] <= one.pop
            expect(heap.popUntil(one.pop)).toBe(isDue)
            if (isDue) expect([heap.time, heap.kind, heap.arg]).toEqual(oracle.events.shift())
          }
          expect(heap.size).toBe(oracle.events.length)
          if (pushed % 3 === 0) expect(heap.peek()).toBe(oracle.events[0]?.[0] ?? Infinity)
        }
        for (const event of oracle.events) {
          heap.pop()
          expect([heap.time, heap.kind, heap.arg]).toEqual(event)
        }
        expect(heap.pop()).toBe(false)
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('grows, keeps ties in the order of pushing, and can be cleared', () => {
    const heap = new EventHeap()
    for (let i = 0; i < 10_000; i++) heap.push((i * 7919) % 100, i % 5, i)
    let last = [-1, -1]
    while (heap.pop()) {
      expect(heap.time > last[0]! || (heap.time === last[0] && heap.arg > last[1]!)).toBe(true)
      expect(heap.kind).toBe(heap.arg % 5)
      last = [heap.time, heap.arg]
    }
    heap.push(1, 0, -5)
    heap.clear()
    expect([heap.size, heap.peek(), heap.pop()]).toEqual([0, Infinity, false])
    heap.push(2, 0, -6)
    expect([heap.pop(), heap.arg]).toEqual([true, -6])
  })
})

describe('a simulation', () => {
  it('handles every event up to a time, that time included, and stands at it', () => {
    const simulation = new Simulation()
    const seen: number[] = []
    const kind = simulation.on((arg) => seen.push(arg))
    for (const time of [3, 1, 2, 5]) simulation.at(time, kind, time)
    simulation.at(Infinity, kind, 99)
    simulation.run(3)
    expect([seen, simulation.now, simulation.pending, simulation.events]).toEqual([[1, 2, 3], 3, 1, 3])
    simulation.run(4)
    expect(simulation.now).toBe(4)
    simulation.run(Infinity)
    expect([seen, simulation.now]).toEqual([[1, 2, 3, 5], 5])
  })

  it('handles what an event schedules for its own time after all that was scheduled before', () => {
    const simulation = new Simulation()
    const seen: number[] = []
    const second = simulation.on((arg) => seen.push(arg))
    const first = simulation.on(() => simulation.after(0, second, 3))
    simulation.at(1, first)
    simulation.at(1, second, 1)
    simulation.at(1, second, 2)
    simulation.run(1)
    expect(seen).toEqual([1, 2, 3])
  })

  it('stops after the event at hand and can be run on', () => {
    const simulation = new Simulation()
    const kind = simulation.on((arg) => {
      if (arg === 2) simulation.stop()
    })
    for (const time of [1, 2, 3]) simulation.at(time, kind, time)
    simulation.run(10)
    expect([simulation.now, simulation.pending]).toEqual([2, 1])
    simulation.run(10)
    expect([simulation.now, simulation.pending]).toEqual([10, 0])
  })
})
