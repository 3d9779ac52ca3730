import { describe, expect, it } from 'vitest'
import { compileBorder } from '../../../src/sim/border/border.ts'
import { closure } from '../../desert.ts'
import { atRail, lived, never, once, onSundays, RAIL, ROAD, site, stop, tracks, traffic } from './site.ts'

// Calculated by hand. All services are constant: a lane of 12 vehicles an hour takes 5 minutes. Those who wait at the start
// came at minute 0.

const MINUTES = 60

describe('three trucks and one lane', () => {
  const trucks = (rest: Parameters<typeof site>[0] | object) =>
    site({
      equipment: [stop('border-lane', 'out', 12)],
      traffic: [onSundays('truck', 'out')],
      backlog: 3,
      ...rest,
    })

  it('pass after 5, 10 and 15 minutes', () => {
    const of = once(trucks({}))
    expect(of('border.out.hours') * MINUTES).toBeCloseTo(10, 9)
    expect(of('border.out.waitHours') * MINUTES).toBeCloseTo(5, 9)
    expect(of('border.out.p90Hours') * MINUTES).toBeCloseTo(15, 1)
    expect(of('border.out.vehicles')).toBe(3 * 365)
    // Two wait for 5 minutes, one for another 5: 15 truck-minutes of a day.
    expect(of('border.out.queue') * 24 * MINUTES).toBeCloseTo(15, 9)
    expect(of('border.out.queueMost')).toBe(2)
    expect(of('border.out.lanes')).toBeCloseTo((100 * 15) / 1440, 9)
  })

  it('with a lane open from minute 5 to 10 and from 15 on end at 10, 20 and 25', () => {
    const opening = 'Mo 00:05-00:10,00:15-24:00'
    const of = once(trucks({ equipment: [stop('border-lane', 'out', 12, { opening })] }))
    expect(of('border.out.hours') * MINUTES).toBeCloseTo((10 + 20 + 25) / 3, 9)
    expect(of('border.out.p90Hours') * MINUTES).toBeCloseTo(25, 0)
  })

  it('and hours of the crossing stop them as hours of the lane do', () => {
    const opening = 'Mo 00:05-00:10,00:15-24:00'
    const of = once(trucks({ crossing: { opening } }))
    expect(of('border.out.hours') * MINUTES).toBeCloseTo((10 + 20 + 25) / 3, 9)
  })

  it('wait for the end of a closure of 25 days, which is no part of the dwell that plans use', () => {
    const input = trucks({
      days: 30,
      tables: { closures: [closure('crossing', ROAD, '2027-02-25', '2027-03-25')] },
    })
    const model = compileBorder(input)
    const outcome = model.run(0, never)
    const of = once(input)
    expect(of('border.out.hours')).toBeCloseTo(25 * 24 + 10 / MINUTES, 6)
    expect(of('border.shut')).toBeCloseTo((100 * 25) / 30, 9)
    expect(model.dwells).toEqual([{ table: 'crossings', id: ROAD, columns: ['hours_out', 'p90_hours_out'] }])
    expect(outcome.dwells[0]!.meanHours * MINUTES).toBeCloseTo(10, 6)
    expect(outcome.dwells[0]!.count).toBe(3)
  })

  it('are shut out to the minute: a closure that begins while one is served lets that one through', () => {
    // The closure begins at 24 h, in the middle of the second service of 20 hours, and ends at 72 h.
    const input = site({
      equipment: [stop('border-lane', 'out', 1 / 20)],
      traffic: [onSundays('truck', 'out', { arrival_hours: 'Sa 00:00-24:00' })],
      tables: { closures: [closure('crossing', ROAD, '2027-03-02', '2027-03-03')] },
      days: 5,
      backlog: 3,
    })
    // The first ends at 20 h; the second begins then, goes on into the closure, and ends at 40 h; the third begins at 72 h.
    expect(once(input)('border.out.hours')).toBeCloseTo((20 + 40 + 92) / 3, 9)
  })

  it('pass one stop after another on the way out, and in the order of the way in', () => {
    const equipment = [
      stop('weighbridge', 'both', 60),
      stop('customs-lane', 'out', 6),
      stop('border-lane', 'out', 12),
      stop('border-lane', 'in', 12),
      stop('customs-lane', 'in', 6),
    ]
    const alone = (direction: string) =>
      once(site({ equipment, traffic: [onSundays('truck', direction)], backlog: 1 }))
    expect(alone('out')('border.out.hours') * MINUTES).toBeCloseTo(1 + 10 + 5, 9)
    expect(alone('in')('border.in.hours') * MINUTES).toBeCloseTo(5 + 1 + 10, 9)
    // Two trucks: customs is the narrowest, so the second comes through ten minutes after the first.
    const two = once(site({ equipment, traffic: [onSundays('truck', 'out')], backlog: 2 }))
    expect(two('border.out.hours') * MINUTES).toBeCloseTo((16 + 26) / 2, 9)
  })

  it('choose the shorter of two lanes of their own', () => {
    const equipment = [stop('border-lane', 'out', 12), stop('border-lane', 'out', 12, { id: 'lane-2' })]
    expect(once(trucks({ equipment, backlog: 4 }))('border.out.hours') * MINUTES).toBeCloseTo(7.5, 9)
  })
})

describe('trains', () => {
  const trains = (backlog: number, room: number, rest: object = {}) =>
    once(
      site({
        equipment: [
          tracks(room),
          stop('border-lane', 'in', 1, atRail),
          stop('border-lane', 'out', 1, atRail),
          stop('gauge-shed', 'both', 20, atRail),
        ],
        traffic: [onSundays('train', 'in', { wagons: 40 })],
        backlog,
        ...rest,
      }),
    )

  it('of 40 wagons need two hours in a shed of 20 wagons an hour, after an hour on the line', () => {
    expect(trains(1, 9)('trains.in.hours')).toBeCloseTo(1 + 2, 9)
    expect(trains(1, 9)('trains.in.waitHours')).toBeCloseTo(0, 9)
  })

  it('follow each other as the narrower of line and shed lets them', () => {
    // The second is in at 2 and in the shed from 3 to 5.
    expect(trains(2, 9)('trains.in.hours')).toBeCloseTo((3 + 5) / 2, 9)
  })

  it('are held back on the line while the station has no track', () => {
    // The second may leave the line's other end only when the first has gone at 3: in at 4, through at 6.
    expect(trains(2, 1)('trains.in.hours')).toBeCloseTo((3 + 6) / 2, 9)
    expect(trains(2, 1)('trains.sidings')).toBeCloseTo((100 * 6) / 24, 9)
  })

  it('that go out wait for a track, for the shed, and for the line', () => {
    const out = { traffic: [onSundays('train', 'out', { wagons: 40 })] }
    // Shed 0–2, line 2–3; the second shed 2–4, line 4–5, with two tracks or with one: the track is free at 2.
    expect(trains(2, 9, out)('trains.out.hours')).toBeCloseTo((3 + 5) / 2, 9)
    expect(trains(2, 1, out)('trains.out.hours')).toBeCloseTo((3 + 5) / 2, 9)
  })

  it('do not block each other where one line serves both ways and the tracks are full', () => {
    const run = lived(
      site({
        equipment: [
          tracks(1),
          stop('border-lane', 'both', 1, atRail),
          stop('gauge-shed', 'both', 20, atRail),
        ],
        traffic: [onSundays('train', 'in', { wagons: 40 }), onSundays('train', 'out', { wagons: 40 })],
        days: 2,
        backlog: 6,
      }),
    )
    // Alone on the track, one after the other: three in for an hour and two, three out for two and the line of an hour.
    expect(run.rail.map(({ left }) => left)).toEqual([3, 3])
    expect(run.rail[0].total.max / MINUTES).toBeLessThanOrEqual(6 * 3)
  })

  it('leave the gauge change to the facility that plans pass through', () => {
    const input = site({
      equipment: [tracks(9), stop('border-lane', 'in', 1, atRail), stop('gauge-shed', 'in', 20, atRail)],
      traffic: [onSundays('train', 'in', { wagons: 40 })],
      backlog: 1,
    })
    const model = compileBorder(input)
    expect(model.dwells).toEqual([{ table: 'crossings', id: RAIL, columns: ['hours_in', 'p90_hours_in'] }])
    expect(model.run(0, never).dwells[0]!.meanHours).toBeCloseTo(1, 9)
  })
})

describe('what is not simulated', () => {
  it('stays in the dwell: half of the hours of the row', () => {
    const input = site({
      equipment: [stop('border-lane', 'out', 12)],
      traffic: [onSundays('truck', 'out')],
      crossing: { hours_out: 8, p90_hours_out: 8 },
      backlog: 3,
    })
    const [dwell] = compileBorder(input).run(0, never).dwells
    expect(dwell!.meanHours).toBeCloseTo(4 + 10 / MINUTES, 9)
  })
})

describe('room before the border', () => {
  it('is all that waits: who finds it full stays away, and is counted', () => {
    // A lane that takes a truck in ten hours; 100 come in an hour; there is room for 30, both ways together.
    const run = lived(
      site({
        equipment: [
          stop('border-lane', 'both', 0.1),
          {
            ...stop('truck-park', 'both', 0),
            rate: '',
            rate_unit: '',
            cv: '',
            capacity: 30,
            capacity_unit: 'vehicles',
          },
        ],
        traffic: [traffic('truck', 'out', 876_000), traffic('truck', 'in', 876_000)],
      }),
    )
    const [out, inward] = run.road
    expect(out.queue.max + inward.queue.max).toBeLessThanOrEqual(30)
    expect(out.inside + inward.inside).toBe(30)
    expect(out.left + inward.left).toBe(2)
    expect(out.arrived + inward.arrived).toBe(32)
    expect(out.turned).toBeGreaterThan(2000)
  })
})
