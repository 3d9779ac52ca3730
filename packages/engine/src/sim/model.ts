import type { Atlas, LoadUnit, SimulationCase, TransitFlow } from '@serai/atlas'
import type { ActEvent } from '../event/event.ts'
import type { Spread } from '../itinerary/itinerary.ts'

/** One step of a transit consignment's way outside the simulated site. */
export interface JourneyStep {
  readonly kind: 'haul' | 'handle'
  /** Mode of a haul; operation of a handle. */
  readonly what: string
  readonly from: string
  /** The same as `from` for a handle. */
  readonly to: string
  readonly spread: Spread
}

/** A transit flow with its itinerary cut at the site: what comes before the gate or the ship, and what comes after. */
export interface Journey {
  readonly flow: TransitFlow
  readonly unit: LoadUnit
  /** Facility or crossing at which it meets the site. */
  readonly ref: string
  readonly tonnesPerYear: number
  readonly lotTonnes: number
  /** TEU of one lot; 0 for loose cargo. */
  readonly lotTeu: number
  /** How it meets the site. */
  readonly arrivesBy: 'truck' | 'train' | 'ship'
  readonly tonnesPerTruck: number
  readonly before: readonly JourneyStep[]
  readonly after: readonly JourneyStep[]
}

/** What a site is simulated from: an atlas with every change of the case and every lever already in it. */
export interface SiteInput {
  readonly atlas: Atlas
  readonly case: SimulationCase
  readonly journeys: readonly Journey[]
  /** Minutes since the epoch, UTC, of local midnight at the start of the warm-up. */
  readonly startsAt: number
  readonly utcOffsetMinutes: number
  readonly warmupDays: number
  readonly days: number
  readonly seed: number
}

export type MeasureGroup = 'ships' | 'trucks' | 'trains' | 'cargo' | 'yard' | 'power' | 'money' | 'border'

export interface MeasureInfo {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly unit: string
  readonly group: MeasureGroup
  readonly better: 'less' | 'more' | 'neither'
}

export interface LineInfo {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly unit: string
  readonly stepMinutes: number
}

export interface Notice {
  readonly text: string
  readonly textRu: string
}

/** A row of the atlas whose dwell the simulation finds. */
export interface DwellTarget {
  readonly table: 'facilities' | 'crossings'
  readonly id: string
  readonly columns: readonly [mean: string, p90: string]
}

/** A ship at a berth; minutes since the counted days began, negative before. */
export interface BerthCall {
  readonly berth: number
  readonly group: string
  readonly stream: string
  readonly unit: string
  readonly arrived: number
  readonly berthed: number
  readonly sailed: number
  readonly parcel: number
  readonly transit: number
}

/** Order of the rows of `Outcome.energy`. */
export const ENERGY_SERIES = [
  'demand',
  'solar',
  'grid',
  'diesel',
  'batteryOut',
  'batteryIn',
  'curtailed',
  'shed',
] as const

/** What one replication found. Plain numbers, so that it can cross threads. A measure that had nothing to measure is NaN. */
export interface Outcome {
  readonly replication: number
  /** Events of the engine, for the speed. */
  readonly events: number
  /** [measure] in the order of the model's `measures`. */
  readonly measures: Float64Array
  /** [line][step] in the order of the model's `lines`. */
  readonly lines: readonly Float64Array[]
  /** [series · 24 + hour] mean Wh an hour, and the worst day likewise; null without a power site. */
  readonly energy: Float64Array | null
  readonly worstDay: Float64Array | null
  /** [hour of the counted days] Wh asked for, served or not; of the first replication of a site with power only. */
  readonly demandWh: Float64Array | null
  /** [target] in the order of the model's `dwells`: mean and 90th percentile in hours, and how many were seen. */
  readonly dwells: readonly {
    readonly meanHours: number
    readonly p90Hours: number
    readonly count: number
  }[]
  /** Of the first replication only. */
  readonly calls: readonly BerthCall[]
  readonly acts: readonly ActEvent[]
}

/** A compiled site. `run` is a pure function of the replication's number; it throws `cancelled` when told to stop. */
export interface Model {
  readonly measures: readonly MeasureInfo[]
  /** Index of the measure that decides when enough replications were made. */
  readonly leading: number
  readonly lines: readonly LineInfo[]
  readonly dwells: readonly DwellTarget[]
  /** What a reader of its figures must know, found before anything is run. */
  readonly notices: readonly Notice[]
  run(replication: number, cancelled: () => boolean): Outcome
}
