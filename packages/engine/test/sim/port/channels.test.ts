import type { Atlas } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import type { BerthCall } from '../../../src/sim/model.ts'
import { daylightAt } from '../../../src/sim/port/daylight.ts'
import { planPort } from '../../../src/sim/port/plan.ts'
import { closure, type Row, type Rows } from '../../desert.ts'
import { berth, crane, harbour, inputOf, journey, measure, model, run, ships } from './harbour.ts'

const HOUR = 60
const DAY = 1440
const KNOWN = { source: 's', year: 2026, grade: 'estimated' }

const channel = (depthM: number, rest: Row = {}): Row => ({
  ...{ id: 'channel', name: 'channel', name_ru: 'channel', place: 'PKAAA', groups: 'quay' },
  ...{ depth_m: depthM, clearance_m: 1, ...rest, ...KNOWN },
})

/** 2 m of mean level and 1 m of sun: 2 m or more from three hours before noon and midnight (UTC) to three after. */
const tides: Row[] = [
  { id: 'Z0', place: 'PKAAA', constituent: 'Z0', amplitude_m: 2, phase_deg: 0, ...KNOWN },
  { id: 'S2', place: 'PKAAA', constituent: 'S2', amplitude_m: 1, phase_deg: 0, ...KNOWN },
]

/** A port with room for all, and ships of 13 m: in 12 m of channel they ask for 2 m of tide, in 15 m for none. */
const tidal = (depthM: number, ship: Row = {}, rest: Rows = {}): Atlas =>
  harbour(
    [berth(20), crane({ count: 20 })],
    [ships(300, { draft_m: 13, unload_share: 0.5, fixed_hours: 2, ...ship })],
    { channels: [channel(depthM)], tides, ...rest },
  )

/** Minutes from a time until the water is 2 m, by hand. */
const untilHigh = (minute: number): number => {
  const phase = (((minute % (12 * HOUR)) + 12 * HOUR) % (12 * HOUR)) / HOUR
  return phase > 3 && phase < 9 ? (9 - phase) * HOUR : 0
}
const waitOf = ({ arrived, berthed }: BerthCall) => berthed - arrived

describe('a ship that draws more than the channel has', () => {
  it('waits for the next high water to come in, and for another to sail', () => {
    const { calls } = run(tidal(12))
    expect(calls.length).toBeGreaterThan(250)
    for (const call of calls) {
      expect(Math.abs(waitOf(call) - untilHigh(call.arrived))).toBeLessThanOrEqual(1)
      // Sixty hours of work and two of survey.
      const ready = call.berthed + 62 * HOUR
      expect(Math.abs(call.sailed - ready - untilHigh(ready))).toBeLessThanOrEqual(2)
    }
  })

  it('waits on the way on which it is laden', () => {
    const late = (unloadShare: number) => {
      const { calls } = run(tidal(12, { unload_share: unloadShare }))
      const waits = calls.filter((call) => waitOf(call) > 1).length
      const stays = calls.filter(({ berthed, sailed }) => sailed - berthed > 62 * HOUR + 1).length
      return [waits > 0, stays > 0]
    }
    expect(late(1)).toEqual([true, false])
    expect(late(0)).toEqual([false, true])
  })

  it('comes in by day and at high water, where it may move by day only', () => {
    const atlas = tidal(12, { daylight: true })
    const { lat, lon } = atlas.tables.places.find(({ id }) => id === 'PKAAA')!
    const { untilDay } = daylightAt(lat, lon, 0, 1)
    const { calls } = run(atlas)
    expect(calls.length).toBeGreaterThan(250)
    for (const { arrived, berthed, sailed } of calls) {
      for (const minute of [berthed, sailed]) {
        expect(untilDay(minute)).toBeLessThanOrEqual(1)
        expect(Math.min(untilHigh(minute), untilHigh(minute + 1))).toBeLessThanOrEqual(1)
      }
      // Nor was there an earlier chance.
      for (let minute = arrived + 2; minute < berthed - 2; minute += 5)
        expect(untilDay(minute) > 0 || untilHigh(minute) > 0).toBe(true)
    }
  })

  it('waits for the first high water after a closure', () => {
    const closures = [{ ...closure('place', 'PKAAA', '2027-03-01', '2027-03-10'), cause: 'storm' }]
    const { calls } = run(tidal(12, {}, { closures }))
    const [from, to] = [59 * DAY, 69 * DAY]
    const shut = calls.filter(({ arrived }) => arrived > from && arrived < to)
    expect(shut.length).toBeGreaterThan(2)
    for (const { berthed } of shut) expect(Math.abs(berthed - to - untilHigh(to))).toBeLessThanOrEqual(1)
  })

  it.each([
    ['to come in', 1],
    ['to sail', 0],
  ])('is counted: half of the ships wait %s, three hours in the mean', (_, unloadShare) => {
    const port = model(tidal(12, { unload_share: unloadShare }))
    const outcome = port.run(0, () => false)
    const found = (id: string) => measure(port, outcome, id)
    const [calls, held, hours] = [found('ships.calls'), found('tide.ships'), found('tide.waitHours')]
    // Poisson arrivals see 6 of 12 hours of low water, and wait evenly up to six: three standard deviations of each.
    expect(Math.abs(held / calls - 0.5)).toBeLessThan(3 * Math.sqrt(0.25 / calls))
    expect(Math.abs(hours - 3)).toBeLessThan((3 * Math.sqrt(3)) / Math.sqrt(held))
    // Nothing else makes them wait for a berth, or stay at it longer than sixty-two hours.
    const [wait, stay] = [found('ships.waitHours'), found('ships.berthHours') - 62]
    const tide = (held * hours) / calls
    expect([wait, stay]).toEqual(
      unloadShare === 1 ? [expect.closeTo(tide, 6), expect.closeTo(0, 6)] : [0, expect.closeTo(tide, 6)],
    )
    expect(found('tide.share')).toEqual(unloadShare === 1 ? expect.closeTo(100, 6) : Number.NaN)
  })

  it('does not wait for the tide while no berth is free for it', () => {
    const busy = { channels: [channel(12)], tides }
    const port = model(harbour([berth(1), crane()], [ships(110, { draft_m: 13 })], busy))
    const share = measure(
      port,
      port.run(0, () => false),
      'tide.share',
    )
    expect(share).toBeGreaterThan(0)
    expect(share).toBeLessThan(50)
  })

  it('is refused where no tide of the year lets it in', () => {
    // 3 m at springs, and the sun alone has none but springs.
    expect(() => model(tidal(10.99))).toThrow(
      expect.objectContaining({
        code: 'ship-too-deep',
        message: expect.stringMatching(
          /ships never pass the channel channel: 13 m .* 1 m .* 14 m .* 10\.99 m .* adds 3 m/,
        ) as string,
      }),
    )
    expect(() => model(tidal(11.01), { days: 1 })).not.toThrow()
  })

  it('is refused in a port whose tide is not known', () => {
    expect(() => model(tidal(12, {}, { tides: [] }))).toThrow(/tides\.csv/)
  })
})

describe('a channel deep enough', () => {
  it('changes nothing, to the byte', () => {
    const without = run(tidal(12, {}, { channels: [] }))
    const deep = model(tidal(15))
    const { measures, ...outcome } = deep.run(0, () => false)
    const own = deep.measures.map(({ id }) => id.startsWith('tide.'))
    expect(outcome).toEqual({ ...without, measures: undefined })
    expect(measures.filter((_, i) => !own[i])).toEqual(without.measures.filter((_, i) => !own[i]))
    // Nobody waits for a berth, so nobody's wait has a share.
    expect(measures.filter((_, i) => own[i])).toEqual(Float64Array.from([0, Number.NaN, Number.NaN]))
    expect(without.measures.filter((_, i) => own[i]).every(Number.isNaN)).toBe(true)
  })

  it('is any that ends before the first day, or leads elsewhere', () => {
    for (const rest of [{ valid_to: '2026-12-31' }, { groups: 'other' }]) {
      const { calls } = run(tidal(12, {}, { channels: [channel(12, rest)] }))
      expect(calls.every((call) => waitOf(call) <= 1)).toBe(true)
    }
  })
})

describe('ships called for transit', () => {
  it('are laden on the way of their cargo, whatever the other trade of their row', () => {
    const plan = planPort({
      ...inputOf(tidal(12, { unload_share: 1 })),
      journeys: [journey('out'), journey('in')],
    })
    const [out, back] = plan.flows.map(({ stream }) => stream.water)
    expect([out!.in, out!.out === null]).toEqual([null, false])
    expect([back!.in === null, back!.out]).toEqual([false, null])
  })
})
