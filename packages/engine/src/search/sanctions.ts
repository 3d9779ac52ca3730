import type { Cargo } from '@serai/atlas'
import type { Haul } from '../itinerary/itinerary.ts'
import { holds, type Network } from '../network/network.ts'
import { concerns } from '../papers/papers.ts'

/**
 * Ids of the sanction rules that a way touches. A rule of trigger `destination` binds cargo that ends in its countries after
 * passing one of its `members`; any other binds hauls in its countries, unless the haul is exempt.
 */
export function sanctionsOn(network: Network, cargo: Cargo, hauls: readonly Haul[]): string[] {
  const exempt = exemptions(network)
  const bound = hauls.filter((haul) => !haul.links.every((id) => exempt.has(id)))
  const last = hauls.at(-1)
  const destination =
    last && (network.places[network.placeIndex.get(last.to) ?? -1]?.country ?? last.countries.at(-1))
  return network.atlas.tables.rules
    .filter((rule) => {
      if (rule.kind !== 'sanction' || !holds(rule, network.at) || !concerns(rule, cargo)) return false
      if (rule.trigger !== 'destination')
        return bound.some((haul) => haul.countries.some((c) => rule.countries.includes(c)))
      const ends = destination !== undefined && rule.countries.includes(destination)
      return (
        ends &&
        (rule.members.length === 0 ||
          hauls.some((haul) => haul.countries.some((c) => rule.members.includes(c))))
      )
    })
    .map((rule) => rule.id)
}

const cached = new WeakMap<Network, ReadonlySet<string>>()

function exemptions(network: Network): ReadonlySet<string> {
  let found = cached.get(network)
  if (!found) {
    const { links, services } = network.atlas.tables
    found = new Set(
      [...links, ...services].filter((row) => row.sanctionsExempt !== null).map((row) => row.id),
    )
    cached.set(network, found)
  }
  return found
}
