import { DAY, dayMinute, Problem, parseHours, WEEK } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import { departure, type Gate, type Schedule } from '../../src/network/clock.ts'
import { lognormalOf, Z90 } from '../../src/random/lognormal.ts'
import { type RehearseOptions, rehearse, SHARED_CONDITIONS } from '../../src/rehearse/rehearse.ts'
import type { RehearsalSteps } from '../../src/rehearse/steps.ts'
import { normalCdf } from '../random/fit.ts'

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = dayMinute('2026-11-23')
const N = 100_000
/** Standard scores beyond this come once in two thousand times. */
const BITES = 3.5

interface Leg {
  readonly mean?: number
  readonly p90?: number
  readonly fixed?: number
  readonly gate?: Gate
  readonly schedule?: Schedule
  readonly nepers?: number
  readonly closure?: number
  readonly group?: number
}

function stepsOf(...legs: Leg[]): RehearsalSteps {
  const figures = (pick: (leg: Leg) => number | undefined) => Float64Array.from(legs, (leg) => pick(leg) ?? 0)
  const gates = legs.flatMap((leg) => leg.gate ?? [])
  const schedules = legs.flatMap((leg) => leg.schedule ?? [])
  return {
    count: legs.length,
    meanMinutes: figures((leg) => leg.mean),
    p90Minutes: figures((leg) => leg.p90),
    fixedMinutes: figures((leg) => leg.fixed),
    gate: Int32Array.from(legs, (leg) => (leg.gate ? gates.indexOf(leg.gate) : -1)),
    gates,
    schedule: Int32Array.from(legs, (leg) => (leg.schedule ? schedules.indexOf(leg.schedule) : -1)),
    schedules,
    disruptionNepers: figures((leg) => leg.nepers),
    closureMinutes: figures((leg) => leg.closure),
    group: Int32Array.from(legs, (leg) => leg.group ?? -1),
  }
}

const run = (steps: RehearsalSteps, options: Partial<RehearseOptions> = {}) =>
  rehearse(steps, { departAt: MONDAY, dueAt: null, seed: 1, samples: N, ...options })

const gate = (hours: string, ...closed: [number, number][]): Gate => ({
  weekly: Int32Array.from(parseHours(hours)!.flat()),
  closed: Float64Array.from(closed.flat()),
})
const every = (everyMinutes: number): Schedule => ({
  weekly: new Int32Array(0),
  everyMinutes,
  cutoffMinutes: 0,
})
const weekly = (cutoffMinutes: number, ...minutes: number[]): Schedule => ({
  weekly: Int32Array.from(minutes),
  everyMinutes: 0,
  cutoffMinutes,
})

/** Standard score of a share found among `samples` where p was due. */
const shareScore = (share: number, p: number, samples = N) =>
  Math.abs(share - p) / Math.sqrt((p * (1 - p)) / samples)

describe('times without chance', () => {
  const office = gate('Mo-Fr 09:00-17:00')
  const ship = weekly(DAY, 3 * DAY + 600)

  it('are the clock to the minute', () => {
    const steps = stepsOf(
      { mean: 300, p90: 300 },
      { mean: 60, fixed: 30, gate: office },
      { mean: 2880, schedule: ship },
    )
    // There at 05:00, in at 09:00, through at 10:30; cut-off Wednesday 10:00 for Thursday 10:00; two days at sea.
    const ends = [300, 630, 3 * DAY + 600 + 2880]
    const result = run(steps, { samples: 50, dueAt: MONDAY + ends[2]! })
    expect(result.legEnds).toEqual(ends.map((end) => ({ p10: end, p50: end, p90: end })))
    expect(result).toMatchObject({
      mean: ends[2],
      p10: ends[2],
      p90: ends[2],
      standardError: 0,
      onTimeProbability: 1,
      stuckShare: 0,
    })
    expect(run(steps, { samples: 50, dueAt: MONDAY + ends[2]! - 1 }).onTimeProbability).toBe(0)
  })

  it('agree with the departures that the search plans with, from any start', () => {
    for (let offset = 0; offset < 2 * WEEK; offset += 777) {
      const departAt = MONDAY + offset
      const start = departure(office, ship, departAt, 0)
      const result = run(stepsOf({ mean: 10, gate: office, schedule: ship }), { departAt, samples: 1 })
      expect(result.mean).toBe(start + 10 - departAt)
    }
  })

  it('wait out a closure with an end and are stuck in one without', () => {
    const late = run(stepsOf({ mean: 10, gate: gate('24/7', [MONDAY - 5, MONDAY + 4000]) }), { samples: 10 })
    expect(late.mean).toBe(4010)
    const stuck = run(stepsOf({ mean: 10 }, { mean: 10, gate: gate('24/7', [MONDAY, Infinity]) }), {
      samples: 10,
      dueAt: MONDAY + 1e6,
    })
    expect(stuck).toMatchObject({ stuckShare: 1, onTimeProbability: 0, mean: Infinity, p50: Infinity })
    expect(stuck.legEnds[0]).toEqual({ p10: 10, p50: 10, p90: 10 })
  })

  it('are zero without legs', () => {
    expect(run(stepsOf(), { samples: 5 })).toMatchObject({ mean: 0, p90: 0, legEnds: [], stuckShare: 0 })
  })
})

describe('travel times', () => {
  it('add up: the mean of a sum is the sum of the means, its variance that of independent lognormals', () => {
    const legs = [
      { mean: 600, p90: 900 },
      { mean: 1400, p90: 2500 },
      { mean: 100, p90: 130 },
    ]
    const variance = legs.reduce(
      (sum, { mean, p90 }) => sum + mean ** 2 * Math.expm1(lognormalOf(mean, p90).sigma ** 2),
      0,
    )
    const result = run(stepsOf(...legs))
    expect(Math.abs(result.mean - 2100) / Math.sqrt(variance / N)).toBeLessThan(BITES)
    expect(result.standardError / Math.sqrt(variance / N)).toBeGreaterThan(0.97)
    expect(result.standardError / Math.sqrt(variance / N)).toBeLessThan(1.03)
  })

  it('of one leg have the quantiles and the chance of being on time of their lognormal', () => {
    const { mu, sigma } = lognormalOf(1400, 2500)
    const steps = stepsOf({ mean: 1400, p90: 2500 })
    const at = (p: number) => normalCdf((Math.log(p) - mu) / sigma)
    for (const due of [700, 1400, 2500, 5000]) {
      const result = run(steps, { dueAt: MONDAY + due })
      expect(shareScore(result.onTimeProbability!, at(due))).toBeLessThan(BITES)
    }
    const { p10, p50, p90 } = run(steps)
    expect(shareScore(at(p10), 0.1)).toBeLessThan(BITES)
    expect(shareScore(at(p50), 0.5)).toBeLessThan(BITES)
    expect(shareScore(at(p90), 0.9)).toBeLessThan(BITES)
    expect(p50).toBeCloseTo(Math.exp(mu), -2)
    expect(p90).toBeCloseTo(Math.exp(mu + Z90 * sigma), -2)
  })

  it('of legs in one group spread as their correlation says', () => {
    const leg = { mean: 1000, p90: 1600, group: 4 }
    const { sigma } = lognormalOf(leg.mean, leg.p90)
    const variance = leg.mean ** 2 * Math.expm1(sigma ** 2)
    for (const rho of [0, SHARED_CONDITIONS, 0.7, 1]) {
      // Covariance of two lognormals of normal correlation rho: m² (exp(rho σ²) − 1).
      const expected = 2 * variance + 2 * leg.mean ** 2 * Math.expm1(rho * sigma ** 2)
      const found = run(stepsOf(leg, leg), { rho }).standardError ** 2 * N
      expect(found / expected).toBeGreaterThan(0.96)
      expect(found / expected).toBeLessThan(1.04)
    }
  })

  it('keep their means whatever the correlation, and legs of other groups stay apart', () => {
    const apart = run(stepsOf({ mean: 1000, p90: 1600, group: 1 }, { mean: 1000, p90: 1600, group: 2 }), {
      rho: 1,
    })
    const alone = run(stepsOf({ mean: 1000, p90: 1600 }, { mean: 1000, p90: 1600 }))
    expect(Math.abs(apart.mean - 2000) / apart.standardError).toBeLessThan(BITES)
    expect(apart.standardError / alone.standardError).toBeGreaterThan(0.97)
    expect(apart.standardError / alone.standardError).toBeLessThan(1.03)
  })
})

describe('waits', () => {
  it('for a weekly ferry of unknown day are uniform: half a headway in the mean', () => {
    const result = run(stepsOf({ schedule: every(WEEK) }))
    expect(Math.abs(result.mean - WEEK / 2) / (WEEK / Math.sqrt(12 * N))).toBeLessThan(BITES)
    expect(shareScore(result.p10 / WEEK, 0.1)).toBeLessThan(BITES)
    expect(shareScore(result.p90 / WEEK, 0.9)).toBeLessThan(BITES)
    for (const p of [0.2, 0.4, 0.6, 0.8]) {
      const due = run(stepsOf({ schedule: every(WEEK) }), { dueAt: MONDAY + p * WEEK })
      expect(shareScore(due.onTimeProbability!, p)).toBeLessThan(BITES)
    }
  })

  it('for a known weekly departure are uniform when the arrival is spread over many weeks', () => {
    const spread = every(8 * WEEK)
    const result = run(stepsOf({ schedule: spread }, { schedule: weekly(0, 4 * DAY) }))
    // Uniform over whole weeks, so the wait is uniform over one: 4 weeks and a half in the mean.
    expect(Math.abs(result.mean - 4.5 * WEEK) / result.standardError).toBeLessThan(BITES)
  })

  it('for a border of Monday to Friday strike the share that comes when it is shut', () => {
    const border = gate('Mo-Fr 00:00-24:00')
    const result = run(stepsOf({ schedule: every(WEEK) }, { gate: border }), { dueAt: MONDAY + 5 * DAY })
    // Arrivals are uniform over one week from Monday: two sevenths fall on the weekend and wait for Monday.
    expect(shareScore(result.onTimeProbability!, 5 / 7)).toBeLessThan(BITES)
    expect(result.p90).toBe(WEEK)
    const mean = (5 / 7) * 2.5 * DAY + (2 / 7) * WEEK
    expect(Math.abs(result.mean - mean) / result.standardError).toBeLessThan(BITES)
  })

  it('for unplanned closures are met with 1 − exp(−nepers) and exponential', () => {
    const nepers = -Math.log(1 - 0.3)
    const steps = stepsOf({ nepers, closure: 5000 })
    const punctual = run(steps, { dueAt: MONDAY })
    expect(shareScore(punctual.onTimeProbability!, 0.7)).toBeLessThan(BITES)
    expect(Math.abs(punctual.mean - 1500) / punctual.standardError).toBeLessThan(BITES)
    const later = run(steps, { dueAt: MONDAY + 5000 })
    expect(shareScore(later.onTimeProbability!, 1 - 0.3 * Math.exp(-1))).toBeLessThan(BITES)
  })

  it('for unplanned closures begin at the open gate', () => {
    const steps = stepsOf({ nepers: 50, closure: 200, gate: gate('Mo 09:00-24:00') })
    const share = run(steps, { dueAt: MONDAY + 540 + 200 }).onTimeProbability!
    expect(shareScore(share, -Math.expm1(-1))).toBeLessThan(BITES)
  })

  it('for opening hours come again after an unplanned closure', () => {
    const border = gate('Mo 00:00-01:00')
    const steps = stepsOf({ nepers: 50, closure: 200, gate: border })
    // Over within the hour: at once. Otherwise not before the next Monday.
    const within = run(steps, { dueAt: MONDAY + 60 }).onTimeProbability!
    expect(shareScore(within, -Math.expm1(-60 / 200))).toBeLessThan(BITES)
    expect(run(steps, { dueAt: MONDAY + WEEK - 1 }).onTimeProbability).toBe(within)
    expect(run(steps).p50).toBe(WEEK)
  })

  it('for a closure in the middle strand only those who come after it began', () => {
    const steps = stepsOf({ schedule: every(1000) }, { gate: gate('24/7', [MONDAY + 400, Infinity]) })
    const result = run(steps, { dueAt: MONDAY + 1e6 })
    expect(shareScore(result.stuckShare, 0.6)).toBeLessThan(BITES)
    expect(result.onTimeProbability! + result.stuckShare).toBeCloseTo(1, 12)
    // Of those who arrive: uniform over the first 400 minutes.
    expect(Math.abs(result.mean - 200) / result.standardError).toBeLessThan(BITES)
    expect(result.p90).toBeLessThan(400)
  })
})

describe('a rehearsal', () => {
  const steps = stepsOf(
    { mean: 600, p90: 900, group: 1 },
    { mean: 900, p90: 1800, gate: gate('Mo-Sa 08:00-20:00'), nepers: 0.05, closure: 4000, group: 1 },
    { mean: 2000, p90: 2500, schedule: every(3000) },
  )

  it('gives the same bytes for the same seed and other ones for another', () => {
    const options = { samples: 500, dueAt: MONDAY + 5000 }
    expect(JSON.stringify(run(steps, options))).toBe(JSON.stringify(run(steps, options)))
    expect(run(steps, { ...options, seed: 2 }).mean).not.toBe(run(steps, options).mean)
  })

  it('leaves the luck of earlier legs alone when a later leg changes', () => {
    const changed = { ...steps, meanMinutes: Float64Array.of(600, 900, 9999) }
    expect(run(changed, { samples: 500 }).legEnds.slice(0, 2)).toEqual(
      run(steps, { samples: 500 }).legEnds.slice(0, 2),
    )
  })

  it('ends its legs in order', () => {
    const { legEnds, p10, p50, p90 } = run(steps, { samples: 1000 })
    expect(legEnds.at(-1)).toEqual({ p10, p50, p90 })
    for (let i = 1; i < legEnds.length; i++) {
      for (const quantile of ['p10', 'p50', 'p90'] as const) {
        expect(legEnds[i]![quantile]).toBeGreaterThanOrEqual(legEnds[i - 1]![quantile])
      }
    }
  })

  it('refuses what it cannot rehearse', () => {
    for (const wrong of [
      { samples: 0 },
      { samples: 1.5 },
      { samples: 2e6 },
      { seed: 0.5 },
      { rho: 2 },
      { departAt: Infinity },
    ]) {
      expect(() => run(steps, wrong)).toThrow(Problem)
    }
    expect(() => run({ ...steps, p90Minutes: new Float64Array(2) })).toThrow(
      'steps.p90Minutes: got 2 entries, expected 3',
    )
    expect(() => run({ ...steps, gate: Int32Array.of(-1, 7, -1) })).toThrow('steps.gate[1]: got 7')
    expect(() => run(stepsOf({ mean: -1 }))).toThrow('steps.meanMinutes[0]: got -1')
  })
})
