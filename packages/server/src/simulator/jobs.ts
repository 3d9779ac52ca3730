import { randomUUID } from 'node:crypto'
import { Problem, problem } from '@serai/atlas'
import type { SimulationState } from '@serai/contract'
import type { Question } from './question.ts'
import type { Running, Simulator, Watch } from './simulator.ts'

export interface JobsOptions {
  /** Finished jobs that are kept; the oldest goes first. */
  readonly kept: number
  /** Seconds after which a job is stopped as `simulation-too-long`. */
  readonly seconds: number
  /** Told about what is no refusal but a fault. */
  readonly fault: (error: unknown) => void
}

/** One simulation that was accepted, and what became of it. */
export class SimulationJob {
  readonly id = randomUUID()
  readonly kind: Question['kind']
  state: SimulationState['state'] = 'waiting'
  done = 0
  total = 0
  /** Why it failed or was cancelled. */
  refused: Problem | null = null
  /** The answer as JSON, once done. */
  answer: string | null = null
  /** Grows with every change. */
  version = 0
  readonly stopping = new AbortController()
  private begunAt = 0
  private endedAt = 0
  private readonly watchers = new Set<() => void>()

  constructor(kind: Question['kind']) {
    this.kind = kind
  }

  get ended(): boolean {
    return this.endedAt > 0
  }

  get milliseconds(): number {
    return this.begunAt === 0 ? 0 : Math.round((this.endedAt || performance.now()) - this.begunAt)
  }

  /** Calls back after every change, until the returned function is called. */
  watch(changed: () => void): () => void {
    this.watchers.add(changed)
    return () => this.watchers.delete(changed)
  }

  progress(done: number, total: number): void {
    if (this.ended) return
    this.begunAt ||= performance.now()
    this.state = 'running'
    this.done = done
    this.total = total
    this.changed()
  }

  end(state: 'done' | 'failed' | 'cancelled', { answer, refused }: { answer?: string; refused?: Problem }) {
    if (this.ended) return
    this.state = state
    this.answer = answer ?? null
    this.refused = refused ?? null
    this.endedAt = performance.now()
    this.changed()
    this.watchers.clear()
  }

  private changed(): void {
    this.version++
    for (const told of [...this.watchers]) told()
  }
}

/** The simulations of a server: those under way, and the last ones that ended. Nothing of it outlives the process. */
export class Jobs {
  private readonly simulator: Simulator
  private readonly options: JobsOptions
  private readonly jobs = new Map<string, SimulationJob>()

  constructor(simulator: Simulator, options: JobsOptions) {
    this.simulator = simulator
    this.options = options
  }

  /** Resolves when the question was accepted. Throws Problem when it cannot be simulated, or `busy`. */
  async post(question: Question): Promise<SimulationJob> {
    const job = new SimulationJob(question.kind)
    const watch = {
      progress: (done: number, total: number) => job.progress(done, total),
      signal: job.stopping.signal,
    }
    const { total, reply } = await begun(this.simulator, question, watch)
    job.total ||= total
    this.jobs.set(job.id, job)
    void this.follow(job, reply)
    return job
  }

  /** Throws `simulation-unknown`. */
  find(id: string): SimulationJob {
    const job = this.jobs.get(id)
    if (!job) throw problem('simulation-unknown', { got: id, count: this.options.kept })
    return job
  }

  /** Stops a job that has not ended. */
  cancel(job: SimulationJob): void {
    job.end('cancelled', { refused: problem('cancelled') })
    job.stopping.abort()
    this.forget()
  }

  close(): void {
    for (const job of this.jobs.values()) if (!job.ended) this.cancel(job)
  }

  private async follow(job: SimulationJob, reply: Promise<unknown>): Promise<void> {
    const { seconds, fault } = this.options
    const timer = setTimeout(
      () => job.stopping.abort(problem('simulation-too-long', { seconds })),
      seconds * 1000,
    )
    try {
      job.end('done', { answer: JSON.stringify(await reply) })
    } catch (error) {
      if (error instanceof Problem)
        job.end(error.code === 'cancelled' ? 'cancelled' : 'failed', { refused: error })
      else {
        fault(error)
        job.end('failed', { refused: problem('fault', { why: 'something failed inside the server' }) })
      }
    } finally {
      clearTimeout(timer)
      this.forget()
    }
  }

  private forget(): void {
    const ended = [...this.jobs.values()].filter((job) => job.ended)
    for (const job of ended.slice(0, Math.max(0, ended.length - this.options.kept))) this.jobs.delete(job.id)
  }
}

function begun(simulator: Simulator, { kind, request }: Question, watch: Watch): Promise<Running<unknown>> {
  if (kind === 'sizing') return simulator.size(request, watch)
  return kind === 'sweep' ? simulator.sweep(request, watch) : simulator.simulate(request, watch)
}
