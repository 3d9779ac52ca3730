import { setImmediate } from 'node:timers/promises'
import { problem } from '@serai/atlas'
import type { SimulationReply, SizingReply, SweepReply } from '@serai/contract'
import { casesReply, type StudyWorld } from '@serai/engine'
import { type Clerk, clerkFor } from './clerk.ts'
import { Ledger } from './ledger.ts'
import type { Answer, Question } from './question.ts'
import type { Running, Simulator, Watch } from './simulator.ts'
import { stopOf } from './stop.ts'

/** Simulates in the thread of the caller, one question after another; between replications others get their turn. */
export function localSimulator(world: StudyWorld, mostWaiting: number): Simulator {
  const closing = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  async function open(question: Question, watch: Watch): Promise<Running<Answer>> {
    if (closing.signal.aborted) throw problem('cancelled')
    if (waiting >= mostWaiting) throw problem('busy', { count: waiting })
    const clerk = clerkFor(world, question)
    const ledger = new Ledger(clerk.replications)
    const signal = AbortSignal.any(watch.signal ? [watch.signal, closing.signal] : [closing.signal])
    waiting++
    const reply = last.then(() => {
      waiting--
      return work(clerk, ledger, watch, signal)
    })
    last = reply.catch(() => {})
    return { total: ledger.total, reply }
  }

  return {
    cases: async () => casesReply(world),
    simulate: (request, watch = {}) =>
      open({ kind: 'simulation', request }, watch) as Promise<Running<SimulationReply>>,
    sweep: (request, watch = {}) => open({ kind: 'sweep', request }, watch) as Promise<Running<SweepReply>>,
    size: (request, watch = {}) => open({ kind: 'sizing', request }, watch) as Promise<Running<SizingReply>>,
    async close() {
      closing.abort()
      await last
    },
  }
}

async function work(clerk: Clerk, ledger: Ledger, watch: Watch, signal: AbortSignal): Promise<Answer> {
  watch.progress?.(0, ledger.total)
  for (let task = ledger.next(); task !== null; task = ledger.next()) {
    await setImmediate()
    if (signal.aborted) throw stopOf(signal)
    const piece = clerk.run(task, () => signal.aborted)
    ledger.back(task)
    const enough = clerk.take(task, piece)
    if (enough !== null) ledger.settle(task.point, enough)
    watch.progress?.(ledger.done, ledger.total)
  }
  return clerk.answer()
}
