import type { Corridor } from '@serai/atlas'
import type { Network } from '../network/network.ts'
import type { Way } from './pareto.ts'

/** What a way touches: ids of places, links, crossings, services and passages, and country codes. */
export function touched(network: Network, way: Way): Set<string> {
  const tokens = new Set<string>()
  const place = (index: number) => {
    const { id, country } = network.places[index]!
    tokens.add(id).add(country)
  }
  place(network.nodePlace[way.start.node]!)
  for (const arc of way.arcs) {
    place(network.nodePlace[network.head[arc]!]!)
    const source = network.sources[network.source[arc]!]!
    if (source.kind === 'link') {
      tokens.add(source.link.id)
      if (source.crossing) tokens.add(source.crossing.id)
    } else if (source.kind === 'service') {
      tokens.add(source.service.id)
      for (const crossing of source.service.crossings) tokens.add(crossing)
      for (const country of source.service.countries) tokens.add(country)
      for (const passage of source.lane?.passages ?? []) tokens.add(passage)
    } else if (source.kind === 'lane') {
      for (const passage of source.lane.passages) tokens.add(passage)
    }
  }
  return tokens
}

/** First corridor whose every term is met, in the order of the table; `other` when none is. */
export function corridorOf(network: Network, way: Way): string {
  const tokens = touched(network, way)
  return network.corridors.find((corridor) => isOn(corridor, tokens))?.id ?? 'other'
}

const isOn = (corridor: Corridor, tokens: ReadonlySet<string>): boolean =>
  corridor.via.every((term) => alternatives(term).some((id) => tokens.has(id))) &&
  !corridor.without.some((term) => alternatives(term).some((id) => tokens.has(id)))

/** Ids that meet a term: `PKKHI|PKBQM`. */
export const alternatives = (term: string): readonly string[] => term.split('|')
