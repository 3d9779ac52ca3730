import { z } from 'zod'
import type { Frozen } from './limits.ts'
import { problemReply } from './problem-reply.ts'
import { simulationReply, sweepReply } from './simulation.ts'
import { sizingReply } from './simulation-sizing.ts'

const state = z
  .enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
  .describe('The last three are final')

const job = {
  id: z.string(),
  state,
  done: z.number().describe('Replications, or limits of a sizing, that came back'),
  total: z.number().describe('Most that it may take; fewer once the interval is narrow enough'),
  milliseconds: z.number().describe('Since its first replication was begun'),
  links: z.object({ self: z.string(), events: z.string() }),
}
const ended = { problem: problemReply.exactOptional().describe('Why it failed') }

/** A simulation that the server took on, without its answer: what is posted gives, and what each event carries. */
export const simulationState = z
  .object({ ...job, kind: z.enum(['simulation', 'sweep', 'sizing']), ...ended })
  .meta({ id: 'SimulationState' })

/** The same with its answer once it is done. */
export const simulationJob = z
  .discriminatedUnion('kind', [
    z.object({
      ...job,
      kind: z.literal('simulation'),
      ...ended,
      result: simulationReply.exactOptional(),
    }),
    z.object({ ...job, kind: z.literal('sweep'), ...ended, result: sweepReply.exactOptional() }),
    z.object({ ...job, kind: z.literal('sizing'), ...ended, result: sizingReply.exactOptional() }),
  ])
  .meta({ id: 'SimulationJob' })

/** Most seconds that a request may ask to be held. */
export const MOST_WAIT_SECONDS = 30

export const simulationQuery = z.strictObject({
  wait: z.coerce
    .number()
    .min(0)
    .max(MOST_WAIT_SECONDS)
    .exactOptional()
    .describe(
      'Seconds to hold the answer back while it is neither done, failed nor cancelled; 0 if not given',
    ),
})

export type SimulationState = Frozen<z.infer<typeof simulationState>>
export type SimulationJob = Frozen<z.infer<typeof simulationJob>>
