import { type Atlas, DAY, type Equipment, type EquipmentKind, problem, type Traffic } from '@serai/atlas'
import { holds } from '../../network/network.ts'
import { hoursOf } from '../calendar.ts'
import { type ParcelLaw, parcelLaw } from './parcel.ts'
import {
  ANY_WATER,
  type BerthSpec,
  type GroupSpec,
  isBox,
  PARTS,
  type PoolSpec,
  type PortSpec,
  type StageSpec,
  type StockSpec,
  type StreamSpec,
} from './spec.ts'

/**
 * TEU moved by one lift of a crane. ESTIMATED from one published day of Karachi Port (8 June 2023: 1,375 boxes of 20 ft and
 * 2,443 of 40 ft, Business Recorder), which gives 1.64.
 */
export const TEU_PER_MOVE = 1.64

const BERTHS: readonly EquipmentKind[] = ['berth', 'ferry-berth']
/** What can load or unload a ship. */
const SHIP_WORK: readonly EquipmentKind[] = ['quay-crane', 'mobile-crane', 'grain-line', 'liquid-line']
/** What a truck passes from the street to the stack, in this order. Leaving is taken to be free. */
const TRUCK_STAGES: readonly EquipmentKind[] = [
  'gate',
  'weighbridge',
  'customs-lane',
  'scanner',
  'yard-crane',
]

const refused = (what: string, why: string) => problem('simulation-invalid', { what, why })

/** Reads the port out of the atlas. Throws `simulation-invalid` for a port that cannot work: a ship that fits no berth, and the like. */
export function readPort(atlas: Atlas, place: string, day: string): PortSpec {
  const here = (row: Equipment | Traffic) => row.place === place && holds(row, day)
  const rows = atlas.tables.equipment.filter((row) => here(row) && row.count > 0)
  const traffic = atlas.tables.traffic.filter(here)
  const berths = rows.filter((row) => BERTHS.includes(row.kind))
  if (berths.length === 0) throw refused(`port ${place}`, 'equipment.csv has no berth there')
  const called = new Set(traffic.filter(({ kind }) => kind === 'ship').map(({ group }) => group))
  const quays = new Set(berths.map(({ group }) => group))
  // A quay at which nothing calls would only thin out the occupancy of the others.
  const names = [...quays].filter((id) => called.has(id))
  if (names.length === 0)
    throw refused(`port ${place}`, 'traffic.csv has no ship that calls at one of its berths')
  let firstBerth = 0
  const groups = names.map((id): GroupSpec => {
    const own = rows.filter((row) => row.group === id)
    const group = {
      id,
      berths: own.filter((row) => BERTHS.includes(row.kind)).flatMap(berthsOf),
      firstBerth,
      pools: own.filter((row) => SHIP_WORK.includes(row.kind)).map(poolOf),
      stocks: own.filter((row) => row.kind === 'yard' || row.kind === 'silo').map(stockOf),
      ...trucksOf(traffic.filter((row) => row.group === id)),
    }
    firstBerth += group.berths.length
    return group
  })
  const idleKw = new Float64Array(10)
  for (const row of rows) idleKw[row.powerPriority]! += row.idleKw * (row.kind === 'yard' ? 1 : row.count)
  return {
    place,
    groups,
    streams: traffic.filter((row) => row.kind === 'ship').map((row) => streamOf(row, groups)),
    stages: TRUCK_STAGES.flatMap((kind) => rows.filter((row) => row.kind === kind))
      // What stands at no quay serves all terminals; what stands at an idle one, none.
      .filter(({ group }) => names.includes(group) || !quays.has(group))
      .map((row) => stageOf(row, names.indexOf(row.group))),
    idleKw,
  }
}

function berthsOf(row: Equipment): BerthSpec[] {
  const spec = {
    id: row.id,
    units: row.units,
    draftM: row.draftM ?? Infinity,
    maxDwtT: row.maxDwtT ?? Infinity,
  }
  return Array.from({ length: row.count }, () => spec)
}

function poolOf(row: Equipment): PoolSpec {
  const perHour = row.rateUnit === 'moves/h' ? row.rate! * TEU_PER_MOVE : row.rate
  if (!perHour || (row.rateUnit !== 'moves/h' && row.rateUnit !== 't/h'))
    throw refused(`equipment ${row.id}`, 'what works on ships needs a rate in t/h or moves/h')
  return {
    id: row.id,
    units: row.rateUnit === 'moves/h' ? row.units.filter(isBox) : row.units.filter((unit) => !isBox(unit)),
    count: row.count,
    perMinute: perHour / 60,
    cv: row.cv ?? 0,
    powerKw: row.powerKw,
    priority: row.powerPriority,
    mtbfHours: row.mtbfHours,
    mttrHours: row.mttrHours,
  }
}

const stockOf = (row: Equipment): StockSpec => ({
  id: row.id,
  units: row.units,
  capacity: row.capacity === null ? Infinity : Math.round(row.capacity * PARTS),
  dwellMinutes: (row.dwellDays ?? 0) * DAY,
})

function stageOf(row: Equipment, group: number): StageSpec {
  if (!row.rate) throw refused(`equipment ${row.id}`, 'a stop of trucks needs a rate')
  return {
    id: row.id,
    kind: row.kind,
    group,
    units: row.units,
    servers: row.count,
    minutes: 60 / row.rate,
    cv: row.cv ?? 0.5,
    share: row.share ?? 1,
    hours: hoursOf(row.opening, `equipment ${row.id}`),
    bringing: row.direction !== 'in',
    fetching: row.direction !== 'out',
    powerKw: row.powerKw,
    priority: row.powerPriority,
  }
}

function trucksOf(rows: readonly Traffic[]): Pick<GroupSpec, 'truckHours' | 'appointments'> {
  const row = rows.find(({ kind }) => kind === 'truck')
  if (!row) return { truckHours: [], appointments: false }
  return {
    truckHours: hoursOf(row.arrivalHours, `traffic ${row.id}`),
    appointments: row.process === 'schedule',
  }
}

function streamOf(row: Traffic, groups: readonly GroupSpec[]): StreamSpec {
  const fail = (why: string) => refused(`traffic ${row.id}`, why)
  const index = groups.findIndex(({ id }) => id === row.group)
  const group = groups[index]
  if (!group) throw fail(`no berth of the port belongs to the terminal "${row.group}"`)
  if (!(row.perYear >= 0 && row.perYear < Infinity))
    throw fail(`per_year: got ${row.perYear}, wanted a number ≥ 0`)
  const berths = berthsFor(row, group)
  if (berths.length === 0)
    throw fail(
      `no berth of ${row.group} takes ${row.unit} ships of ${row.draftM ?? '?'} m and ${row.dwtT ?? '?'} t`,
    )
  const pools = group.pools
    .map((pool, i) => ({ pool, i }))
    .filter(({ pool }) => pool.units.includes(row.unit))
    .sort((a, b) => b.pool.perMinute - a.pool.perMinute || a.i - b.i)
    .map(({ i }) => i)
  if (pools.length === 0) throw fail(`nothing at ${row.group} loads or unloads ${row.unit}`)
  const truckLoad = Math.round((row.truckLoad ?? 0) * PARTS)
  return {
    id: row.id,
    group: index,
    unit: row.unit,
    boxes: isBox(row.unit),
    row,
    hours: hoursOf(row.arrivalHours, `traffic ${row.id}`),
    parcel: parcelOf(row),
    fixedMinutes: (row.fixedHours ?? 0) * 60,
    pools,
    berths,
    // What comes or goes by pipe, or from ship to ship, does not lie in the yard.
    stock: truckLoad > 0 ? group.stocks.findIndex((stock) => stock.units.includes(row.unit)) : -1,
    truckLoad,
    water: ANY_WATER,
  }
}

/** Berths of the port that take a ship, shallowest first, so that deep ones stay free for those that need them. */
function berthsFor(row: Traffic, { berths, firstBerth }: GroupSpec): number[] {
  return berths
    .map((berth, i) => ({ berth, at: firstBerth + i }))
    .filter(
      ({ berth }) =>
        berth.units.includes(row.unit) &&
        berth.draftM >= (row.draftM ?? 0) &&
        berth.maxDwtT >= (row.dwtT ?? 0),
    )
    .sort((a, b) => a.berth.draftM - b.berth.draftM || a.at - b.at)
    .map(({ at }) => at)
}

/** Loose cargo is never more than the ship's deadweight, each way; how many tonnes a box weighs is not known here. */
function parcelOf({ id, unit, parcel, parcelCv, dwtT, unloadShare }: Traffic): ParcelLaw {
  const share = unloadShare ?? 0.5
  const most = isBox(unit) || dwtT === null ? Infinity : dwtT / Math.max(share, 1 - share)
  if (!(parcel > 0 && parcel <= most))
    throw refused(
      `traffic ${id}`,
      `parcel: got ${parcel}, wanted more than 0 and what its ships of ${dwtT} t can carry`,
    )
  return parcelLaw(parcel, parcelCv, most)
}
