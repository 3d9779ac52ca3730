import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '@serai/atlas'
import { openDesk } from '../open-desk.ts'
import { localPlanner } from './local-planner.ts'
import { type Answer, type Job, type ThreadData, tell } from './messages.ts'

// A planning thread: reads its own desk, then answers one job at a time.
const answer = (message: Answer) => parentPort!.postMessage(message)
const { data, unwanted } = workerData as ThreadData
const flag = new Int32Array(unwanted)
const signal = {
  get aborted() {
    return Atomics.load(flag, 0) === 1
  },
}
const planner = localPlanner(await openDesk(data ?? undefined))

parentPort!.on('message', (job: Job) => {
  const reply = job.kind === 'route' ? planner.route(job.request, signal) : planner.sea(job.request, signal)
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
