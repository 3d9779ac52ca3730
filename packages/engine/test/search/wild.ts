import type { Atlas } from '@serai/atlas'
import { Stream } from '../../src/random/stream.ts'
import {
  closure,
  crossing,
  desert,
  emission,
  facility,
  lane,
  link,
  MONDAY,
  place,
  type Row,
  service,
  tariff,
} from '../desert.ts'

const COUNTRIES = ['KZ', 'CN', 'PK']
const HOURS = ['24/7', 'Mo-Fr 09:00-18:00', 'Mo-Sa 00:00-12:00; Su 06:00-08:00', 'We 10:00-11:00']
const DEPARTURES = ['every 36h', 'every 84h', 'daily 12:00', 'Mo Th 18:00', 'Su 03:00']

/** First and last place of a wild network. */
export const ENDS = (places: readonly { readonly id: string }[]) =>
  [places[0]!.id, places.at(-1)!.id] as const

/**
 * A small network with every obstacle the search knows, drawn by a seed: five to nine places in three countries, roads, railways,
 * ferries and ships with departures and cut-offs, borders with hours, closures with and without end, transfers, and lengths,
 * times, prices and hazards that have nothing to do with one another, so that few ways dominate many.
 */
export function wild(seed: number): Atlas {
  const stream = new Stream(seed, 'wild')
  const upTo = (n: number) => stream.below(n)
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)]!
  const n = 5 + upTo(5)
  const places = Array.from({ length: n }, (_, i) => {
    const id = `${COUNTRIES[Math.floor((i * 3) / n)]}PL${i}`
    const roles = upTo(3) === 0 ? 'gateway;seaport' : 'seaport'
    return place(id, 40 + upTo(10), 60 + upTo(40), { roles, timezone: pick(['UTC', 'Asia/Almaty']) })
  })
  const id = (i: number) => String(places[i]!.id)
  const two = (): [number, number] => {
    const a = upTo(n)
    // Neighbours more often than not: long chains, not only stars.
    const b = upTo(3) > 0 ? (a + 1 + upTo(2)) % n : (a + 1 + upTo(n - 1)) % n
    return [a, b]
  }
  const links: Row[] = []
  const crossings: Row[] = []
  const tariffs: Row[] = []
  const targets: [string, string][] = []
  for (let k = 0; k < n + upTo(3); k++) {
    const [a, b] = two()
    const carrier = pick(['road', 'road', 'rail-1520'])
    const row = link(id(a), carrier, id(b), 50 + upTo(900), (1 + upTo(80)) / 2, { one_way: upTo(5) === 0 })
    if (links.some((other) => other.id === row.id)) continue
    links.push(row)
    targets.push(['link', String(row.id)])
    tariffs.push(
      tariff(`price-${row.id}`, 'freight', String(row.mode), 'vehicle', 10 + upTo(400), {
        scope: `link:${row.id}`,
      }),
    )
    if (places[a]!.country === places[b]!.country && upTo(4) > 0) continue
    const hours = { hours_out: upTo(40), hours_in: upTo(40), fee_out_usd: upTo(200), fee_in_usd: upTo(200) }
    const border = crossing(id(a), id(b), String(row.mode), { ...hours, opening: pick(HOURS) })
    if (crossings.some((other) => other.from === border.to && other.to === border.from)) continue
    crossings.push(border)
    targets.push(['crossing', String(border.id)])
  }
  const services: Row[] = []
  const sealanes: Row[] = []
  for (let k = 0; k < 1 + upTo(4); k++) {
    const [a, b] = two()
    const mode = pick(['ferry', 'sea'])
    const rest = {
      cutoff_hours: upTo(30),
      hours: 1 + upTo(60),
      usd_per_t: upTo(30),
      usd_per_teu: upTo(300),
      distance_km: 100 + upTo(800),
    }
    const row = service(mode, id(a), id(b), pick(DEPARTURES), rest)
    if (services.some((other) => other.id === row.id)) continue
    services.push(row)
    targets.push(['service', String(row.id)])
    if (mode === 'sea') sealanes.push(lane(id(a), id(b), 100 + upTo(800)))
  }
  const facilities = places.flatMap((_, i): Row[] => {
    if (upTo(2) === 0) return []
    const rest = { hours: upTo(30), usd_per_t: upTo(5), usd_per_teu: upTo(80), opening: pick(HOURS) }
    const made = facility(id(i), 'transfer', 'road;rail-1520;ferry;sea', 'grain;box', rest)
    const stuffs = upTo(3) === 0
    return stuffs ? [made, facility(id(i), 'stuff', 'road;rail-1520;sea', 'grain', { hours: 4 })] : [made]
  })
  const closures: Row[] = []
  for (let k = 0; k < upTo(4); k++) {
    const [kind, target] = pick(targets)
    const day = (d: number) => `2027-03-${String(d).padStart(2, '0')}`
    const from = 1 + upTo(9)
    const row = closure(kind, target, day(from), upTo(4) === 0 ? '' : day(from + upTo(9)))
    if (!closures.some((other) => other.id === row.id)) closures.push(row)
  }
  const known = { source: 's', year: 2026, grade: 'estimated' }
  const disruptions = targets
    .filter(() => upTo(2) === 0)
    .map(
      ([kind, target]): Row => ({
        id: `d-${target}`,
        kind,
        target,
        rate_per_year: 1 + upTo(20),
        mean_days: 1 + upTo(9),
        ...known,
      }),
    )
  const emissions = [
    emission('haul', 'truck', 90),
    emission('haul', 'wagon-1520', 20),
    emission('haul', 'ferry', 50),
    emission('handle', 'transfer', 900),
  ]
  return desert([], {
    places,
    links,
    crossings,
    tariffs,
    services,
    sealanes,
    facilities,
    closures,
    disruptions,
    emissions,
  })
}

/** A departure in the first week of March 2027, in minutes since the epoch. */
export const departAtOf = (seed: number): number =>
  Date.parse(`${MONDAY}T00:00:00Z`) / 60_000 + new Stream(seed, 'departure').below(7 * 96) * 15
