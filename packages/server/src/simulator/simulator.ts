import type {
  CasesReply,
  SimulationReply,
  SimulationRequest,
  SizingReply,
  SizingRequest,
  SweepReply,
  SweepRequest,
} from '@serai/contract'

export interface Watch {
  /** Told in replications, or limits of a sizing: when the first is handed out, and after each that came back. */
  readonly progress?: (done: number, total: number) => void
  /** Stops it. Its reason becomes the refusal when that is a Problem. */
  readonly signal?: AbortSignal
}

/** A simulation that was accepted. */
export interface Running<Reply> {
  /** Most replications that it may take. */
  readonly total: number
  /** Rejects with `cancelled`, or with what went wrong. */
  readonly reply: Promise<Reply>
}

/**
 * What answers the questions that take long. The verbs resolve when the question was accepted, and reject with Problem when
 * it cannot be simulated or too many wait (`busy`).
 */
export interface Simulator {
  cases(): Promise<CasesReply>
  simulate(request: SimulationRequest, watch?: Watch): Promise<Running<SimulationReply>>
  sweep(request: SweepRequest, watch?: Watch): Promise<Running<SweepReply>>
  size(request: SizingRequest, watch?: Watch): Promise<Running<SizingReply>>
  close(): Promise<void>
}
