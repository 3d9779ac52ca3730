import type { Corridor } from '@serai/atlas'
import type { ArcSource, Network } from '../network/network.ts'
import type { Way } from './found.ts'

/** Ids that meet a term: `PKKHI|PKBQM`. */
export const alternatives = (term: string): readonly string[] => term.split('|')

/** Terms of all corridors as bits, and which of them each arc meets. */
interface TermBits {
  readonly words: number
  /** [arc × words] bits of the terms that the arc meets; [node] likewise for where a way begins. */
  readonly arcs: Int32Array
  readonly places: Int32Array
  readonly corridors: readonly {
    readonly id: string
    readonly via: readonly number[]
    readonly without: readonly number[]
  }[]
}

const cached = new WeakMap<Network, TermBits>()

/** First corridor whose every term is met, in the order of the table; `other` when none is. */
export function corridorOf(network: Network, way: Way): string {
  let terms = cached.get(network)
  if (!terms) {
    terms = termBits(network)
    cached.set(network, terms)
  }
  const { words, arcs, places, corridors } = terms
  const met = new Int32Array(words)
  const start = network.nodePlace[way.start.node]!
  for (let w = 0; w < words; w++) met[w] = places[start * words + w]!
  for (const arc of way.arcs) for (let w = 0; w < words; w++) met[w]! |= arcs[arc * words + w]!
  const has = (bit: number) => ((met[bit >> 5]! >>> (bit & 31)) & 1) === 1
  return corridors.find((corridor) => corridor.via.every(has) && !corridor.without.some(has))?.id ?? 'other'
}

function termBits(network: Network): TermBits {
  const index = new Map<string, number>()
  const bit = (term: string) => {
    const known = index.get(term)
    if (known !== undefined) return known
    index.set(term, index.size)
    return index.size - 1
  }
  const corridors = network.corridors.map((row: Corridor) => ({
    id: row.id,
    via: row.via.map(bit),
    without: row.without.map(bit),
  }))
  const words = Math.max(1, Math.ceil(index.size / 32))
  const byId = new Map<string, Int32Array>()
  for (const [term, position] of index) {
    for (const id of alternatives(term)) {
      const mask = byId.get(id) ?? new Int32Array(words)
      mask[position >> 5]! |= 1 << (position & 31)
      byId.set(id, mask)
    }
  }
  const mark = (into: Int32Array, at: number, id: string) => {
    const mask = byId.get(id)
    if (mask) for (let w = 0; w < words; w++) into[at * words + w]! |= mask[w]!
  }
  const places = new Int32Array(network.places.length * words)
  network.places.forEach((place, i) => {
    mark(places, i, place.id)
    mark(places, i, place.country)
  })
  const arcs = new Int32Array(network.arcCount * words)
  for (let arc = 0; arc < network.arcCount; arc++) {
    const head = network.nodePlace[network.head[arc]!]!
    for (let w = 0; w < words; w++) arcs[arc * words + w] = places[head * words + w]!
    for (const id of idsOf(network.sources[network.source[arc]!]!)) mark(arcs, arc, id)
  }
  return { words, arcs, places, corridors }
}

/** Links, crossings, services, passages and countries that an arc of such a source passes, its ends aside. */
export function idsOf(source: ArcSource): readonly string[] {
  if (source.kind === 'link') return source.crossing ? [source.link.id, source.crossing.id] : [source.link.id]
  if (source.kind === 'lane') return source.lane.passages
  if (source.kind === 'facility') return []
  const { service, lane } = source
  return [service.id, ...service.crossings, ...service.countries, ...(lane?.passages ?? [])]
}
