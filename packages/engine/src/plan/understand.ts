import {
  type Atlas,
  accessLegs,
  isDate,
  type Mode,
  type Place,
  problem,
  requireAccess,
  resolve,
} from '@serai/atlas'
import { cargoOf } from '../cost/load.ts'
import type { Consignment, Endpoint } from '../itinerary/consignment.ts'
import { type Network, UNITS } from '../network/network.ts'
import type { Notice, ReplyEndpoint } from './reply.ts'
import type { RouteRequest } from './request.ts'
import type { World } from './world.ts'

const MODES: readonly Mode[] = ['road', 'rail', 'sea', 'ferry', 'river', 'pipeline']
const MAX_TONNES = 5_000_000
const MAX_TEU = 100_000
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** Minutes since the epoch of a date (its first or last minute, UTC) or an instant. Throws `date-invalid`. */
export function minuteOf(field: string, text: string, edge: 'first' | 'last'): number {
  if (isDate(text)) return Date.parse(`${text}T00:00:00Z`) / 60_000 + (edge === 'last' ? 1439 : 0)
  const at = INSTANT.test(text) && isDate(text.slice(0, 10)) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw problem('date-invalid', { field, got: text })
  return Math.floor(at / 60_000)
}

/** A request as a consignment on a network. Throws the Problem of the first thing that cannot be meant. */
export function understand(world: World, network: Network, request: RouteRequest) {
  const cargo = cargoOf(network, request.cargo)
  const quantity = quantityOf(request, cargo.tPerTeu)
  const departAt = minuteOf('depart', request.depart, 'first')
  const dueAt = request.by === undefined ? null : minuteOf('by', request.by, 'last')
  if (dueAt !== null && dueAt < departAt) {
    throw problem('option-invalid', {
      field: 'by',
      got: request.by!,
      wanted: `a time after depart (${request.depart})`,
    })
  }
  if (request.value !== undefined && !(request.value >= 0 && request.value <= 1e12)) {
    throw problem('option-invalid', { field: 'value', got: request.value, wanted: '0 to 1e12 US dollars' })
  }
  const from = endpointOf(world, network, request.from)
  const to = endpointOf(world, network, request.to)
  if (from.reply.id === to.reply.id) throw problem('same-place', { got: from.reply.name })
  const gateway = request.gateway === undefined ? null : gatewayOf(world, network, request.gateway)
  const consignment: Consignment = {
    from: from.endpoint,
    to: to.endpoint,
    cargo: cargo.id,
    ...quantity,
    valueUsd: request.value ?? Math.round(quantity.tonnes * cargo.valueUsdPerT),
    departAt,
    dueAt,
    avoid: {
      countries: countriesOf(request.avoidCountries ?? []),
      places: known(
        'avoidPlaces',
        request.avoidPlaces,
        network.places.map((place) => place.id),
      ),
      modes: known('avoidModes', request.avoidModes, MODES),
      passages: known(
        'avoidPassages',
        request.avoidPassages,
        network.atlas.tables.passages.map((row) => row.id),
      ),
    },
    gateway,
    maxBorders: bordersOf(request.maxBorders),
    tirOnly: request.tirOnly ?? false,
    sanctionsFree: request.sanctionsFree ?? false,
  }
  const notices = [from, to].flatMap((end) => [...end.notices, ...barred(end.reply, network, consignment)])
  return { consignment, from: from.reply, to: to.reply, notices }
}

/** A point off the network is reached by road only: whoever avoids roads is told what to ask instead. */
function barred({ kind, name, access }: ReplyEndpoint, network: Network, { avoid }: Consignment): Notice[] {
  if (kind !== 'point' || !avoid.modes.includes('road')) return []
  const near = network.places[network.placeIndex.get(access[0]!.placeId)!]!
  return [
    {
      text: `${name} is off the network and is reached only by road, which your limits rule out: ask for ${near.name} instead, or allow roads.`,
      textRu: `${name}: пункт вне сети, подъезд только по дороге, а дороги исключены вашими ограничениями. Спросите о пункте ${near.nameRu} или разрешите дороги.`,
    },
  ]
}

function quantityOf(request: RouteRequest, tPerTeu: number): { tonnes: number; teu: number | null } {
  const { tonnes, teu } = request
  if ((tonnes === undefined) === (teu === undefined)) {
    const got = tonnes === undefined ? 'neither tonnes nor teu' : 'both tonnes and teu'
    throw problem('quantity-invalid', { field: 'quantity', got, wanted: 'one of the two' })
  }
  if (tonnes !== undefined) {
    if (!(tonnes > 0 && tonnes <= MAX_TONNES)) {
      throw problem('quantity-invalid', {
        field: 'tonnes',
        got: tonnes,
        wanted: `more than 0 and at most ${MAX_TONNES}`,
      })
    }
    return { tonnes, teu: null }
  }
  if (!(teu! > 0 && teu! <= MAX_TEU)) {
    throw problem('quantity-invalid', {
      field: 'teu',
      got: teu!,
      wanted: `more than 0 and at most ${MAX_TEU}`,
    })
  }
  return { tonnes: teu! * tPerTeu, teu: Math.ceil(teu!) }
}

function known<T extends string>(
  field: string,
  given: readonly string[] | undefined,
  all: readonly T[],
): readonly T[] {
  for (const id of given ?? []) {
    if (!(all as readonly string[]).includes(id)) {
      const wanted = all.length <= 30 ? `one of ${all.join(', ')}` : 'an id of the atlas'
      throw problem('option-invalid', { field, got: id, wanted })
    }
  }
  return (given ?? []) as readonly T[]
}

function countriesOf(given: readonly string[]): readonly string[] {
  return given.map((code) => {
    const country = code.toUpperCase()
    if (/^[A-Z]{2}$/.test(country)) return country
    throw problem('option-invalid', {
      field: 'avoidCountries',
      got: code,
      wanted: 'two-letter codes such as RU (ISO 3166-1)',
    })
  })
}

function bordersOf(given: number | undefined): number | null {
  if (given === undefined) return null
  if (Number.isInteger(given) && given >= 0 && given <= 100) return given
  throw problem('option-invalid', { field: 'maxBorders', got: given, wanted: 'a whole number from 0 to 100' })
}

function gatewayOf(world: World, network: Network, text: string): string {
  const id = placeOf(network.atlas, text)?.id ?? (world.gazetteer ? resolve(world.gazetteer, text).id : text)
  if (!network.placeIndex.has(id)) throw problem('place-unknown', { got: text, nearest: gatewaysIn(network) })
  return id
}

const gatewaysIn = (network: Network): string =>
  network.places
    .filter((place) => place.roles.includes('gateway'))
    .map((place) => place.id)
    .join(' ')

const placeOf = (atlas: Atlas, id: string): Place | undefined =>
  atlas.tables.places.find((place) => place.id === id)

function endpointOf(world: World, network: Network, text: string) {
  const place = placeOf(network.atlas, text)
  if (place) return atPlace(place)
  if (!world.gazetteer) throw problem('place-unknown', { got: text, nearest: 'none' })
  const match = resolve(world.gazetteer, text)
  const named = placeOf(network.atlas, match.id)
  if (named) return atPlace(named)
  const roads = network.places.filter((candidate) =>
    UNITS.some(
      (unit) =>
        network.nodeOf(candidate.id, unit, 'road') >= 0 || network.nodeOf(candidate.id, unit, 'gate') >= 0,
    ),
  )
  const point = { name: match.name, country: match.country, lat: match.lat, lon: match.lon }
  const legs = accessLegs(point, roads)
  if (legs.length === 0) requireAccess(point, roads)
  const access = legs.map(({ placeId, distanceKm }) => ({ placeId, distanceKm }))
  const endpoint: Endpoint = { kind: 'point', id: match.id, ...point, access }
  const reply: ReplyEndpoint = { id: match.id, ...point, kind: 'point', access }
  const near = network.places[network.placeIndex.get(access[0]!.placeId)!]!
  const km = access[0]!.distanceKm
  return {
    endpoint,
    reply,
    notices: [
      {
        text: `${point.name} is joined to the network by road, ${km} km to ${near.name}: an estimate (great circle × ${legs[0]!.detourFactor}).`,
        textRu: `${point.name}: подъезд по дороге, ${km} км до пункта ${near.nameRu} — оценка (расстояние по прямой × ${legs[0]!.detourFactor}).`,
      },
    ],
  }
}

function atPlace(place: Place) {
  const { id, name, country, lat, lon } = place
  const endpoint: Endpoint = { kind: 'place', id, name }
  const reply: ReplyEndpoint = { id, name, country, lat, lon, kind: 'place', access: [] }
  return { endpoint, reply, notices: [] }
}
