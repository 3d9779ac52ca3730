import type { Voice } from '../i18n/voice.ts'
import type { DeskFacts, DeskName, Drawn, Figures } from '../worker/protocol.ts'
import type { Itinerary, RouteReply } from '../worker/reply.ts'
import { legible } from './colour.ts'
import type { Theme } from './theme.ts'
import { keyOf, type SortKey } from './view.ts'

/** An itinerary as the desk shows it: with a letter, a colour and a name. */
export interface Way {
  readonly key: string
  /** A, B, C… in the order of the reply: how the map, the charts and the table call it. */
  readonly letter: string
  readonly colour: string
  readonly corridorId: string
  readonly itinerary: Itinerary
  readonly drawn: Drawn | null
}

const OTHER_COLOUR = '#7a7468'

/** A … Z, then AA, AB …: a full Pareto set may hold hundreds. */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

export function waysOf(
  reply: RouteReply,
  drawn: Readonly<Record<string, Drawn>>,
  facts: DeskFacts,
  theme: Theme,
): readonly Way[] {
  const colours = new Map(facts.corridors.map((row) => [row.id, row.colour]))
  return reply.itineraries.map((itinerary, index) => ({
    key: keyOf(itinerary.id),
    letter: letterOf(index),
    colour: legible(colours.get(itinerary.corridor) ?? OTHER_COLOUR, theme),
    corridorId: itinerary.corridor,
    itinerary,
    drawn: drawn[itinerary.id] ?? null,
  }))
}

/** Chance that no unplanned closure stops it. */
export const surenessOf = (itinerary: Itinerary) => Math.exp(-itinerary.disruption / 1e6)

const READ: Readonly<Record<SortKey, (itinerary: Itinerary) => number>> = {
  cost: (one) => one.costCents,
  p50: (one) => one.minutes.p50,
  p90: (one) => one.minutes.p90,
  co2: (one) => one.co2eGrams,
  sureness: surenessOf,
  onTime: (one) => one.onTimeProbability ?? 0,
  borders: (one) => one.borders,
  distance: (one) => one.distanceKm,
}

export function sorted(ways: readonly Way[], key: SortKey, descending: boolean): readonly Way[] {
  const read = READ[key]
  const sign = descending ? -1 : 1
  return [...ways].sort(
    (a, b) => sign * (read(a.itinerary) - read(b.itinerary)) || (a.letter < b.letter ? -1 : 1),
  )
}

type Others = Readonly<Record<string, Figures>>

/** What a way is elsewhere; null where it is not found there. */
export const figuresIn = (others: Others, { itinerary }: Way): Figures | null =>
  Object.hasOwn(others, itinerary.id) ? others[itinerary.id]! : null

/** The way that is looked at; where nothing of it is other elsewhere, the one whose days differ most, or one that is not there. */
export function mostTelling(ways: readonly Way[], selected: Way, others: Others): Way {
  const apart = (way: Way): number => {
    const other = figuresIn(others, way)
    return other ? Math.abs(way.itinerary.minutes.p50 - other.p50Minutes) : 0
  }
  const other = figuresIn(others, selected)
  if (!other || apart(selected) > 0 || other.costCents !== selected.itinerary.costCents) return selected
  const most = ways.reduce((best, way) => (apart(way) > apart(best) ? way : best), selected)
  return apart(most) > 0 ? most : (ways.find((way) => figuresIn(others, way) === null) ?? selected)
}

/** Names of everything an itinerary mentions by id, in the language of the page. */
export interface Names {
  place(id: string): string
  /** Without what stands in brackets, where room is short. */
  shortPlace(id: string): string
  countryOf(id: string): string
  corridor(id: string): string
  vehicle(id: string): string
  service(id: string): string
  rule(id: string): string
  cargo(id: string): string
}

export function namesOf(facts: DeskFacts, reply: RouteReply | null, voice: Voice): Names {
  const index = (rows: readonly DeskName[]) => new Map(rows.map((row) => [row.id, voice.name(row)]))
  const places = new Map(facts.places.map((row) => [row.id, row]))
  const corridors = index(facts.corridors)
  const vehicles = index(facts.vehicles)
  const services = index(facts.services)
  const rules = index(facts.rules)
  const cargoes = index(facts.cargoes)
  const ends = reply ? [reply.consignment.from, reply.consignment.to] : []
  const place = (id: string) => {
    const found = places.get(id)
    return found ? voice.name(found) : (ends.find((end) => end.id === id)?.name ?? id)
  }
  return {
    place,
    shortPlace: (id) => place(id).replace(/\s*\(.*\)$/, ''),
    countryOf: (id) => places.get(id)?.country ?? ends.find((end) => end.id === id)?.country ?? '',
    corridor: (id) => corridors.get(id) ?? voice.t('otherWay'),
    vehicle: (id) => vehicles.get(id) ?? id,
    service: (id) => services.get(id) ?? id,
    rule: (id) => rules.get(id) ?? id,
    cargo: (id) => cargoes.get(id) ?? id,
  }
}
