import type { Itinerary } from './itinerary.ts'
import type { RouteReply } from './route-reply.ts'

type Cell = string | number | null

/**
 * One table as CSV after RFC 4180, lines ended by CR LF. Text that a spreadsheet would take for a formula gets a leading
 * apostrophe; numbers are left alone, so −3 stays a number.
 */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[\s]*[=+\-@]|^[\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const round = (value: number, decimals: number) => Number(value.toFixed(decimals))
const days = (minutes: number) => round(minutes / 1440, 2)

/** US dollars for each tonne, and for each TEU when the quantity was given so. */
export function unitCosts(reply: RouteReply, itinerary: Itinerary): { perT: number; perTeu: number | null } {
  const { tonnes, teu } = reply.consignment
  const usd = itinerary.costCents / 100
  return { perT: round(usd / tonnes, 2), perTeu: teu === null ? null : round(usd / teu, 2) }
}

const ITINERARY_COLUMNS = [
  'itinerary',
  'corridor',
  'gateway',
  'tags',
  'cost_usd',
  'usd_per_t',
  'usd_per_teu',
  'days_mean',
  'days_p10',
  'days_p50',
  'days_p90',
  'on_time_probability',
  'co2e_kg',
  'disruption_probability',
  'distance_km',
  'borders',
  'countries',
  'notation',
]

/** One row an itinerary. */
export function itinerariesCsv(reply: RouteReply): string {
  const rows = reply.itineraries.map((itinerary, index): Cell[] => {
    const { perT, perTeu } = unitCosts(reply, itinerary)
    return [
      index + 1,
      itinerary.corridor,
      itinerary.gateway,
      itinerary.tags.join(' '),
      itinerary.costCents / 100,
      perT,
      perTeu,
      days(itinerary.minutes.mean),
      days(itinerary.minutes.p10),
      days(itinerary.minutes.p50),
      days(itinerary.minutes.p90),
      itinerary.onTimeProbability,
      round(itinerary.co2eGrams / 1000, 1),
      round(chanceOf(itinerary.disruption), 4),
      round(itinerary.distanceKm, 1),
      itinerary.borders,
      itinerary.countries.join(' '),
      itinerary.notation,
    ]
  })
  return csv(ITINERARY_COLUMNS, rows)
}

/** The chance that micro-nepers stand for: 0 for never stopped, 1 for certainly. */
export const chanceOf = (microNepers: number): number => 1 - Math.exp(-microNepers / 1e6)

const LEG_COLUMNS = [
  'itinerary',
  'leg',
  'kind',
  'mode_or_operation',
  'from_or_place',
  'to',
  'distance_km',
  'start_utc',
  'minutes',
  'wait_minutes',
  'cost_usd',
  'co2e_kg',
  'time_grade',
  'cost_grade',
  'sources',
]

/** One row a leg, in order of travel. */
export function legsCsv(reply: RouteReply): string {
  const rows = reply.itineraries.flatMap((itinerary, index) =>
    itinerary.legs.map((leg, position): Cell[] => [
      index + 1,
      position + 1,
      leg.kind,
      leg.kind === 'haul' ? leg.mode : leg.operation,
      leg.kind === 'haul' ? leg.from : leg.place,
      leg.kind === 'haul' ? leg.to : null,
      leg.kind === 'haul' ? round(leg.distanceKm, 1) : null,
      new Date(leg.startAt * 60_000).toISOString(),
      round(leg.minutes, 1),
      round(leg.waitMinutes, 1),
      leg.costCents / 100,
      round(leg.co2eGrams / 1000, 1),
      leg.timeGrade,
      leg.costGrade,
      leg.sources.join(' '),
    ]),
  )
  return csv(LEG_COLUMNS, rows)
}
