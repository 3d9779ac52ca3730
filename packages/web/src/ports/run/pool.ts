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

interface Runner {
  readonly line: Line
  busy: boolean
}

/** A clerk that keeps outcomes in order, and the runners that make them. A run cannot be broken off: it ends unheard. */
export class Pool {
  readonly clerk: Line
  private readonly runners: readonly Runner[]
  private jobs: readonly Job[] = []

  constructor(runners = Math.min(MOST_RUNNERS, Math.max(1, navigator.hardwareConcurrency || 1))) {
    this.clerk = startSimulator()
    this.runners = Array.from({ length: runners }, () => ({ line: startSimulator(), busy: false }))
  }

  add(job: Job): void {
    this.jobs = [...this.jobs, job]
    this.fill()
  }

  remove(job: Job): void {
    this.jobs = this.jobs.filter((other) => other !== job)
  }

  private fill(): void {
    for (const runner of this.runners) {
      if (runner.busy) continue
      const job = turnOf(this.jobs)
      if (!job) return
      void this.run(runner, job, job.next++)
    }
  }

  private async run(runner: Runner, job: Job, index: number): Promise<void> {
    const { request, brief } = job
    runner.busy = true
    try {
      const outcome = await runner.line.ask('run', { request, index, brief })
      if (this.jobs.includes(job)) job.came(index, outcome)
    } catch (error) {
      if (this.jobs.includes(job)) {
        this.remove(job)
        job.failed(error)
      }
    }
    runner.busy = false
    this.fill()
  }
}
