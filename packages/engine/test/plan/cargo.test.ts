import { gazetteer } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import { planRequest } from '../../src/plan/plan.ts'
import {
  ask,
  crossing,
  desert,
  facility,
  lane,
  lines,
  link,
  MONDAY,
  only,
  place,
  rule,
  service,
  tariff,
} from '../desert.ts'

describe('what carries what', () => {
  const port = (units: string) => facility('KZPOR', 'transfer', 'road;rail-1520;sea', units)
  const sea = {
    services: [
      service('sea', 'KZPOR', 'AEMKT', 'daily 12:00', { units: 'box', hours: 48, usd_per_teu: 900 }),
    ],
    sealanes: [lane('KZPOR', 'AEMKT', 500)],
  }
  const places = [place('AEMKT', 25, 55)]
  const stuffing = facility('KZPOR', 'stuff', 'road;rail-1520;sea', 'grain')

  it('a parcel too small for a ship of its own goes in boxes', () => {
    const atlas = desert(['KZAAA road 100km 2h ~ KZPOR'], {
      ...sea,
      places,
      facilities: [port('grain;box'), stuffing],
    })
    const small = ask(atlas, 'KZAAA', 'AEMKT', { tonnes: 500 })
    expect(small.itineraries.length).toBeGreaterThan(0)
    const ships = (reply: typeof small) =>
      new Set(
        reply.itineraries.flatMap((way) =>
          way.legs.flatMap((leg) => (leg.kind === 'haul' && leg.mode === 'sea' ? [leg.vehicle] : [])),
        ),
      )
    expect(ships(small)).toEqual(new Set(['liner']))
    // A tramp asks for 5,000 t, no less.
    expect(ships(ask(atlas, 'KZAAA', 'AEMKT', { tonnes: 4999 }))).toEqual(new Set(['liner']))
    expect(ships(ask(atlas, 'KZAAA', 'AEMKT', { tonnes: 5000 }))).toContain('bulker')
  })

  it('no box is put on a ship where no box ship calls', () => {
    const atlas = desert(['KZAAA road 100km 2h ~ KZPOR'], {
      sealanes: sea.sealanes,
      places,
      facilities: [port('grain;box'), stuffing],
    })
    expect(ask(atlas, 'KZAAA', 'AEMKT', { cargo: 'containers', teu: 400 }).itineraries).toEqual([])
    expect(ask(atlas, 'KZAAA', 'AEMKT', { tonnes: 500 }).itineraries).toEqual([])
  })

  it('crude goes by pipe or tank wagon and never in a grain hopper or a truck', () => {
    const atlas = desert(['KZAAA road 100km 2h ~ KZBBB', 'KZAAA rail-1520 100km 4h ~ KZBBB'])
    const ways = ask(atlas, 'KZAAA', 'KZBBB', { cargo: 'crude' }).itineraries
    expect(ways.map((way) => way.legs[1])).toMatchObject([{ mode: 'rail', vehicle: 'tank-1520' }])
    const roads = desert(['KZAAA road 100km 2h ~ KZBBB'])
    expect(ask(roads, 'KZAAA', 'KZBBB', { cargo: 'crude' }).itineraries).toEqual([])
  })

  it('grain never enters a pipe', () => {
    const atlas = desert(['KZAAA pipeline 100km 10h ~ KZBBB'])
    expect(ask(atlas, 'KZAAA', 'KZBBB').itineraries).toEqual([])
    expect(ask(atlas, 'KZAAA', 'KZBBB', { cargo: 'crude' }).itineraries).toHaveLength(1)
  })
})

describe('filters', () => {
  it('at most one border keeps the dearer way to a place open, for the sake of the border behind it', () => {
    const roads = [
      'KZSSS road 50km 1h ~ KZPPP road 50km 1h ~ KZMMM',
      'KZSSS road 150km 4h ~ KZQQQ road 150km 5h ~ KZMMM',
      'KZMMM road 250km 10h ~ KZXXX road 250km 10h ~ KZEEE',
      'KZMMM road 50km 1h ~ KZYYY road 50km 1h ~ KZEEE',
    ]
    const atlas = desert(roads, {
      crossings: [crossing('KZSSS', 'KZPPP', 'road'), crossing('KZMMM', 'KZYYY', 'road')],
      tariffs: [tariff('road', 'freight', 'road', 'vehicle-km', 1)],
    })
    const through = (maxBorders: number) =>
      ask(atlas, 'KZSSS', 'KZEEE', { maxBorders }).itineraries.map(({ legs }) =>
        legs.flatMap((leg) => (leg.kind === 'haul' ? [...leg.via, leg.to] : [])).join(' '),
      )
    expect(through(2)).toEqual(['KZPPP KZMMM KZYYY KZEEE'])
    expect(through(1)).toEqual(['KZQQQ KZMMM KZYYY KZEEE'])
    expect(through(0)).toEqual(['KZQQQ KZMMM KZXXX KZEEE'])
  })

  const border = (tir: boolean) =>
    desert(['KZAAA road 100km 2h ~ CNBBB'], { crossings: [crossing('KZAAA', 'CNBBB', 'road', { tir })] })

  it('only TIR leaves out borders that do not take a carnet', () => {
    expect(ask(border(true), 'KZAAA', 'CNBBB', { tirOnly: true }).itineraries).toHaveLength(1)
    expect(ask(border(false), 'KZAAA', 'CNBBB', { tirOnly: true }).itineraries).toEqual([])
    expect(ask(border(false), 'KZAAA', 'CNBBB').itineraries).toHaveLength(1)
  })

  const railway = (exempt: string) => ({
    id: 'KZAAA-RUBBB-rail',
    from: 'KZAAA',
    to: 'RUBBB',
    mode: 'rail',
    gauge_mm: 1520,
    distance_km: 100,
    hours: 4,
    status: 'operating',
    sanctions_exempt: exempt,
    source: 's',
    year: 2026,
    grade: 'estimated',
  })
  const russia = (exempt: string) =>
    desert(['KZAAA rail-1520 100km 4h ~ RUBBB'], {
      links: [railway(exempt)],
      rules: [rule('embargo', 'sanction', 'leg', { countries: 'RU' })],
    })

  it('a way under sanctions is named as one, and left out when asked', () => {
    expect(only(ask(russia(''), 'KZAAA', 'RUBBB')).sanctions).toEqual(['embargo'])
    expect(ask(russia(''), 'KZAAA', 'RUBBB', { sanctionsFree: true }).itineraries).toEqual([])
  })

  it('an exempt link is free of them', () => {
    expect(only(ask(russia('licence 124'), 'KZAAA', 'RUBBB')).sanctions).toEqual([])
    expect(ask(russia('licence 124'), 'KZAAA', 'RUBBB', { sanctionsFree: true }).itineraries).toHaveLength(1)
  })

  it('a rule about oil does not bind wheat', () => {
    const atlas = desert(['KZAAA rail-1520 100km 4h ~ RUBBB'], {
      rules: [rule('oil-cap', 'sanction', 'leg', { countries: 'RU', families: 'oil' })],
    })
    expect(only(ask(atlas, 'KZAAA', 'RUBBB')).sanctions).toEqual([])
    expect(only(ask(atlas, 'KZAAA', 'RUBBB', { cargo: 'crude' })).sanctions).toEqual(['oil-cap'])
  })
})

describe('papers', () => {
  const atlas = desert(['KZAAA road 100km 2h ~ KZBOR road 10km 1h ~ CNBOR road 100km 2h ~ CNBBB'], {
    crossings: [crossing('KZBOR', 'CNBOR', 'road')],
    rules: [
      rule('certificate', 'paper', 'origin', { phytosanitary_only: true }),
      rule('import', 'permit', 'destination', { countries: 'CN' }),
      rule('declaration', 'paper', 'crossing'),
      rule('waybill', 'paper', 'leg', { modes: 'road' }),
      rule('transit', 'permit', 'leg', { countries: 'CN', modes: 'road' }),
      rule('dangerous', 'paper', 'leg', { hazardous_only: true }),
      rule('rail-note', 'paper', 'leg', { modes: 'rail' }),
      rule('lapsed', 'paper', 'leg', { valid_to: '2026-12-31' }),
      rule('elsewhere', 'paper', 'destination', { countries: 'AE' }),
    ],
  })

  it('are asked for by origin, leg, crossing and destination, and by nothing that does not hold', () => {
    const way = only(ask(atlas, 'KZAAA', 'CNBBB'))
    const asked = Object.fromEntries(way.papers.map((paper) => [paper.id, paper.legs]))
    // 0 load, 1 road, 2 clear, 3 road over the border and on, 4 unload.
    expect(lines(ask(atlas, 'KZAAA', 'CNBBB'))).toEqual([
      'KZAAA{load 1h} road 100km ~ KZBOR{clear 0h} road 110km ~ CNBBB{unload 1h}',
    ])
    expect(asked).toEqual({ certificate: [0], import: [4], declaration: [2], waybill: [1, 3], transit: [3] })
    for (const [i, leg] of way.legs.entries())
      for (const paper of leg.papers) expect(way.papers[paper]!.legs).toContain(i)
  })
})

describe('a point off the network', () => {
  // The far end lies beyond the 600 km at which a guessed road ends.
  const atlas = desert(['KZAAA road 900km 20h ~ KZBBB'], {
    tariffs: [tariff('road', 'freight', 'road', 'vehicle-km', 1)],
  })
  const world = { atlas, scenarios: [], gazetteer: gazetteer([], atlas.tables.places) }
  const plan = (from: string, to: string) =>
    planRequest(world, { from, to, cargo: 'wheat', tonnes: 500, depart: MONDAY, samples: 8, all: true })

  it('is joined by road: great circle, stretched, at 35 km/h, and the leg says that it is an estimate', () => {
    const reply = plan('45.5,60', 'KZBBB')
    const [first, ...rest] = reply.consignment.from.access
    // Half a degree of latitude is 55.6 km of great circle.
    expect(first!.placeId).toBe('KZAAA')
    expect(first!.distanceKm).toBeGreaterThanOrEqual(55.5)
    expect(first!.distanceKm).toBeLessThan(55.7 * 1.6)
    expect(rest).toEqual([])
    const way = only(reply)
    const access = way.legs[1]!
    expect(access).toMatchObject({ links: ['access'], timeGrade: 'estimated', costGrade: 'estimated' })
    expect(access.minutes).toBe(Math.round(((first!.distanceKm / 35) * 60) / 15) * 15)
    expect(access.costCents).toBe(Math.round(25 * first!.distanceKm * 100))
    expect(way.legs.map((leg) => (leg.kind === 'haul' ? leg.to : leg.operation))).toEqual([
      'load',
      'KZAAA',
      'KZBBB',
      'unload',
    ])
    expect(reply.notices[0]!.text).toContain('an estimate')
  })

  it('is served by full trucks, whatever a limit elsewhere leaves of theirs', () => {
    const elsewhere = desert(['KZLIM road 10km 1h ~ KZITS', 'KZAAA road 900km 20h ~ KZBBB'], {
      links: [link('KZLIM', 'road', 'KZITS', 10, 1, { gross_limit_t: 30 })],
      places: [
        place('KZLIM', 70, 60),
        place('KZITS', 70, 61),
        place('KZAAA', 45, 60),
        place('KZBBB', 45, 69),
      ],
    })
    const request = { from: '45.5,60', to: 'KZBBB', cargo: 'wheat', tonnes: 500, depart: MONDAY, samples: 8 }
    const places = gazetteer([], elsewhere.tables.places)
    const { itineraries } = planRequest({ atlas: elsewhere, scenarios: [], gazetteer: places }, request)
    expect(itineraries[0]!.legs[1]).toMatchObject({ links: ['access'], vehicles: 25 })
  })

  it('may be the end, and both ends', () => {
    const there = plan('KZAAA', '45.5,69').itineraries
    expect(there.length).toBeGreaterThan(0)
    for (const way of there) expect(way.legs.at(-2)).toMatchObject({ kind: 'haul', links: ['access'] })
    expect(plan('45.5,60', '45.5,69').itineraries.length).toBeGreaterThan(0)
  })

  it('behind a port that no road of the atlas reaches is served from its gate', () => {
    // Trucks are of the atlas only where a road is: one stands by.
    const overseas = desert(['KZAAA road 1km 1h ~ KZBBB'], {
      places: [place('PKPOR', 25, 67), place('AEMKT', 25, 55)],
      facilities: [
        facility('PKPOR', 'load', 'sea', 'box'),
        facility('AEMKT', 'unload', 'sea', 'box'),
        facility('AEMKT', 'load', 'sea', 'box'),
      ],
      services: [service('sea', 'PKPOR', 'AEMKT', 'daily 12:00', { units: 'box' })],
      sealanes: [lane('PKPOR', 'AEMKT', 700)],
    })
    const reply = planRequest(
      { atlas: overseas, scenarios: [], gazetteer: gazetteer([], overseas.tables.places) },
      { from: 'PKPOR', to: '25.2,55.1', cargo: 'containers', teu: 10, depart: MONDAY, samples: 8, all: true },
    )
    expect(reply.itineraries.length).toBeGreaterThan(0)
  })
})
