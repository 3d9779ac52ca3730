import type { Corridor } from '@serai/atlas'
import { type ArcSource, BERTHS, type Network } from '../network/network.ts'
import { alternatives } from './corridor.ts'
import type { Requirement } from './instance.ts'

const SEA_OUT = BERTHS.indexOf('sea-out')

/** Cargo must board a ship at the gateway. */
export function gatewayRequirement(network: Network, gateway: string): Requirement {
  const meets = new Uint8Array(network.arcCount)
  const place = network.placeIndex.get(gateway)
  for (let arc = 0; arc < network.arcCount; arc++) {
    const tail = network.tail[arc]!
    if (network.isHaul[arc] && network.nodeBerth[tail] === SEA_OUT && network.nodePlace[tail] === place)
      meets[arc] = 1
  }
  return { meets, all: 1 }
}

/**
 * A way must meet every term of a corridor; null when the corridor has more terms than bits, or none. A seaport is met by a
 * ship that sails from or to it, or by beginning or ending there: a train that turns round at the quay has not used the port.
 */
export function corridorRequirement(
  network: Network,
  corridor: Corridor,
  ends: readonly string[] = [],
): Requirement | null {
  if (corridor.via.length === 0 || corridor.via.length > 8) return null
  const bits = new Map<string, number>()
  corridor.via.forEach((term, bit) => {
    for (const id of alternatives(term)) bits.set(id, (bits.get(id) ?? 0) | (1 << bit))
  })
  // Arcs are many; the nodes and the rows that they come from are few, and each is asked once.
  const atNode = nodeBits(network, bits, ends)
  const ofSource = Uint8Array.from(network.sources, (source) => sourceBits(source, bits))
  const meets = new Uint8Array(network.arcCount)
  for (let arc = 0; arc < network.arcCount; arc++)
    meets[arc] = atNode[network.tail[arc]!]! | atNode[network.head[arc]!]! | ofSource[network.source[arc]!]!
  return { meets, all: (1 << corridor.via.length) - 1 }
}

const AFLOAT = Uint8Array.from(BERTHS, (berth) =>
  ['sea-in', 'sea-out', 'ferry-in', 'ferry-out'].includes(berth) ? 1 : 0,
)

/** [node] terms that a node meets by its country or its place. */
function nodeBits(network: Network, bits: ReadonlyMap<string, number>, ends: readonly string[]): Uint8Array {
  const ashore: number[] = []
  const afloat: number[] = []
  for (const { id, country, roles } of network.places) {
    const port = roles.includes('seaport') && roles.includes('gateway') && !ends.includes(id)
    const byCountry = bits.get(country) ?? 0
    const byPlace = byCountry | (bits.get(id) ?? 0)
    ashore.push(port ? byCountry : byPlace)
    afloat.push(byPlace)
  }
  return Uint8Array.from({ length: network.nodeCount }, (_, node) => {
    const place = network.nodePlace[node]!
    return AFLOAT[network.nodeBerth[node]!] ? afloat[place]! : ashore[place]!
  })
}

/** Terms that a row meets: a link by itself or its post, a ship by its passages, a service by what it crosses too. */
function sourceBits(source: ArcSource, bits: ReadonlyMap<string, number>): number {
  const met = (ids: readonly string[]) => ids.reduce((sum, id) => sum | (bits.get(id) ?? 0), 0)
  if (source.kind === 'facility') return 0
  if (source.kind === 'link')
    return (bits.get(source.link.id) ?? 0) | (source.crossing ? (bits.get(source.crossing.id) ?? 0) : 0)
  const passed = source.lane ? met(source.lane.passages) : 0
  if (source.kind === 'lane') return passed
  const { id, crossings, countries } = source.service
  return passed | (bits.get(id) ?? 0) | met(crossings) | met(countries)
}
