import { type Cargo, type Closure, dayOf } from '@serai/atlas'
import type { Consignment } from '../itinerary/consignment.ts'
import type { Itinerary } from '../itinerary/itinerary.ts'
import { inForce } from '../network/gates.ts'
import type { Network } from '../network/network.ts'
import type { RouteResult } from '../search/route.ts'
import { worthThrough } from '../search/worth.ts'
import { closedAt, daysOf, spanText } from './closure-text.ts'
import type { Notice } from './reply.ts'

/**
 * What a planner should know before he trusts the table. Closures that the ways shown meet come first, then spoilage and late
 * arrival, at last closures of the day of departure that bar a way which might have been shown. Left out are those that no way
 * for this cargo and these limits leads to, and those behind which even the best imaginable way would be beaten by one that was
 * found (`worthThrough`).
 */
export function noticesOf({ instance, priced }: RouteResult, itineraries: readonly Itinerary[]): Notice[] {
  const { network, consignment } = instance
  const { closures } = network.atlas.tables
  const day = dayOf(consignment.departAt)
  const passings = itineraries.flatMap((one) => passingsOf(one, consignment.departAt))
  const met = closures.filter((closure) =>
    passings.some((passing) => passesBy(closure, passing) && touches(closure, passing.first, passing.last)),
  )
  const others = closures.filter(
    (closure) => inForce(closure, day) && !met.includes(closure) && canBar(closure),
  )
  const ways = priced.map(({ way }) => way)
  const worth = others.length > 0 ? worthThrough(instance, ways) : () => false
  // What a slow-down adds is part of the network's times.
  const bars = ({ target, extraHours }: Closure) => worth(target, (extraHours ?? 0) * 60)
  return [
    ...closureNotices(network, met, day),
    ...spoilage(instance.load.cargo, itineraries),
    ...horizon(network, consignment, itineraries),
    ...closureNotices(network, others.filter(bars), day),
  ]
}

/** Away from the ways shown, a port or stretch that is only slow is no news; a strait or a border is. */
const canBar = ({ kind, effect }: Closure) => effect === 'closed' || kind === 'crossing' || kind === 'passage'

/** Everything that a leg touches, and the days between which eight journeys of ten are on it. */
interface Passing {
  readonly ids: ReadonlySet<string>
  /** Places where a ship or a service calls. */
  readonly calls: readonly string[]
  readonly first: string
  readonly last: string
}

function passingsOf({ legs, legEnds }: Itinerary, departAt: number): Passing[] {
  return legs.map((leg, index) => {
    const ids =
      leg.kind === 'handle'
        ? [leg.ref, leg.place]
        : [leg.from, leg.to, ...leg.via, ...leg.links, ...leg.passages, leg.service ?? '']
    const calls = leg.kind === 'haul' && (leg.service !== null || leg.mode === 'sea')
    return {
      ids: new Set(ids),
      calls: calls ? [leg.from, leg.to] : [],
      first: dayOf(departAt + (legEnds[index - 1]?.p10 ?? 0)),
      last: dayOf(departAt + (legEnds[index]?.p90 ?? leg.endAt - departAt)),
    }
  })
}

/** What makes a place slow, such as ice, does so to what calls there, not to lorries on their way through. */
const passesBy = ({ kind, effect, target }: Closure, { ids, calls }: Passing) =>
  kind === 'place' && effect === 'slow' ? calls.includes(target) : ids.has(target)

/** Whether a closure is in force on a day from first to last. */
function touches(closure: Closure, first: string, last: string): boolean {
  const { from, to } = daysOf(closure, first)
  return (from === null || from <= last) && (to === null || to >= first)
}

/** One notice for all that is shut for one cause in one span. */
function closureNotices(network: Network, closures: readonly Closure[], day: string): Notice[] {
  const groups = new Map<string, Closure[]>()
  for (const closure of closures) {
    const { effect, extraHours, cause } = closure
    const { from, to } = daysOf(closure, day)
    const key = JSON.stringify([effect, extraHours, cause, from, to])
    groups.set(key, [...(groups.get(key) ?? []), closure])
  }
  return [...groups.values()].map((group) => closureNotice(network, group, day))
}

function closureNotice(network: Network, group: readonly Closure[], day: string): Notice {
  const [first] = group as [Closure]
  const names = group.map((closure) => closedAt(network, closure))
  const span = spanText(daysOf(first, day))
  const shut = first.effect === 'closed'
  const hours = first.extraHours ?? 0
  const causeRu = first.causeRu === null ? '' : ` (${first.causeRu})`
  const verb = group.length > 1 ? 'are' : 'is'
  return {
    text: `${names.map(({ name }) => name).join(', ')} ${verb} ${shut ? 'closed' : `disrupted (+${hours} h)`}${span.text}: ${first.cause}.`,
    textRu: `${names.map(({ nameRu }) => nameRu).join(', ')}: ${shut ? 'закрыто' : `перебои (+${hours} ч)`}${span.textRu}${causeRu}.`,
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
