import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantilesOf, select } from '../../src/rehearse/quantile.ts'

const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true })), {
  minLength: 1,
  maxLength: 60,
})

describe('select', () => {
  it('finds what sorting finds', () => {
    fc.assert(
      fc.property(values, fc.nat(), (list, pick) => {
        const k = pick % list.length
        const sorted = Float64Array.from(list).sort()
        // + 0: sorting orders −0 before 0, comparing does not.
        expect(select(Float64Array.from(list), k, 0, list.length - 1) + 0).toBe(sorted[k]! + 0)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })
})

describe('quantilesOf', () => {
  it('takes the smallest value with that share at or below it', () => {
    fc.assert(
      fc.property(values, (list) => {
        const { p10, p50, p90 } = quantilesOf(Float64Array.from(list), list.length)
        for (const [value, tenths] of [
          [p10, 1],
          [p50, 5],
          [p90, 9],
        ] as const) {
          expect(list.filter((x) => x <= value).length * 10).toBeGreaterThanOrEqual(tenths * list.length)
          expect(list.filter((x) => x < value).length * 10).toBeLessThan(tenths * list.length)
        }
      }),
      { numRuns: 1000, seed: 2 },
    )
  })

  it('looks at the first values only', () => {
    expect(quantilesOf(Float64Array.of(3, 1, 2, 99, 98), 3)).toEqual({ p10: 1, p50: 2, p90: 3 })
    expect(quantilesOf(Float64Array.of(3), 0).p50).toBe(Infinity)
  })

  it('does not slow down on equal or sorted values', () => {
    // A partition that fails on equal keys would need 10¹⁰ steps here.
    const many = 100_000
    expect(quantilesOf(new Float64Array(many).fill(7), many)).toEqual({ p10: 7, p50: 7, p90: 7 })
    expect(
      quantilesOf(
        Float64Array.from({ length: many }, (_, i) => i),
        many,
      ).p50,
    ).toBe(many / 2 - 1)
  })
})
