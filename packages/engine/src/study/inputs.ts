import type {
  Atlas,
  Channel,
  Equipment,
  HarmonicConstant,
  PowerFigure,
  Provenance,
  SimulationCase,
  Traffic,
} from '@serai/atlas'
import type { Input } from './reply.ts'

/** Every figure that a case rests on, with where it comes from: what does the work, who else comes, power, transit. */
export function inputsOf(atlas: Atlas, asked: SimulationCase): Input[] {
  const here = (row: Equipment | Traffic) => row.place === asked.place || asked.crossings.includes(row.group)
  return [
    ...atlas.tables.equipment.filter(here).flatMap(ofEquipment),
    ...atlas.tables.traffic.filter(here).flatMap(ofTraffic),
    ...powerInputsOf(atlas, asked.place),
    ...atlas.tables.channels.filter(({ place }) => place === asked.place).flatMap(ofChannel),
    ...atlas.tables.tides.filter(({ place }) => place === asked.place).flatMap(ofTide),
    ...asked.transit.map(
      (flow): Input => ({
        id: `transit:${flow.id}`,
        name: `Transit ${flow.cargo} ${flow.from}–${flow.to}`,
        nameRu: `Транзит ${flow.cargo} ${flow.from}–${flow.to}`,
        value: flow.perYear,
        unit: `${flow.per}/year`,
        ...provenance(flow),
      }),
    ),
  ]
}

/** Every figure of a site's electricity. */
export const powerInputsOf = (atlas: Atlas, place: string): Input[] =>
  atlas.tables.power.filter((row) => row.place === place).map(ofPower)

const provenance = ({ grade, year, source, note }: Provenance) => ({
  grade,
  year,
  sources: source,
  note,
})

function ofEquipment(row: Equipment): Input[] {
  const figure = (what: string, value: number | null, unit: string | null): Input[] =>
    value === null || unit === null
      ? []
      : [{ id: `${row.id}:${what}`, name: row.name, nameRu: row.nameRu, value, unit, ...provenance(row) }]
  return [
    ...figure('count', row.count, row.kind === 'yard' || row.kind === 'silo' ? null : row.kind),
    ...figure('rate', row.rate, row.rateUnit),
    ...figure('capacity', row.capacity, row.capacityUnit),
  ]
}

function ofTraffic(row: Traffic): Input[] {
  const base = { name: row.name, nameRu: row.nameRu, ...provenance(row) }
  const boxes = row.unit === 'box' || row.unit === 'reefer'
  return [
    { id: `${row.id}:per_year`, value: row.perYear, unit: `${row.kind}s/year`, ...base },
    { id: `${row.id}:parcel`, value: row.parcel, unit: boxes ? 'TEU' : 't', ...base },
  ]
}

function ofChannel(row: Channel): Input[] {
  const base = { name: row.name, nameRu: row.nameRu, unit: 'm', ...provenance(row) }
  return [
    { id: `${row.id}:depth`, value: row.depthM, ...base },
    { id: `${row.id}:clearance`, value: row.clearanceM, ...base },
  ]
}

function ofTide(row: HarmonicConstant): Input[] {
  const level = row.constituent === 'Z0'
  const base = {
    name: level ? 'Mean level over chart datum' : `Tide, ${row.constituent}`,
    nameRu: level ? 'Средний уровень над нулем глубин' : `Прилив, ${row.constituent}`,
    ...provenance(row),
  }
  const amplitude = { id: `${row.id}:amplitude`, value: row.amplitudeM, unit: 'm', ...base }
  return level ? [amplitude] : [amplitude, { id: `${row.id}:phase`, value: row.phaseDeg, unit: '°', ...base }]
}

const ofPower = (row: PowerFigure): Input => ({
  id: row.id,
  name: POWER_NAMES[row.item]?.[0] ?? row.item.replaceAll('-', ' '),
  nameRu: POWER_NAMES[row.item]?.[1] ?? row.item.replaceAll('-', ' '),
  value: row.value,
  unit: row.unit,
  ...provenance(row),
})

const POWER_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  'grid-kw': ['Grid connection', 'Подключение к сети'],
  'grid-cut-hours-per-day': ['Scheduled cuts of the grid', 'Плановые отключения сети'],
  'grid-cut-block-hours': ['Length of a scheduled cut', 'Длительность планового отключения'],
  'grid-outages-per-year': ['Unplanned outages of the grid', 'Аварийные отключения сети'],
  'grid-outage-hours': ['Length of an unplanned outage', 'Длительность аварийного отключения'],
  'grid-usd-per-kwh': ['Price of grid electricity', 'Цена электроэнергии из сети'],
  'grid-usd-per-kw-month': ['Fixed charge of the grid', 'Плата за мощность сети'],
  'grid-kg-per-kwh': ['CO₂e of grid electricity', 'CO₂-экв. электроэнергии из сети'],
  'diesel-kw': ['Diesel sets', 'Дизельные генераторы'],
  'diesel-sets': ['Number of diesel sets', 'Число дизельных генераторов'],
  'diesel-litres-per-kwh': ['Diesel burnt per kWh', 'Расход дизтоплива на кВт·ч'],
  'diesel-usd-per-litre': ['Price of diesel', 'Цена дизтоплива'],
  'diesel-kg-per-litre': ['CO₂e of diesel, well to wheel', 'CO₂-экв. дизтоплива, полный цикл'],
  'solar-kwp': ['Solar panels', 'Солнечные панели'],
  'battery-kwh': ['Battery, energy', 'Батарея, энергия'],
  'battery-kw': ['Battery, power', 'Батарея, мощность'],
  'base-load-kw': ['Load of the site that is always on', 'Постоянная нагрузка площадки'],
}
