import type { Consignment } from '../itinerary/consignment.ts'
import type { Network } from '../network/network.ts'
import { type Assembled, assemble } from './assemble.ts'
import { type Priced, shortlist, withCapital } from './choice.ts'
import { type Instance, instanceOf, type Requirement, type Resolution } from './instance.ts'
import { paretoSet, type SearchOptions } from './pareto.ts'
import { gatewayRequirement } from './requirements.ts'

export interface RouteOptions extends SearchOptions {
  /** The whole Pareto set instead of a short choice. */
  readonly all?: boolean
}

export interface RouteResult {
  readonly itineraries: readonly Assembled[]
  readonly stats: {
    readonly paretoSize: number
    readonly labels: number
    readonly truncated: boolean
    readonly resolution: Resolution
  }
  readonly instance: Instance
  readonly priced: readonly Priced[]
}

/**
 * The best ways for a consignment: the exact Pareto set over cost, mean time, emissions and disruption at the stated
 * resolution, cheapest first, or a short choice of it. An empty list means that there is no way; `explain` says why. Throws
 * `cargo-unknown` and `cargo-unfit`.
 */
export function route(network: Network, consignment: Consignment, options: RouteOptions = {}): RouteResult {
  const requirement: Requirement | null =
    consignment.gateway === null ? null : gatewayRequirement(network, consignment.gateway)
  const instance = instanceOf(network, consignment, requirement)
  const { ways, stats } = paretoSet(instance, options)
  const priced = withCapital(instance, ways)
  const chosen = options.all
    ? priced.map(({ way }) => ({ way, tags: tagsOf(instance, priced, way) }))
    : shortlist(instance, priced)
  const itineraries = chosen
    .map(({ way, tags }) => assemble(instance, way, tags))
    .sort(
      (a, b) =>
        a.itinerary.costCents - b.itinerary.costCents ||
        a.itinerary.plannedMinutes - b.itinerary.plannedMinutes,
    )
  return {
    itineraries,
    stats: {
      paretoSize: priced.length,
      labels: stats.labels,
      truncated: stats.truncated,
      resolution: instance.resolution,
    },
    instance,
    priced,
  }
}

function tagsOf(instance: Instance, priced: readonly Priced[], way: Priced['way']) {
  let short = shortlists.get(priced)
  if (!short) {
    short = shortlist(instance, priced)
    shortlists.set(priced, short)
  }
  return short.find((entry) => entry.way === way)?.tags ?? []
}

const shortlists = new WeakMap<readonly Priced[], ReturnType<typeof shortlist>>()
