import { Readable } from 'node:stream'
import type { SimulationJob } from '../simulator/jobs.ts'

const HEART_BEAT_SECONDS = 15
const RETRY_MILLISECONDS = 1000

/**
 * A job as server-sent events (WHATWG HTML, 9.2): its present state at once, a `progress` event after each change, at last
 * one named like its final state. A reader that is slow misses progress, never the end.
 */
export function eventStream(job: SimulationJob, stateOf: (job: SimulationJob) => object): Readable {
  let wanted = true
  let missed = false
  const stream = new Readable({
    read() {
      wanted = true
      if (missed) tell()
    },
    destroy(error, done) {
      clearInterval(heart)
      unwatch()
      done(error)
    },
  })
  function tell() {
    if (stream.destroyed || stream.readableEnded) return
    missed = !wanted && !job.ended
    if (missed) return
    const name = job.ended ? job.state : 'progress'
    wanted = stream.push(`id: ${job.version}\nevent: ${name}\ndata: ${JSON.stringify(stateOf(job))}\n\n`)
    if (job.ended) stream.push(null)
  }
  const unwatch = job.watch(tell)
  const heart = setInterval(() => stream.push(': still here\n\n'), HEART_BEAT_SECONDS * 1000)
  stream.push(`retry: ${RETRY_MILLISECONDS}\n\n`)
  tell()
  return stream
}
