import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '@serai/atlas'
import { openDesk } from '../open-desk.ts'
import { localPlanner } from './local-planner.ts'
import { type Answer, type Job, tell } from './messages.ts'

// A planning thread: reads its own desk, then answers one job at a time.
const answer = (message: Answer) => parentPort!.postMessage(message)
const { data } = workerData as { readonly data: string | null }
const planner = localPlanner(await openDesk(data ?? undefined))

parentPort!.on('message', (job: Job) => {
  const reply = job.kind === 'route' ? planner.route(job.request) : planner.sea(job.request)
  reply.then(
    (made) => answer({ kind: 'reply', reply: made }),
    (error: unknown) => {
      if (error instanceof Problem) answer(tell(error))
      else
        answer({
          kind: 'failed',
          why: error instanceof Error ? (error.stack ?? error.message) : String(error),
        })
    },
  )
})
answer({ kind: 'ready' })
