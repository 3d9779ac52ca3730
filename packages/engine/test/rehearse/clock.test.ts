import { DAY, dayMinute, minuteOfWeek, parseHours, WEEK } from '@serai/atlas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  departure,
  type Gate,
  MEAN_PHASE,
  nextDeparture,
  nextOpen,
  type Schedule,
} from '../../src/network/clock.ts'

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = dayMinute('2026-11-23')

const gate = (hours: string, ...closed: [number, number][]): Gate => ({
  weekly: Int32Array.from(parseHours(hours)!.flat()),
  closed: Float64Array.from(closed.flat()),
})
const weekly = (minutes: number[], cutoffMinutes = 0): Schedule => ({
  weekly: Int32Array.from(minutes),
  everyMinutes: 0,
  cutoffMinutes,
})
const headway = (everyMinutes: number, cutoffMinutes = 0): Schedule => ({
  weekly: new Int32Array(0),
  everyMinutes,
  cutoffMinutes,
})

const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: WEEK }), { minLength: 2, maxLength: 12 })
  .map((ends) => {
    const sorted = ends.sort((a, b) => a - b)
    return Int32Array.from(sorted.slice(0, sorted.length - (sorted.length % 2)))
  })
const windows = fc
  .uniqueArray(fc.integer({ min: MONDAY, max: MONDAY + 4 * WEEK }), { maxLength: 10 })
  .chain((ends) =>
    fc.boolean().map((endless) => {
      const sorted = ends.sort((a, b) => a - b)
      const even = sorted.slice(0, sorted.length - (sorted.length % 2))
      if (endless && even.length > 0) even[even.length - 1] = Infinity
      return Float64Array.from(even)
    }),
  )
const gates = fc.record({ weekly: fc.oneof(spans, fc.constant(new Int32Array(0))), closed: windows })
const schedules = fc.oneof(
  fc.record({
    weekly: fc
      .uniqueArray(fc.integer({ min: 0, max: WEEK - 1 }), { minLength: 1, maxLength: 8 })
      .map((minutes) => Int32Array.from(minutes.sort((a, b) => a - b))),
    everyMinutes: fc.constant(0),
    cutoffMinutes: fc.integer({ min: 0, max: 3 * DAY }),
  }),
  fc.record({
    weekly: fc.constant(new Int32Array(0)),
    everyMinutes: fc.integer({ min: 15, max: 30 * DAY }),
    cutoffMinutes: fc.integer({ min: 0, max: 3 * DAY }),
  }),
)
const moments = fc.integer({ min: MONDAY - WEEK, max: MONDAY + 5 * WEEK })
const phases = fc.oneof(fc.constant(MEAN_PHASE), fc.integer({ min: 0, max: 14 }))

/** The same rules minute by minute, as slowly and plainly as can be. */
function isOpen({ weekly: week, closed }: Gate, t: number): boolean {
  for (let i = 0; i < closed.length; i += 2) if (t >= closed[i]! && t < closed[i + 1]!) return false
  if (week.length === 0) return true
  const minute = minuteOfWeek(t)
  for (let i = 0; i < week.length; i += 2) if (minute >= week[i]! && minute < week[i + 1]!) return true
  return false
}

describe('nextOpen', () => {
  it('passes an office of Monday to Friday', () => {
    const office = gate('Mo-Fr 09:00-17:00')
    const at = (day: number, hour: number) => MONDAY + day * DAY + hour * 60
    expect(nextOpen(office, at(0, 9))).toBe(at(0, 9))
    expect(nextOpen(office, at(0, 3))).toBe(at(0, 9))
    expect(nextOpen(office, at(0, 17))).toBe(at(1, 9))
    expect(nextOpen(office, at(4, 18))).toBe(at(7, 9))
    expect(nextOpen(office, at(6, 23) + 0.5)).toBe(at(7, 9))
  })

  it('is open over the turn of the week when the hours run on', () => {
    const night = gate('Su 22:00-06:00')
    expect(nextOpen(night, MONDAY + 100)).toBe(MONDAY + 100)
    expect(nextOpen(night, MONDAY + 360)).toBe(MONDAY + 6 * DAY + 22 * 60)
  })

  it('waits for the end of a closure and then for opening hours', () => {
    const office = gate('Mo-Fr 09:00-17:00', [MONDAY + 600, MONDAY + 2 * DAY + 1200])
    expect(nextOpen(office, MONDAY + 599)).toBe(MONDAY + 599)
    expect(nextOpen(office, MONDAY + 600)).toBe(MONDAY + 3 * DAY + 540)
  })

  it('never opens again after a closure without end', () => {
    const shut = gate('24/7', [MONDAY, Infinity])
    expect(nextOpen(shut, MONDAY - 1)).toBe(MONDAY - 1)
    expect(nextOpen(shut, MONDAY)).toBe(Infinity)
    expect(nextOpen(gate('24/7'), Infinity)).toBe(Infinity)
  })

  it('is the first open minute, as found minute by minute', () => {
    fc.assert(
      fc.property(gates, moments, (any, t) => {
        const open = nextOpen(any, t)
        const end = Math.min(open, t + 3 * WEEK)
        for (let m = t; m < end; m++) if (isOpen(any, m)) return false
        return open === Infinity || (Number.isInteger(open) && isOpen(any, open))
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('lets nobody who comes later through earlier', () => {
    fc.assert(
      fc.property(gates, moments, fc.double({ min: 0, max: WEEK, noNaN: true }), (any, t, later) => {
        expect(nextOpen(any, t)).toBeGreaterThanOrEqual(t)
        expect(nextOpen(any, t + later)).toBeGreaterThanOrEqual(nextOpen(any, t))
      }),
      { numRuns: 2000, seed: 2 },
    )
  })
})

describe('nextDeparture', () => {
  it('takes the next of the week, or the first of the next week, after the cut-off', () => {
    const ship = weekly([2 * DAY + 1080, 5 * DAY + 1080], DAY)
    expect(nextDeparture(ship, MONDAY, 0)).toBe(MONDAY + 2 * DAY + 1080)
    expect(nextDeparture(ship, MONDAY + DAY + 1080, 0)).toBe(MONDAY + 2 * DAY + 1080)
    expect(nextDeparture(ship, MONDAY + DAY + 1081, 0)).toBe(MONDAY + 5 * DAY + 1080)
    expect(nextDeparture(ship, MONDAY + 5 * DAY, 0)).toBe(MONDAY + 9 * DAY + 1080)
  })

  it('keeps a headway from its phase, and waits half of it when the phase is unknown', () => {
    expect(nextDeparture(headway(60), 125, 10)).toBe(130)
    expect(nextDeparture(headway(60), 130, 10)).toBe(130)
    expect(nextDeparture(headway(60, 5), 130, 10)).toBe(190)
    expect(nextDeparture(headway(61, 5), 130, MEAN_PHASE)).toBe(165)
  })

  it('never comes without departures', () => {
    expect(nextDeparture(headway(0), MONDAY, 0)).toBe(Infinity)
    expect(nextDeparture(weekly([0]), Infinity, 0)).toBe(Infinity)
  })

  it('is FIFO, keeps the cut-off and whole minutes', () => {
    fc.assert(
      fc.property(schedules, moments, fc.nat(WEEK), phases, (any, t, later, phase) => {
        const leaves = nextDeparture(any, t, phase)
        expect(Number.isInteger(leaves)).toBe(true)
        expect(leaves).toBeGreaterThanOrEqual(t + any.cutoffMinutes)
        expect(nextDeparture(any, t + later, phase)).toBeGreaterThanOrEqual(leaves)
        const longest = any.everyMinutes || WEEK
        expect(leaves).toBeLessThan(t + any.cutoffMinutes + longest)
      }),
      { numRuns: 2000, seed: 3 },
    )
  })
})

describe('departure', () => {
  it('hands in during opening hours and sails at night', () => {
    const office = gate('Mo-Fr 09:00-17:00')
    expect(departure(office, weekly([2 * DAY]), MONDAY + DAY + 1000, 0)).toBe(MONDAY + 2 * DAY)
    expect(departure(office, weekly([2 * DAY]), MONDAY + DAY + 1020, 0)).toBe(MONDAY + 9 * DAY)
  })

  it('skips departures that fall into a closure', () => {
    const strike = gate('24/7', [MONDAY + 2 * DAY, MONDAY + 10 * DAY])
    expect(departure(strike, weekly([2 * DAY]), MONDAY, 0)).toBe(MONDAY + 16 * DAY)
    expect(departure(gate('24/7', [MONDAY + DAY, Infinity]), weekly([2 * DAY]), MONDAY, 0)).toBe(Infinity)
  })

  it('waits half an unknown headway once, closure or not', () => {
    const strike = gate('24/7', [MONDAY + 500, MONDAY + 800])
    expect(departure(strike, headway(1000), MONDAY - 1, MEAN_PHASE)).toBe(MONDAY + 499)
    expect(departure(strike, headway(1000), MONDAY, MEAN_PHASE)).toBe(MONDAY + 800)
  })

  it('is at once without gate and schedule', () => {
    expect(departure(null, null, 12.5, MEAN_PHASE)).toBe(12.5)
  })

  it('is FIFO and never inside a closure', () => {
    fc.assert(
      fc.property(
        fc.option(gates),
        fc.option(schedules),
        moments,
        fc.nat(WEEK),
        phases,
        (door, times, t, later, phase) => {
          const leaves = departure(door, times, t, phase)
          expect(departure(door, times, t + later, phase)).toBeGreaterThanOrEqual(leaves)
          if (door === null || leaves === Infinity) return
          for (let i = 0; i < door.closed.length; i += 2) {
            expect(leaves >= door.closed[i]! && leaves < door.closed[i + 1]!).toBe(false)
          }
        },
      ),
      { numRuns: 2000, seed: 4 },
    )
  })
})
