import { type Interval, intervalOf } from '../sim/interval.ts'
import type { Measured } from './reply.ts'

/**
 * Difference b − a of one measure of two cases, replication by replication: with the same seed both meet the same ships,
 * breakdowns and outages, so that what chance they share cancels out (common random numbers; Law: Simulation modeling and
 * analysis, 5th ed. 2015, §11.2). null with fewer than two replications in which both measured something.
 */
export function pairedDifference(a: Measured, b: Measured): Interval | null {
  const differences = differencesIn(a.values, b.values)
  return differences.length < 2 ? null : intervalOf(differences)
}

/** [replication] after less before; those in which either is unknown (null, NaN) or missing are left out. */
export function differencesIn(
  before: readonly (number | null)[],
  after: readonly (number | null)[],
): readonly number[] {
  return after.flatMap((value, i) => {
    const apart = (value ?? Number.NaN) - (before[i] ?? Number.NaN)
    return Number.isFinite(apart) ? [apart] : []
  })
}
