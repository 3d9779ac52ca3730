import type { Tag } from '../itinerary/itinerary.ts'
import { corridorOf } from './corridor.ts'
import type { Instance } from './instance.ts'
import type { Way } from './pareto.ts'

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
  const priced = ways.map((way) => ({ way, cost: way.cost + Math.round(way.minutes * perMinute) }))
  return priced.filter((a, i) => !priced.some((b, j) => j !== i && dominates(b, a, j < i)))
}

function dominates(b: Priced, a: Priced, first: boolean): boolean {
  const as = [a.cost, a.way.minutes, a.way.co2e, a.way.disruption]
  const bs = [b.cost, b.way.minutes, b.way.co2e, b.way.disruption]
  return bs.every((value, k) => value <= as[k]!) && (first || bs.some((value, k) => value < as[k]!))
}

/** A short, diverse choice: the cheapest, fastest, cleanest and surest way, then the best of each further corridor. */
export function shortlist(instance: Instance, priced: readonly Priced[]): { way: Way; tags: Tag[] }[] {
  const chosen = new Map<Way, Tag[]>()
  const tag = (entry: Priced | undefined, name: Tag) => {
    if (entry) chosen.set(entry.way, [...(chosen.get(entry.way) ?? []), name])
  }
  const least = (...read: ((entry: Priced) => number)[]) =>
    [...priced].sort((a, b) => read.reduce((order, f) => order || f(a) - f(b), 0))[0]
  const cost = (entry: Priced) => entry.cost
  const time = (entry: Priced) => entry.way.minutes
  tag(least(cost, time), 'cheapest')
  tag(least(time, cost), 'fastest')
  tag(
    least((entry) => entry.way.co2e, cost),
    'cleanest',
  )
  tag(
    least((entry) => entry.way.disruption, cost),
    'surest',
  )
  for (const [, members] of byCorridor(instance, priced)) tag(bestOf(priced, members), 'corridor')
  return [...chosen].map(([way, tags]) => ({ way, tags }))
}

function byCorridor(instance: Instance, priced: readonly Priced[]): Map<string, Priced[]> {
  const groups = new Map<string, Priced[]>()
  for (const entry of priced) {
    const id = corridorOf(instance.network, entry.way)
    groups.set(id, [...(groups.get(id) ?? []), entry])
  }
  return groups
}

/** The best compromise: cost and time each measured against the least of all ways, weighed alike. */
function bestOf(all: readonly Priced[], members: readonly Priced[]): Priced | undefined {
  const leastCost = Math.max(1, Math.min(...all.map((entry) => entry.cost)))
  const leastTime = Math.max(1, Math.min(...all.map((entry) => entry.way.minutes)))
  const score = (entry: Priced) => entry.cost / leastCost + entry.way.minutes / leastTime
  return [...members].sort((a, b) => score(a) - score(b))[0]
}
