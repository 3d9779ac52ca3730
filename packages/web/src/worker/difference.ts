import { intervalOf, type Outcome } from '@serai/engine'
import type { Shelf } from './shelf.ts'
import type { Difference } from './simulation-protocol.ts'

/**
 * After less before for every measure that both have. The same seed gives both the same chances, so replications are taken
 * in pairs (common random numbers) and what they share falls out of the interval.
 */
export function differencesOf(before: Shelf, after: Shelf): Readonly<Record<string, Difference>> {
  const found: Record<string, Difference> = {}
  const pairs = Math.min(before.outcomes.length, after.outcomes.length)
  const indexOf = new Map(before.study.model.measures.map(({ id }, index) => [id, index]))
  for (const [index, { id }] of after.study.model.measures.entries()) {
    const other = indexOf.get(id)
    if (other === undefined) continue
    const read = ({ measures }: Outcome, at: number) => measures[at]!
    const apart = Array.from(
      { length: pairs },
      (_, i) => read(after.outcomes[i]!, index) - read(before.outcomes[i]!, other),
    ).filter(Number.isFinite)
    if (apart.length > 0) {
      const { mean, low, high, n } = intervalOf(apart)
      found[id] = { mean, low, high, n }
    }
  }
  return found
}
