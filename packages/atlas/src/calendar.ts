import { isDate } from './schema.ts'

/** Minutes in a day and a week. */
export const DAY = 1440
export const WEEK = 10_080
/** Minute 0 of the Unix epoch was a Thursday; weeks here begin on Monday 00:00. */
const EPOCH_TO_MONDAY = 3 * DAY

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const SPAN = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/
const TIME = /^(\d\d):(\d\d)$/

/** Open spans of a week as [start, end) minutes from Monday 00:00 local, ascending and disjoint; empty means always open. */
export type WeeklyHours = readonly (readonly [number, number])[]

/**
 * Reads `24/7` or `Mo-Fr 09:00-17:00; Sa 09:00-12:00` (a subset of OpenStreetMap's opening_hours). An end at or before
 * the start runs past midnight. Returns null for text that is not of this form or is never open.
 */
export function parseHours(text: string): WeeklyHours | null {
  if (text.trim() === '24/7') return []
  const spans: [number, number][] = []
  for (const rule of text.split(';')) {
    const [days, ...hours] = rule.trim().split(/\s+/)
    const chosen = parseDays(days ?? '')
    if (!chosen || hours.length === 0) return null
    for (const span of hours.join('').split(',')) {
      const m = SPAN.exec(span)
      const from = m ? minuteOf(m[1]!, m[2]!) : null
      const to = m ? minuteOf(m[3]!, m[4]!) : null
      if (from === null || to === null) return null
      for (const day of chosen) spans.push([day * DAY + from, day * DAY + (to <= from ? to + DAY : to)])
    }
  }
  return spans.length === 0 ? null : mergeWeek(spans)
}

function minuteOf(hours: string, minutes: string): number | null {
  const total = Number(hours) * 60 + Number(minutes)
  return total <= DAY && Number(minutes) < 60 ? total : null
}

/** `Mo`, `Mo-Fr`, `Sa-Mo`, `Mo,We,Fr` as day numbers, Monday 0. */
function parseDays(text: string): number[] | null {
  const chosen: number[] = []
  for (const part of text.split(',')) {
    const [first, last] = part.split('-').map((day) => DAYS.indexOf(day))
    if (first === undefined || first < 0 || last === -1) return null
    const length = last === undefined ? 0 : (last - first + 7) % 7
    for (let i = 0; i <= length; i++) chosen.push((first + i) % 7)
  }
  return chosen
}

function mergeWeek(spans: [number, number][]): WeeklyHours {
  const wrapped = spans.flatMap(([from, to]): [number, number][] =>
    to > WEEK
      ? [
          [from, WEEK],
          [0, to - WEEK],
        ]
      : [[from, to]],
  )
  wrapped.sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [from, to] of wrapped) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  const whole = merged.length === 1 && merged[0]![0] === 0 && merged[0]![1] >= WEEK
  return whole ? [] : merged
}

/** Departures: minutes of the week (local), or one every so many minutes where no days are published. */
export type Departures = { readonly weekly: readonly number[] } | { readonly everyMinutes: number }

/** Reads `Mo We Fr 18:00`, `daily 12:00` or `every 84h`; null for anything else. */
export function parseDepartures(text: string): Departures | null {
  const every = /^every (\d+(?:\.\d+)?)h$/.exec(text.trim())
  if (every) {
    const minutes = Math.round(Number(every[1]) * 60)
    return minutes >= 15 && minutes <= 120 * DAY ? { everyMinutes: minutes } : null
  }
  const words = text.trim().split(/[\s,]+/)
  const m = TIME.exec(words.pop() ?? '')
  const minute = m ? minuteOf(m[1]!, m[2]!) : null
  if (minute === null || words.length === 0) return null
  const days =
    words[0] === 'daily' && words.length === 1 ? [0, 1, 2, 3, 4, 5, 6] : words.map((day) => DAYS.indexOf(day))
  if (days.includes(-1)) return null
  return { weekly: [...new Set(days)].sort((a, b) => a - b).map((day) => day * DAY + minute) }
}

/** Minute of the week (Monday 00:00 is 0) of a minute since the epoch. */
export const minuteOfWeek = (minute: number): number => (((minute + EPOCH_TO_MONDAY) % WEEK) + WEEK) % WEEK

/** First minute of a UTC day, in minutes since the epoch. Throws RangeError for text that is no date. */
export function dayMinute(date: string): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`)
  return Date.parse(`${date}T00:00:00Z`) / 60_000
}

/** Its inverse: the UTC day, YYYY-MM-DD, of a minute since the epoch. */
export const dayOf = (minute: number): string => new Date(minute * 60_000).toISOString().slice(0, 10)

const offsets = new Map<string, number>()

/**
 * Minutes to add to UTC for the local time of an IANA zone on a day. One offset holds for a whole plan: no country that
 * the Central Asian network crosses by land has summer time.
 */
export function utcOffsetMinutes(timezone: string, date: string): number {
  const key = `${timezone} ${date}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const at = new Date(`${date}T12:00:00Z`)
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    timeZoneName: 'longOffset',
  }).formatToParts(at)
  const m = /GMT(?:([+-])(\d\d):?(\d\d))?/.exec(
    parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT',
  )
  const offset = m?.[1] ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) : 0
  offsets.set(key, offset)
  return offset
}
