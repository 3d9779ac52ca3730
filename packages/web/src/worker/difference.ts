import { differencesIn, intervalOf } from '@serai/engine'
import type { Shelf } from './shelf.ts'
import type { Difference } from './simulation-protocol.ts'

/**
 * After less before for every measure that both have. The same seed gives both the same chances, so replications are taken
 * in pairs (common random numbers) and what they share falls out of the interval.
 */
export function differencesOf(before: Shelf, after: Shelf): Readonly<Record<string, Difference>> {
  const found: Record<string, Difference> = {}
  const indexOf = new Map(before.study.model.measures.map(({ id }, index) => [id, index]))
  for (const [index, { id }] of after.study.model.measures.entries()) {
    const other = indexOf.get(id)
    if (other === undefined) continue
    const apart = differencesIn(valuesOf(before, other), valuesOf(after, index))
    if (apart.length > 0) {
      const { mean, low, high, n } = intervalOf(apart)
      found[id] = { mean, low, high, n }
    }
  }
  return found
}

const valuesOf = ({ outcomes }: Shelf, measure: number): number[] =>
  outcomes.map(({ measures }) => measures[measure]!)
