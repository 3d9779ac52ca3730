import type {
  Atlas,
  Corridor,
  Crossing,
  Facility,
  Grade,
  Link,
  LoadUnit,
  Place,
  SeaLane,
  Service,
  Vehicle,
} from '@serai/atlas'
import type { Gate, Schedule } from './clock.ts'

/** Load units in the order of their index. */
export const UNITS: readonly LoadUnit[] = [
  'grain',
  'bulk',
  'piece',
  'crude',
  'products',
  'gas',
  'box',
  'reefer',
  'nuclear',
]

/**
 * What cargo stands on at a node. Ships and ferries are split: cargo that came ashore (`in`) is not yet cargo that may
 * board (`out`), so that a transshipment between two ships is a handle of its own.
 */
export const BERTHS = [
  'road',
  'rail-1520',
  'rail-1435',
  'rail-1676',
  'pipeline',
  'sea-in',
  'sea-out',
  'ferry-in',
  'ferry-out',
  'river',
  // The road side of a port that no land link reaches, for cargo to be shipped; what came ashore stands on `road`.
  'gate',
] as const
export type Berth = (typeof BERTHS)[number]

/** What an arc stands for in the atlas. `forward` is false for a way back along a row given in one direction. */
export type ArcSource =
  | {
      readonly kind: 'link'
      readonly link: Link
      readonly crossing: Crossing | null
      readonly forward: boolean
    }
  | {
      readonly kind: 'service'
      readonly service: Service
      readonly lane: SeaLane | null
      readonly stretch: number
    }
  | { readonly kind: 'lane'; readonly lane: SeaLane; readonly forward: boolean }
  | { readonly kind: 'facility'; readonly facility: Facility }

/** A vehicle with the payload that the way allows it: a weight limit makes a class of its own. */
export interface VehicleClass {
  readonly vehicle: Vehicle
  /** Tonnes; Infinity where the table gives none (pipelines). */
  readonly payloadT: number
  /** TEU; Infinity for what carries no boxes. */
  readonly payloadTeu: number
}

/** A way to begin or end at a place: the handle and the node it leads to or comes from. */
export interface Terminal {
  readonly node: number
  readonly facility: Facility
}

/**
 * The atlas of one day as arrays. A node is (place, load unit, berth); arcs are hauls (with the border crossing at their
 * tail, if any) and handles. Indices never leave the engine.
 */
export interface Network {
  readonly atlas: Atlas
  /** Day whose world this is, YYYY-MM-DD. */
  readonly at: string
  readonly places: readonly Place[]
  readonly placeIndex: ReadonlyMap<string, number>
  readonly nodeCount: number
  readonly arcCount: number
  /** [node] index into `places`, `UNITS`, `BERTHS`. */
  readonly nodePlace: Int32Array
  readonly nodeUnit: Uint8Array
  readonly nodeBerth: Uint8Array
  /** [node + 1] arcs of a node are firstOut[node] … firstOut[node + 1] − 1. */
  readonly firstOut: Int32Array
  /** [arc] end nodes. */
  readonly tail: Int32Array
  readonly head: Int32Array
  /** [arc] index into `sources`. */
  readonly source: Int32Array
  readonly sources: readonly ArcSource[]
  /** [arc] index into `vehicleClasses`, −1 for handles. */
  readonly vehicleClass: Int32Array
  readonly vehicleClasses: readonly VehicleClass[]
  /** [arc] 1 for a haul. */
  readonly isHaul: Uint8Array
  /** [arc] mean minutes of the border crossing at the tail, 0 without one, and its 90th percentile. */
  readonly clearMinutes: Float64Array
  readonly clearP90: Float64Array
  /** [arc] mean minutes of the haul or handle itself, mean wait for unscheduled departures included, and its 90th percentile. */
  readonly minutes: Float64Array
  readonly p90: Float64Array
  /** [arc] minutes added per tonne of the consignment: work at a rate. */
  readonly minutesPerTonne: Float64Array
  readonly distanceKm: Float64Array
  /** [arc] micro-nepers of unplanned closure, and the mean length of one in minutes. */
  readonly disruption: Float64Array
  readonly closureMinutes: Float64Array
  /** [arc] index into `gates` and `schedules`, −1 for none. */
  readonly gate: Int32Array
  readonly gates: readonly Gate[]
  readonly schedule: Int32Array
  readonly schedules: readonly Schedule[]
  /** By place id: how cargo may start and end there. */
  readonly starts: ReadonlyMap<string, readonly Terminal[]>
  readonly ends: ReadonlyMap<string, readonly Terminal[]>
  /** First node of a (place, unit, berth), or −1. */
  readonly nodeOf: (place: string, unit: LoadUnit, berth: Berth) => number
  readonly corridors: readonly Corridor[]
}

const RANK: Readonly<Record<Grade, number>> = { measured: 0, published: 1, estimated: 2 }

/** The weaker of two grades: a sum is no better known than its worst part. */
export const weaker = (a: Grade, b: Grade): Grade => (RANK[a] >= RANK[b] ? a : b)

/** True when a row with `validFrom` and `validTo` holds on a day. */
export function holds(
  row: { readonly validFrom: string | null; readonly validTo: string | null },
  day: string,
): boolean {
  return (row.validFrom === null || row.validFrom <= day) && (row.validTo === null || row.validTo >= day)
}
