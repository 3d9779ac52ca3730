import { type Interval, intervalOf } from '../sim/interval.ts'
import type { Measured } from './reply.ts'

/**
 * Difference b − a of one measure of two cases, replication by replication: with the same seed both meet the same ships,
 * breakdowns and outages, so that what chance they share cancels out (common random numbers; Law: Simulation modeling and
 * analysis, 5th ed. 2015, §11.2). null with fewer than two replications in which both measured something.
 */
export function pairedDifference(a: Measured, b: Measured): Interval | null {
  const differences = b.values.flatMap((value, i) => {
    const before = a.values[i] ?? null
    return value === null || before === null ? [] : [value - before]
  })
  return differences.length < 2 ? null : intervalOf(differences)
}
