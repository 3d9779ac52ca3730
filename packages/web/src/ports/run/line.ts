import { Refused } from '../../worker/refused.ts'
import type { SimulationAsks, SimulationTell, SimulationVerb } from '../../worker/simulation-protocol.ts'

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/** The page's end of the line to one simulating worker. Answers come back in the order of the asks. */
export class Line {
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private last = 0

  constructor(worker: Worker) {
    this.worker = worker
    worker.addEventListener('message', ({ data }: MessageEvent<SimulationTell>) => this.settle(data))
    worker.addEventListener('error', (event) => this.fail(event.message || 'The simulator did not start'))
  }

  /** Throws Refused. */
  ask<V extends SimulationVerb>(
    verb: V,
    ask: SimulationAsks[V]['ask'],
  ): Promise<SimulationAsks[V]['answer']> {
    const ticket = ++this.last
    const answer = new Promise<unknown>((resolve, reject) => this.waiting.set(ticket, { resolve, reject }))
    this.worker.postMessage({ ...ask, verb, ticket })
    return answer as Promise<SimulationAsks[V]['answer']>
  }

  /** Ends the worker; whatever was asked of it is refused. */
  close(): void {
    this.worker.terminate()
    this.fail('The simulator was stopped')
  }

  private settle(tell: SimulationTell): void {
    const waiting = this.waiting.get(tell.ticket)
    this.waiting.delete(tell.ticket)
    if ('trouble' in tell) waiting?.reject(new Refused(tell.trouble))
    else waiting?.resolve(tell.answer)
  }

  private fail(message: string): void {
    const refused = new Refused({ code: 'worker', message, slots: {} })
    for (const { reject } of this.waiting.values()) reject(refused)
    this.waiting.clear()
  }
}

export function startSimulator(): Line {
  return new Line(new Worker(new URL('../../worker/simulator.ts', import.meta.url), { type: 'module' }))
}
