import type { Tag } from '../itinerary/itinerary.ts'
import { corridorOf } from './corridor.ts'
import type { Way } from './found.ts'
import type { Instance } from './instance.ts'

const MINUTES_PER_YEAR = 525_960

/** A way with what it costs in all: charges on its arcs and the capital that its time ties up. */
export interface Priced {
  readonly way: Way
  /** Units of the cost resolution. */
  readonly cost: number
}

/**
 * Ways with the cost of capital added, and those dropped that another way now betters. Capital grows with time alone, so no
 * way is lost that was not dominated before (a way better in cost and time is better with capital too).
 */
export function withCapital(instance: Instance, ways: readonly Way[]): Priced[] {
  const { costing, load, resolution } = instance
  const perMinute =
    (load.valueUsd * costing.book.capitalPerYear * 100) / MINUTES_PER_YEAR / resolution.costCents
  // Cheapest first: a way can then only be bettered by one before it, or by its equal.
  const sorted = ways
    .map((way): Priced => ({ way, cost: way.cost + Math.round(way.minutes * perMinute) }))
    .sort(
      (a, b) =>
        a.cost - b.cost ||
        a.way.minutes - b.way.minutes ||
        a.way.co2e - b.way.co2e ||
        a.way.disruption - b.way.disruption,
    )
  const kept: Priced[] = []
  for (const entry of sorted) if (!kept.some((other) => betters(other.way, entry.way))) kept.push(entry)
  return kept
}

const betters = (a: Way, b: Way): boolean =>
  a.minutes <= b.minutes && a.co2e <= b.co2e && a.disruption <= b.disruption

/** A short, diverse choice: the cheapest, fastest, cleanest and surest way, then the best of each further corridor. */
export function shortlist(instance: Instance, priced: readonly Priced[]): { way: Way; tags: Tag[] }[] {
  const chosen = new Map<Way, Tag[]>()
  const tag = (entry: Priced | undefined, name: Tag) => {
    if (entry) chosen.set(entry.way, [...(chosen.get(entry.way) ?? []), name])
  }
  const cost = (entry: Priced) => entry.cost
  const time = (entry: Priced) => entry.way.minutes
  const leastCost = Math.max(1, Math.min(...priced.map(cost)))
  const leastTime = Math.max(1, Math.min(...priced.map(time)))
  const compromise = (entry: Priced) => entry.cost / leastCost + entry.way.minutes / leastTime
  // Nobody sends wheat round the world to be sure of it: the whole set holds such ways, the choice does not.
  const within = priced.filter((entry) => entry.cost <= 2 * leastCost && entry.way.minutes <= 3 * leastTime)
  const sane = within.length > 0 ? within : priced
  // Chances that differ by less than a percentage point are the same chance: the better compromise is shown.
  const percent = (entry: Priced) =>
    Math.round((entry.way.disruption * instance.resolution.disruption) / 10_000)
  tag(least(priced, cost, time), 'cheapest')
  tag(least(priced, time, cost), 'fastest')
  const cleanest = least(sane, (entry) => entry.way.co2e, cost)
  tag(cleanest, 'cleanest')
  const surest = least(sane, percent, compromise)
  tag(surest, 'surest')
  const shown = new Set([...chosen.keys()].map((way) => corridorOf(instance.network, way)))
  for (const [id, members] of byCorridor(instance, priced)) {
    if (!shown.has(id)) tag(least(members, compromise), 'corridor')
  }
  return [...chosen].map(([way, tags]) => ({ way, tags }))
}

/** Entry with the least value of the first measure, ties by the next. */
function least(
  entries: readonly Priced[],
  ...measures: readonly ((entry: Priced) => number)[]
): Priced | undefined {
  let best: Priced | undefined
  for (const entry of entries) if (best === undefined || before(entry, best, measures)) best = entry
  return best
}

function before(a: Priced, b: Priced, measures: readonly ((entry: Priced) => number)[]): boolean {
  for (const measure of measures) {
    const gap = measure(a) - measure(b)
    if (gap !== 0) return gap < 0
  }
  return false
}

function byCorridor(instance: Instance, priced: readonly Priced[]): Map<string, Priced[]> {
  const groups = new Map<string, Priced[]>()
  for (const entry of priced) {
    const id = corridorOf(instance.network, entry.way)
    const group = groups.get(id)
    if (group) group.push(entry)
    else groups.set(id, [entry])
  }
  return groups
}
