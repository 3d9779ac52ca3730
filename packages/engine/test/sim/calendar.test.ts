import { parseHours, WEEK, type WeeklyHours } from '@serai/atlas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Stream } from '../../src/random/stream.ts'
import { breakdowns } from '../../src/sim/breakdown.ts'
import { opens } from '../../src/sim/calendar.ts'
import type { Law } from '../../src/sim/law.ts'
import { Simulation } from '../../src/sim/simulation.ts'
import { TimeWeighted } from '../../src/sim/time-weighted.ts'
import { expectAgreement } from './agree.ts'

/** [minute, is open] at the start and at every change until an end. */
function changesOf(hours: WeeklyHours, start: number, minutes: number): [number, boolean][] {
  const simulation = new Simulation()
  const changes: [number, boolean][] = []
  const note = (isOpen: boolean) => () => changes.push([simulation.now, isOpen])
  opens(simulation, hours, start, note(true), note(false))
  simulation.run(minutes)
  return changes
}

describe('opening hours', () => {
  it('open and close at their minutes, week after week', () => {
    const hours = parseHours('Mo-Fr 09:00-17:00; Sa 10:00-12:00')!
    const changes = changesOf(hours, 5 * 1440, 9 * 1440)
    // From Saturday 00:00.
    expect(changes.slice(0, 6)).toEqual([
      [0, false],
      [600, true],
      [720, false],
      [2 * 1440 + 540, true],
      [2 * 1440 + 1020, false],
      [3 * 1440 + 540, true],
    ])
    expect(changes.at(-1)).toEqual([7 * 1440 + 720, false])
  })

  it('do not close at midnight when they run past it, on Sunday neither', () => {
    const hours = parseHours('Sa-Su 22:00-06:00')!
    expect(changesOf(hours, 6 * 1440, 2 * WEEK)).toEqual([
      [0, true],
      [360, false],
      [1320, true],
      [1440 + 360, false],
      [5 * 1440 + WEEK - 6 * 1440 + 1320 + 1440 - 1440, true],
      [WEEK + 360, false],
      [WEEK + 1320, true],
      [WEEK + 1440 + 360, false],
      [2 * WEEK - 120, true],
    ])
  })

  it('that are always open open once', () => {
    for (const hours of [
      [],
      [[0, WEEK]],
      [
        [0, 600],
        [600, WEEK],
      ],
    ] as const)
      expect(changesOf(hours as WeeklyHours, 77, 3 * WEEK)).toEqual([[0, true]])
  })

  it('are open as a look at every minute says, and change only then', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 167 }), fc.integer({ min: 1, max: 30 }))
    fc.assert(
      fc.property(
        fc.array(span, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: WEEK - 1 }),
        (spans, start) => {
          const isOpen = new Uint8Array(WEEK)
          for (const [from, hours] of spans)
            for (let m = from * 60; m < (from + hours) * 60; m++) isOpen[m % WEEK] = 1
          fc.pre(isOpen.includes(0))
          const weekly: [number, number][] = []
          for (let m = 0; m < WEEK; m++) {
            if (!isOpen[m]) continue
            if (m > 0 && isOpen[m - 1]) weekly.at(-1)![1] = m + 1
            else weekly.push([m, m + 1])
          }
          const expected: [number, boolean][] = []
          for (let m = 0; m <= 2 * WEEK; m++) {
            const now = isOpen[(start + m) % WEEK] === 1
            if (expected.at(-1)?.[1] !== now) expected.push([m, now])
          }
          expect(changesOf(weekly, start, 2 * WEEK)).toEqual(expected)
        },
      ),
      { numRuns: 60, seed: 1 },
    )
  })
})

describe('breakdowns', () => {
  const laws: Law[] = [
    { family: 'exponential', mean: 10 },
    { family: 'lognormal', mean: 10, cv: 1.5 },
  ]

  it.each(laws)('leave MTBF / (MTBF + MTTR) of the servers, with repairs %o', (repair) => {
    const shares = Array.from({ length: 20 }, (_, replication) => {
      const simulation = new Simulation()
      const up = new TimeWeighted(3)
      const seen: number[] = []
      breakdowns(
        simulation,
        { servers: 3, mtbfHours: 40, repair },
        new Stream(1, `${replication}`),
        (count) => {
          up.set(simulation.now, count)
          seen.push(count)
        },
      )
      simulation.run(60 * 100_000)
      expect(Math.min(...seen)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...seen)).toBeLessThanOrEqual(3)
      return up.mean(simulation.now) / 3
    })
    expectAgreement(shares, 40 / 50, 0.02)
  })

  it('never come where the time between them is infinite', () => {
    const simulation = new Simulation()
    const repair = { family: 'constant', mean: 1 } as const
    breakdowns(simulation, { servers: 5, mtbfHours: Infinity, repair }, new Stream(1, 'never'), () => {
      throw new Error('a breakdown')
    })
    simulation.run(1e9)
    expect(simulation.events).toBe(0)
  })
})
