import { availableParallelism } from 'node:os'
import type { Desk } from '../desk.ts'
import { localSimulator } from './local-simulator.ts'
import type { Simulator } from './simulator.ts'
import { studyWorld } from './study-world.ts'
import { ThreadSimulator } from './thread-simulator.ts'

const MOST_THREADS = 4
/** Simulations that may wait for their first replication. */
export const WAITING = 8

/**
 * Threads where the runtime can start them; run from sources on a Node that cannot read TypeScript, simulations happen in
 * this thread. `data` is the folder that `desk` was read from, null for the one that comes with Serai.
 */
export function startSimulator(desk: Desk, data: string | null): Simulator {
  if (!threadsCanStart()) return localSimulator(studyWorld(desk), WAITING)
  const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism()))
  return new ThreadSimulator({ data, threads, waiting: WAITING })
}

export const threadsCanStart = (): boolean =>
  import.meta.url.endsWith('.js') || 'typescript' in process.features
