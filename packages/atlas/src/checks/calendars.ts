import { parseDepartures, parseHours } from '../calendar.ts'
import { isDate } from '../schema.ts'
import { finding, type Rule } from './subject.ts'

const HOURS = '24/7, or hours such as Mo-Fr 09:00-17:00; Sa 09:00-12:00'

/** Opening and arrival hours can be read and are open at some time. */
export const openings: Rule = function* ({ tables }) {
  for (const table of ['crossings', 'facilities', 'equipment'] as const)
    for (const [row, { opening }] of tables[table].entries())
      if (!parseHours(opening)) yield finding(table, row, 'opening', opening, HOURS)
  for (const [row, { arrivalHours }] of tables.traffic.entries())
    if (!parseHours(arrivalHours)) yield finding('traffic', row, 'arrival_hours', arrivalHours, HOURS)
}

/** Departures can be read. */
export const departures: Rule = function* ({ tables }) {
  for (const [row, service] of tables.services.entries())
    if (!parseDepartures(service.departures))
      yield finding(
        'services',
        row,
        'departures',
        service.departures,
        'for instance Mo We Fr 18:00, daily 12:00 or every 84h',
      )
}

/** Time zones are known to the runtime's IANA tables. */
export const timeZones: Rule = function* ({ tables }) {
  const known = new Map<string, boolean>()
  for (const [row, { timezone }] of tables.places.entries()) {
    let valid = known.get(timezone)
    if (valid === undefined) {
      valid = isTimeZone(timezone)
      known.set(timezone, valid)
    }
    if (!valid) yield finding('places', row, 'timezone', timezone, 'an IANA time zone such as Asia/Almaty')
  }
}

function isTimeZone(name: string): boolean {
  // Offsets such as +05:00 are accepted by newer runtimes only, and none of them is a zone.
  if (!/^[A-Z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const DATED = [
  'links',
  'crossings',
  'facilities',
  'services',
  'tariffs',
  'rules',
  'equipment',
  'traffic',
] as const

/** Rows end on the day they begin or later. */
export const spans: Rule = function* ({ tables }) {
  for (const table of DATED)
    for (const [row, { validFrom, validTo }] of tables[table].entries())
      if (validFrom !== null && validTo !== null && validFrom > validTo)
        yield finding(table, row, 'valid_to', validTo, `${validFrom} (valid_from) or later`)
  for (const table of ['closures', 'holidays'] as const)
    for (const [row, { from, to }] of tables[table].entries())
      if (from !== null && to !== null && from > to)
        yield finding(table, row, 'to', to, `${from} (from) or later`)
}

/** A closure is dated or has a season, and a slow-down says by how much. */
export const closureTimes: Rule = function* ({ tables }) {
  for (const [row, closure] of tables.closures.entries()) {
    const { from, to, seasonFrom, seasonTo, effect, extraHours } = closure
    const season = seasonFrom !== null || seasonTo !== null
    if (from === null && !season)
      yield finding('closures', row, 'from', 'nothing', 'a first day, or a season')
    if (season && (from !== null || to !== null))
      yield finding('closures', row, 'season_from', seasonFrom ?? 'nothing', 'either dates or a season')
    // 2028 is a leap year, so that a season may end on 29 February.
    for (const [column, day] of [
      ['season_from', seasonFrom],
      ['season_to', seasonTo],
    ] as const)
      if (season && !(day !== null && isDate(`2028-${day}`)))
        yield finding('closures', row, column, day ?? 'nothing', 'a day of the year, MM-DD')
    if (effect === 'slow' && extraHours === null)
      yield finding('closures', row, 'extra_hours', 'nothing', 'hours added while slow')
  }
}

/** A season of disruptions has both ends, and both are days. */
export const seasons: Rule = function* ({ tables }) {
  for (const [row, { seasonFrom, seasonTo }] of tables.disruptions.entries())
    for (const [column, day] of [
      ['season_from', seasonFrom],
      ['season_to', seasonTo],
    ] as const)
      if ((seasonFrom !== null || seasonTo !== null) && !(day !== null && isDate(`2028-${day}`)))
        yield finding('disruptions', row, column, day ?? 'nothing', 'a day of the year, MM-DD')
}

/** No calendar has two rows that begin on the same day. */
export const duplicateHolidays: Rule = function* ({ tables }) {
  const seen = new Map<string, string>()
  for (const [row, { id, calendar, from }] of tables.holidays.entries()) {
    const key = JSON.stringify([calendar, from])
    const first = seen.get(key)
    if (first === undefined) seen.set(key, id)
    else yield finding('holidays', row, 'from', from, `a day that ${first} of ${calendar} does not have`)
  }
}
