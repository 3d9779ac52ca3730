import type { EquipmentKind, LoadUnit, Traffic, WeeklyHours } from '@serai/atlas'
import type { HighWater } from './high-water.ts'
import type { ParcelLaw } from './parcel.ts'

/** Cargo in stock and aboard is kept in whole thousandths of a t or TEU, so that sums are exact. */
export const PARTS = 1000

export interface BerthSpec {
  readonly id: string
  readonly units: readonly LoadUnit[]
  readonly draftM: number
  readonly maxDwtT: number
}

/** Cranes or lines of one kind that work on ships of a terminal. */
export interface PoolSpec {
  readonly id: string
  readonly units: readonly LoadUnit[]
  readonly count: number
  /** Work of one server in a minute: t, or TEU where the units are boxes. */
  readonly perMinute: number
  readonly cv: number
  readonly powerKw: number
  readonly priority: number
  /** null: never breaks. */
  readonly mtbfHours: number | null
  readonly mttrHours: number | null
}

export interface StreamSpec {
  readonly id: string
  readonly group: number
  readonly unit: LoadUnit
  readonly boxes: boolean
  readonly row: Traffic
  readonly hours: WeeklyHours
  /** t or TEU, unloaded and loaded together. */
  readonly parcel: ParcelLaw
  readonly fixedMinutes: number
  /** Pools of the group that can work its ships, fastest first. */
  readonly pools: readonly number[]
  /** Berths of the port that can take its ships, shallowest first. */
  readonly berths: readonly number[]
  /** Stock of the group that its cargo passes through; −1: none, straight from or into trucks or pipes. */
  readonly stock: number
  /** Cargo of one truck, thousandths; 0: no trucks. */
  readonly truckLoad: number
  readonly water: Water
}

/** When the tide lets a ship come in and sail; null: at any water. */
export interface Water {
  readonly in: HighWater | null
  readonly out: HighWater | null
}

export const ANY_WATER: Water = { in: null, out: null }

/** A yard or silo: how much it holds (thousandths), and how long the port's other cargo stays. */
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
  /** Terminal whose trucks pass here; −1: those of all. */
  readonly group: number
  readonly units: readonly LoadUnit[]
  readonly servers: number
  /** Mean minutes of a truck. */
  readonly minutes: number
  readonly cv: number
  readonly share: number
  readonly hours: WeeklyHours
  /** Whether trucks that bring cargo to ships pass here, and those that fetch it. */
  readonly bringing: boolean
  readonly fetching: boolean
  /** Electric power of one server at work. */
  readonly powerKw: number
  readonly priority: number
}

export interface GroupSpec {
  readonly id: string
  readonly berths: readonly BerthSpec[]
  /** Index of its first berth among all berths of the port. */
  readonly firstBerth: number
  readonly pools: readonly PoolSpec[]
  readonly stocks: readonly StockSpec[]
  /** When trucks come up the street: hours of the traffic row of its trucks; empty: always. */
  readonly truckHours: WeeklyHours
  /** Trucks come by appointment (that row's process is `schedule`), not as they please. */
  readonly appointments: boolean
}

export interface PortSpec {
  readonly place: string
  readonly groups: readonly GroupSpec[]
  readonly streams: readonly StreamSpec[]
  /** In the order in which trucks meet them, the stack last. */
  readonly stages: readonly StageSpec[]
  /** Always-on electric load by priority 1–9 (index 0 unused), kW. */
  readonly idleKw: Float64Array
}

export const isBox = (unit: LoadUnit): boolean => unit === 'box' || unit === 'reefer'
