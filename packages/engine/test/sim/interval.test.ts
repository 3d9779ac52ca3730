import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervalOf } from '../../src/sim/interval.ts'
import { runQueue } from '../../src/sim/queue.ts'
import { asMany, Collector, precise, replicate } from '../../src/sim/replicate.ts'
import { studentQuantile } from '../../src/sim/student.ts'
import { waitMMc } from './exact.ts'

describe('Student’s t', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, §1.3.6.7.2: critical values of the t distribution, to three decimals.
  it.each([
    [1, 3.078, 6.314, 12.706, 31.821, 63.657, 318.309],
    [2, 1.886, 2.92, 4.303, 6.965, 9.925, 22.327],
    [5, 1.476, 2.015, 2.571, 3.365, 4.032, 5.894],
    [10, 1.372, 1.812, 2.228, 2.764, 3.169, 4.144],
    [29, 1.311, 1.699, 2.045, 2.462, 2.756, 3.396],
    [100, 1.29, 1.66, 1.984, 2.364, 2.626, 3.174],
  ])('with %i degrees is as printed', (degrees, ...printed) => {
    for (const [i, p] of [0.9, 0.95, 0.975, 0.99, 0.995, 0.999].entries())
      expect(Math.abs(studentQuantile(p, degrees) - printed[i]!)).toBeLessThan(0.0006)
  })

  it('is tan(π (p − ½)) with one degree, and √2 (2p − 1) / √(1 − (2p − 1)²) with two', () => {
    for (const p of [0.5, 0.6, 0.975, 0.9999]) {
      const q = 2 * p - 1
      expect(studentQuantile(p, 1)).toBeCloseTo(Math.tan((Math.PI * q) / 2), 7)
      expect(studentQuantile(p, 2)).toBeCloseTo((Math.SQRT2 * q) / Math.sqrt(1 - q * q), 9)
    }
  })
})

describe('an interval', () => {
  it('of 1 … 5 is 3 ± 2.776 √(2.5 / 5)', () => {
    const { mean, low, high, sd, n } = intervalOf([1, 2, 3, 4, 5])
    expect([mean, n, sd]).toEqual([3, 5, Math.sqrt(2.5)])
    expect(high - mean).toBeCloseTo(2.77645 * Math.sqrt(0.5), 4)
    expect(mean - low).toBeCloseTo(high - mean, 12)
  })

  it('of equal values has no width, though a thirtieth of their sum is another number', () => {
    const value = 92.33114598226597
    const values = Array.from({ length: 30 }, () => value)
    expect(values.reduce((sum, one) => sum + one, 0) / 30).not.toBe(value)
    expect(intervalOf(values)).toEqual({ mean: value, low: value, high: value, sd: 0, n: 30 })
  })

  it('holds the truth as often as it says: 95 % of 200 experiments with four replications each', () => {
    const truth = waitMMc(1, 0.5)
    const spec = {
      gap: { family: 'exponential', mean: 2 },
      service: { family: 'exponential', mean: 1 },
      ...{ servers: 1, warmup: 200, customers: 3_000 },
    } as const
    const experiments = Array.from({ length: 200 }, (_, e) =>
      [0, 1, 2, 3].map((r) => runQueue(spec, 1, 4 * e + r).meanWait),
    )
    const covered = (confidence: number) =>
      experiments.filter((values) => {
        const { low, high } = intervalOf(values, confidence)
        return low <= truth && truth <= high
      }).length
    // Binomial, 3.3 standard deviations (one in a thousand) either side.
    for (const confidence of [0.95, 0.8]) {
      const band = 3.3 * Math.sqrt(200 * confidence * (1 - confidence))
      expect(Math.abs(covered(confidence) - 200 * confidence)).toBeLessThan(band)
    }
    // It bites: an interval as wide as a normal quantile would make it covers too seldom (86 % in theory).
    const normal = experiments.filter((values) => {
      const { mean, sd } = intervalOf(values)
      return Math.abs(mean - truth) <= (1.96 * sd) / 2
    }).length
    expect(normal).toBeLessThan(190 - 3.3 * Math.sqrt(200 * 0.95 * 0.05))
  })
})

describe('a collector', () => {
  const results = Array.from({ length: 60 }, (_, i) => 100 + 10 * Math.sin(i * i))
  const rules = {
    many: asMany<number>(25),
    precise: precise((value: number) => value, { precision: 0.02, most: 60 }),
  }

  it('keeps the same results for any order of arrival', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(rules.many, rules.precise),
        fc.shuffledSubarray([...results.keys()], { minLength: results.length }),
        (enough, order) => {
          const collector = new Collector(enough)
          for (const index of order) {
            collector.add(index, results[index]!)
            collector.add(index, -1)
          }
          expect(collector.done).toBe(true)
          expect(collector.results).toEqual(replicate((index) => results[index]!, enough))
        },
      ),
      { numRuns: 100, seed: 1 },
    )
  })

  it('reports the complete beginning only, until then', () => {
    const collector = new Collector(asMany<number>(4))
    for (const index of [3, 0, 2]) collector.add(index, index)
    expect([collector.results, collector.done]).toEqual([[0], false])
    collector.add(1, 1)
    expect([collector.results, collector.done]).toEqual([[0, 1, 2, 3], true])
  })

  it('stops at the first n whose interval is as narrow as asked, never before ten nor after the most', () => {
    const kept = replicate((index) => results[index]!, rules.precise)
    const isNarrow = (n: number) => {
      const { mean, high } = intervalOf(results.slice(0, n))
      return high - mean <= 0.02 * mean
    }
    expect(isNarrow(kept.length)).toBe(true)
    for (let n = 10; n < kept.length; n++) expect(isNarrow(n)).toBe(false)
    expect(replicate(() => 5, rules.precise)).toHaveLength(10)
    expect(
      replicate(
        (index) => index % 2,
        precise((value) => value, { precision: 0.01, most: 17 }),
      ),
    ).toHaveLength(17)
  })
})
