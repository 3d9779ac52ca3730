import { type Mode, type Problem, problem } from '@serai/atlas'
import { duration, mass, readDuration, readMass, readUsd, roundDuration, roundMass, usd } from './amount.ts'
import type { Itinerary } from './itinerary.ts'

/** What is done at a stop, its waits included. */
export interface WayHandle {
  /** An operation: lower-case letters, digits and hyphens, a letter first. */
  readonly operation: string
  readonly minutes: number
}

export interface WayStop {
  /** Place id, or the name or coordinates of a point off the network. */
  readonly place: string
  readonly handles: readonly WayHandle[]
}

export interface WayHaul {
  readonly mode: Mode
  /** Whole kilometres or nautical miles. */
  readonly distance: number
  readonly unit: 'km' | 'nm'
}

export interface WayTotals {
  readonly p50Minutes: number
  readonly p90Minutes: number
  readonly costUsd: number
  readonly co2eKg: number
}

/**
 * An itinerary as its line of notation says it, and no more precisely: amounts are rounded as `roundDuration` and
 * `roundMass` do, money to dollars. `hauls` has one entry less than `stops`.
 */
export interface Way {
  readonly stops: readonly WayStop[]
  readonly hauls: readonly WayHaul[]
  readonly totals: WayTotals | null
}

const MODES: readonly string[] = ['road', 'rail', 'sea', 'ferry', 'river', 'pipeline'] satisfies Mode[]
const NAUTICAL: readonly Mode[] = ['sea', 'ferry']
const KM_PER_NM = 1.852

/** Longest text that is read, and most stops; a real itinerary has some dozens. */
const MAX_LENGTH = 20_000
const MAX_STOPS = 500

const PLACE_ID = /^[A-Z][A-Z0-9]*$/

/** One line for one way: `KZALA road 365km ~ CNHRG{clear 23h} road 665km ~ … ~ AEJEA   [P50 19d4h P90 27d $6,120 2.9t]`. */
export function print(way: Way): string {
  const stops = way.stops.map((stop, i) => {
    const haul = way.hauls[i]
    return haul === undefined
      ? printStop(stop)
      : `${printStop(stop)} ${haul.mode} ${Math.round(haul.distance)}${haul.unit}`
  })
  return stops.join(' ~ ') + (way.totals === null ? '' : `   ${printTotals(way.totals)}`)
}

function printStop({ place, handles }: WayStop): string {
  const name = PLACE_ID.test(place) ? place : quote(place)
  if (handles.length === 0) return name
  return `${name}{${handles.map((handle) => `${handle.operation} ${duration(handle.minutes)}`).join(', ')}}`
}

/** A JSON string, with whatever could break a line or hide on it written as an escape. */
const quote = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const printTotals = ({ p50Minutes, p90Minutes, costUsd, co2eKg }: WayTotals): string =>
  `[P50 ${duration(p50Minutes)} P90 ${duration(p90Minutes)} ${usd(costUsd)} ${mass(co2eKg)}]`

/**
 * Reads a line of notation. Only what `print` writes is accepted, so a way has one text: print(parse(text)) = text.
 * Throws Problem `notation-invalid` with the place where reading stopped.
 */
export function parse(text: string): Way {
  if (text.length > MAX_LENGTH) throw refuse(text, 0)
  const reader: Reader = { text, at: 0 }
  const way = readWay(reader)
  if (reader.at !== text.length) throw refuse(text, reader.at)
  const printed = print(way)
  if (printed !== text) throw refuse(text, firstDifference(printed, text))
  return way
}

interface Reader {
  readonly text: string
  at: number
}

/** The rest of the text, cut short: what a person needs to find the spot. */
const refuse = (text: string, at: number): Problem =>
  problem('notation-invalid', { got: at < text.length ? text.slice(at, at + 40) : 'the end' })

function firstDifference(a: string, b: string): number {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return i
}

/** Takes what a sticky pattern matches here, or nothing. */
function take(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)
  if (found) reader.at += found[0].length
  return found
}

function need(reader: Reader, pattern: RegExp): RegExpExecArray {
  const found = take(reader, pattern)
  if (found === null) throw refuse(reader.text, reader.at)
  return found
}

const HAUL = / (\w+) (0|[1-9]\d{0,5})(km|nm) ~ /y
const PLACE = /[A-Z][A-Z0-9]*|"(?:[^"\\]|\\.)*"/y
const OPEN = /\{/y
const HANDLE = /([a-z][a-z0-9-]*) (\w+)/y
const COMMA = /, /y
const CLOSE = /\}/y
const TOTALS = / {3}\[P50 (\w+) P90 (\w+) (\$[\d,]+) ([\d,.]+(?:kg|t))\]/y

function readWay(reader: Reader): Way {
  const stops = [readStop(reader)]
  const hauls: WayHaul[] = []
  let start = reader.at
  for (let found: RegExpExecArray | null = need(reader, HAUL); found; found = take(reader, HAUL)) {
    if (!MODES.includes(found[1]!) || stops.length === MAX_STOPS) throw refuse(reader.text, start)
    hauls.push({ mode: found[1] as Mode, distance: Number(found[2]), unit: found[3] as WayHaul['unit'] })
    stops.push(readStop(reader))
    start = reader.at
  }
  return { stops, hauls, totals: readTotals(reader) }
}

function readStop(reader: Reader): WayStop {
  const start = reader.at
  const place = unquote(need(reader, PLACE)[0])
  if (place === null) throw refuse(reader.text, start)
  const handles: WayHandle[] = []
  if (take(reader, OPEN)) {
    do {
      const from = reader.at
      const [, operation, time] = need(reader, HANDLE)
      handles.push({ operation: operation!, minutes: sound(reader, from, readDuration(time!)) })
    } while (take(reader, COMMA))
    need(reader, CLOSE)
  }
  return { place, handles }
}

function unquote(text: string): string | null {
  if (!text.startsWith('"')) return text
  try {
    return JSON.parse(text) as string
  } catch {
    return null
  }
}

function readTotals(reader: Reader): WayTotals | null {
  const start = reader.at
  const found = take(reader, TOTALS)
  if (found === null) return null
  return {
    p50Minutes: sound(reader, start, readDuration(found[1]!)),
    p90Minutes: sound(reader, start, readDuration(found[2]!)),
    costUsd: sound(reader, start, readUsd(found[3]!)),
    co2eKg: sound(reader, start, readMass(found[4]!)),
  }
}

function sound(reader: Reader, start: number, value: number | null): number {
  if (value === null) throw refuse(reader.text, start)
  return value
}

/**
 * What the notation says of an itinerary: sea and ferry in nautical miles, the rest in kilometres. What is done between
 * two hauls stands at the place where they meet; two hauls in a row meet at a bare place.
 */
export function wayOf(itinerary: Itinerary): Way {
  const stops: { place: string; handles: WayHandle[] }[] = []
  const hauls: WayHaul[] = []
  const begin = (place: string) => {
    if (stops.length === 0) stops.push({ place, handles: [] })
  }
  for (const leg of itinerary.legs) {
    if (leg.kind === 'handle') {
      begin(leg.place)
      stops.at(-1)!.handles.push({ operation: leg.operation, minutes: roundDuration(leg.minutes) })
      continue
    }
    begin(leg.from)
    const unit = NAUTICAL.includes(leg.mode) ? 'nm' : 'km'
    hauls.push({
      mode: leg.mode,
      distance: Math.round(unit === 'nm' ? leg.distanceKm / KM_PER_NM : leg.distanceKm),
      unit,
    })
    stops.push({ place: leg.to, handles: [] })
  }
  return {
    stops,
    hauls,
    totals: totalsOf(itinerary),
  }
}

/** null when no sample of the rehearsal arrived: then there is no time to print. */
function totalsOf({ minutes, costCents, co2eGrams }: Itinerary): WayTotals | null {
  if (!Number.isFinite(minutes.p50) || !Number.isFinite(minutes.p90)) return null
  return {
    p50Minutes: roundDuration(minutes.p50),
    p90Minutes: roundDuration(minutes.p90),
    costUsd: Math.round(costCents / 100),
    co2eKg: roundMass(co2eGrams / 1000),
  }
}
