import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DAY,
  dayMinute,
  minuteOfWeek,
  parseDepartures,
  parseHours,
  utcOffsetMinutes,
  WEEK,
  type WeeklyHours,
} from '../src/calendar.ts'

const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const two = (n: number) => String(n).padStart(2, '0')
const clock = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** A rule as a person means it: on these days, open from a minute up to another; up to or before it runs past midnight. */
interface Rule {
  readonly days: { readonly first: number; readonly last: number } | readonly number[]
  readonly spans: readonly (readonly [from: number, to: number])[]
}

const daysOf = ({ days }: Rule): number[] => {
  if (!('first' in days)) return [...days]
  const chosen = []
  for (let day = days.first; ; day = (day + 1) % 7) {
    chosen.push(day)
    if (day === days.last) return chosen
  }
}

const textOf = (rule: Rule): string => {
  const { days } = rule
  const named =
    'first' in days
      ? days.first === days.last
        ? NAMES[days.first]
        : `${NAMES[days.first]}-${NAMES[days.last]}`
      : days.map((day) => NAMES[day]).join(',')
  return `${named} ${rule.spans.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(',')}`
}

/** Every minute of the week, open or shut, by walking each span minute by minute. */
function openMinutes(rules: readonly Rule[]): Uint8Array {
  const open = new Uint8Array(WEEK)
  for (const rule of rules)
    for (const day of daysOf(rule))
      for (const [from, to] of rule.spans) {
        let minute = from
        do {
          open[(day * DAY + minute) % WEEK] = 1
          minute++
        } while (minute % DAY !== to % DAY)
      }
  return open
}

function painted(hours: WeeklyHours): Uint8Array {
  const open = new Uint8Array(WEEK).fill(hours.length === 0 ? 1 : 0)
  for (const [from, to] of hours) open.fill(1, from, to)
  return open
}

const anyRule: fc.Arbitrary<Rule> = fc.record({
  days: fc.oneof(
    fc.record({ first: fc.integer({ min: 0, max: 6 }), last: fc.integer({ min: 0, max: 6 }) }),
    fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }),
  ),
  spans: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 1439 }),
      fc.oneof(fc.integer({ min: 0, max: 1440 }), fc.constantFrom(0, 1440)),
    ),
    { minLength: 1, maxLength: 3 },
  ),
})

describe('parseHours', () => {
  it('agrees with a reading minute by minute', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 1, maxLength: 3 }), (rules) => {
        const text = rules.map(textOf).join('; ')
        const hours = parseHours(text)
        expect(hours, text).not.toBeNull()
        expect(Buffer.compare(painted(hours!), openMinutes(rules)), text).toBe(0)
      }),
      { seed: 20261124, numRuns: 400 },
    )
  })

  it('gives spans that ascend, do not touch and stay inside the week', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 1, maxLength: 3 }), (rules) => {
        let last = -1
        for (const [from, to] of parseHours(rules.map(textOf).join(';'))!) {
          expect(from).toBeGreaterThan(last)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(WEEK)
          last = to
        }
      }),
      { seed: 20261125, numRuns: 200 },
    )
  })

  it.each<[string, WeeklyHours]>([
    ['24/7', []],
    ['Mo-Su 00:00-24:00', []],
    ['Mo 09:00-17:00', [[540, 1020]]],
    [
      'Su 22:00-02:00',
      [
        [0, 120],
        [9960, 10080],
      ],
    ],
    [
      'Sa-Mo 12:00-13:00',
      [
        [720, 780],
        [7920, 7980],
        [9360, 9420],
      ],
    ],
    [
      'Mo 08:00-12:00, 13:00-17:00',
      [
        [480, 720],
        [780, 1020],
      ],
    ],
  ])('%s', (text, hours) => {
    expect(parseHours(text)).toEqual(hours)
  })

  it.each([
    '',
    'Mo',
    '09:00-17:00',
    'Mo 9:00-17:00',
    'Mo 09:00',
    'Mo 09:00-25:00',
    'Mo 09:60-17:00',
    'Xx 09:00-17:00',
    'Mo-Xx 09:00-17:00',
    'Mo-Fr 09:00-17:00; off',
    'mo 09:00-17:00',
  ])('does not read "%s"', (text) => {
    expect(parseHours(text)).toBeNull()
  })

  it('reads or refuses any text, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('Mo', 'Su', '-', ',', ';', ' ', '09:00', '24:00', '7', '/') }),
        (text) => {
          const hours = parseHours(text)
          expect(hours === null || Array.isArray(hours)).toBe(true)
        },
      ),
      { seed: 20261126, numRuns: 500 },
    )
  })
})

describe('parseDepartures', () => {
  it.each([
    ['Mo We Fr 18:00', { weekly: [1080, 3960, 6840] }],
    ['Fr, Mo 18:00', { weekly: [1080, 6840] }],
    ['Mo Mo 00:00', { weekly: [0] }],
    ['daily 12:00', { weekly: [0, 1, 2, 3, 4, 5, 6].map((day) => day * DAY + 720) }],
    ['every 84h', { everyMinutes: 5040 }],
    ['every 0.25h', { everyMinutes: 15 }],
  ])('%s', (text, departures) => {
    expect(parseDepartures(text)).toEqual(departures)
  })

  it.each([
    '',
    'Mo',
    '18:00',
    'daily',
    'daily Mo 12:00',
    'Mo 25:00',
    'every 0h',
    'every -5h',
    'every 3000h',
    'every h',
    'weekly',
  ])('does not read "%s"', (text) => {
    expect(parseDepartures(text)).toBeNull()
  })
})

describe('minutes', () => {
  it('of the week count from Monday 00:00, before 1970 as well', () => {
    // 23 November 2026 is a Monday; 1 January 1970 was a Thursday and 29 December 1969 a Monday.
    expect(minuteOfWeek(dayMinute('2026-11-23'))).toBe(0)
    expect(minuteOfWeek(dayMinute('2026-11-24') + 61)).toBe(DAY + 61)
    expect(minuteOfWeek(0)).toBe(3 * DAY)
    expect(minuteOfWeek(dayMinute('1969-12-29'))).toBe(0)
    expect(minuteOfWeek(dayMinute('1969-12-29') - 1)).toBe(WEEK - 1)
  })

  it('of a day agree with the platform calendar over every day of the atlas', () => {
    for (let at = Date.UTC(2026, 0, 1); at <= Date.UTC(2028, 11, 31); at += 86_400_000) {
      const date = new Date(at)
      const minute = dayMinute(date.toISOString().slice(0, 10))
      expect(minute * 60_000).toBe(at)
      expect(minuteOfWeek(minute)).toBe(((date.getUTCDay() + 6) % 7) * DAY)
    }
  })

  it.each(['2026-02-29', '2026-13-01', '26-01-01', '', '2026-1-1'])('of "%s" are refused', (date) => {
    expect(() => dayMinute(date)).toThrow(RangeError)
  })
})

describe('utcOffsetMinutes', () => {
  // Law, not measurement: one Kazakh zone since 1 March 2024; Iran without summer time since 2022; Kabul and Kolkata on half hours.
  it.each([
    ['Asia/Almaty', '2024-02-01', 360],
    ['Asia/Almaty', '2026-11-24', 300],
    ['Asia/Karachi', '2026-06-01', 300],
    ['Asia/Kabul', '2026-06-01', 270],
    ['Asia/Tehran', '2026-07-01', 210],
    ['Asia/Kolkata', '2026-07-01', 330],
    ['Asia/Shanghai', '2026-07-01', 480],
    ['Asia/Dubai', '2026-07-01', 240],
    ['Europe/Moscow', '2026-07-01', 180],
    ['Europe/Amsterdam', '2026-01-15', 60],
    ['Europe/Amsterdam', '2026-07-15', 120],
    ['Africa/Accra', '2026-07-01', 0],
    ['America/New_York', '2026-01-15', -300],
  ])('%s on %s', (zone, date, minutes) => {
    expect(utcOffsetMinutes(zone, date)).toBe(minutes)
  })

  it('refuses a zone that is none', () => {
    expect(() => utcOffsetMinutes('Asia/Atlantis', '2026-01-01')).toThrow(RangeError)
  })
})
