import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '@serai/atlas'
import { tell } from '../planner/messages.ts'
import { answering } from './answering.ts'
import type { FromThread, ThreadData, ToThread } from './messages.ts'
import { openStudyWorld } from './study-world.ts'

// A simulating thread: reads its own world, then answers one ask at a time.
const { data, scenarios, cancelled } = workerData as ThreadData
const flag = new Int32Array(cancelled)
const say = (message: FromThread) => parentPort!.postMessage(message)

const answers = openStudyWorld(data, scenarios).then(answering)
// A world that cannot be read is told to whoever asks.
answers.catch(() => {})

parentPort!.on('message', async ({ ticket, ...ask }: ToThread) => {
  try {
    const answer = (await answers)(ask, () => Atomics.load(flag, 0) >= ticket)
    say({ ticket, kind: 'answer', answer })
  } catch (error) {
    if (error instanceof Problem) say({ ticket, ...tell(error) })
    else {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
      say({ ticket, kind: 'failed', why })
    }
  }
})
