import type { ArcSource } from '../network/network.ts'
import { boundsFrom, leastMinutes } from './bounds.ts'
import { idsOf } from './corridor.ts'
import type { Way } from './found.ts'
import type { Instance } from './instance.ts'

const handledBy = (source: ArcSource) => (source.kind === 'facility' ? source.facility.id : null)

/**
 * Tells whether a way through a place, link, crossing, service, passage or facility could be worth showing beside the ways of a Pareto set, were
 * it open and `sparedMinutes` quicker. Each arc that passes it is given the least cost, time, emissions and disruption of any way
 * through that arc, each criterion by itself; when no way leads there, or a way of the set is no worse in all four, then nothing
 * through it can be worth more. So a no is sure, a yes is not.
 */
export function worthThrough(
  instance: Instance,
  ways: readonly Way[],
): (id: string, sparedMinutes: number) => boolean {
  const { network, allowed } = instance
  const minutes = leastMinutes(instance)
  const before = boundsFrom(instance, 'starts')
  const after = boundsFrom(instance, 'ends')

  function worth(arc: number, spared: number): boolean {
    const tail = network.tail[arc]!
    const head = network.head[arc]!
    const cost = before.cost[tail]! + instance.cost[arc]! + after.cost[head]!
    if (cost === Infinity) return false
    const time = before.minutes[tail]! + minutes[arc]! + after.minutes[head]! - spared
    const co2e = before.co2e[tail]! + instance.co2e[arc]! + after.co2e[head]!
    const risk = before.disruption[tail]! + instance.disruption[arc]! + after.disruption[head]!
    return !ways.some(
      (way) => way.cost <= cost && way.minutes <= time && way.co2e <= co2e && way.disruption <= risk,
    )
  }

  return (id, spared) => {
    const place = network.placeIndex.get(id) ?? -1
    const rows = network.sources.map((source) => idsOf(source).includes(id) || handledBy(source) === id)
    const there = (node: number) => network.nodePlace[node] === place
    for (let arc = 0; arc < network.arcCount; arc++) {
      if (allowed[arc] === 0) continue
      const passes = rows[network.source[arc]!] || there(network.tail[arc]!) || there(network.head[arc]!)
      if (passes && worth(arc, spared)) return true
    }
    return false
  }
}
