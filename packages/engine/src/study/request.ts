import type { SizeLimit } from '../power/size-limit.ts'

/** What a reader may turn to see what happens. Absent: as the case has it. */
export interface Levers {
  /** Berths of the case's main terminal. */
  readonly berths?: number
  /** Cranes or lines of the case's main terminal. */
  readonly cranes?: number
  /** Lanes of a border, each direction. */
  readonly lanes?: number
  /** Depth of the port's shallowest approach channel, m below chart datum. */
  readonly channelDepthM?: number
  /** Transit cargo, t a year, all flows together; their shares stay. */
  readonly transitTonnes?: number
  /** Hours a day in which the grid is meant to be there, 0–24. */
  readonly gridHours?: number
  readonly solarMwp?: number
  readonly batteryMwh?: number
  readonly dieselMw?: number
}

export type LeverId = keyof Levers

/** A question to a simulation, as it comes over HTTP or from the command line. */
export interface SimulationRequest {
  readonly case: string
  /** Days that are counted, after the warm-up. */
  readonly days?: number
  readonly warmupDays?: number
  readonly replications?: number
  readonly seed?: number
  /** Stop as soon as the 95 % interval of the case's first measure is this narrow (half width over mean), 10 replications at least. */
  readonly precision?: number
  /** Scenarios applied to the atlas before the case's own changes. */
  readonly scenarios?: readonly string[]
  readonly levers?: Levers
}

/** The cheapest power for a port that keeps a limit. */
export interface SizingRequest extends Omit<SimulationRequest, 'days' | 'precision'> {
  readonly limit: SizeLimit
  /** Years of sky, cuts and outages that every choice lives through; `SIZE_YEARS` if not given. */
  readonly replications?: number
  /** An outage whose survival is looked at, hours, beside `OUTAGES`. */
  readonly outageHours?: number
}

/** One case at several settings of one lever. */
export interface SweepRequest extends SimulationRequest {
  readonly lever: LeverId
  /** Ascending. */
  readonly values: readonly number[]
}
