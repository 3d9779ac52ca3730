import type { Closure } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import { erlangCdf, erlangQuantile } from '../../src/disruption/erlang-quantile.ts'
import { fitClosures } from '../../src/disruption/fit.ts'
import { fitLognormal, hazardOf } from '../../src/disruption/lognormal-fit.ts'
import { drawClosures } from '../../src/disruption/process.ts'
import { normal } from '../../src/random/normal.ts'
import { Stream } from '../../src/random/stream.ts'
import { normalCdf } from '../random/fit.ts'

const shut = (from: string, to: string | null, effect: 'closed' | 'slow' = 'closed'): Closure => ({
  id: from,
  kind: 'crossing',
  target: 'gate',
  from,
  to,
  seasonFrom: null,
  seasonTo: null,
  effect,
  extraHours: null,
  cause: 'flood',
  causeRu: null,
  source: ['s'],
  year: 2026,
  grade: 'measured',
  note: null,
})

/** Of four years from 2021, 1,461 days. */
const YEARS = { from: '2021-01-01', to: '2025-01-01' }

describe('quantiles of a sum of exponentials', () => {
  it('are halves of the chi-square quantiles of the printed tables', () => {
    const table: [degrees: number, p: number, quantile: number][] = [
      [2, 0.95, 5.991],
      [10, 0.025, 3.247],
      [10, 0.975, 20.483],
      [12, 0.975, 23.337],
      [100, 0.025, 74.222],
      [100, 0.975, 129.561],
    ]
    for (const [degrees, p, quantile] of table)
      expect(2 * erlangQuantile(degrees / 2, p)).toBeCloseTo(quantile, 2)
    expect(erlangQuantile(1, 0.95)).toBeCloseTo(-Math.log(0.05), 12)
  })

  it('invert their distribution, also where e^−x vanishes', () => {
    for (const phases of [1, 3, 40, 1000])
      for (const p of [0.001, 0.5, 0.999])
        expect(erlangCdf(phases, erlangQuantile(phases, p))).toBeCloseTo(p, 9)
  })
})

describe('the fit of dated closures', () => {
  it('agrees with a calculation by hand', () => {
    // 6, 9, 10, 3 and 26 days that ended; a sixth, begun 61 days before the window ends, has not.
    const fit = fitClosures(
      [
        shut('2021-02-19', '2021-02-25'),
        shut('2021-09-06', '2021-09-15'),
        shut('2022-01-13', '2022-01-23'),
        shut('2022-08-12', '2022-08-15'),
        shut('2023-02-21', '2023-03-19'),
        shut('2024-11-01', null),
      ],
      YEARS,
    )
    expect(fit.count).toBe(6)
    expect(fit.ended).toBe(5)
    expect(fit.openDays).toBe(1461 - 54 - 61)
    const years = 1346 / 365.25
    expect(fit.ratePerYear.value).toBeCloseTo(6 / years, 12)
    // Garwood's interval of a count of six is 2.2019 … 13.0595.
    expect(fit.ratePerYear.low * years).toBeCloseTo(2.2019, 4)
    expect(fit.ratePerYear.high * years).toBeCloseTo(13.0595, 4)
    expect(fit.endedMeanDays).toBe(54 / 5)
    expect(fit.meanDays.value).toBe((54 + 61) / 5)
    expect(fit.meanDays.low).toBeCloseTo((2 * 115) / 23.337, 2)
    expect(fit.meanDays.high).toBeCloseTo((2 * 115) / 3.247, 2)
    const burden = (6 / 1346) * 23
    expect(fit.closedShare).toBeCloseTo(burden / (1 + burden), 12)
  })

  it('is exact at both ends when every closure ended', () => {
    const fit = fitClosures([shut('2021-03-01', '2021-03-11'), shut('2022-03-01', '2022-03-05')], YEARS)
    expect(fit.meanDays).toEqual({
      value: 7,
      low: 14 / erlangQuantile(2, 0.975),
      high: 14 / erlangQuantile(2, 0.025),
    })
    expect(fit.lognormal).toBeNull()
  })

  it('joins rows that overlap, and leaves out slow-downs, seasons, and what began before', () => {
    const rows = [
      shut('2020-12-22', '2021-01-11'),
      shut('2022-05-01', '2022-05-10'),
      shut('2022-05-07', '2022-05-21'),
      shut('2023-01-01', '2023-06-01', 'slow'),
      { ...shut('2021-01-01', null), from: null, seasonFrom: '11-01', seasonTo: '03-01' },
    ]
    const fit = fitClosures(rows, YEARS)
    expect([fit.count, fit.ended, fit.meanDays.value]).toEqual([1, 1, 20])
    expect(fit.openDays).toBe(1461 - 10 - 20)
  })

  it('counts half a day for a closure that ended on the day it began', () => {
    expect(fitClosures([shut('2022-05-01', '2022-05-01')], YEARS).meanDays.value).toBe(0.5)
  })

  it('knows an upper end of the rate and no length when nothing was ever shut', () => {
    const fit = fitClosures([], YEARS)
    expect(fit.ratePerYear.value).toBe(0)
    expect(fit.ratePerYear.low).toBe(0)
    expect(fit.ratePerYear.high * 4).toBeCloseTo(3.6889, 4)
    expect(fit.meanDays.value).toBeNaN()
  })

  it('bounds the length below alone when nothing has ended', () => {
    const fit = fitClosures([shut('2024-12-22', null)], YEARS)
    expect(fit.meanDays.value).toBe(Infinity)
    expect(fit.meanDays.low).toBeCloseTo(10 / -Math.log(0.025), 10)
    expect(fit.meanDays.high).toBe(Infinity)
    expect(fit.endedMeanDays).toBeNaN()
    expect(fit.closedShare).toBe(1)
  })

  it('refuses a window without days', () => {
    expect(() => fitClosures([], { from: '2025-01-01', to: '2025-01-01' })).toThrow(/to: got 2025-01-01/)
  })

  it('finds the process that made the closures, inside its intervals 95 times in 100', () => {
    // Whole days hardly matter to closures of 30 days; 20 years hold about 50 of them.
    let rateInside = 0
    let meanInside = 0
    const trials = 400
    for (let trial = 0; trial < trials; trial++) {
      const process = { name: 'gate', ratePerYear: 3, meanDays: 30 }
      const spans = drawClosures(process, new Stream(trial, 'coverage'), 25 * 365 * 1440, true)
      const rows = spans.map(([from, to]) => shut(day(from), day(to)))
      const fit = fitClosures(rows, { from: '2002-01-01', to: '2022-01-01' })
      if (fit.ratePerYear.low <= 3 && 3 <= fit.ratePerYear.high) rateInside++
      if (fit.meanDays.low <= 30 && 30 <= fit.meanDays.high) meanInside++
    }
    // Both intervals are conservative; 4.5 standard deviations below 95 % would be 90 %.
    for (const inside of [rateInside, meanInside]) expect(inside / trials).toBeGreaterThan(0.9)
    for (const inside of [rateInside, meanInside]) expect(inside / trials).toBeLessThan(0.999)
  })
})

/** Minutes since 2000 as a date. */
const day = (minute: number): string =>
  new Date(Date.UTC(2000, 0, 1) + minute * 60_000).toISOString().slice(0, 10)

describe('the lognormal fit', () => {
  it('has the normal hazard of the tables, on both sides of where its formula changes', () => {
    expect(hazardOf(0)).toBeCloseTo(Math.sqrt(2 / Math.PI), 12)
    expect(hazardOf(1)).toBeCloseTo(1.525135276, 8)
    expect(hazardOf(5)).toBeCloseTo(5.186503967, 8)
    expect(hazardOf(3.0000001) / hazardOf(3)).toBeCloseTo(1, 6)
    for (const z of [-9, -2, 0.5, 2.9])
      expect(hazardOf(z) * (1 - normalCdf(z))).toBeCloseTo(Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI), 9)
  })

  it('is the mean and deviation of the logarithms when nothing is censored', () => {
    const { law } = fitLognormal([1, Math.E ** 2, Math.E ** 4], [])!
    expect(law.mu).toBeCloseTo(2, 12)
    expect(law.sigma).toBeCloseTo(Math.sqrt(8 / 3), 12)
  })

  it('is likelier than its neighbours with censored lengths', () => {
    const ended = [6, 9, 10, 3, 26]
    const censored = [61, 4]
    const { law, logLikelihood } = fitLognormal(ended, censored)!
    const at = (mu: number, sigma: number) =>
      ended.reduce((sum, x) => {
        const z = (Math.log(x) - mu) / sigma
        return sum - Math.log(x * sigma * Math.sqrt(2 * Math.PI)) - (z * z) / 2
      }, 0) + censored.reduce((sum, x) => sum + Math.log(1 - normalCdf((Math.log(x) - mu) / sigma)), 0)
    expect(logLikelihood).toBeCloseTo(at(law.mu, law.sigma), 9)
    for (const [dMu, dSigma] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const)
      expect(at(law.mu + dMu, law.sigma + dSigma)).toBeLessThan(logLikelihood)
  })

  it('finds the law that made the lengths, a third of them cut off', () => {
    const stream = new Stream(7, 'lengths')
    const ended: number[] = []
    const censored: number[] = []
    for (let i = 0; i < 20_000; i++) {
      const length = Math.exp(2 + 0.8 * normal(stream))
      const limit = 20 * stream.uniform() * 1.5
      if (length < limit) ended.push(length)
      else censored.push(limit)
    }
    const { law } = fitLognormal(ended, censored)!
    // Standard errors are about σ/√n = 0.006 without censoring, some half as much again with it.
    expect(Math.abs(law.mu - 2)).toBeLessThan(0.04)
    expect(Math.abs(law.sigma - 0.8)).toBeLessThan(0.04)
  })

  it('is null where the lengths have no spread', () => {
    expect(fitLognormal([3, 3], [5])).toBeNull()
    expect(fitLognormal([3], [5])).toBeNull()
  })
})
