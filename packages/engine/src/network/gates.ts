import {
  type Atlas,
  type Closure,
  DAY,
  dayMinute,
  parseDepartures,
  parseHours,
  utcOffsetMinutes,
  WEEK,
} from '@serai/atlas'
import type { Gate, Schedule } from './clock.ts'
import { inSeason } from './season.ts'

type Kind = Closure['kind']

/** Makes gates and schedules, each distinct one once. Opening hours are local in the atlas and UTC here. */
export class Gates {
  readonly gates: Gate[] = []
  readonly schedules: Schedule[] = []
  private readonly atlas: Atlas
  private readonly at: string
  private readonly closures = new Map<Kind, Map<string, Closure[]>>()
  private readonly holidays = new Map<string, (readonly [number, number])[]>()
  private readonly zones = new Map<string, string>()
  private readonly known = new Map<string, number>()

  constructor(atlas: Atlas, at: string) {
    this.atlas = atlas
    this.at = at
    for (const closure of atlas.tables.closures) {
      const targets = this.closures.get(closure.kind) ?? new Map<string, Closure[]>()
      this.closures.set(closure.kind, targets)
      targets.set(closure.target, [...(targets.get(closure.target) ?? []), closure])
    }
    for (const place of atlas.tables.places) this.zones.set(place.id, place.timezone)
    for (const day of atlas.tables.holidays) {
      const days = this.holidays.get(day.calendar) ?? []
      days.push([dayMinute(day.from), dayMinute(day.to) + DAY])
      this.holidays.set(day.calendar, days)
    }
  }

  /** Minutes to add to UTC for the local time of a place. */
  offset(place: string): number {
    return utcOffsetMinutes(this.zones.get(place) ?? 'UTC', this.at)
  }

  /**
   * Gate of an arc: opening hours (empty text: always), holiday calendars in the local time of `place`, and every closure of
   * the targets. Returns −1 when always open.
   */
  gate(
    opening: string,
    place: string,
    holidays: readonly string[],
    targets: readonly (readonly [Kind, string])[],
  ): number {
    const shut = targets.filter(([kind, id]) => this.of(kind, id) !== undefined)
    const always = opening === '' || opening === '24/7'
    if (always && holidays.length === 0 && shut.length === 0) return -1
    const offset = this.offset(place)
    const key = `${opening}|${offset}|${holidays.join()}|${shut.join('|')}`
    const found = this.known.get(key)
    if (found !== undefined) return found
    const windows: (readonly [number, number])[] = []
    for (const calendar of holidays) {
      for (const [from, to] of this.holidays.get(calendar) ?? []) windows.push([from - offset, to - offset])
    }
    for (const [kind, id] of shut)
      for (const closure of this.of(kind, id)!) windows.push(...this.windowsOf(closure, offset))
    const gate: Gate = {
      weekly: toUtcWeek(parseHours(opening === '' ? '24/7' : opening) ?? [], offset),
      closed: merge(windows),
    }
    const index = gate.weekly.length === 0 && gate.closed.length === 0 ? -1 : this.gates.push(gate) - 1
    this.known.set(key, index)
    return index
  }

  /** Schedule of a service by its departures text; −1 when the text cannot be read. */
  schedule(text: string, place: string, cutoffHours: number): number {
    const departures = parseDepartures(text)
    if (!departures) return -1
    const cutoffMinutes = Math.round(cutoffHours * 60)
    if ('everyMinutes' in departures) {
      return (
        this.schedules.push({
          weekly: new Int32Array(0),
          everyMinutes: departures.everyMinutes,
          cutoffMinutes,
        }) - 1
      )
    }
    const offset = this.offset(place)
    const weekly = Int32Array.from(departures.weekly, (minute) => (minute - offset + 2 * WEEK) % WEEK).sort()
    return this.schedules.push({ weekly, everyMinutes: 0, cutoffMinutes }) - 1
  }

  /** Mean minutes added by slow-downs of the targets that are in force on the day. */
  slowMinutes(targets: readonly (readonly [Kind, string])[]): number {
    let minutes = 0
    for (const [kind, id] of targets) {
      for (const closure of this.of(kind, id) ?? []) {
        if (closure.effect === 'slow' && inForce(closure, this.at)) minutes += (closure.extraHours ?? 0) * 60
      }
    }
    return minutes
  }

  private of(kind: Kind, id: string): readonly Closure[] | undefined {
    return this.closures.get(kind)?.get(id)
  }

  private windowsOf(closure: Closure, offset: number): (readonly [number, number])[] {
    if (closure.effect !== 'closed') return []
    if (closure.seasonFrom !== null && closure.seasonTo !== null) {
      const first = Number(this.atlas.validFrom.slice(0, 4)) - 1
      const last = Number(this.atlas.validTo.slice(0, 4)) + 1
      const windows: (readonly [number, number])[] = []
      for (let year = first; year <= last; year++) {
        const until = closure.seasonTo < closure.seasonFrom ? year + 1 : year
        windows.push([
          dayMinute(`${year}-${closure.seasonFrom}`) - offset,
          dayMinute(`${until}-${closure.seasonTo}`) + DAY - offset,
        ])
      }
      return windows
    }
    const from = closure.from === null ? -Infinity : dayMinute(closure.from) - offset
    return [[from, closure.to === null ? Infinity : dayMinute(closure.to) + DAY - offset]]
  }
}

/** True when a dated or seasonal row is in force on a day. */
export function inForce(closure: Closure, day: string): boolean {
  if (closure.seasonFrom !== null && closure.seasonTo !== null)
    return inSeason(closure.seasonFrom, closure.seasonTo, day)
  return (closure.from === null || closure.from <= day) && (closure.to === null || closure.to >= day)
}

function toUtcWeek(hours: readonly (readonly [number, number])[], offset: number): Int32Array {
  const spans = hours.flatMap(([from, to]): [number, number][] => {
    const start = (from - offset + 2 * WEEK) % WEEK
    const end = start + (to - from)
    return end > WEEK
      ? [
          [start, WEEK],
          [0, end - WEEK],
        ]
      : [[start, end]]
  })
  return Int32Array.from(merge(spans))
}

/** Spans sorted, joined where they touch, and laid flat. */
function merge(spans: readonly (readonly [number, number])[]): Float64Array {
  const sorted = [...spans].sort((a, b) => a[0] - b[0])
  const flat: number[] = []
  for (const [from, to] of sorted) {
    if (flat.length > 0 && from <= flat[flat.length - 1]!)
      flat[flat.length - 1] = Math.max(flat[flat.length - 1]!, to)
    else flat.push(from, to)
  }
  return Float64Array.from(flat)
}
