import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { POWER_FIGURES } from '../src/checks/power.ts'
import type { PackageText } from '../src/load.ts'
import type { PackageDescriptor } from '../src/schema.ts'
import type { TableName } from '../src/tables.ts'
import { encodePolyline } from '../tools/sea/polyline.ts'

export const DICTIONARY: PackageDescriptor = JSON.parse(
  readFileSync(new URL('../data/datapackage.json', import.meta.url), 'utf8'),
)

type Row = Record<string, string | number | boolean>
export type Rows = Record<TableName, Row[]>

const KNOWN = { source: 's', year: 2026, grade: 'estimated' }

/** A mine, a border, a port and a market over the water: the smallest world in which every table has a row. Sound. */
const DESERT: Rows = {
  sources: [{ id: 's', title: 'A book' }],
  places: [
    place('KZMIN', 43, 77, 'Asia/Almaty', 'origin;town'),
    place('KZBOR', 43.5, 79, 'Asia/Almaty', 'border'),
    place('CNBOR', 43.6, 79.3, 'Asia/Shanghai', 'border'),
    place('CNPOR', 43.6, 85, 'Asia/Shanghai', 'gateway;seaport'),
    place('AEMKT', 43.6, 90, 'Asia/Dubai', 'market;seaport'),
  ],
  links: [
    { ...link('KZMIN', 'KZBOR', 'road', 200), p90_hours: 11 },
    link('KZBOR', 'CNBOR', 'road', 30),
    { ...link('CNBOR', 'CNPOR', 'rail', 500), gauge_mm: 1435 },
  ],
  geometry: [
    shape('KZMIN-KZBOR-road', [77, 43], [78, 43.1], [79, 43.5]),
    shape('CNPOR-AEMKT-sea', [85, 43.6], [90, 43.6]),
  ],
  crossings: [
    {
      id: 'KZBOR-CNBOR-road',
      name: 'The border',
      name_ru: 'Граница',
      from: 'KZBOR',
      to: 'CNBOR',
      mode: 'road',
      hours_out: 8,
      p90_hours_out: 20,
      hours_in: 10,
      p90_hours_in: 24,
      fee_out_usd: 60,
      fee_in_usd: 70,
      opening: 'Mo-Fr 09:00-18:00',
      holidays: 'CN',
      tir: true,
      transload: false,
      status: 'operating',
      ...KNOWN,
    },
  ],
  holidays: [{ id: 'CN-day', calendar: 'CN', from: '2026-10-01', to: '2026-10-07', name: 'Day', ...KNOWN }],
  closures: [
    {
      id: 'snow',
      kind: 'crossing',
      target: 'KZBOR-CNBOR-road',
      season_from: '12-01',
      season_to: '02-29',
      effect: 'closed',
      cause: 'snow',
      ...KNOWN,
    },
  ],
  disruptions: [
    { id: 'strikes', kind: 'country', target: 'KZ', rate_per_year: 1, mean_days: 2, ...KNOWN },
    { id: 'storms', kind: 'passage', target: 'strait', rate_per_year: 1, mean_days: 2, ...KNOWN },
  ],
  facilities: [
    facility('any-load', '*', 'load', 'road', 'grain'),
    facility('CNPOR-load-box', 'CNPOR', 'load', 'sea', 'box;reefer'),
  ],
  services: [
    {
      id: 'CNPOR-AEMKT-liner',
      name: 'Liner',
      mode: 'sea',
      from: 'CNPOR',
      to: 'AEMKT',
      units: 'box',
      departures: 'Mo Th 18:00',
      cutoff_hours: 24,
      hours: 48,
      p90_hours: 60,
      usd_per_t: 0,
      usd_per_teu: 300,
      ...KNOWN,
    },
  ],
  sealanes: [
    {
      id: 'CNPOR-AEMKT-sea',
      from: 'CNPOR',
      to: 'AEMKT',
      distance_nm: 230,
      passages: 'strait',
      avoids: '',
      ...KNOWN,
    },
  ],
  corridors: [
    {
      id: 'by-the-strait',
      name: 'Strait',
      name_ru: 'Пролив',
      via: 'strait;CNBOR|KZBOR-CNBOR-road',
      without: 'AE',
      side: 'other',
      colour: '#123456',
    },
  ],
  tariffs: [
    {
      id: 'road-kz',
      kind: 'freight',
      mode: 'road',
      vehicles: 'truck',
      scope: 'country:KZ;link:KZMIN-KZBOR-road;lane:CNPOR-AEMKT-sea',
      basis: 'vehicle-km',
      usd: 1,
      ...KNOWN,
    },
  ],
  vehicles: [
    { id: 'truck', name: 'Truck', name_ru: 'Грузовик', mode: 'road', units: 'grain', ...KNOWN },
    { id: 'wagon', name: 'Wagon', name_ru: 'Вагон', mode: 'rail', units: 'grain', gauge_mm: 1435, ...KNOWN },
  ],
  cargoes: [
    {
      id: 'wheat',
      name: 'Wheat',
      name_ru: 'Пшеница',
      family: 'grain',
      hs: '1001',
      units: 'grain;box',
      t_per_teu: 23,
      value_usd_per_t: 220,
      phytosanitary: true,
      ...KNOWN,
    },
  ],
  emissions: [
    { id: 'truck', kind: 'haul', target: 'truck', wtw_g: 95, basis: 'loaded', ...KNOWN },
    { id: 'load', kind: 'handle', target: 'load', wtw_g: 600, basis: 'a tonne', ...KNOWN },
  ],
  rules: [
    {
      id: 'phyto',
      kind: 'paper',
      name: 'Paper',
      name_ru: 'Бумага',
      issuer: 'Ministry',
      purpose: 'Health',
      purpose_ru: 'Здоровье',
      trigger: 'origin',
      cargoes: 'wheat',
      ...KNOWN,
    },
  ],
  passages: [
    {
      id: 'strait',
      name: 'Strait',
      name_ru: 'Пролив',
      lat1: 43,
      lon1: 87,
      lat2: 44,
      lon2: 87,
      open_by_default: true,
      ...KNOWN,
    },
  ],
  equipment: [
    { ...machine('CNPOR', 'berth', 'quay', 'box'), draft_m: 12 },
    { ...machine('CNPOR', 'quay-crane', 'quay', 'box'), rate: 25, rate_unit: 'moves/h' },
    { ...machine('CNPOR', 'yard', 'quay', 'box'), capacity: 500, capacity_unit: 'TEU', dwell_days: 5 },
    { ...machine('CNPOR', 'gate', 'street', 'box'), rate: 30, rate_unit: 'vehicles/h' },
    { ...machine('KZBOR', 'border-lane', 'KZBOR-CNBOR-road', 'box'), rate: 6, rate_unit: 'vehicles/h' },
  ],
  traffic: [
    {
      ...traffic('CNPOR', 'ship', 'quay', 200),
      ...{ draft_m: 10, dwt_t: 9000, unload_share: 0.5, max_cranes: 1, fixed_hours: 4 },
    },
    traffic('KZBOR', 'truck', 'KZBOR-CNBOR-road', 10),
  ],
  power: Object.entries(POWER_FIGURES).map(([item, [unit, low]]) => ({
    ...{ id: `CNPOR-${item}`, place: 'CNPOR', item, value: low, unit },
    ...KNOWN,
  })),
  climate: Array.from({ length: 12 }, (_, month) => ({
    id: `CNPOR-${month + 1}`,
    place: 'CNPOR',
    month: month + 1,
    ghi_kwh_m2_day: 5,
    mean_c: 20,
    max_c: 25,
    min_c: 15,
    ...KNOWN,
  })),
  channels: [
    {
      ...{ id: 'CNPOR-channel', place: 'CNPOR', name: 'Channel', name_ru: 'Канал', groups: 'quay' },
      ...{ depth_m: 11, clearance_m: 1, ...KNOWN },
    },
  ],
  tides: ['Z0', 'M2', 'S2', 'K1', 'O1'].map((constituent) => ({
    ...{ id: `CNPOR-${constituent}`, place: 'CNPOR', constituent, amplitude_m: 1, phase_deg: 0, ...KNOWN },
  })),
}

function place(id: string, lat: number, lon: number, timezone: string, roles: string): Row {
  return { id, name: id, name_ru: id, country: id.slice(0, 2), lat, lon, timezone, roles, ...KNOWN }
}

export function link(from: string, to: string, mode: string, distanceKm: number): Row {
  const id = `${from}-${to}-${mode}`
  return { id, from, to, mode, distance_km: distanceKm, hours: 10, status: 'operating', ...KNOWN }
}

export function shape(id: string, ...path: (readonly [lon: number, lat: number])[]): Row {
  return { id, polyline: encodePolyline(path), ...KNOWN }
}

export function facility(id: string, at: string, operation: string, carriers: string, units: string): Row {
  const charges = { usd_per_t: 0, usd_per_teu: 0, usd_fixed: 0 }
  return {
    id,
    place: at,
    operation,
    carriers,
    units,
    hours: 10,
    p90_hours: 30,
    ...charges,
    opening: '24/7',
    ...KNOWN,
  }
}

function machine(at: string, kind: string, group: string, units: string): Row {
  const power = { power_kw: 0, idle_kw: 0, power_priority: 5 }
  const names = { name: kind, name_ru: kind }
  const rest = { group, count: 1, direction: 'both', units, opening: '24/7', ...power, ...KNOWN }
  return { id: `${at}-${kind}`, place: at, kind, ...names, ...rest }
}

function traffic(at: string, kind: string, group: string, parcel: number): Row {
  const names = { name: kind, name_ru: kind }
  const law = { per_year: 50, process: 'poisson', arrival_hours: '24/7', parcel, parcel_cv: 0.3 }
  return {
    id: `${at}-${kind}s`,
    place: at,
    kind,
    ...names,
    group,
    unit: 'box',
    direction: 'both',
    ...law,
    ...KNOWN,
  }
}

/** The desert as a data package, after `change` has had its way with a copy of the rows. */
export function desert(change: (rows: Rows) => void = () => undefined): PackageText {
  const rows = structuredClone(DESERT)
  change(rows)
  const tables = DICTIONARY.resources.map(({ name, schema }) => {
    const columns = schema.fields.map((field) => field.name)
    const cells = rows[name as TableName].map((row) => columns.map((column) => row[column] ?? ''))
    return [name, Papa.unparse([columns, ...cells], { newline: '\n' })]
  })
  return { descriptor: DICTIONARY, tables: Object.fromEntries(tables) }
}
