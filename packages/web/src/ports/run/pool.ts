import type { SimulationRequest } from '@serai/contract'
import type { Outcome } from '@serai/engine'
import { type Line, startSimulator } from './line.ts'
import { type Queue, turnOf } from './schedule.ts'

/** More threads than this gain little, and each holds an atlas of its own. */
const MOST_RUNNERS = 4

/** Replications that the runners share among them. */
export interface Job extends Queue {
  readonly request: SimulationRequest
  /** Leaves out what a sweep does not show. */
  readonly brief: boolean
  came(index: number, outcome: Outcome): void
  failed(error: unknown): void
}

/** A run that nobody waits for may end by itself for so long: a new worker takes about as much to be ready. */
const GRACE_MS = 1500

interface Runner {
  /** null until it is first needed: a worker that reads the atlas for nothing keeps the others waiting. */
  line: Line | null
  job: Job | null
}

/** A clerk that keeps outcomes in order, and the runners that make them. */
export class Pool {
  readonly clerk: Line
  private readonly runners: readonly Runner[]
  private jobs: readonly Job[] = []

  constructor(runners = Math.min(MOST_RUNNERS, Math.max(1, navigator.hardwareConcurrency || 1))) {
    this.clerk = startSimulator()
    this.runners = Array.from({ length: runners }, (_, index) => ({
      // One is needed in any case, and reads the atlas beside the clerk.
      line: index === 0 ? startSimulator() : null,
      job: null,
    }))
  }

  add(job: Job): void {
    this.jobs = [...this.jobs, job]
    this.fill()
  }

  remove(job: Job): void {
    this.jobs = this.jobs.filter((other) => other !== job)
    for (const runner of this.runners)
      if (runner.job === job) setTimeout(() => this.breakOff(runner, job), GRACE_MS)
  }

  /** A run cannot be told to stop, so its worker is. */
  private breakOff(runner: Runner, job: Job): void {
    if (runner.job !== job) return
    runner.line?.close()
    runner.line = null
  }

  /** More is wanted of a job than before. */
  fill(): void {
    for (const runner of this.runners) {
      if (runner.job) continue
      const job = turnOf(this.jobs)
      if (!job) return
      void this.run(runner, job, job.next++)
    }
  }

  private async run(runner: Runner, job: Job, index: number): Promise<void> {
    const { request, brief } = job
    runner.job = job
    runner.line ??= startSimulator()
    try {
      const outcome = await runner.line.ask('run', { request, index, brief })
      if (this.jobs.includes(job)) job.came(index, outcome)
    } catch (error) {
      if (this.jobs.includes(job)) {
        this.remove(job)
        job.failed(error)
      }
    }
    runner.job = null
    this.fill()
  }
}
