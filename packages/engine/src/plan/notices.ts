import type { Cargo } from '@serai/atlas'
import type { Consignment } from '../itinerary/consignment.ts'
import type { Itinerary } from '../itinerary/itinerary.ts'
import { inForce } from '../network/gates.ts'
import type { Network } from '../network/network.ts'
import type { Notice } from './reply.ts'

/** What a planner should know before he trusts the table: closures in force, spoilage, late arrival. */
export function noticesOf(
  network: Network,
  consignment: Consignment,
  cargo: Cargo,
  itineraries: readonly Itinerary[],
): Notice[] {
  return [
    ...closures(network, consignment),
    ...spoilage(cargo, itineraries),
    ...horizon(network, consignment, itineraries),
  ]
}

function closures(network: Network, consignment: Consignment): Notice[] {
  const day = new Date(consignment.departAt * 60_000).toISOString().slice(0, 10)
  const { closures, crossings, passages } = network.atlas.tables
  const names = new Map([...crossings, ...passages].map((row) => [row.id, row]))
  return closures
    .filter((closure) => inForce(closure, day) && names.has(closure.target))
    .map((closure) => {
      const { name, nameRu } = names.get(closure.target)!
      const shut = closure.effect === 'closed'
      const hours = closure.extraHours ?? 0
      const since = closure.from === null ? '' : ` since ${closure.from}`
      const until = closure.to === null ? '' : ` until ${closure.to}`
      const sinceRu = closure.from === null ? '' : ` с ${closure.from}`
      const untilRu = closure.to === null ? '' : ` до ${closure.to}`
      return {
        text: `${name} is ${shut ? 'closed' : `disrupted (+${hours} h)`}${since}${until}: ${closure.cause}.`,
        textRu: `${nameRu}: ${shut ? 'закрыто' : `перебои (+${hours} ч)`}${sinceRu}${untilRu}.`,
      }
    })
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
