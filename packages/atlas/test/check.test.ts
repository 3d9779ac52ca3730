import { describe, expect, it } from 'vitest'
import { check, RULES } from '../src/check.ts'
import { subject } from '../src/checks/subject.ts'
import { inspect, type PackageText } from '../src/load.ts'
import { readPackage } from '../src/node.ts'
import { DICTIONARY, desert, facility, link, type Rows, shape } from './desert.ts'

const linesOf = (text: PackageText) =>
  check(text).map(({ slots }) => `${slots.where}: got ${slots.got}, expected ${slots.expected}`)

/** Rules that find something, by name. */
function broken(text: PackageText): string[] {
  const about = subject(text, inspect(text))
  return Object.entries(RULES).flatMap(([name, rule]) => ([...rule(about)].length > 0 ? [name] : []))
}

type Case = readonly [rule: string, line: string, change: (rows: Rows) => void]

/** Row i of a table stands on line i + 2 of its file. */
const CASES: readonly Case[] = [
  [
    'references',
    'links.csv:2 source: got t, expected an id of sources',
    (rows) => {
      rows.links[0]!.source = 's;t'
    },
  ],
  [
    'references',
    'sealanes.csv:3 to: got XXNIL, expected an id of places',
    (rows) => rows.sealanes.push({ ...rows.sealanes[0]!, id: 'nowhere', to: 'XXNIL' }),
  ],
  [
    'listed',
    'crossings.csv:2 holidays: got MARS, expected a calendar of holidays',
    (rows) => {
      rows.crossings[0]!.holidays = 'CN;MARS'
    },
  ],
  [
    'listed',
    'services.csv:2 crossings: got gate, expected an id of crossings',
    (rows) => {
      rows.services[0]!.crossings = 'gate'
    },
  ],
  [
    'listed',
    'sealanes.csv:2 passages: got canal, expected an id of passages',
    (rows) => {
      rows.sealanes[0]!.passages = 'strait;canal'
    },
  ],
  [
    'listed',
    'sealanes.csv:2 avoids: got canal, expected an id of passages',
    (rows) => {
      rows.sealanes[0]!.avoids = 'canal'
    },
  ],
  [
    'listed',
    'tariffs.csv:2 vehicles: got camel, expected an id of vehicles',
    (rows) => {
      rows.tariffs[0]!.vehicles = 'truck;camel'
    },
  ],
  [
    'listed',
    'rules.csv:2 cargoes: got silk, expected an id of cargoes',
    (rows) => {
      rows.rules[0]!.cargoes = 'silk'
    },
  ],
  [
    'targets',
    'closures.csv:2 target: got KZBOR, expected a crossing',
    (rows) => {
      rows.closures[0]!.target = 'KZBOR'
    },
  ],
  [
    'targets',
    'disruptions.csv:2 target: got XX, expected a country with a place',
    (rows) => {
      rows.disruptions[0]!.target = 'XX'
    },
  ],
  [
    'scopes',
    'tariffs.csv:2 scope: got passage:canal, expected a passage that exists',
    (rows) => {
      rows.tariffs[0]!.scope = 'country:KZ;passage:canal'
    },
  ],
  [
    'scopes',
    'tariffs.csv:2 scope: got KZ, expected KIND:ID with a kind among country, crossing, link, place, passage, service, lane',
    (rows) => {
      rows.tariffs[0]!.scope = 'KZ'
    },
  ],
  [
    'scopes',
    'tariffs.csv:2 scope: got __proto__:KZ, expected KIND:ID with a kind among country, crossing, link, place, passage, service, lane',
    (rows) => {
      rows.tariffs[0]!.scope = '__proto__:KZ'
    },
  ],
  [
    'corridorTerms',
    'corridors.csv:2 via: got canal, expected a place, crossing, link, service, passage or country of the atlas',
    (rows) => {
      rows.corridors[0]!.via = 'strait|canal'
    },
  ],
  [
    'corridorTerms',
    'corridors.csv:2 without: got XX, expected a place, crossing, link, service, passage or country of the atlas',
    (rows) => {
      rows.corridors[0]!.without = 'XX'
    },
  ],
  [
    'facilityPlaces',
    'facilities.csv:4 place: got *, expected an id of places',
    (rows) => rows.facilities.push(facility('any-gauge', '*', 'gauge', 'rail-1520;rail-1435', 'grain')),
  ],
  [
    'facilityPlaces',
    'facilities.csv:4 place: got XXNIL, expected an id of places, or *',
    (rows) => rows.facilities.push(facility('nowhere', 'XXNIL', 'unload', 'road', 'grain')),
  ],
  [
    'emissionTargets',
    'emissions.csv:2 target: got camel, expected an id of vehicles',
    (rows) => {
      rows.emissions[0]!.target = 'camel'
    },
  ],
  [
    'emissionTargets',
    'emissions.csv:3 target: got juggle, expected one of load, unload, transfer, gauge, stuff, strip',
    (rows) => {
      rows.emissions[1]!.target = 'juggle'
    },
  ],
  [
    'emissionTargets',
    'emissions.csv:4 target: got truck, expected one row for everywhere',
    (rows) => rows.emissions.push({ ...rows.emissions[0]!, id: 'truck-again' }),
  ],
  [
    'shapeOwners',
    'geometry.csv:4 id: got ghost, expected an id of links, services or sealanes',
    (rows) => rows.geometry.push(shape('ghost', [77, 43], [79, 43.5])),
  ],
  [
    'openings',
    'crossings.csv:2 opening: got nine to five, expected 24/7, or hours such as Mo-Fr 09:00-17:00; Sa 09:00-12:00',
    (rows) => {
      rows.crossings[0]!.opening = 'nine to five'
    },
  ],
  [
    'openings',
    'facilities.csv:3 opening: got Mo-Fr 09:00-25:00, expected 24/7, or hours such as Mo-Fr 09:00-17:00; Sa 09:00-12:00',
    (rows) => {
      rows.facilities[1]!.opening = 'Mo-Fr 09:00-25:00'
    },
  ],
  [
    'departures',
    'services.csv:2 departures: got now and then, expected for instance Mo We Fr 18:00, daily 12:00 or every 84h',
    (rows) => {
      rows.services[0]!.departures = 'now and then'
    },
  ],
  [
    'timeZones',
    'places.csv:2 timezone: got Asia/Atlantis, expected an IANA time zone such as Asia/Almaty',
    (rows) => {
      rows.places[0]!.timezone = 'Asia/Atlantis'
    },
  ],
  [
    'timeZones',
    'places.csv:2 timezone: got +05:00, expected an IANA time zone such as Asia/Almaty',
    (rows) => {
      rows.places[0]!.timezone = '+05:00'
    },
  ],
  [
    'spans',
    'links.csv:2 valid_to: got 2026-05-01, expected 2026-06-01 (valid_from) or later',
    (rows) => {
      Object.assign(rows.links[0]!, { valid_from: '2026-06-01', valid_to: '2026-05-01' })
    },
  ],
  [
    'spans',
    'holidays.csv:2 to: got 2026-09-30, expected 2026-10-01 (from) or later',
    (rows) => {
      rows.holidays[0]!.to = '2026-09-30'
    },
  ],
  [
    'closureTimes',
    'closures.csv:2 from: got nothing, expected a first day, or a season',
    (rows) => {
      Object.assign(rows.closures[0]!, { season_from: '', season_to: '' })
    },
  ],
  [
    'closureTimes',
    'closures.csv:2 season_from: got 12-01, expected either dates or a season',
    (rows) => {
      rows.closures[0]!.from = '2026-12-01'
    },
  ],
  [
    'closureTimes',
    'closures.csv:2 season_to: got 02-30, expected a day of the year, MM-DD',
    (rows) => {
      rows.closures[0]!.season_to = '02-30'
    },
  ],
  [
    'closureTimes',
    'closures.csv:2 extra_hours: got nothing, expected hours added while slow',
    (rows) => {
      rows.closures[0]!.effect = 'slow'
    },
  ],
  [
    'duplicateHolidays',
    'holidays.csv:3 from: got 2026-10-01, expected a day that CN-day of CN does not have',
    (rows) => rows.holidays.push({ ...rows.holidays[0]!, id: 'CN-again' }),
  ],
  [
    'percentiles',
    'links.csv:2 p90_hours: got 9, expected ≥ 10 h, the mean',
    (rows) => {
      rows.links[0]!.p90_hours = 9
    },
  ],
  [
    'percentiles',
    'crossings.csv:2 p90_hours_in: got 9, expected ≥ 10 h, the mean',
    (rows) => {
      rows.crossings[0]!.p90_hours_in = 9
    },
  ],
  [
    // 2° of longitude at 43.25° N is 162.0 km and half a degree of latitude 55.6 km: 171.3 km by Pythagoras.
    'detours',
    'links.csv:2 distance_km: got 165, expected ≥ 167.8 km: the ends are 171.3 km apart',
    (rows) => {
      rows.links[0]!.distance_km = 165
    },
  ],
  [
    'detours',
    'links.csv:2 distance_km: got 520, expected ≤ 513.8 km: the ends are 171.3 km apart',
    (rows) => {
      rows.links[0]!.distance_km = 520
    },
  ],
  [
    'detours',
    'links.csv:2 note: got nothing, expected why 400 km of road: the ends are 171.3 km apart',
    (rows) => {
      rows.links[0]!.distance_km = 400
    },
  ],
  [
    'gauges',
    'links.csv:4 gauge_mm: got nothing, expected the gauge of this railway, mm',
    (rows) => {
      rows.links[2]!.gauge_mm = ''
    },
  ],
  [
    'gauges',
    'vehicles.csv:2 gauge_mm: got 1520, expected nothing, for it is road',
    (rows) => {
      rows.vehicles[0]!.gauge_mm = 1520
    },
  ],
  [
    'pipelineUnits',
    'links.csv:5 units: got nothing, expected what the pipeline carries, for instance crude',
    (rows) => rows.links.push(link('CNBOR', 'CNPOR', 'pipeline', 500)),
  ],
  [
    'borderLinks',
    'links.csv:5 id: got KZBOR-CNBOR-rail, expected a rail crossing KZBOR–CNBOR',
    (rows) => rows.links.push({ ...link('KZBOR', 'CNBOR', 'rail', 30), gauge_mm: 1520 }),
  ],
  [
    'crossingLinks',
    'crossings.csv:3 id: got KZBOR-CNBOR-rail, expected a rail link KZBOR–CNBOR',
    (rows) => rows.crossings.push({ ...rows.crossings[0]!, id: 'KZBOR-CNBOR-rail', mode: 'rail' }),
  ],
  [
    'crossingLinks',
    'crossings.csv:3 to: got KZBOR, expected a place in another country than KZMIN',
    (rows) =>
      rows.crossings.push({ ...rows.crossings[0]!, id: 'KZMIN-KZBOR-road', from: 'KZMIN', to: 'KZBOR' }),
  ],
  [
    'crossingLinks',
    'crossings.csv:3 status: got operating, expected planned, as its link is',
    (rows) => {
      const planned = { ...link('KZBOR', 'CNBOR', 'rail', 30), gauge_mm: 1520, status: 'planned' }
      rows.links.push(planned)
      rows.crossings.push({ ...rows.crossings[0]!, id: 'KZBOR-CNBOR-rail', mode: 'rail' })
    },
  ],
  [
    'idlePlaces',
    'places.csv:7 id: got KZNIL, expected a link, a service or a sea lane to it',
    (rows) => rows.places.push({ ...rows.places[0]!, id: 'KZNIL' }),
  ],
  [
    'islands',
    'places.csv:7 id: got KZONE, KZTWO, expected an operating link, a service or a sea lane to the rest of the network',
    (rows) => {
      rows.places.push({ ...rows.places[0]!, id: 'KZONE', lat: 50 })
      rows.places.push({ ...rows.places[0]!, id: 'KZTWO', lat: 51 })
      rows.links.push(link('KZONE', 'KZTWO', 'road', 120))
      rows.links.push({ ...link('KZMIN', 'KZONE', 'road', 900), status: 'planned' })
    },
  ],
  [
    'boxPorts',
    'facilities.csv:3 units: got box or reefer, expected a sea or ferry service for boxes at CNPOR',
    (rows) => {
      rows.services[0]!.units = 'grain'
    },
  ],
  [
    'serviceCountries',
    'services.csv:2 countries: got CN, expected AE too, where it begins or ends',
    (rows) => {
      rows.services[0]!.countries = 'CN'
    },
  ],
  [
    'serviceCountries',
    'services.csv:2 countries: got XX, expected a country with a place',
    (rows) => {
      rows.services[0]!.countries = 'CN;XX;AE'
    },
  ],
  [
    'shapes',
    'geometry.csv:2 polyline: got ?, expected an encoded polyline of two points or more',
    (rows) => {
      rows.geometry[0]!.polyline = '?'
    },
  ],
  [
    // A degree of latitude is 111 km.
    'shapes',
    'geometry.csv:2 polyline: got 44.000,77.000, expected to begin within 25 km of KZMIN, not 111 km off',
    (rows) => {
      Object.assign(rows.geometry[0]!, shape('KZMIN-KZBOR-road', [77, 44], [79, 43.5]))
    },
  ],
  [
    'shapes',
    'geometry.csv:2 polyline: got 43.000,79.000, expected to end within 25 km of KZBOR, not 56 km off',
    (rows) => {
      Object.assign(rows.geometry[0]!, shape('KZMIN-KZBOR-road', [77, 43], [79, 43]))
    },
  ],
  [
    'openings',
    'equipment.csv:2 opening: got off, expected 24/7, or hours such as Mo-Fr 09:00-17:00; Sa 09:00-12:00',
    (rows) => {
      rows.equipment[0]!.opening = 'off'
    },
  ],
  [
    'openings',
    'traffic.csv:3 arrival_hours: got Mo 25:00-26:00, expected 24/7, or hours such as Mo-Fr 09:00-17:00; Sa 09:00-12:00',
    (rows) => {
      rows.traffic[1]!.arrival_hours = 'Mo 25:00-26:00'
    },
  ],
  [
    'spans',
    'equipment.csv:3 valid_to: got 2026-01-01, expected 2026-02-01 (valid_from) or later',
    (rows) => Object.assign(rows.equipment[1]!, { valid_from: '2026-02-01', valid_to: '2026-01-01' }),
  ],
  [
    'seasons',
    'disruptions.csv:2 season_to: got nothing, expected a day of the year, MM-DD',
    (rows) => {
      rows.disruptions[0]!.season_from = '12-01'
    },
  ],
  [
    'seasons',
    'disruptions.csv:2 season_to: got 02-30, expected a day of the year, MM-DD',
    (rows) => Object.assign(rows.disruptions[0]!, { season_from: '12-01', season_to: '02-30' }),
  ],
  [
    'siteGroups',
    'equipment.csv:4 group: got nowhere, expected a terminal with a berth at CNPOR',
    (rows) => {
      rows.equipment[2]!.group = 'nowhere'
    },
  ],
  [
    'siteGroups',
    'equipment.csv:6 group: got KZBOR, expected an id of crossings',
    (rows) => {
      rows.equipment[4]!.group = 'KZBOR'
    },
  ],
  [
    'siteGroups',
    'equipment.csv:6 place: got KZMIN, expected KZBOR or CNBOR, the ends of KZBOR-CNBOR-road',
    (rows) => {
      rows.equipment[4]!.place = 'KZMIN'
    },
  ],
  [
    'siteGroups',
    'traffic.csv:3 group: got nowhere, expected an id of crossings, or a terminal with a berth',
    (rows) => {
      rows.traffic[1]!.group = 'nowhere'
    },
  ],
  [
    'equipmentFigures',
    'equipment.csv:3 rate: got nothing, expected the pace of a quay-crane',
    (rows) => {
      rows.equipment[1]!.rate = ''
    },
  ],
  [
    'equipmentFigures',
    'equipment.csv:3 rate_unit: got wagons/h, expected moves/h or t/h',
    (rows) => {
      rows.equipment[1]!.rate_unit = 'wagons/h'
    },
  ],
  [
    'equipmentFigures',
    'equipment.csv:3 units: got box;grain, expected box or reefer, which are counted in moves',
    (rows) => {
      rows.equipment[1]!.units = 'box;grain'
    },
  ],
  [
    'equipmentFigures',
    'equipment.csv:2 rate: got 3, expected nothing, for a berth does no work',
    (rows) => Object.assign(rows.equipment[0]!, { rate: 3, rate_unit: 't/h' }),
  ],
  [
    'equipmentFigures',
    'equipment.csv:4 capacity_unit: got t, expected TEU',
    (rows) => {
      rows.equipment[2]!.capacity_unit = 't'
    },
  ],
  [
    'equipmentFigures',
    'equipment.csv:5 capacity: got 9, expected nothing, for a gate holds nothing',
    (rows) => Object.assign(rows.equipment[3]!, { capacity: 9, capacity_unit: 'TEU' }),
  ],
  [
    'equipmentFigures',
    'equipment.csv:3 mttr_hours: got nothing, expected both times of breakdowns, or none',
    (rows) => {
      rows.equipment[1]!.mtbf_hours = 100
    },
  ],
  [
    'trafficFigures',
    'traffic.csv:2 shape: got nothing, expected the phases of an Erlang gap',
    (rows) => {
      rows.traffic[0]!.process = 'erlang'
    },
  ],
  [
    'trafficFigures',
    'traffic.csv:3 wagons: got nothing, expected the wagons of a train',
    (rows) => {
      rows.traffic[1]!.kind = 'train'
    },
  ],
  [
    'trafficFigures',
    'traffic.csv:2 max_cranes: got nothing, expected a figure, for it is a ship',
    (rows) => {
      rows.traffic[0]!.max_cranes = ''
    },
  ],
  ...['1;1', '1;1;1;1;1;1;1;1;1;1;1;2', '1;1;1;1;1;1;1;1;1;1;1;-1', '1;1;1;1;1;1;1;1;1;1;1;one'].map(
    (weights): Case => [
      'trafficFigures',
      `traffic.csv:3 month_weights: got ${weights}, expected 12 weights ≥ 0 with the mean 1, or nothing`,
      (rows) => {
        rows.traffic[1]!.month_weights = weights
      },
    ],
  ),
  [
    'shipsFit',
    'traffic.csv:2 draft_m: got 13, expected a berth for box of quay that is deep enough',
    (rows) => {
      rows.traffic[0]!.draft_m = 13
    },
  ],
  [
    'shipsFit',
    'traffic.csv:2 dwt_t: got 9000, expected a berth of quay for such a ship',
    (rows) => {
      rows.equipment[0]!.max_dwt_t = 8999
    },
  ],
  [
    'shipsFit',
    'traffic.csv:2 unit: got box, expected a crane or line of quay that works it',
    (rows) => {
      rows.equipment[1]!.count = 0
    },
  ],
  [
    'powerFigures',
    'power.csv:2 unit: got MW, expected kW, the unit of grid-kw',
    (rows) => {
      rows.power[0]!.unit = 'MW'
    },
  ],
  [
    'powerFigures',
    'power.csv:3 value: got 25, expected 0 to 24 h/day for grid-cut-hours-per-day',
    (rows) => {
      rows.power[1]!.value = 25
    },
  ],
  [
    'powerFigures',
    'power.csv:11 value: got 2.5, expected a whole number for diesel-sets',
    (rows) => {
      rows.power[9]!.value = 2.5
    },
  ],
  [
    'powerComplete',
    'power.csv:2 place: got CNPOR, expected rows for base-load-priority as well',
    (rows) => {
      rows.power.pop()
    },
  ],
  [
    'powerComplete',
    'power.csv:39 item: got grid-kw, expected one row of grid-kw for CNPOR',
    (rows) => rows.power.push({ ...rows.power[0]!, id: 'twice' }),
  ],
  [
    'powerComplete',
    'power.csv:2 place: got CNPOR, expected twelve rows of climate for it',
    (rows) => {
      rows.climate = []
    },
  ],
  [
    'climateMonths',
    'climate.csv:2 place: got CNPOR, expected 12 months, not 11',
    (rows) => {
      rows.climate.pop()
    },
  ],
  [
    'climateMonths',
    'climate.csv:14 month: got 7, expected one row of it for CNPOR',
    (rows) => rows.climate.push({ ...rows.climate[6]!, id: 'twice' }),
  ],
  [
    'climateMonths',
    'climate.csv:3 max_c: got 19, expected ≥ 20 °C, the mean',
    (rows) => {
      rows.climate[1]!.max_c = 19
    },
  ],
  [
    'channelTerminals',
    'channels.csv:2 groups: got pier, expected a terminal with a berth at CNPOR',
    (rows) => {
      rows.channels[0]!.groups = 'pier'
    },
  ],
  [
    'channelTerminals',
    'channels.csv:3 groups: got quay, expected one channel to it; CNPOR-channel leads there',
    (rows) => rows.channels.push({ ...rows.channels[0]!, id: 'twice' }),
  ],
  [
    'tidesComplete',
    'tides.csv:2 place: got CNPOR, expected rows for O1 as well',
    (rows) => {
      rows.tides.pop()
    },
  ],
  [
    'tidesComplete',
    'tides.csv:7 constituent: got M2, expected one row of it for CNPOR',
    (rows) => rows.tides.push({ ...rows.tides[1]!, id: 'twice' }),
  ],
  [
    'tidesComplete',
    'tides.csv:2 phase_deg: got 90, expected 0, for the mean level has no phase',
    (rows) => {
      rows.tides[0]!.phase_deg = 90
    },
  ],
  [
    'tidesComplete',
    'channels.csv:2 place: got CNPOR, expected rows of tides for it',
    (rows) => {
      rows.tides = []
    },
  ],
]

describe('a sound desert', () => {
  it('has no problems', () => {
    expect(linesOf(desert())).toEqual([])
  })

  it('may have a way that winds, if its note says why', () => {
    const winding = desert((rows) => {
      Object.assign(rows.links[0]!, { distance_km: 400, note: 'round the gorge' })
    })
    expect(linesOf(winding)).toEqual([])
  })

  it('may have an island that ships call at', () => {
    const island = desert((rows) => {
      rows.places.push({ ...rows.places[4]!, id: 'AEINL', lat: 44 })
      rows.links.push(link('AEMKT', 'AEINL', 'road', 60))
    })
    expect(linesOf(island)).toEqual([])
  })

  it('may have a crossing that its link meets in the other direction', () => {
    const turned = desert((rows) => {
      rows.links[1] = link('CNBOR', 'KZBOR', 'road', 30)
    })
    expect(linesOf(turned)).toEqual([])
  })
})

describe('each rule', () => {
  it.each(CASES)('%s: %s', (rule, line, change) => {
    const text = desert(change)
    expect(linesOf(text)).toEqual([line])
    expect(broken(text)).toEqual([rule])
  })

  it('has a case, but for sources, which the dictionary demands already', () => {
    const tried = new Set(CASES.map(([rule]) => rule))
    expect(Object.keys(RULES).filter((rule) => !tried.has(rule))).toEqual(['unsourced'])
  })

  it('unsourced: finds a row without a source where a dictionary does not demand one', () => {
    const lenient = {
      ...DICTIONARY,
      resources: DICTIONARY.resources.map((table) => ({
        ...table,
        schema: {
          fields: table.schema.fields.map((field) =>
            field.name === 'source' ? { ...field, constraints: {} } : field,
          ),
        },
      })),
    }
    const { tables } = desert((rows) => {
      rows.links[1]!.source = ''
    })
    expect(linesOf({ descriptor: lenient, tables })).toEqual([
      'links.csv:3 source: got nothing, expected an id of sources',
    ])
  })
})

describe('check', () => {
  it('reports everything at once: bad cells and broken rules', () => {
    const text = desert((rows) => {
      rows.links[0]!.hours = -3
      rows.tariffs[0]!.scope = 'country:XX'
      rows.services[0]!.departures = 'soon'
    })
    expect(linesOf(text)).toEqual([
      'links.csv:2 hours: got -3, expected ≥ 0.05 h',
      'tariffs.csv:2 scope: got country:XX, expected a country with a place',
      'services.csv:2 departures: got soon, expected for instance Mo We Fr 18:00, daily 12:00 or every 84h',
    ])
  })

  it('does not take the ids of unreadable rows for missing', () => {
    const text = desert((rows) => {
      rows.places[4]!.lat = 91
    })
    expect(linesOf(text)).toEqual(['places.csv:6 lat: got 91, expected ≤ 90 degree'])
  })

  it('stops at a dictionary without a table or column that the program needs', () => {
    const resources = DICTIONARY.resources
      .filter((table) => table.name !== 'passages')
      .map((table) => ({
        ...table,
        schema: { fields: table.schema.fields.filter((field) => field.name !== 'gauge_mm') },
      }))
    expect(linesOf({ ...desert(), descriptor: { ...DICTIONARY, resources } })).toEqual([
      'datapackage.json links.csv: got no such column, expected a column for gaugeMm',
      'datapackage.json services.csv: got no such column, expected a column for gaugeMm',
      'datapackage.json vehicles.csv: got no such column, expected a column for gaugeMm',
      'datapackage.json resources: got no such table, expected a table passages',
    ])
  })

  it('says when there are too many of a kind to list', () => {
    const text = desert((rows) => {
      for (let i = 0; i < 3000; i++)
        rows.tariffs.push({ ...rows.tariffs[0]!, id: `t${i}`, scope: 'place:XXNIL' })
    })
    const lines = linesOf(text)
    expect(lines).toHaveLength(501)
    expect(lines.at(-1)).toBe(
      'tariffs.csv: got over 500 problems of one kind, expected these to be mended first',
    )
  })
})

describe('the data package that comes with Serai', () => {
  it('is sound, but for ports whose quays lift boxes no liner brings', async () => {
    const text = await readPackage()
    const begun = performance.now()
    const lines = linesOf(text)
    const milliseconds = performance.now() - begun
    expect(lines.filter((line) => !line.includes('a sea or ferry service for boxes at'))).toEqual([])
    expect(milliseconds).toBeLessThan(1000)
  })
})
