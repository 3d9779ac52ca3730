import { availableParallelism } from 'node:os'
import type { Desk, Planner } from '../desk.ts'
import { localPlanner } from './local-planner.ts'
import { ThreadPlanner } from './threads.ts'

const MOST_THREADS = 4
const WAITING = 64
const SECONDS = 30
/** Longer than any stage of a usual plan; about what a new thread needs to read its desk. */
const GRACE_SECONDS = 2

/**
 * Threads where the runtime can start them; run from sources on a Node that cannot read TypeScript, planning happens in
 * this thread. `data` is the folder that `desk` was read from, null for the one that comes with Serai.
 */
export function startPlanner(desk: Desk, data: string | null): Planner {
  const canStart = import.meta.url.endsWith('.js') || 'typescript' in process.features
  if (!canStart) return localPlanner(desk)
  const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1))
  return new ThreadPlanner({ data, threads, waiting: WAITING, seconds: SECONDS, graceSeconds: GRACE_SECONDS })
}
