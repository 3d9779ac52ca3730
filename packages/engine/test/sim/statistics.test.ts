import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Series } from '../../src/sim/series.ts'
import { Tally } from '../../src/sim/tally.ts'
import { TimeWeighted } from '../../src/sim/time-weighted.ts'

function tallied(values: Iterable<number>): Tally {
  const tally = new Tally()
  for (const value of values) tally.add(value)
  return tally
}

describe('a tally', () => {
  const value = fc.oneof(
    fc.constant(0),
    fc.double({ min: 2 ** -10, max: 2 ** 30, noNaN: true, maxExcluded: true }),
    fc.double({ min: 1, max: 1000, noNaN: true }),
  )

  it('finds quantiles to 0.4 % of a sorted list, zeros exactly', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 0, max: 100 }),
        (values, percent) => {
          const sorted = values.toSorted((a, b) => a - b)
          const p = percent / 100
          const exact = sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!
          const found = tallied(values).quantile(p)
          expect(Math.abs(found - exact)).toBeLessThanOrEqual(0.004 * exact)
        },
      ),
      { numRuns: 500, seed: 1 },
    )
  })

  it('finds mean, variance and extremes of a list, also far from 0', () => {
    const around = [1e9 + 1, 1e9 + 2, 1e9 + 4, 1e9 + 9]
    const tally = tallied(around)
    expect([tally.count, tally.mean, tally.min, tally.max]).toEqual([4, 1e9 + 4, 1e9 + 1, 1e9 + 9])
    // Doubles near 10⁹ lie 1.2e-7 apart, and the mean is one of them; a plain sum of squares would be off by hundreds.
    expect(tally.variance).toBeCloseTo((9 + 4 + 0 + 25) / 3, 6)
  })

  it('below 2⁻¹⁰ counts as 0, above 2³⁰ as the largest', () => {
    const tally = tallied([1e-4, 1e-4, 1e-4, 2 ** 40, 2 ** 41])
    expect([tally.quantile(0.5), tally.quantile(0.99)]).toEqual([0, 2 ** 41])
  })

  it('starts anew after a reset, and says NaN of nothing', () => {
    const tally = tallied([1, 2, 3])
    tally.reset()
    expect([tally.count, tally.mean, tally.variance, tally.quantile(0.5)]).toEqual([
      0,
      Number.NaN,
      0,
      Number.NaN,
    ])
    tally.add(5)
    expect([tally.mean, tally.quantile(0.5), tally.quantile(1)]).toEqual([5, 5, 5])
  })
})

describe('a quantity over time', () => {
  /** Whole minutes, so that sums are exact. */
  const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 9 })), {
    maxLength: 30,
  })

  it('has the integral, mean and maximum of its values minute by minute', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 30 }), (steps, rest) => {
        const quantity = new TimeWeighted(2)
        const minutes: number[] = []
        for (const [after, value] of steps) {
          for (let i = 0; i < after; i++) minutes.push(quantity.value)
          quantity.set(minutes.length, value)
        }
        for (let i = 0; i < rest; i++) minutes.push(quantity.value)
        const sum = minutes.reduce((a, b) => a + b, 0)
        expect(quantity.integral(minutes.length)).toBe(sum)
        expect(quantity.mean(minutes.length)).toBe(sum / minutes.length)
        expect(quantity.max).toBe(Math.max(2, ...steps.map(([, value]) => value)))
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('keeps its value but not its past at a reset', () => {
    const quantity = new TimeWeighted()
    quantity.set(10, 4)
    quantity.set(20, 1)
    quantity.reset(30)
    expect([quantity.mean(30), quantity.max, quantity.integral(40), quantity.mean(40)]).toEqual([
      Number.NaN,
      1,
      10,
      1,
    ])
  })

  it('as a series has its mean over every step, and nothing outside', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: 40 }), (steps, from) => {
        const series = new Series(10, 8, from)
        const minutes: number[] = []
        let value = 0
        for (const [after, next] of [...steps, [120, 0]] as const) {
          for (let i = 0; i < after; i++) minutes.push(value)
          value = next
          series.set(minutes.length, value)
        }
        series.close(minutes.length)
        const expected = Array.from({ length: 8 }, (_, step) => {
          const span = minutes.slice(from + 10 * step, from + 10 * step + 10)
          return span.reduce((a, b) => a + b, 0) / 10
        })
        for (const [step, mean] of series.means.entries()) expect(mean).toBeCloseTo(expected[step]!, 12)
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})
