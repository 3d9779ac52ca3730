import type { Scenario, Source, TransitFlow } from '@serai/atlas'
import type {
  CasesReply,
  LeverId,
  SimulationReply,
  SimulationRequest,
  SweepReply,
  SweepRequest,
} from '@serai/contract'
import type { Outcome } from '@serai/engine'
import type { Trouble } from './protocol.ts'

/** What the page of the ports needs of the atlas beside the answers. */
export interface PortsFacts {
  readonly id: string
  readonly asOf: string
  readonly cases: CasesReply['cases']
  /** Replications and days as each case wants them. */
  readonly wants: Readonly<Record<string, { readonly replications: number; readonly days: number }>>
  readonly scenarios: readonly Omit<Scenario, 'changes'>[]
  readonly sources: readonly Source[]
  /** What a row of the atlas is, for the dwells that are found: where, what is done, with which cargo. */
  readonly rows: Readonly<Record<string, DwellRow>>
}

export interface DwellRow {
  readonly place: string
  readonly placeRu: string
  /** Operation of a facility, or `clear` of a crossing. */
  readonly operation: string
  readonly units: readonly string[]
}

/** After less before, replication by replication with the same chances: a 95 % interval by Student's t. */
export interface Difference {
  readonly mean: number
  readonly low: number
  readonly high: number
  /** Pairs of replications. */
  readonly n: number
}

/** An answer as far as it has come. */
export interface Shown {
  readonly reply: SimulationReply
  readonly before: SimulationReply | null
  /** By the measure's id. */
  readonly differences: Readonly<Record<string, Difference>>
}

/** A setting that can be simulated: replications are told by its key. */
export interface Opened {
  readonly key: string
  readonly request: SimulationRequest
  /** Most replications that are wanted. */
  readonly wanted: number
  /** Replications 0 … n − 1 that are there already. */
  readonly have: number
}

export type SimulationFile = 'measures' | 'lines' | 'sweep' | 'json' | 'calibration'

/** What the desk plans with the dwell times that were found. */
export interface Carried {
  /** Scenarios as tokens of an address: the answer's, then that of what stands beside it. */
  readonly own: readonly { readonly token: string; readonly id: string }[]
  /** Scenarios of the atlas that were simulated under. */
  readonly scenarios: readonly string[]
  /** The first of the case's own transit, whose way the times are part of; null without transit. */
  readonly flow: Pick<TransitFlow, 'from' | 'to' | 'cargo' | 'lot' | 'per'> | null
  /** The port, when the flow leaves through it. */
  readonly gateway: string | null
  /** First day that was simulated, YYYY-MM-DD. */
  readonly depart: string
}

/** What a simulating worker is asked, and what it answers. */
export interface SimulationAsks {
  facts: { readonly ask: object; readonly answer: PortsFacts }
  open: { readonly ask: { readonly request: SimulationRequest }; readonly answer: Opened }
  openSweep: { readonly ask: { readonly request: SweepRequest }; readonly answer: readonly Opened[] }
  /** Runs one replication; `brief` leaves out what a sweep does not show. */
  run: {
    readonly ask: { readonly request: SimulationRequest; readonly index: number; readonly brief: boolean }
    readonly answer: Outcome
  }
  /** Takes an outcome; says how many replications are there without a gap, and whether they are enough. */
  take: {
    readonly ask: { readonly key: string; readonly index: number; readonly outcome: Outcome }
    readonly answer: { readonly have: number; readonly enough: boolean }
  }
  show: { readonly ask: { readonly key: string; readonly before: string | null }; readonly answer: Shown }
  showSweep: { readonly ask: { readonly lever: LeverId }; readonly answer: SweepReply }
  carry: { readonly ask: { readonly key: string; readonly before: string | null }; readonly answer: Carried }
  save: {
    readonly ask: { readonly format: SimulationFile; readonly key: string; readonly before: string | null }
    readonly answer: string
  }
}

export type SimulationVerb = keyof SimulationAsks

export type SimulationAsk = {
  [V in SimulationVerb]: { readonly verb: V; readonly ticket: number } & SimulationAsks[V]['ask']
}[SimulationVerb]

export type SimulationTell =
  | { readonly ticket: number; readonly answer: SimulationAsks[SimulationVerb]['answer'] }
  | { readonly ticket: number; readonly trouble: Trouble }
