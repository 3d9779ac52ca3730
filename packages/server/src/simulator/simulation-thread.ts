import { Worker } from 'node:worker_threads'
import { problem, type Scenario } from '@serai/atlas'
import { heard } from '../planner/messages.ts'
import type { Ask, Asks, FromThread, ThreadData, Verb } from './messages.ts'

export interface ThreadOptions {
  /** Data package that each thread reads; null for the one that comes with Serai. */
  readonly data: string | null
  /** Scenarios beside those of the package. */
  readonly scenarios?: readonly Scenario[]
  /** Most memory of a thread in MB; as the runtime decides if not given. */
  readonly memoryMb?: number
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

/** A thread with a world of its own that answers asks in order. */
export class SimulationThread {
  private readonly worker: Worker
  private readonly cancelled = new Int32Array(new SharedArrayBuffer(4))
  private readonly waiting = new Map<number, Waiting>()
  private lastTicket = 0
  private why: Error | null = null

  constructor({ data, scenarios = [], memoryMb }: ThreadOptions) {
    const fromSources = import.meta.url.endsWith('.ts')
    const workerData: ThreadData = { data, scenarios, cancelled: this.cancelled.buffer }
    this.worker = new Worker(new URL(`./thread.${fromSources ? 'ts' : 'js'}`, import.meta.url), {
      workerData,
      // Built code needs none of the flags (a condition for sources, a loader) that this process was started with.
      execArgv: fromSources ? process.execArgv : [],
      ...(memoryMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memoryMb } }),
    })
    this.worker.on('message', (message: FromThread) => this.settle(message))
    this.worker.on('error', (error) => this.die(error.message))
    this.worker.on('exit', (code) => this.die(`exit code ${code}`))
  }

  /** Whether it can be asked. */
  get lives(): boolean {
    return this.why === null
  }

  /** Rejects with Problem: what the thread refused, or `fault` when it ends before it answers. */
  ask<V extends Verb>(verb: V, ask: Asks[V]['ask']): Promise<Asks[V]['answer']> {
    if (this.why) return Promise.reject(this.why)
    return new Promise((resolve, reject) => {
      const ticket = ++this.lastTicket
      this.waiting.set(ticket, { resolve, reject })
      this.worker.postMessage({ ticket, verb, ask } as Ask & { ticket: number })
    })
  }

  /** Everything that it was asked so far is to stop; what has a loop inside looks every few milliseconds. */
  cancel(): void {
    Atomics.store(this.cancelled, 0, this.lastTicket)
  }

  async end(): Promise<void> {
    this.why ??= problem('cancelled')
    this.cancel()
    await this.worker.terminate()
  }

  private settle(message: FromThread): void {
    const asked = this.waiting.get(message.ticket)
    this.waiting.delete(message.ticket)
    if (message.kind === 'answer') asked?.resolve(message.answer as never)
    if (message.kind === 'refused') asked?.reject(heard(message.refused))
    if (message.kind === 'failed') asked?.reject(new Error(message.why))
  }

  private die(how: string): void {
    this.why ??= problem('fault', { why: `a simulating thread ended: ${how}` })
    for (const { reject } of this.waiting.values()) reject(this.why)
    this.waiting.clear()
  }
}
