import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Agenda } from '../../src/sim/agenda.ts'
import { Simulation } from '../../src/sim/simulation.ts'

describe('the agenda', () => {
  it('gives the events of a span in the order of their times, and those of one time as they were added', () => {
    // Few different times, so that many are the same, and some crowded at the ends of the span.
    const times = fc.array(fc.oneof(fc.integer({ min: 100, max: 160 }), fc.constantFrom(100, 159.5, 160)), {
      maxLength: 600,
    })
    const agenda = new Agenda()
    fc.assert(
      fc.property(times, (added) => {
        for (const [i, time] of added.entries()) agenda.add(time, i)
        agenda.open(100, 60)
        expect(agenda.size).toBe(added.length)
        const found: [number, number][] = []
        while (agenda.next < Infinity) found.push([agenda.next, agenda.take()])
        const sorted = added.map((time, i): [number, number] => [time, i]).toSorted(([a], [b]) => a - b)
        expect(found).toEqual(sorted)
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('is walked beside the heap, whose events come first at one time', () => {
    const simulation = new Simulation()
    const seen: string[] = []
    const kind = simulation.on((arg) => seen.push(`heap ${arg} at ${simulation.now}`))
    simulation.onAgenda((arg) => {
      seen.push(`agenda ${arg} at ${simulation.now}`)
      if (arg === 1) simulation.after(1, kind, 9)
    })
    for (const [i, time] of [30, 10, 20].entries()) simulation.agenda.add(time, i)
    simulation.agenda.open(0, 60)
    for (const time of [20, 5, 40]) simulation.at(time, kind, time)
    simulation.run(30)
    expect(seen).toEqual([
      'heap 5 at 5',
      'agenda 1 at 10',
      'heap 9 at 11',
      'heap 20 at 20',
      'agenda 2 at 20',
      'agenda 0 at 30',
    ])
    expect([simulation.now, simulation.pending, simulation.events]).toEqual([30, 1, 6])
  })
})
