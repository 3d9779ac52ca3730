import { expect } from 'vitest'
import { intervalOf } from '../../src/sim/interval.ts'

/**
 * The mean of replications agrees with theory: it lies in their 99.9 % interval. And the interval bites: it holds nothing that
 * is 5 % off (or `bite`) on either side.
 */
export function expectAgreement(values: readonly number[], theory: number, bite = 0.05): void {
  const { low, high } = intervalOf(values, 0.999)
  expect(low).toBeLessThan(theory)
  expect(high).toBeGreaterThan(theory)
  expect(low).toBeGreaterThan(theory * (1 - bite))
  expect(high).toBeLessThan(theory * (1 + bite))
}
