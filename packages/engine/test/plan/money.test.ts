import { describe, expect, it } from 'vitest'
import type { Itinerary } from '../../src/itinerary/itinerary.ts'
import {
  ask,
  cargo,
  closure,
  crossing,
  desert,
  emission,
  facility,
  lane,
  MONDAY,
  only,
  place,
  service,
  tariff,
  vehicle,
} from '../desert.ts'

/** Dollars of a way by what they are for. */
const dollars = (way: Itinerary) =>
  Object.fromEntries(way.costs.map(({ kind, cents }) => [kind, cents / 100]))

const ROAD = ['KZAAA road 100km 2h ~ KZBBB']
const perKm = tariff('road', 'freight', 'road', 'vehicle-km', 1.5)

describe('freight', () => {
  it('is by vehicles and kilometres: 500 t are 25 trucks of 20 t', () => {
    const way = only(ask(desert(ROAD, { tariffs: [perKm] }), 'KZAAA', 'KZBBB'))
    expect(dollars(way)).toEqual({ freight: 25 * 100 * 1.5 })
    expect(way.legs.find((leg) => leg.kind === 'haul')).toMatchObject({ vehicle: 'truck', vehicles: 25 })
    const more = only(ask(desert(ROAD, { tariffs: [perKm] }), 'KZAAA', 'KZBBB', { tonnes: 500.1 }))
    expect(more.costCents).toBe(26 * 150 * 100)
  })

  it('boxes are counted, and weighed', () => {
    const atlas = desert(ROAD, { tariffs: [perKm] })
    const boxes = (rest: object) =>
      only(ask(atlas, 'KZAAA', 'KZBBB', { cargo: 'containers', ...rest })).costCents / 15_000
    // Two boxes a truck, but only 20 t, and a box of this cargo holds 20.
    expect(boxes({ teu: 7 })).toBe(7)
    const light = desert(ROAD, {
      tariffs: [perKm],
      cargoes: [cargo('containers', 'unitised', 'box', { t_per_teu: 5 })],
    })
    expect(only(ask(light, 'KZAAA', 'KZBBB', { cargo: 'containers', teu: 7 })).costCents).toBe(4 * 15_000)
  })

  it('a limit of gross weight takes payload off every truck', () => {
    // A road without limit stands by, so that there are trucks at all.
    const limited = (gross_limit_t: number) =>
      desert([...ROAD, 'KZYYY road 1km 1h ~ KZZZZ'], {
        tariffs: [perKm],
        links: [
          {
            id: 'KZAAA-KZBBB-road',
            from: 'KZAAA',
            to: 'KZBBB',
            mode: 'road',
            distance_km: 100,
            hours: 2,
            gross_limit_t,
            status: 'operating',
            source: 's',
            year: 2026,
            grade: 'estimated',
          },
        ],
      })
    const trucks = (limit: number) =>
      ask(limited(limit), 'KZAAA', 'KZBBB').itineraries.map((way) => way.costCents / 15_000)
    // A truck of 40 t gross carries 20; at 36 t it carries 16, and 500 / 16 = 31.25.
    expect(trucks(44)).toEqual([25])
    expect(trucks(36)).toEqual([32])
    // At 26 t it carries 6, three tenths of its payload; at 25 t nobody sends it.
    expect(trucks(26)).toEqual([84])
    expect(trucks(25)).toEqual([])
  })

  it('a limit of axle load takes off the share that it is short', () => {
    const atlas = desert(ROAD, {
      tariffs: [perKm],
      links: [
        {
          id: 'KZAAA-KZBBB-road',
          from: 'KZAAA',
          to: 'KZBBB',
          mode: 'road',
          distance_km: 100,
          hours: 2,
          axle_limit_t: 8,
          status: 'operating',
          source: 's',
          year: 2026,
          grade: 'estimated',
        },
      ],
    })
    // 8 of 10 t an axle: 40 t gross become 32, so 12 of 20 t are left: 500 / 12 = 41.7.
    expect(only(ask(atlas, 'KZAAA', 'KZBBB')).costCents).toBe(42 * 15_000)
  })

  it('costs one thing northbound and another southbound', () => {
    const atlas = desert(ROAD, {
      places: [place('KZAAA', 44, 60), place('KZBBB', 45, 60)],
      tariffs: [
        perKm,
        tariff('north', 'freight', 'road', 'vehicle-km', 3, { scope: 'country:KZ', heading: 'N' }),
        tariff('south', 'freight', 'road', 'vehicle-km', 2, { scope: 'country:KZ', heading: 'S' }),
      ],
    })
    expect(dollars(only(ask(atlas, 'KZAAA', 'KZBBB')))).toEqual({ freight: 25 * 100 * 3 })
    expect(dollars(only(ask(atlas, 'KZBBB', 'KZAAA')))).toEqual({ freight: 25 * 100 * 2 })
  })

  it('of a row for a link goes before that of a country, which goes before that of the world', () => {
    const country = tariff('kz', 'freight', 'road', 'vehicle-km', 2, { scope: 'country:KZ' })
    const own = tariff('own', 'freight', 'road', 'vehicle-km', 7, { scope: 'link:KZAAA-KZBBB-road' })
    const cost = (...tariffs: (typeof own)[]) =>
      only(ask(desert(ROAD, { tariffs }), 'KZAAA', 'KZBBB')).costCents
    expect(cost(perKm, country)).toBe(25 * 200 * 100)
    expect(cost(perKm, country, own)).toBe(25 * 700 * 100)
    expect(cost(own, country, perKm)).toBe(25 * 700 * 100)
  })

  it('begins and ends to hold on its days', () => {
    const atlas = desert(ROAD, {
      tariffs: [
        { ...perKm, valid_to: '2027-02-28' },
        tariff('dearer', 'freight', 'road', 'vehicle-km', 2, { valid_from: '2027-03-01' }),
      ],
    })
    expect(only(ask(atlas, 'KZAAA', 'KZBBB', { depart: '2027-02-28' })).costCents).toBe(25 * 150 * 100)
    expect(only(ask(atlas, 'KZAAA', 'KZBBB', { depart: MONDAY })).costCents).toBe(25 * 200 * 100)
  })
})

describe('other charges', () => {
  it('a border takes its fee of each vehicle, by direction, and the clearing leg bears it', () => {
    const atlas = desert(['KZAAA road 100km 2h ~ CNBBB'], {
      crossings: [crossing('KZAAA', 'CNBBB', 'road', { fee_out_usd: 30, fee_in_usd: 70 })],
      tariffs: [perKm],
    })
    const out = only(ask(atlas, 'KZAAA', 'CNBBB'))
    expect(dollars(out)).toEqual({ border: 25 * 30, freight: 3750 })
    expect(out.legs.find((leg) => leg.kind === 'handle' && leg.operation === 'clear')?.costCents).toBe(75_000)
    expect(dollars(only(ask(atlas, 'CNBBB', 'KZAAA'))).border).toBe(25 * 70)
  })

  it('storage is paid for the days beyond the free ones', () => {
    const yard = (free_days: number) =>
      desert(['KZAAA road 100km 2h ~ KZBBB rail-1520 100km 4h ~ KZCCC'], {
        facilities: [
          facility('KZBBB', 'transfer', 'road;rail-1520', 'grain', {
            hours: 120,
            free_days,
            storage_usd_per_t_day: 0.5,
            usd_per_t: 4,
          }),
        ],
        cargoes: [cargo('wheat', 'grain', 'grain')],
      })
    const cost = (days: number) => dollars(only(ask(yard(days), 'KZAAA', 'KZCCC')))
    expect(cost(2)).toEqual({ handling: 2000, storage: 3 * 0.5 * 500 })
    expect(cost(5)).toEqual({ handling: 2000 })
  })

  it('capital is value × rate × time', () => {
    const atlas = desert(ROAD, { tariffs: [tariff('capital', 'capital', 'any', 'value-year', 0.1)] })
    const way = only(ask(atlas, 'KZAAA', 'KZBBB', { value: 52_596_000 }))
    // Four hours of a year of 365.25 days, leg by leg: 1 + 2 + 1 hours at $600 an hour.
    expect(way.plannedMinutes).toBe(240)
    expect(way.legs.map((leg) => leg.costCents)).toEqual([60_000, 120_000, 60_000])
    expect(dollars(way)).toEqual({ capital: 2400 })
  })

  it('insurance and documents are paid once, with the loading', () => {
    const atlas = desert(ROAD, {
      tariffs: [
        tariff('cover', 'insurance', 'any', 'value', 0.003),
        tariff('papers', 'documents', 'any', 'consignment', 75),
      ],
    })
    const way = only(ask(atlas, 'KZAAA', 'KZBBB', { value: 100_000 }))
    expect(dollars(way)).toEqual({ insurance: 300, documents: 75 })
    expect(way.legs.map((leg) => leg.costCents)).toEqual([37_500, 0, 0])
  })

  it('war risk is paid where the lane passes the strait, and a ship that goes round pays by the longer way', () => {
    const known = { source: 's', year: 2026, grade: 'estimated' }
    const line = { lat1: 1, lon1: 1, lat2: 2, lon2: 2, open_by_default: true, ...known }
    const world = (closed: boolean) =>
      desert([], {
        places: [place('PKAAA', 25, 67), place('AEBBB', 25, 55)],
        services: [
          service('sea', 'PKAAA', 'AEBBB', 'daily 12:00', { units: 'box', usd_per_teu: 100, hours: 50 }),
        ],
        sealanes: [
          lane('PKAAA', 'AEBBB', 500, { passages: 'strait' }),
          { ...lane('PKAAA', 'AEBBB', 1000, { avoids: 'strait' }), id: 'round' },
        ],
        passages: [{ id: 'strait', name: 'Strait', name_ru: 'Пролив', ...line }],
        tariffs: [tariff('risk', 'war-risk', 'sea', 'teu', 40, { scope: 'passage:strait' })],
        closures: closed ? [closure('passage', 'strait', '2027-01-01', '')] : [],
      })
    const question = { cargo: 'containers', teu: 10 } as const
    const open = ask(world(false), 'PKAAA', 'AEBBB', question)
    expect(open.itineraries.map((way) => dollars(way))).toEqual([{ freight: 1000, surcharge: 400 }])
    const shut = only(ask(world(true), 'PKAAA', 'AEBBB', question))
    expect(dollars(shut)).toEqual({ freight: 2000 })
    expect(shut.plannedMinutes).toBe(open.itineraries[0]!.plannedMinutes + 50 * 60)
    const avoiding = only(ask(world(false), 'PKAAA', 'AEBBB', { ...question, avoidPassages: ['strait'] }))
    expect(avoiding.notation).toBe(shut.notation)
  })
})

describe('emissions', () => {
  it('are grams × tonnes × kilometres of each vehicle and country, and grams × tonnes of each handle', () => {
    const atlas = desert(['KZAAA road 100km 2h ~ KZBBB rail-1520 300km 9h ~ CNCCC'], {
      cargoes: [cargo('wheat', 'grain', 'grain')],
      facilities: [facility('KZBBB', 'transfer', 'road;rail-1520', 'grain')],
      emissions: [
        emission('haul', 'truck', 90),
        { ...emission('haul', 'truck', 120, { country: 'CN' }), id: 'cn' },
        emission('haul', 'wagon-1520', 20),
        emission('handle', 'transfer', 1000),
        emission('handle', 'load', 500),
      ],
    })
    const way = only(ask(atlas, 'KZAAA', 'CNCCC'))
    const tonnes = 500
    expect(way.legs.map((leg) => leg.co2eGrams)).toEqual([
      500 * tonnes,
      90 * 100 * tonnes,
      1000 * tonnes,
      20 * 300 * tonnes,
      0,
    ])
    expect(way.co2eGrams).toBe((500 + 9000 + 1000 + 6000) * tonnes)
  })
})

describe('a pipe', () => {
  it('takes any number of tonnes as one vehicle and is paid by the tonne', () => {
    const atlas = desert(['KZAAA pipeline 1000km 100h ~ KZBBB'], {
      tariffs: [tariff('pipe', 'freight', 'pipeline', 't-km', 0.02)],
      vehicles: [vehicle('pipe', 'pipeline', 'crude', {})],
    })
    const way = only(ask(atlas, 'KZAAA', 'KZBBB', { cargo: 'crude', tonnes: 10_000 }))
    expect(way.costCents).toBe(10_000 * 1000 * 2)
    expect(way.legs[1]).toMatchObject({ vehicles: 1 })
  })
})
