import { problem } from '@serai/atlas'
import { exponential } from '../random/exponential.ts'
import type { Stream } from '../random/stream.ts'
import { type Law, sampler } from './law.ts'
import type { Simulation } from './simulation.ts'

export interface BreakdownOptions {
  readonly servers: number
  /** Mean hours of calendar time from the end of a repair to the next failure, exponential. */
  readonly mtbfHours: number
  /** Hours of a repair. */
  readonly repair: Law
}

/**
 * Servers that fail and are mended, each by itself, all up at the start. `changed` is called with the number that are up
 * whenever it changes; with `Resource.setCapacity` a busy server finishes first. In the long run a server is up for
 * MTBF / (MTBF + MTTR) of the time, whatever the law of repairs (renewal reward; Ross: Stochastic processes, 1996, §3.6).
 */
export function breakdowns(
  simulation: Simulation,
  { servers, mtbfHours, repair }: BreakdownOptions,
  stream: Stream,
  changed: (up: number) => void,
): void {
  if (!(mtbfHours > 0)) {
    const why = `hours between failures: got ${mtbfHours}, wanted a number > 0`
    throw problem('simulation-invalid', { what: 'a breakdown', why })
  }
  const repairHours = sampler(repair, stream, 'the repair of a breakdown')
  let up = servers
  const fails = simulation.on((server) => {
    changed(--up)
    simulation.after(60 * repairHours(), mended, server)
  })
  const mended = simulation.on((server) => {
    changed(++up)
    simulation.after(60 * mtbfHours * exponential(stream), fails, server)
  })
  for (let server = 0; server < servers; server++)
    simulation.after(60 * mtbfHours * exponential(stream), fails, server)
}
