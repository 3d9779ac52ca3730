import type { Grade } from '@serai/atlas'
import type { SizeLimit } from '../power/size-limit.ts'
import type { SizePoint } from '../power/trials.ts'
import type { Interval } from '../sim/interval.ts'
import type { BerthCall, LineInfo, MeasureInfo } from '../sim/model.ts'
import type { LeverId, Levers } from './request.ts'

/** One figure that came out, with its interval. */
export interface Measured extends Interval, MeasureInfo {
  /** [replication] what each found; null where it had nothing to measure. Cases with one seed share their luck, value by value. */
  readonly values: readonly (number | null)[]
}

/** A quantity over the counted days: mean over replications of the time-weighted mean of each step, and its P10–P90 band. */
export interface Line extends LineInfo {
  readonly mean: readonly number[]
  readonly p10: readonly number[]
  readonly p90: readonly number[]
}

/** Mean energy by local hour of the day, kWh, over all counted days and replications. Supply: solar, grid, diesel, batteryOut. */
export interface EnergyDay {
  readonly demand: readonly number[]
  readonly solar: readonly number[]
  readonly grid: readonly number[]
  readonly diesel: readonly number[]
  readonly batteryOut: readonly number[]
  readonly batteryIn: readonly number[]
  readonly curtailed: readonly number[]
  readonly shed: readonly number[]
  /** The worst counted day of the first replication (most energy shed), hour by hour, in the same terms; null without power. */
  readonly worst: Omit<EnergyDay, 'worst'> | null
}

/** What the plan may use: the dwell found for a row of the atlas. */
export interface Dwell {
  readonly table: 'facilities' | 'crossings'
  readonly id: string
  /** `hours` and `p90_hours`, or those of a direction of a crossing. */
  readonly columns: readonly [mean: string, p90: string]
  readonly meanHours: Interval
  readonly p90Hours: Interval
  /** As the atlas has it now. */
  readonly atlasMeanHours: number
  readonly atlasP90Hours: number
  /** Observations over all replications. */
  readonly observations: number
}

/** A figure that went in, with where it comes from. */
export interface Input {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly value: number
  readonly unit: string
  readonly grade: Grade
  readonly year: number
  readonly sources: readonly string[]
  readonly note: string | null
}

/** A lever that this case has, with the case's own setting and a sensible span. */
export interface LeverSpan {
  readonly id: LeverId
  readonly unit: string
  readonly value: number
  readonly from: number
  readonly to: number
  readonly step: number
}

/** One ACT event of a transit consignment, of the shape that real ones have (`event/event.ts`). */
export interface SimulatedEvent {
  readonly shipment: string
  readonly at: string
  readonly classifier: 'ACT'
  readonly code: string
  readonly place: string
  readonly mode: string
  readonly tonnes: number
}

export interface CaseText {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly note: string
  readonly noteRu: string
  readonly kind: 'port' | 'border'
  readonly place: string
  readonly compare: string | null
  readonly sources: readonly string[]
}

/** The whole answer, plain JSON. */
export interface SimulationReply {
  readonly atlas: { readonly id: string; readonly asOf: string; readonly scenarios: readonly string[] }
  readonly case: CaseText
  readonly setting: {
    readonly start: string
    readonly days: number
    readonly warmupDays: number
    readonly replications: number
    readonly seed: number
    readonly levers: Levers
    /** Whether it stopped at the asked number of replications, or when the interval was narrow enough. */
    readonly stopped: 'replications' | 'precision'
  }
  readonly levers: readonly LeverSpan[]
  readonly measures: readonly Measured[]
  readonly lines: readonly Line[]
  /** Of the first replication. */
  readonly calls: readonly BerthCall[]
  readonly energy: EnergyDay | null
  readonly dwells: readonly Dwell[]
  readonly inputs: readonly Input[]
  /** Transit consignments of the first replication, at most `MOST_EVENTS`. */
  readonly events: readonly SimulatedEvent[]
  readonly notices: readonly { readonly text: string; readonly textRu: string }[]
  readonly stats: { readonly events: number; readonly milliseconds: number }
}

/** One setting of a lever. */
export interface SweepPoint {
  readonly value: number
  /** What went through in a year: t of cargo of a port, vehicles of a border. */
  readonly throughput: Interval
  readonly waitHours: Interval
  readonly measures: readonly Measured[]
}

export interface SweepReply {
  readonly case: CaseText
  readonly lever: LeverId
  readonly unit: string
  readonly points: readonly SweepPoint[]
  /** Index of the last point before waiting rises steeply (Kneedle: Satopää et al. 2011), or null when there is no knee. */
  readonly knee: number | null
}

/** Sizes for a site, and what a year with them is like: means of the drawn years. Money in $, CO₂e in kg. */
export interface SizedChoice extends Omit<SizePoint, 'usdPerKwh'> {
  /** With the annuities of what is built; null when nothing is served. */
  readonly usdPerKwh: number | null
  /** [outage] share of the year's hours from which the load is served alone for so long, 0–1. */
  readonly survivedShares: readonly number[]
  readonly expectedSurvivedHours: number
}

export interface SizingReply {
  readonly atlas: SimulationReply['atlas']
  readonly case: CaseText
  readonly setting: {
    readonly start: string
    readonly warmupDays: number
    /** Of sky, cuts and outages that every choice lived through. */
    readonly years: number
    readonly seed: number
    readonly levers: Levers
    readonly limit: SizeLimit
  }
  /** What the port asks for when power is never short; `byHour`: mean kW by local hour of the day. */
  readonly load: {
    readonly meanKw: number
    readonly peakKw: number
    readonly mwhPerYear: number
    readonly byHour: readonly number[]
  }
  /** [outage] hours, ascending. */
  readonly outages: readonly number[]
  readonly asIs: SizedChoice
  /** Null when nothing that was tried keeps the limit. */
  readonly best: SizedChoice | null
  /** The cheapest for each of a ladder of limits, ascending; a looser one never costs more. */
  readonly frontier: readonly { readonly most: number; readonly choice: SizedChoice | null }[]
  /** Figures of the site with their sources. */
  readonly inputs: readonly Input[]
  readonly notices: SimulationReply['notices']
}

/** Shipped cases with their levers, for choosing. */
export interface CasesReply {
  readonly cases: readonly (CaseText & { readonly levers: readonly LeverSpan[] })[]
}
