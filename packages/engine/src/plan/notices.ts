import type { Cargo, Closure } from '@serai/atlas'
import type { Consignment } from '../itinerary/consignment.ts'
import type { Itinerary } from '../itinerary/itinerary.ts'
import { inForce } from '../network/gates.ts'
import type { Network } from '../network/network.ts'
import type { RouteResult } from '../search/route.ts'
import { worthThrough } from '../search/worth.ts'
import type { Notice } from './reply.ts'

/**
 * What a planner should know before he trusts the table. Closures that the ways shown meet come first, then spoilage and late
 * arrival, at last closures that bar a way which might have been shown. Left out are those that no way for this cargo and these
 * limits leads to, and those behind which even the best imaginable way would be beaten by one that was found (`worthThrough`).
 */
export function noticesOf({ instance, priced }: RouteResult, itineraries: readonly Itinerary[]): Notice[] {
  const { network, consignment } = instance
  const met = idsOn(itineraries)
  const inForceNow = closuresOn(network, consignment)
  const concerns = (closure: Closure) => met.has(closure.target)
  const others = inForceNow.filter((closure) => !concerns(closure))
  const ways = priced.map(({ way }) => way)
  const worth = others.length > 0 ? worthThrough(instance, ways) : () => false
  // What a slow-down adds is part of the network's times.
  const bars = ({ target, extraHours }: Closure) => worth(target, (extraHours ?? 0) * 60)
  return [
    ...inForceNow.filter(concerns).map((closure) => noticeOf(network, closure)),
    ...spoilage(instance.load.cargo, itineraries),
    ...horizon(network, consignment, itineraries),
    ...others.filter(bars).map((closure) => noticeOf(network, closure)),
  ]
}

/** Posts, links, services, passages and places that the itineraries touch. */
function idsOn(itineraries: readonly Itinerary[]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { legs } of itineraries) {
    for (const leg of legs) {
      if (leg.kind === 'handle') for (const id of [leg.ref, leg.place]) ids.add(id)
      else for (const id of [leg.from, leg.to, ...leg.via, ...leg.links, ...leg.passages]) ids.add(id)
    }
  }
  return ids
}

/** Closures and slow-downs of posts and passages on the day of departure. */
function closuresOn(network: Network, consignment: Consignment): Closure[] {
  const day = new Date(consignment.departAt * 60_000).toISOString().slice(0, 10)
  return network.atlas.tables.closures.filter(
    (closure) => inForce(closure, day) && nameOf(network, closure) !== undefined,
  )
}

function nameOf(network: Network, { target }: Closure) {
  const { crossings, passages } = network.atlas.tables
  return crossings.find((row) => row.id === target) ?? passages.find((row) => row.id === target)
}

function noticeOf(network: Network, closure: Closure): Notice {
  const { name, nameRu } = nameOf(network, closure)!
  const shut = closure.effect === 'closed'
  const hours = closure.extraHours ?? 0
  const since = closure.from === null ? '' : ` since ${closure.from}`
  const until = closure.to === null ? '' : ` until ${closure.to}`
  const sinceRu = closure.from === null ? '' : ` с ${closure.from}`
  const untilRu = closure.to === null ? '' : ` до ${closure.to}`
  const causeRu = closure.causeRu === null ? '' : ` (${closure.causeRu})`
  return {
    text: `${name} is ${shut ? 'closed' : `disrupted (+${hours} h)`}${since}${until}: ${closure.cause}.`,
    textRu: `${nameRu}: ${shut ? 'закрыто' : `перебои (+${hours} ч)`}${sinceRu}${untilRu}${causeRu}.`,
  }
}

function spoilage(cargo: Cargo, itineraries: readonly Itinerary[]): Notice[] {
  const days = cargo.shelfDays
  if (days === null || !itineraries.some((itinerary) => itinerary.minutes.p90 > days * 1440)) return []
  return [
    {
      text: `${cargo.name} keeps for about ${days} days: some of these ways may take longer.`,
      textRu: `${cargo.nameRu}: срок хранения около ${days} суток, часть путей может занять больше.`,
    },
  ]
}

function horizon(network: Network, consignment: Consignment, itineraries: readonly Itinerary[]): Notice[] {
  const end = Date.parse(`${network.atlas.validTo}T00:00:00Z`) / 60_000
  if (!itineraries.some((itinerary) => consignment.departAt + itinerary.minutes.p90 > end)) return []
  return [
    {
      text: `Some ways arrive after ${network.atlas.validTo}, where the atlas ends.`,
      textRu: `Часть путей завершается после ${network.atlas.validTo}, где атлас кончается.`,
    },
  ]
}
