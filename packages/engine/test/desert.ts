import { readFileSync } from 'node:fs'
import { type Atlas, inspect, type PackageDescriptor, type Scenario, type TableName } from '@serai/atlas'
import type { Itinerary } from '../src/itinerary/itinerary.ts'
import { print, wayOf } from '../src/itinerary/notation.ts'
import { planRequest } from '../src/plan/plan.ts'
import type { RouteReply } from '../src/plan/reply.ts'
import type { RouteRequest } from '../src/plan/request.ts'

/** A small world in three lines: a corridor written as it is read, and whatever rows the test is about. */

export const DICTIONARY: PackageDescriptor = JSON.parse(
  readFileSync(new URL('../../atlas/data/datapackage.json', import.meta.url), 'utf8'),
)

export type Row = Readonly<Record<string, string | number | boolean>>
export type Rows = { readonly [table in TableName]?: readonly Row[] }

const KNOWN = { source: 's', year: 2026, grade: 'estimated' }
const CARRIERS = 'road;rail-1520;rail-1435;rail-1676;sea;ferry;pipeline;river'
const ALL_UNITS = 'grain;bulk;piece;crude;products;gas;box;reefer;nuclear'

export const named = (id: string): Row => ({ id, name: id, name_ru: id })

/** Twenty tonnes or two boxes a truck, sixty tonnes a wagon; ships and pipes carry anything poured. */
const VEHICLES: readonly Row[] = [
  vehicle('truck', 'road', 'grain;bulk;piece', { payload_t: 20, gross_t: 40, axle_t: 10 }),
  vehicle('truck-box', 'road', 'box;reefer', { payload_t: 20, payload_teu: 2, gross_t: 40, axle_t: 10 }),
  ...[1520, 1435, 1676].flatMap((gauge_mm) => [
    vehicle(`wagon-${gauge_mm}`, 'rail', 'grain;bulk;piece', { gauge_mm, payload_t: 60 }),
    vehicle(`flat-${gauge_mm}`, 'rail', 'box;reefer', { gauge_mm, payload_t: 60, payload_teu: 4 }),
  ]),
  vehicle('tank-1520', 'rail', 'crude;products', { gauge_mm: 1520, payload_t: 60 }),
  vehicle('pipe', 'pipeline', 'crude', {}),
  vehicle('ferry', 'ferry', 'grain;bulk;piece;box;reefer', { payload_t: 1000, payload_teu: 100 }),
  vehicle('bulker', 'sea', 'grain;bulk', { speed_kmh: 25, wait_hours: 48, min_parcel_t: 5000 }),
  vehicle('liner', 'sea', 'box;reefer', {}),
]

const CARGOES: readonly Row[] = [
  cargo('wheat', 'grain', 'grain;box', { phytosanitary: true, value_usd_per_t: 200 }),
  cargo('crude', 'oil', 'crude', { hazard: 'UN1267', value_usd_per_t: 500 }),
  cargo('copper', 'metal', 'piece;box', { value_usd_per_t: 9000 }),
  cargo('containers', 'unitised', 'box', { value_usd_per_t: 2000 }),
]

export function vehicle(id: string, mode: string, units: string, rest: Row): Row {
  return { ...named(id), mode, units, ...rest, ...KNOWN }
}

export function cargo(id: string, family: string, units: string, rest: Row = {}): Row {
  const usual = { hs: '1', t_per_teu: 20, value_usd_per_t: 100, phytosanitary: false }
  return { ...named(id), family, units, ...usual, ...rest, ...KNOWN }
}

/** Without charges, an hour long, always open, unless `rest` says otherwise. */
export function facility(
  place: string,
  operation: string,
  carriers: string,
  units: string,
  rest: Row = {},
): Row {
  const free = { usd_per_t: 0, usd_per_teu: 0, usd_fixed: 0, opening: '24/7' }
  const id = `${place === '*' ? 'any' : place}-${operation}`
  return { id, place, operation, carriers, units, hours: 1, p90_hours: 2, ...free, ...rest, ...KNOWN }
}

export function crossing(from: string, to: string, mode: string, rest: Row = {}): Row {
  const times = {
    hours_out: 0,
    p90_hours_out: 1,
    hours_in: 0,
    p90_hours_in: 1,
    fee_out_usd: 0,
    fee_in_usd: 0,
  }
  const status = { opening: '24/7', tir: true, transload: false, status: 'operating' }
  return { ...named(`${from}-${to}-${mode}`), from, to, mode, ...times, ...status, ...rest, ...KNOWN }
}

export function service(mode: string, from: string, to: string, departures: string, rest: Row = {}): Row {
  const usual = {
    units: 'grain;box',
    cutoff_hours: 0,
    hours: 10,
    p90_hours: 12,
    usd_per_t: 0,
    usd_per_teu: 0,
  }
  const id = `${from}-${to}-${mode === 'sea' ? 'liner' : mode}`
  return { id, name: id, mode, from, to, departures, ...usual, ...rest, ...KNOWN }
}

export function lane(from: string, to: string, distance_nm: number, rest: Row = {}): Row {
  return { id: `${from}-${to}-sea`, from, to, distance_nm, ...rest, ...KNOWN }
}

export function tariff(
  id: string,
  kind: string,
  mode: string,
  basis: string,
  usd: number,
  rest: Row = {},
): Row {
  return { id, kind, mode, basis, usd, ...rest, ...KNOWN }
}

export function closure(kind: string, target: string, from: string, to: string): Row {
  return { id: `${target}-${from}`, kind, target, from, to, effect: 'closed', cause: 'flood', ...KNOWN }
}

export function emission(kind: string, target: string, wtw_g: number, rest: Row = {}): Row {
  return { id: `${kind}-${target}`, kind, target, wtw_g, basis: 'a tonne', ...rest, ...KNOWN }
}

export function rule(id: string, kind: string, trigger: string, rest: Row = {}): Row {
  const text = { issuer: 'Ministry', purpose: 'Order', purpose_ru: 'Порядок' }
  return { ...named(id), kind, trigger, ...text, ...rest, ...KNOWN }
}

export function place(id: string, lat: number, lon: number, rest: Row = {}): Row {
  return {
    ...named(id),
    country: id.slice(0, 2),
    lat,
    lon,
    timezone: 'UTC',
    roles: 'town',
    ...rest,
    ...KNOWN,
  }
}

export function link(
  from: string,
  carrier: string,
  to: string,
  distance_km: number,
  hours: number,
  rest: Row = {},
): Row {
  const [mode, gauge] = carrier.split('-') as [string, string | undefined]
  const row = { id: `${from}-${to}-${mode}`, from, to, mode, distance_km, hours, status: 'operating' }
  return { ...row, ...(gauge ? { gauge_mm: Number(gauge) } : {}), ...rest, ...KNOWN }
}

const STRETCH = / (road|river|pipeline|rail-\d{4}) (\d+)km (\d+(?:\.\d+)?)h ~ /

/**
 * An atlas from corridors such as `KZAAA road 100km 2h ~ KZBBB rail-1520 500km 20h ~ CNCCC`. Places lie on the 45th parallel in
 * the order in which they are named, are of the country of their first two letters, and keep UTC. Rows given are added; one
 * with the id of a row already there takes its place. Cargo may be loaded and unloaded everywhere, in an hour, for nothing.
 */
export function desert(corridors: readonly string[], given: Rows = {}): Atlas {
  const places: Row[] = []
  const links: Row[] = []
  let km = 0
  for (const corridor of corridors) {
    const parts = corridor.split(STRETCH)
    for (let i = 0; i < parts.length; i += 4) {
      const id = parts[i]!
      if (i > 0) km += Number(parts[i - 2])
      if (!places.some((row) => row.id === id)) places.push(place(id, 45, 60 + km / 100))
      if (i > 0)
        links.push(link(parts[i - 4]!, parts[i - 3]!, id, Number(parts[i - 2]), Number(parts[i - 1])))
    }
  }
  const usual: Rows = {
    sources: [{ id: 's', title: 'A book' }],
    places,
    links,
    vehicles: VEHICLES,
    cargoes: CARGOES,
    facilities: [facility('*', 'load', CARRIERS, ALL_UNITS), facility('*', 'unload', CARRIERS, ALL_UNITS)],
  }
  const tables = DICTIONARY.resources.map(({ name, schema }) => {
    const rows = new Map<unknown, Row>()
    for (const row of [...(usual[name as TableName] ?? []), ...(given[name as TableName] ?? [])])
      rows.set(row.id, row)
    const columns = schema.fields.map((field) => field.name)
    const cells = [...rows.values()].map((row) =>
      columns.map((column) => quoted(row[column] ?? '')).join(','),
    )
    return [name, [columns.join(','), ...cells].join('\n')]
  })
  const { atlas, problems } = inspect({ descriptor: DICTIONARY, tables: Object.fromEntries(tables) })
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('\n'))
  return atlas
}

const quoted = (cell: string | number | boolean): string => `"${String(cell).replaceAll('"', '""')}"`

/** A Monday. */
export const MONDAY = '2027-03-01'

/** Asks a desert: 500 t of wheat on a Monday unless said otherwise; few samples, for these tests are about plans. */
export function ask(
  atlas: Atlas,
  from: string,
  to: string,
  rest: Partial<RouteRequest> = {},
  scenarios: readonly Scenario[] = [],
): RouteReply {
  const quantity = rest.teu === undefined && rest.tonnes === undefined ? { tonnes: 500 } : {}
  const request = { from, to, cargo: 'wheat', depart: MONDAY, samples: 16, all: true, ...quantity, ...rest }
  return planRequest({ atlas, scenarios, gazetteer: null }, request)
}

/** The ways of a reply as lines of notation by planned times, without totals. */
export const lines = (reply: RouteReply): string[] =>
  reply.itineraries.map((itinerary) => print({ ...wayOf(itinerary), totals: null }))

/** The only way of a reply; fails when there are more or none. */
export function only(reply: RouteReply): Itinerary {
  const [one, ...more] = reply.itineraries
  if (!one || more.length > 0)
    throw new Error(`${reply.itineraries.length} ways: ${lines(reply).join(' | ')}`)
  return one
}
