import type { Corridor } from '@serai/atlas'
import { BERTHS, type Network } from '../network/network.ts'
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
  const meets = new Uint8Array(network.arcCount)
  corridor.via.forEach((term, bit) => {
    const ids = new Set(alternatives(term))
    for (let arc = 0; arc < network.arcCount; arc++)
      if (meetsTerm(network, arc, ids, ends)) meets[arc]! |= 1 << bit
  })
  return { meets, all: (1 << corridor.via.length) - 1 }
}

const AFLOAT: readonly string[] = ['sea-in', 'sea-out', 'ferry-in', 'ferry-out']

function meetsTerm(
  network: Network,
  arc: number,
  ids: ReadonlySet<string>,
  ends: readonly string[],
): boolean {
  for (const node of [network.tail[arc]!, network.head[arc]!]) {
    const { id, country, roles } = network.places[network.nodePlace[node]!]!
    if (ids.has(country)) return true
    if (!ids.has(id)) continue
    const port = roles.includes('seaport') && roles.includes('gateway')
    if (!port || ends.includes(id) || AFLOAT.includes(BERTHS[network.nodeBerth[node]!]!)) return true
  }
  const source = network.sources[network.source[arc]!]!
  if (source.kind === 'link')
    return ids.has(source.link.id) || (source.crossing !== null && ids.has(source.crossing.id))
  if (source.kind === 'facility') return false
  if (source.lane?.passages.some((id) => ids.has(id))) return true
  if (source.kind === 'lane') return false
  const { service } = source
  return (
    ids.has(service.id) ||
    service.crossings.some((id) => ids.has(id)) ||
    service.countries.some((c) => ids.has(c))
  )
}
