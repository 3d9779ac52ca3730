import {
  type Atlas,
  type Equipment,
  type EquipmentKind,
  type LoadUnit,
  parseHours,
  problem,
  type Traffic,
  type WeeklyHours,
} from '@serai/atlas'

/**
 * TEU moved by one lift of a crane. ESTIMATED from one published day of Karachi Port (8 June 2023: 1,375 boxes of 20 ft and
 * 2,443 of 40 ft, Business Recorder), which gives 1.64.
 */
export const TEU_PER_MOVE = 1.64

/** Work kinds: what can load or unload a ship. */
const SHIP_WORK: readonly EquipmentKind[] = ['quay-crane', 'mobile-crane', 'grain-line', 'liquid-line']
/** What a truck passes from the street to the stack, in this order. Leaving is taken to be free. */
const TRUCK_STAGES: readonly EquipmentKind[] = [
  'gate',
  'weighbridge',
  'customs-lane',
  'scanner',
  'yard-crane',
]

export interface BerthSpec {
  readonly id: string
  readonly units: readonly LoadUnit[]
  readonly draftM: number
  readonly maxDwtT: number
}

/** Cranes or lines of one kind that work on ships of a terminal. */
export interface PoolSpec {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly units: readonly LoadUnit[]
  readonly count: number
  /** Work of one server in a minute: t, or TEU where the units are boxes. */
  readonly perMinute: number
  readonly cv: number
  readonly powerKw: number
  readonly priority: number
  readonly mtbfMinutes: number
  readonly mttrMinutes: number
}

export interface StreamSpec {
  readonly id: string
  readonly name: string
  readonly group: number
  readonly unit: LoadUnit
  readonly boxes: boolean
  readonly row: Traffic
  readonly hours: WeeklyHours
  readonly fixedMinutes: number
  /** Pools of the group that can work its ships, fastest first. */
  readonly pools: readonly number[]
  /** Berths of the port that can take its ships, shallowest first. */
  readonly berths: readonly number[]
  /** Stock of the group that its cargo passes through, −1: none, straight from or into trucks or pipes. */
  readonly stock: number
}

/** A yard or silo: how much it holds, and how long the port's other cargo stays. */
export interface StockSpec {
  readonly id: string
  readonly units: readonly LoadUnit[]
  readonly capacity: number
  readonly dwellMinutes: number
}

/** One stop of a truck. */
export interface StageSpec {
  readonly id: string
  readonly kind: EquipmentKind
  readonly servers: number
  /** Mean minutes of a truck. */
  readonly minutes: number
  readonly cv: number
  readonly share: number
  readonly hours: WeeklyHours
  /** Whether trucks that bring cargo to ships pass here, and those that fetch it. */
  readonly bringing: boolean
  readonly fetching: boolean
}

export interface GroupSpec {
  readonly id: string
  readonly berths: readonly BerthSpec[]
  /** Index of its first berth among all berths of the port. */
  readonly firstBerth: number
  readonly pools: readonly PoolSpec[]
  readonly stocks: readonly StockSpec[]
  /** In the order in which trucks meet them, the stack last. */
  readonly stages: readonly StageSpec[]
  /** When trucks come up the street: hours of the traffic row of its trucks; empty: always. */
  readonly truckHours: WeeklyHours
}

export interface PortSpec {
  readonly place: string
  readonly groups: readonly GroupSpec[]
  readonly streams: readonly StreamSpec[]
  /** Always-on electric load by priority 1–9 (index 0 unused), kW. */
  readonly idleKw: Float64Array
}

export const isBox = (unit: LoadUnit): boolean => unit === 'box' || unit === 'reefer'

/** Reads the port out of the atlas. Throws `simulation-invalid` for a port that cannot work: a ship that fits no berth, and the like. */
export function portSpec(atlas: Atlas, place: string, day: string): PortSpec {
  const holds = (row: Equipment | Traffic) =>
    row.place === place &&
    (row.validFrom === null || row.validFrom <= day) &&
    (row.validTo === null || row.validTo >= day)
  const rows = atlas.tables.equipment.filter((row) => holds(row) && row.count > 0)
  const names = [...new Set(rows.filter((row) => row.kind === 'berth').map((row) => row.group))]
  if (names.length === 0)
    throw problem('simulation-invalid', { what: `port ${place}`, why: 'equipment.csv has no berth there' })
  let firstBerth = 0
  const groups = names.map((id): GroupSpec => {
    const own = rows.filter((row) => row.group === id)
    // Gates and scanners that belong to no terminal serve them all.
    const shared = rows.filter((row) => row.group === id || !names.includes(row.group))
    const group = {
      id,
      berths: own.filter((row) => row.kind === 'berth').flatMap(berthsOf),
      firstBerth,
      pools: own.filter((row) => SHIP_WORK.includes(row.kind)).map(poolOf),
      stocks: own.filter((row) => row.kind === 'yard' || row.kind === 'silo').map(stockOf),
      stages: stagesOf(shared),
      truckHours: truckHoursOf(atlas.tables.traffic.filter((row) => holds(row) && row.group === id)),
    }
    firstBerth += group.berths.length
    return group
  })
  const idleKw = new Float64Array(10)
  for (const row of rows) idleKw[row.powerPriority]! += row.idleKw * (row.kind === 'yard' ? 1 : row.count)
  const streams = atlas.tables.traffic
    .filter((row) => holds(row) && row.kind === 'ship')
    .map((row) => streamOf(row, groups))
  return { place, groups, streams, idleKw }
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
    throw problem('simulation-invalid', {
      what: `equipment ${row.id}`,
      why: 'what works on ships needs a rate in t/h or moves/h',
    })
  return {
    id: row.id,
    name: row.name,
    nameRu: row.nameRu,
    units: row.rateUnit === 'moves/h' ? row.units.filter(isBox) : row.units.filter((unit) => !isBox(unit)),
    count: row.count,
    perMinute: perHour / 60,
    cv: row.cv ?? 0,
    powerKw: row.powerKw,
    priority: row.powerPriority,
    mtbfMinutes: (row.mtbfHours ?? 0) * 60,
    mttrMinutes: (row.mttrHours ?? 0) * 60,
  }
}

const stockOf = (row: Equipment): StockSpec => ({
  id: row.id,
  units: row.units,
  capacity: row.capacity ?? Infinity,
  dwellMinutes: (row.dwellDays ?? 0) * 1440,
})

function stagesOf(rows: readonly Equipment[]): StageSpec[] {
  return TRUCK_STAGES.flatMap((kind) => rows.filter((row) => row.kind === kind)).map((row) => {
    const hours = parseHours(row.opening)
    if (!hours)
      throw problem('simulation-invalid', {
        what: `equipment ${row.id}`,
        why: `"${row.opening}" is never open`,
      })
    if (!row.rate)
      throw problem('simulation-invalid', {
        what: `equipment ${row.id}`,
        why: 'a stop of trucks needs a rate',
      })
    return {
      id: row.id,
      kind: row.kind,
      servers: row.count,
      minutes: 60 / row.rate,
      cv: row.cv ?? 0.5,
      share: row.share ?? 1,
      hours,
      bringing: row.direction !== 'in',
      fetching: row.direction !== 'out',
    }
  })
}

function truckHoursOf(rows: readonly Traffic[]): WeeklyHours {
  const row = rows.find(({ kind }) => kind === 'truck')
  const hours = row ? parseHours(row.arrivalHours) : []
  if (!hours)
    throw problem('simulation-invalid', {
      what: `traffic ${row!.id}`,
      why: `"${row!.arrivalHours}" is never open`,
    })
  return hours
}

function streamOf(row: Traffic, groups: readonly GroupSpec[]): StreamSpec {
  const fail = (why: string) => problem('simulation-invalid', { what: `traffic ${row.id}`, why })
  const index = groups.findIndex(({ id }) => id === row.group)
  const group = groups[index]
  if (!group) throw fail(`no berth of the port belongs to the terminal "${row.group}"`)
  const berths = group.berths
    .map((berth, i) => ({ berth, at: group.firstBerth + i }))
    .filter(
      ({ berth }) =>
        berth.units.includes(row.unit) &&
        berth.draftM >= (row.draftM ?? 0) &&
        berth.maxDwtT >= (row.dwtT ?? 0),
    )
    .sort((a, b) => a.berth.draftM - b.berth.draftM || a.at - b.at)
    .map(({ at }) => at)
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
  const hours = parseHours(row.arrivalHours)
  if (!hours) throw fail(`arrival hours "${row.arrivalHours}" are never open`)
  return {
    id: row.id,
    name: row.name,
    group: index,
    unit: row.unit,
    boxes: isBox(row.unit),
    row,
    hours,
    fixedMinutes: (row.fixedHours ?? 0) * 60,
    pools,
    berths,
    stock: group.stocks.findIndex((stock) => stock.units.includes(row.unit)),
  }
}
