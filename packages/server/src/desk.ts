import type { Atlas, Gazetteer, PackageText, Scenario, SimulationCase } from '@serai/atlas'
import type { RouteReply, RouteRequest, SeaReply, SeaRequest } from '@serai/contract'

/** A file that goes to browsers as it is. */
export interface DataFile {
  /** Path below `/api/`. */
  readonly path: string
  readonly type: string
  readonly summary: string
  readonly content: string | Buffer
}

/** Everything that was read at the start and does not change. */
export interface Desk {
  readonly text: PackageText
  readonly atlas: Atlas
  readonly scenarios: readonly Scenario[]
  readonly cases: readonly SimulationCase[]
  readonly gazetteer: Gazetteer
  readonly files: readonly DataFile[]
}

/** What answers the questions that take time. Throws Problem like the engine; `cancelled` once the signal was aborted. */
export interface Planner {
  route(request: RouteRequest, signal?: AbortSignal): Promise<RouteReply>
  sea(request: SeaRequest, signal?: AbortSignal): Promise<SeaReply>
  close(): Promise<void>
}
