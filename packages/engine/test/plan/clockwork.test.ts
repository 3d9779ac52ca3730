import type { Scenario } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import { ask, closure, crossing, desert, facility, lines, only, place, service } from '../desert.ts'

const HOUR = 60
const DAY = 1440

describe('a road', () => {
  it('is loaded, driven and unloaded', () => {
    const atlas = desert(['KZAAA road 100km 2h ~ KZBBB road 200km 5h ~ KZCCC'])
    const way = only(ask(atlas, 'KZAAA', 'KZCCC'))
    expect(lines(ask(atlas, 'KZAAA', 'KZCCC'))).toEqual(['KZAAA{load 1h} road 300km ~ KZCCC{unload 1h}'])
    expect(way.plannedMinutes).toBe((1 + 2 + 5 + 1) * HOUR)
  })
})

describe('a break of gauge', () => {
  const corridor = ['KZAAA rail-1520 100km 4h ~ KZBOR rail-1435 50km 2h ~ CNCCC']

  it('is no way without a place to change wagons', () => {
    expect(ask(desert(corridor), 'KZAAA', 'CNCCC').itineraries).toEqual([])
  })

  it('takes the handle where there is one', () => {
    const cranes = facility('KZBOR', 'gauge', 'rail-1520;rail-1435', 'grain;box', { hours: 30 })
    const atlas = desert(corridor, { facilities: [cranes] })
    expect(lines(ask(atlas, 'KZAAA', 'CNCCC'))[0]).toBe(
      'KZAAA{load 1h} rail 100km ~ KZBOR{gauge 30h} rail 50km ~ CNCCC{unload 1h}',
    )
  })
})

describe('a border', () => {
  // Monday is 2027-03-01, so Friday is the 5th and the next Monday the 8th.
  const atlas = desert(['KZAAA road 100km 2h ~ KZBOR road 10km 1h ~ CNCCC'], {
    crossings: [crossing('KZBOR', 'CNCCC', 'road', { hours_out: 4, opening: 'Mo-Fr 09:00-18:00' })],
  })
  const clears = (depart: string) => only(ask(atlas, 'KZAAA', 'CNCCC', { depart })).legs[2]!

  it('that opens Monday to Friday lets Friday evening wait for Monday morning', () => {
    // Loaded at 17:00, driven by 19:00: an hour too late. Monday 09:00 is 62 hours on; clearing takes 4 more.
    const leg = clears('2027-03-05T16:00Z')
    expect(new Date(leg.startAt * 60_000).toISOString()).toBe('2027-03-05T19:00:00.000Z')
    expect(new Date(leg.endAt * 60_000).toISOString()).toBe('2027-03-08T13:00:00.000Z')
    expect(leg.waitMinutes).toBe(62 * HOUR)
    expect(lines(ask(atlas, 'KZAAA', 'CNCCC', { depart: '2027-03-05T16:00Z' }))).toEqual([
      'KZAAA{load 1h} road 100km ~ KZBOR{clear 2d18h} road 10km ~ CNCCC{unload 1h}',
    ])
  })

  it('takes who arrives while it is open, the last minute included', () => {
    expect(clears('2027-03-05T14:59Z').waitMinutes).toBe(0)
    expect(clears('2027-03-05T15:00Z').waitMinutes).toBe((6 + 48 + 9) * HOUR)
  })

  it('is slow one way and quick the other', () => {
    const lopsided = desert(['KZAAA road 10km 1h ~ CNCCC'], {
      crossings: [crossing('KZAAA', 'CNCCC', 'road', { hours_out: 4, hours_in: 9 })],
    })
    expect(only(ask(lopsided, 'KZAAA', 'CNCCC')).plannedMinutes).toBe((1 + 4 + 1 + 1) * HOUR)
    expect(only(ask(lopsided, 'CNCCC', 'KZAAA')).plannedMinutes).toBe((1 + 9 + 1 + 1) * HOUR)
  })

  it('keeps local hours', () => {
    const almaty = desert(['KZAAA road 10km 1h ~ CNCCC'], {
      places: [place('KZAAA', 45, 60, { timezone: 'Asia/Almaty' })],
      crossings: [crossing('KZAAA', 'CNCCC', 'road', { opening: 'Mo-Su 09:00-10:00' })],
    })
    // Nine in Almaty (UTC+5) is four by UTC; loading ends at one.
    expect(only(ask(almaty, 'KZAAA', 'CNCCC')).legs[1]!.waitMinutes).toBe(3 * HOUR)
  })
})

describe('a ferry', () => {
  // Tuesday and Friday at 18:00; cargo must be there six hours before.
  const atlas = desert(['KZAAA road 100km 2h ~ KZPOR', 'AZPOR road 100km 2h ~ AZDDD'], {
    services: [service('ferry', 'KZPOR', 'AZPOR', 'Tu Fr 18:00', { cutoff_hours: 6, hours: 20 })],
    facilities: [
      facility('KZPOR', 'transfer', 'road;ferry', 'grain;box', { hours: 3 }),
      facility('AZPOR', 'transfer', 'road;ferry', 'grain;box', { hours: 3 }),
    ],
  })
  const sails = (depart: string) => {
    const haul = ask(atlas, 'KZAAA', 'AZDDD', { depart }).itineraries[0]!.legs.find(
      (leg) => leg.kind === 'haul' && leg.mode === 'ferry',
    )!
    return new Date((haul.endAt - 20 * HOUR) * 60_000).toISOString().slice(0, 16)
  }

  it('takes what stands there at the cut-off and leaves the rest to the next', () => {
    // From the door to the quay: 1 + 2 + 3 hours; the cut-off is Tuesday 12:00.
    expect(sails('2027-03-02T06:00Z')).toBe('2027-03-02T18:00')
    expect(sails('2027-03-02T06:01Z')).toBe('2027-03-05T18:00')
    expect(sails('2027-03-05T06:01Z')).toBe('2027-03-09T18:00')
  })

  it('that sails every so often is waited for half as long', () => {
    const loose = desert(['KZAAA road 100km 2h ~ KZPOR'], {
      services: [service('ferry', 'KZPOR', 'AZPOR', 'every 48h', { cutoff_hours: 6, hours: 20 })],
      places: [place('AZPOR', 45, 62)],
      facilities: [facility('KZPOR', 'transfer', 'road;ferry', 'grain;box', { hours: 3 })],
    })
    const way = ask(loose, 'KZAAA', 'AZPOR').itineraries[0]!
    expect(way.plannedMinutes).toBe((1 + 2 + 3 + 6 + 24 + 20 + 1) * HOUR)
  })
})

describe('a closure', () => {
  const corridor = ['KZAAA road 100km 2h ~ KZBOR road 10km 1h ~ CNCCC']
  const border = crossing('KZBOR', 'CNCCC', 'road')
  const strait = {
    id: 'by-the-border',
    name: 'Border',
    name_ru: 'Граница',
    via: 'CNCCC',
    side: 'china',
    colour: '#123456',
  }

  it('until a date is waited out, its last day included', () => {
    const atlas = desert(corridor, {
      crossings: [border],
      closures: [closure('crossing', 'KZBOR-CNCCC-road', '2027-02-20', '2027-03-03')],
    })
    // At the border on Monday 03:00; it opens on Thursday 00:00, and the road on takes an hour, unloading another.
    expect(only(ask(atlas, 'KZAAA', 'CNCCC')).plannedMinutes).toBe(3 * DAY + 2 * HOUR)
  })

  it('without an end is no way, and the reply says which', () => {
    const atlas = desert(corridor, {
      crossings: [border],
      corridors: [strait],
      closures: [closure('crossing', 'KZBOR-CNCCC-road', '2027-02-20', '')],
    })
    const reply = ask(atlas, 'KZAAA', 'CNCCC')
    expect(reply.itineraries).toEqual([])
    expect(reply.explanations.map(({ corridor, reason, until }) => ({ corridor, reason, until }))).toEqual([
      { corridor: 'by-the-border', reason: 'closed', until: null },
    ])
    expect(reply.explanations[0]!.text).toBe(
      'KZBOR-CNCCC-road is closed since 2027-02-20 until further notice: flood',
    )
  })

  it('that begins later stops only who comes too late', () => {
    const atlas = desert(corridor, {
      crossings: [border],
      closures: [closure('crossing', 'KZBOR-CNCCC-road', '2027-03-02', '')],
    })
    expect(only(ask(atlas, 'KZAAA', 'CNCCC')).plannedMinutes).toBe(5 * HOUR)
    expect(ask(atlas, 'KZAAA', 'CNCCC', { depart: '2027-03-02' }).itineraries).toEqual([])
  })

  it('can be lifted by a scenario, and a planned link opened', () => {
    const world = desert([...corridor, 'KZBOR rail-1520 10km 1h ~ CNDDD'], {
      crossings: [border],
      links: [
        {
          id: 'KZBOR-CNDDD-rail',
          from: 'KZBOR',
          to: 'CNDDD',
          mode: 'rail',
          gauge_mm: 1520,
          distance_km: 10,
          hours: 1,
          status: 'planned',
          source: 's',
          year: 2026,
          grade: 'estimated',
        },
      ],
      closures: [closure('crossing', 'KZBOR-CNCCC-road', '2027-02-20', '')],
    })
    const text = { name: '', nameRu: '', note: '', noteRu: '' }
    const scenarios: Scenario[] = [
      { id: 'lift', ...text, changes: [{ op: 'open', kind: 'crossing', target: 'KZBOR-CNCCC-road' }] },
      {
        id: 'build',
        ...text,
        changes: [
          {
            op: 'set',
            table: 'links',
            where: { id: 'KZBOR-CNDDD-rail' },
            column: 'status',
            value: 'operating',
          },
        ],
      },
    ]
    const ways = (to: string, from: string, scenario: string[]) =>
      lines(ask(world, from, to, { scenarios: scenario }, scenarios))
    expect(ways('CNCCC', 'KZAAA', [])).toEqual([])
    expect(ways('CNCCC', 'KZAAA', ['lift'])).toHaveLength(1)
    expect(ways('CNDDD', 'KZBOR', [])).toEqual([])
    expect(ways('CNDDD', 'KZBOR', ['build'])).toEqual(['KZBOR{load 1h} rail 10km ~ CNDDD{unload 1h}'])
  })
})
