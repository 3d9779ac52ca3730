import type { Cargo, LoadUnit } from '@serai/atlas'
import type { Consignment, Endpoint } from '../itinerary/consignment.ts'
import { BERTHS, holds, type Network, UNITS } from '../network/network.ts'
import { concerns } from '../papers/papers.ts'

const SEA_OUT = BERTHS.indexOf('sea-out')

/** [arc] 1 when the cargo may use the arc and no filter of the consignment forbids it. */
export function permitted(network: Network, consignment: Consignment, cargo: Cargo): Uint8Array {
  const allowed = new Uint8Array(network.arcCount)
  const { avoid } = consignment
  const countries = new Set(avoid.countries)
  const sanctioned = consignment.sanctionsFree
    ? sanctionedCountries(network, consignment, cargo)
    : new Set<string>()
  const shutPlace = network.places.map(
    (place) => avoid.places.includes(place.id) || countries.has(place.country),
  )
  const gatewayBanned = forbiddenGateways(network, consignment.gateway)
  const modes = new Set(avoid.modes)
  const passages = new Set(avoid.passages)
  const sourceShut = !filtersAny(consignment)
    ? null
    : network.sources.map((source) => {
        if (source.kind === 'facility') return false
        if (source.kind === 'link') {
          const exempt = source.link.sanctionsExempt !== null
          return (
            modes.has(source.link.mode) ||
            (consignment.tirOnly &&
              source.crossing !== null &&
              source.link.mode === 'road' &&
              !source.crossing.tir) ||
            (!exempt && touches(network, sanctioned, source.link.from, source.link.to))
          )
        }
        const lane = source.lane
        if (lane?.passages.some((id) => passages.has(id))) return true
        if (source.kind === 'lane')
          return modes.has('sea') || touches(network, sanctioned, source.lane.from, source.lane.to)
        const { service } = source
        return (
          modes.has(service.mode) ||
          service.countries.some((country) => countries.has(country)) ||
          (service.sanctionsExempt === null &&
            (service.countries.some((country) => sanctioned.has(country)) ||
              touches(network, sanctioned, service.from, service.to)))
        )
      })
  for (const arc of arcsFor(network, cargo.units)) {
    const tail = network.tail[arc]!
    const head = network.head[arc]!
    if (shutPlace[network.nodePlace[tail]!] || shutPlace[network.nodePlace[head]!]) continue
    if (sourceShut?.[network.source[arc]!]) continue
    if (belowParcel(network, arc, consignment.tonnes)) continue
    if (network.isHaul[arc] && network.nodeBerth[tail] === SEA_OUT && gatewayBanned[network.nodePlace[tail]!])
      continue
    allowed[arc] = 1
  }
  return allowed
}

/**
 * Whether the road between a point off the network and a place may be used: the filters bind it as they bind arcs. Where it
 * crosses a border no post is known, so TIR does not cover it.
 */
export function accessFilter(
  network: Network,
  consignment: Consignment,
  cargo: Cargo,
): (pointCountry: string, placeId: string) => boolean {
  const { avoid, sanctionsFree, tirOnly } = consignment
  const shut = new Set(avoid.countries)
  if (sanctionsFree) for (const country of sanctionedCountries(network, consignment, cargo)) shut.add(country)
  return (pointCountry, placeId) => {
    const { country } = network.places[network.placeIndex.get(placeId)!]!
    return (
      !avoid.modes.includes('road') &&
      !avoid.places.includes(placeId) &&
      !shut.has(pointCountry) &&
      !shut.has(country) &&
      !(tirOnly && pointCountry !== country)
    )
  }
}

export const countryOf = (network: Network, endpoint: Endpoint): string | undefined =>
  endpoint.kind === 'point'
    ? endpoint.country
    : network.places[network.placeIndex.get(endpoint.id) ?? -1]?.country

/** True when a filter looks at what arcs stand for; most questions have none. */
const filtersAny = ({ avoid, tirOnly, sanctionsFree }: Consignment): boolean =>
  tirOnly || sanctionsFree || avoid.countries.length + avoid.modes.length + avoid.passages.length > 0

function touches(network: Network, countries: ReadonlySet<string>, from: string, to: string): boolean {
  if (countries.size === 0) return false
  return [from, to].some((id) =>
    countries.has(network.places[network.placeIndex.get(id) ?? -1]?.country ?? ''),
  )
}

/**
 * Countries that a way free of exposure keeps out of: those under a sanction rule that binds this cargo on the day, and those
 * that cargo for its destination must not have passed.
 */
function sanctionedCountries(network: Network, { to }: Consignment, cargo: Cargo): Set<string> {
  const found = new Set<string>()
  const destination = countryOf(network, to)
  for (const rule of network.atlas.tables.rules) {
    if (rule.kind !== 'sanction' || !holds(rule, network.at) || !concerns(rule, cargo)) continue
    const ends = destination !== undefined && rule.countries.includes(destination)
    const shut = rule.trigger !== 'destination' ? rule.countries : !ends ? [] : rule.members
    for (const country of shut) found.add(country)
    // A destination that is bound however cargo comes there has no way free of it.
    if (rule.trigger === 'destination' && ends && rule.members.length === 0) found.add(destination)
  }
  return found
}

/**
 * With a gateway required, no other gateway may put cargo on a deep-sea ship; that the wanted one does is a requirement of
 * the search. Ports that only tranship, and the Caspian, stay open.
 */
function forbiddenGateways(network: Network, gateway: string | null): boolean[] {
  if (gateway === null) return network.places.map(() => false)
  return network.places.map(
    (place) => place.id !== gateway && place.roles.includes('gateway') && !place.roles.includes('caspian'),
  )
}

const arcsByUnits = new WeakMap<Network, Map<string, Int32Array>>()

/** Arcs on which any of the load units travels or is made, ascending: a fraction of a network that carries nine. */
export function arcsFor(network: Network, units: readonly LoadUnit[]): Int32Array {
  const shelf = arcsByUnits.get(network) ?? new Map<string, Int32Array>()
  arcsByUnits.set(network, shelf)
  const key = units.join()
  let arcs = shelf.get(key)
  if (!arcs) {
    const wanted = UNITS.map((unit) => units.includes(unit))
    const found: number[] = []
    for (let arc = 0; arc < network.arcCount; arc++) {
      if (wanted[network.nodeUnit[network.tail[arc]!]!] && wanted[network.nodeUnit[network.head[arc]!]!])
        found.push(arc)
    }
    arcs = Int32Array.from(found)
    shelf.set(key, arcs)
  }
  return arcs
}

/** A ship that is hired for the voyage does not come for a small parcel. */
function belowParcel(network: Network, arc: number, tonnes: number): boolean {
  const group = network.vehicleClass[arc]!
  const least = group < 0 ? null : network.vehicleClasses[group]!.vehicle.minParcelT
  return least !== null && tonnes < least
}
