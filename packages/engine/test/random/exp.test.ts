import { expect, it } from 'vitest'
import { exp } from '../../src/random/exp.ts'
import { Stream } from '../../src/random/stream.ts'

it('the exponential function is right to two units in the last place, and where the table ends too', () => {
  const stream = new Stream(1, 'exp')
  for (let i = 0; i < 100_000; i++) {
    const x = 1400 * (stream.uniform() - 0.5)
    expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(3 * Number.EPSILON)
  }
  for (const x of [0, -0, 1e-300, 699.999, -699.999]) expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 15)
  for (const x of [710, -800, Infinity, -Infinity, Number.NaN]) expect(exp(x)).toBe(Math.exp(x))
})
