import { describe, expect, it } from 'vitest'
import type { Itinerary } from '../../src/itinerary/itinerary.ts'
import {
  ask,
  cargo,
  desert,
  facility,
  lane,
  lines,
  only,
  place,
  service,
  tariff,
  vehicle,
} from '../desert.ts'

const usd = (way: Itinerary, kind: string) => (way.costs.find((cost) => cost.kind === kind)?.cents ?? 0) / 100

const RAIL = ['KZAAA rail-1520 1000km 20h ~ KZBBB']
const perTonneKm = tariff('any', 'freight', 'rail', 't-km', 0.02)

describe('a tariff that names cargoes', () => {
  const named = tariff('wheat', 'freight', 'rail', 't-km', 0.01, { cargoes: 'wheat', units: 'grain' })

  it('comes before the row of all, for that cargo alone', () => {
    const atlas = desert(RAIL, { tariffs: [perTonneKm, named] })
    const loose = (id: string) =>
      ask(atlas, 'KZAAA', 'KZBBB', { cargo: id }).itineraries.map((way) => usd(way, 'freight'))
    // 500 t over 1,000 km: 5,000 $ in hoppers at the wheat rate; in boxes and for copper 10,000.
    expect(Math.min(...loose('wheat'))).toBe(5000)
    expect(loose('copper')).toEqual([10_000])
  })

  it('costs as much in the search as on the bill', () => {
    const heavy = tariff('heavy', 'surcharge', 'rail', 'teu-km', 0.001, { cargoes: 'wheat', units: 'box' })
    const atlas = desert(RAIL, { tariffs: [perTonneKm, named, heavy] })
    const { itineraries } = ask(atlas, 'KZAAA', 'KZBBB')
    // In hoppers 5,000 $; in 25 boxes 10,000 and 25 more: only the hoppers are left.
    expect(itineraries.map((way) => way.costCents)).toEqual([500_000])
  })
})

describe('packing', () => {
  const bag = tariff('bag', 'packing', 'any', 'teu', 100, { cargoes: 'wheat' })
  const onlyBoxes = [cargo('wheat', 'grain', 'box', { value_usd_per_t: 200 })]

  it('is paid once for goods that start in boxes', () => {
    const atlas = desert([...RAIL, 'KZBBB road 10km 1h ~ KZCCC'], {
      tariffs: [bag],
      cargoes: onlyBoxes,
      facilities: [facility('KZBBB', 'transfer', 'road;rail-1520', 'box')],
    })
    // 500 t at 20 t a box are 25 bags, however often the boxes change hands.
    expect(usd(only(ask(atlas, 'KZAAA', 'KZCCC')), 'handling')).toBe(25 * 100)
  })

  it('is paid where loose goods are stuffed, and not by those that stay loose', () => {
    const stuffed = desert(['KZAAA road 10km 1h ~ KZBBB', 'KZBBB rail-1520 100km 9h ~ KZCCC'], {
      tariffs: [bag],
      links: [],
      cargoes: [cargo('wheat', 'grain', 'grain;box')],
      facilities: [
        facility('*', 'load', 'road', 'grain'),
        facility('*', 'unload', 'rail-1520', 'box'),
        facility('KZBBB', 'stuff', 'road;rail-1520', 'grain'),
      ],
    })
    const way = only(ask(stuffed, 'KZAAA', 'KZCCC'))
    expect(
      way.legs.filter((leg) => leg.costCents > 0).map((leg) => leg.kind === 'handle' && leg.operation),
    ).toEqual(['stuff'])
    expect(usd(way, 'handling')).toBe(25 * 100)
    const loose = desert(RAIL, { tariffs: [bag], cargoes: [cargo('wheat', 'grain', 'grain')] })
    expect(only(ask(loose, 'KZAAA', 'KZBBB')).costCents).toBe(0)
  })
})

describe('what a whole consignment pays', () => {
  it('is the row of its own load unit, not the sum over all', () => {
    const atlas = desert(RAIL, {
      tariffs: [
        tariff('insure-boxes', 'insurance', 'any', 'value', 0.003, { units: 'box;piece' }),
        tariff('insure-bulk', 'insurance', 'any', 'value', 0.001, { units: 'grain;crude' }),
      ],
    })
    const insured = (id: string) =>
      usd(ask(atlas, 'KZAAA', 'KZBBB', { cargo: id }).itineraries[0]!, 'insurance')
    expect(insured('wheat')).toBeCloseTo(500 * 200 * 0.001, 2)
    expect(insured('copper')).toBeCloseTo(500 * 9000 * 0.003, 2)
  })
})

describe('the wait for wagons', () => {
  const loading = [
    // The first row takes the place of the row that loads anything in an hour.
    facility('*', 'load', 'road', 'grain', { hours: 2 }),
    facility('*', 'load', 'rail-1520', 'grain', { id: 'any-rail', hours: 72, p90_hours: 240 }),
    facility('KZAAA', 'transfer', 'road;rail-1520', 'grain', { hours: 10, p90_hours: 20 }),
  ]

  it('is not got round by a truck that stands beside the wagon', () => {
    const corridors = ['KZYYY road 5km 1h ~ KZAAA', ...RAIL]
    const atlas = desert(corridors, { facilities: loading, cargoes: [cargo('wheat', 'grain', 'grain')] })
    expect(lines(ask(atlas, 'KZAAA', 'KZBBB'))).toEqual(['KZAAA{load 3d} rail 1000km ~ KZBBB{unload 1h}'])
    // From a village by truck the wagons are waited for too; off the wagon nobody waits.
    expect(lines(ask(atlas, 'KZYYY', 'KZBBB'))).toEqual([
      'KZYYY{load 2h} road 5km ~ KZAAA{transfer 3d} rail 1000km ~ KZBBB{unload 1h}',
    ])
    expect(lines(ask(atlas, 'KZBBB', 'KZYYY'))).toEqual([
      'KZBBB{load 3d} rail 1000km ~ KZAAA{transfer 10h} road 5km ~ KZYYY{unload 1h}',
    ])
  })

  it('is the row of the place before the row of all', () => {
    const own = facility('KZAAA', 'load', 'rail-1520', 'grain', { hours: 12 })
    const atlas = desert(['KZYYY road 5km 1h ~ KZAAA', ...RAIL], {
      facilities: [...loading, own],
      cargoes: [cargo('wheat', 'grain', 'grain')],
    })
    expect(lines(ask(atlas, 'KZYYY', 'KZBBB'))).toEqual([
      'KZYYY{load 2h} road 5km ~ KZAAA{transfer 12h} rail 1000km ~ KZBBB{unload 1h}',
    ])
  })
})

describe('ships of their own waters', () => {
  const coaster = vehicle('coaster', 'sea', 'grain', {
    sails: 'caspian',
    speed_kmh: 18.52,
    wait_hours: 24,
    min_parcel_t: 100,
  })
  const port = (id: string, lat: number, roles: string) => place(id, lat, 50, { roles })
  const world = desert([], {
    places: [
      port('KZPPP', 43, 'seaport;caspian'),
      port('IRPPP', 37, 'seaport'),
      port('OMPPP', 23, 'seaport'),
    ],
    sealanes: [lane('KZPPP', 'IRPPP', 100), lane('IRPPP', 'OMPPP', 100)],
    vehicles: [coaster],
    cargoes: [cargo('wheat', 'grain', 'grain')],
  })
  const sailed = (from: string, to: string, tonnes: number) =>
    ask(world, from, to, { tonnes }).itineraries.flatMap((way) =>
      way.legs.flatMap((leg) => (leg.kind === 'haul' ? [leg.vehicle] : [])),
    )

  it('sail there instead of the ship of the oceans, and nowhere else', () => {
    expect(sailed('KZPPP', 'IRPPP', 6000)).toEqual(['coaster'])
    expect(sailed('IRPPP', 'OMPPP', 6000)).toEqual(['bulker'])
    // The smallest parcel is the coaster's where it sails.
    expect(sailed('KZPPP', 'IRPPP', 500)).toEqual(['coaster'])
    expect(sailed('IRPPP', 'OMPPP', 500)).toEqual([])
  })

  it('carry boxes of a service when they are made for it', () => {
    const atlas = desert([], {
      places: [port('KZPPP', 43, 'seaport;caspian'), port('IRPPP', 37, 'seaport')],
      sealanes: [lane('KZPPP', 'IRPPP', 100)],
      services: [service('sea', 'KZPPP', 'IRPPP', 'daily 08:00', { units: 'box' })],
      vehicles: [vehicle('feeder', 'sea', 'box', { sails: 'caspian' })],
    })
    const way = only(ask(atlas, 'KZPPP', 'IRPPP', { cargo: 'containers', teu: 10 }))
    expect(way.legs.flatMap((leg) => (leg.kind === 'haul' ? [leg.vehicle] : []))).toEqual(['feeder'])
  })
})

describe('why a corridor is missing', () => {
  const corridor = {
    id: 'port',
    name: 'Port',
    name_ru: 'Порт',
    via: 'KZPPP',
    side: 'other',
    colour: '#000000',
  }

  it('a train that turns round at the quay has not used the port', () => {
    const atlas = desert(['KZAAA rail-1520 100km 2h ~ KZBBB', 'KZAAA rail-1520 900km 20h ~ KZPPP'], {
      places: [place('KZPPP', 43, 50, { roles: 'gateway;seaport' })],
      corridors: [corridor],
    })
    const { explanations } = ask(atlas, 'KZAAA', 'KZBBB', { explain: true, all: false })
    expect(explanations.map(({ corridor: id, reason }) => [id, reason])).toEqual([['port', 'no-facility']])
  })
})

describe('a drop-off', () => {
  const left = (token: string, usd: number) =>
    tariff(`left-${token}`, 'drop-off', 'any', 'teu', usd, { scope: token, units: 'box' })
  const dropOffs = [left('country:CN', 300), left('place:CNCCC', 500)]
  const onlyBoxes = [cargo('wheat', 'grain', 'box', { value_usd_per_t: 200 })]
  const atlas = desert(
    ['KZAAA rail-1520 100km 9h ~ CNBBB rail-1520 10km 1h ~ CNCCC', 'KZAAA rail-1520 10km 1h ~ KZDDD'],
    {
      tariffs: dropOffs,
      cargoes: onlyBoxes,
      crossings: [],
    },
  )
  const handling = (from: string, to: string) => usd(only(ask(atlas, from, to)), 'handling')

  it('is paid where a box from abroad is emptied: by the place, else by its country', () => {
    // 500 t at 20 t a box are 25 boxes.
    expect(handling('KZAAA', 'CNBBB')).toBe(25 * 300)
    expect(handling('KZAAA', 'CNCCC')).toBe(25 * 500)
  })

  it('is not paid by boxes that stay in their country, nor where none is asked', () => {
    expect(handling('CNBBB', 'CNCCC')).toBe(0)
    expect(handling('CNBBB', 'KZDDD')).toBe(0)
  })

  it('is paid where boxes are stripped on the way, and not by what goes on loose', () => {
    const stripped = desert(['KZAAA rail-1520 100km 9h ~ CNBBB', 'CNBBB road 10km 1h ~ CNCCC'], {
      tariffs: dropOffs,
      cargoes: [cargo('wheat', 'grain', 'grain;box')],
      crossings: [],
      facilities: [
        facility('*', 'load', 'rail-1520', 'box'),
        facility('*', 'unload', 'road', 'grain'),
        facility('CNBBB', 'strip', 'road;rail-1520', 'grain'),
      ],
    })
    const way = only(ask(stripped, 'KZAAA', 'CNCCC'))
    expect(
      way.legs.flatMap((leg) =>
        leg.kind === 'handle' && leg.costCents > 0 ? [leg.operation, leg.costCents] : [],
      ),
    ).toEqual(['strip', 25 * 300 * 100])
  })
})
