import { describe, expect, it } from 'vitest'
import type { BerthCall } from '../../../src/sim/model.ts'
import { daylightAt } from '../../../src/sim/port/daylight.ts'
import { closure } from '../../desert.ts'
import { expectAgreement } from '../agree.ts'
import { waitMDc, waitMMc } from '../exact.ts'
import { berth, crane, equipment, harbour, measure, model, opened, run, ships } from './harbour.ts'

const DAY = 1440

const stayOf = ({ berthed, sailed }: BerthCall) => sailed - berthed
const waitOf = ({ arrived, berthed }: BerthCall) => berthed - arrived

describe('ships at berth, by hand', () => {
  it('stay for their work and what is fixed', () => {
    // 6,000 t at 2 × 100 t/h are 30 h, and 4 h are fixed. One a month on two berths: none waits.
    const row = ships(12, { process: 'schedule', max_cranes: 2, fixed_hours: 4 })
    const { calls } = run(harbour([berth(2), crane({ count: 2 })], [row]))
    expect(calls.length).toBeGreaterThanOrEqual(11)
    expect(calls.every((call) => Math.abs(stayOf(call) - 34 * 60) <= 1)).toBe(true)
    expect(calls.every((call) => waitOf(call) === 0)).toBe(true)
  })

  it('follow one another on one berth as Lindley has it: the next berths when the last has sailed, or when it comes', () => {
    const { calls } = run(harbour([berth(1), crane()], [ships(110)]))
    for (const [i, call] of calls.entries()) {
      const free = calls[i - 1]?.sailed ?? 0
      expect(Math.abs(call.berthed - Math.max(call.arrived, free))).toBeLessThanOrEqual(1)
      expect(Math.abs(stayOf(call) - 60 * 60)).toBeLessThanOrEqual(1)
    }
    expect(calls.filter((call) => waitOf(call) > 0).length).toBeGreaterThan(20)
  })

  it('berth and sail by day only where the row says so', () => {
    const atlas = harbour([berth(2), crane({ count: 2 })], [ships(90, { daylight: true, fixed_hours: 3 })])
    const { lat, lon } = atlas.tables.places.find(({ id }) => id === 'PKAAA')!
    const { untilDay } = daylightAt(lat, lon, 0, 1)
    const { calls } = run(atlas)
    for (const { berthed, sailed } of calls)
      for (const minute of [berthed, sailed]) expect(untilDay(minute)).toBeLessThanOrEqual(1)
    // Who came by night has waited.
    expect(calls.filter((call) => waitOf(call) > 0).length).toBeGreaterThan(calls.length / 4)
  })

  it('stop to the minute in a storm, but not in a strike of hauliers', () => {
    const row = ships(36, { process: 'schedule', parcel: 24_000 })
    const atlas = (cause: string) =>
      harbour([berth(4), crane({ count: 4 })], [row], {
        closures: [{ ...closure('place', 'PKAAA', '2027-03-01', '2027-03-10'), cause }],
      })
    const [from, to] = [59 * DAY, 69 * DAY]
    const stays = (cause: string) => run(atlas(cause)).calls.map((call) => [call, stayOf(call)] as const)
    for (const [, stay] of stays('strike')) expect(Math.abs(stay - 240 * 60)).toBeLessThanOrEqual(1)
    let struck = 0
    for (const [{ berthed, sailed }, stay] of stays('storm')) {
      expect(berthed < from || berthed >= to).toBe(true)
      const shut = Math.max(0, Math.min(sailed, to) - Math.max(berthed, from))
      expect(Math.abs(stay - shut - 240 * 60)).toBeLessThanOrEqual(1)
      if (shut > 0) struck++
    }
    expect(struck).toBeGreaterThan(0)
  })

  it('owe demurrage from their arrival to the end of their work, less the laytime', () => {
    // 6,000 t: 120 h of work at 50 t/h after an hour of survey, 60 h allowed: 61 h over at 500 $ an hour.
    const row = ships(12, {
      ...{ process: 'schedule', fixed_hours: 2, laytime_per_day: 2400, demurrage_usd_day: 12_000 },
    })
    const port = model(harbour([berth(2), crane({ count: 2, rate: 50 })], [row]))
    const outcome = port.run(0, () => false)
    const calls = measure(port, outcome, 'ships.calls')
    expect(measure(port, outcome, 'money.demurrage')).toBeCloseTo(calls * 61 * 500, 3)
    expect(measure(port, outcome, 'money.delay')).toBe(0)
  })

  it('take a ferry berth like any other', () => {
    const row = ships(12, { process: 'schedule' })
    const { calls } = run(harbour([equipment('ferry-berth', 'ramp'), crane()], [row]))
    expect(calls.length).toBeGreaterThanOrEqual(11)
  })
})

describe('a port as a queue', () => {
  const waits = (berths: number, perYear: number, cv: number) => {
    const atlas = harbour([berth(berths), crane({ count: berths, cv })], [ships(perYear, { parcel: 600 })])
    const port = model(atlas, { days: 1800, warmupDays: 30 })
    return Array.from({ length: 20 }, (_, r) =>
      measure(
        port,
        port.run(r, () => false),
        'ships.waitHours',
      ),
    )
  }
  /** Hours of a ship at 100 t/h. */
  const WORK = 6
  const perYearAt = (utilisation: number, berths: number) => (utilisation * berths * 365 * 24) / WORK

  it('of one berth and constant work waits as M/D/1', () => {
    expectAgreement(waits(1, perYearAt(0.6, 1), 0), WORK * waitMDc(1, 0.6), 0.1)
  })

  it('of three berths and constant work waits as M/D/3', () => {
    expectAgreement(waits(3, perYearAt(0.7, 3), 0), WORK * waitMDc(3, 0.7), 0.12)
  })

  it('of one berth and work with the spread of an exponential waits as M/M/1, for Pollaczek–Khinchine sees no more', () => {
    expectAgreement(waits(1, perYearAt(0.5, 1), 1), WORK * waitMMc(1, 0.5), 0.15)
  })

  it('keeps Little’s law: ship-minutes at anchor are the waits of all that came', () => {
    const port = opened(harbour([berth(2), crane({ count: 2, cv: 0.5 })], [ships(250)]))
    const { now, quays, gauges, books } = port
    const waiting = quays[0]!.anchored.reduce((sum, ship) => sum + now - ship.arrivedAt, 0)
    const there = quays[0]!.atBerth.reduce(
      (sum, ship) => sum + (ship ? ship.berthedAt - ship.arrivedAt : 0),
      0,
    )
    const sailed = books.wait.mean * books.wait.count
    expect(books.wait.count).toBeGreaterThan(200)
    expect(Math.abs(gauges.waiting.integral(now) - (sailed + there + waiting))).toBeLessThan(1e-6 * sailed)
  })

  it('is not made worse by another berth under the same luck', () => {
    for (const [berths, perYear] of [
      [1, 100],
      [2, 230],
      [3, 380],
    ] as const) {
      const [few, more] = [berths, berths + 1].map((count) => {
        const port = model(harbour([berth(count), crane({ count: berths + 1, cv: 0.4 })], [ships(perYear)]))
        return Array.from({ length: 5 }, (_, r) =>
          measure(
            port,
            port.run(r, () => false),
            'ships.waitHours',
          ),
        )
      })
      for (const [r, wait] of more!.entries()) expect(wait).toBeLessThanOrEqual(few![r]! + 1e-9)
    }
  })
})
