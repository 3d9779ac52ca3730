import { Worker } from 'node:worker_threads'
import { problem } from '@serai/atlas'
import type { RouteReply, SeaReply } from '@serai/contract'
import type { Planner } from '../desk.ts'
import { type Answer, heard, type Job, type ThreadData } from './messages.ts'

export interface ThreadOptions {
  /** Data package that each thread reads; null for the one that comes with Serai. */
  readonly data: string | null
  readonly threads: number
  /** Jobs that may wait; one more is refused as `busy`. */
  readonly waiting: number
  /** Seconds that one job may take before its thread is ended and it is refused as `plan-too-long`. */
  readonly seconds: number
  /** Seconds that a job may go on when its asker has gone, before its thread is ended. A plan stops at its next stage. */
  readonly graceSeconds: number
}

interface Task {
  readonly job: Job
  readonly resolve: (reply: RouteReply | SeaReply) => void
  readonly reject: (error: Error) => void
}

interface Thread {
  readonly worker: Worker
  /** As in ThreadData. */
  readonly unwanted: Int32Array
  task: Task | null
  timer: NodeJS.Timeout | null
  ready: boolean
}

/** Plans in threads, so that the thread of HTTP stays free for everyone else. */
export class ThreadPlanner implements Planner {
  private readonly options: ThreadOptions
  private readonly queue: Task[] = []
  private readonly threads = new Set<Thread>()
  private closed = false
  /** Why no thread could start; null while one may. */
  private broken: Error | null = null

  constructor(options: ThreadOptions) {
    this.options = options
    for (let i = 0; i < options.threads; i++) this.start()
  }

  route: Planner['route'] = async (request, signal) =>
    (await this.run({ kind: 'route', request }, signal)) as RouteReply
  sea: Planner['sea'] = async (request, signal) =>
    (await this.run({ kind: 'sea', request }, signal)) as SeaReply

  async close(): Promise<void> {
    this.closed = true
    for (const task of this.queue.splice(0)) task.reject(problem('cancelled'))
    await Promise.all([...this.threads].map((thread) => thread.worker.terminate()))
  }

  private run(job: Job, signal: AbortSignal | undefined): Promise<RouteReply | SeaReply> {
    if (this.closed || signal?.aborted) return Promise.reject(problem('cancelled'))
    if (this.broken) return Promise.reject(this.broken)
    if (this.queue.length >= this.options.waiting)
      return Promise.reject(problem('busy', { count: this.queue.length }))
    let stop = () => {}
    const reply = new Promise<RouteReply | SeaReply>((resolve, reject) => {
      const task = { job, resolve, reject }
      stop = () => this.stop(task)
      signal?.addEventListener('abort', stop)
      this.queue.push(task)
      this.hand()
    })
    return reply.finally(() => signal?.removeEventListener('abort', stop))
  }

  /** A job that waits is never begun; one under way is told to stop, and its thread is ended if it does not hear in time. */
  private stop(task: Task): void {
    const at = this.queue.indexOf(task)
    if (at >= 0) {
      this.queue.splice(at, 1)
      task.reject(problem('cancelled'))
      return
    }
    for (const thread of this.threads) {
      if (thread.task !== task) continue
      Atomics.store(thread.unwanted, 0, 1)
      this.limit(thread, this.options.graceSeconds, problem('cancelled'))
    }
  }

  private start(): void {
    const fromSources = import.meta.url.endsWith('.ts')
    const unwanted = new Int32Array(new SharedArrayBuffer(4))
    const workerData: ThreadData = { data: this.options.data, unwanted: unwanted.buffer }
    const worker = new Worker(new URL(`./thread.${fromSources ? 'ts' : 'js'}`, import.meta.url), {
      workerData,
      // Built code needs none of the flags (a condition for sources, a loader) that this process was started with.
      execArgv: fromSources ? process.execArgv : [],
    })
    const thread: Thread = { worker, unwanted, task: null, timer: null, ready: false }
    this.threads.add(thread)
    worker.on('message', (answer: Answer) => this.settle(thread, answer))
    worker.on('error', (error) => this.lose(thread, error))
    worker.on('exit', () => this.lose(thread, new Error('the planning thread ended')))
  }

  /** Gives waiting jobs to idle threads. */
  private hand(): void {
    for (const thread of this.threads) {
      if (!thread.ready || thread.task) continue
      const task = this.queue.shift()
      if (!task) return
      thread.task = task
      Atomics.store(thread.unwanted, 0, 0)
      const { seconds } = this.options
      this.limit(thread, seconds, problem('plan-too-long', { seconds }))
      thread.worker.postMessage(task.job)
    }
  }

  /** Ends the thread after so many seconds from now, whatever was said before. */
  private limit(thread: Thread, seconds: number, why: Error): void {
    if (thread.timer) clearTimeout(thread.timer)
    thread.timer = setTimeout(() => this.lose(thread, why), seconds * 1000)
  }

  private settle(thread: Thread, answer: Answer): void {
    const { task } = thread
    if (thread.timer) clearTimeout(thread.timer)
    thread.task = null
    thread.timer = null
    thread.ready = true
    if (answer.kind === 'reply') task?.resolve(answer.reply)
    if (answer.kind === 'refused') task?.reject(heard(answer.refused))
    if (answer.kind === 'failed') task?.reject(new Error(answer.why))
    this.hand()
  }

  /** Ends a thread that broke or hangs, tells its asker why, and starts another one in its place. */
  private lose(thread: Thread, why: Error): void {
    if (!this.threads.delete(thread)) return
    if (thread.timer) clearTimeout(thread.timer)
    thread.task?.reject(this.closed ? problem('cancelled') : why)
    void thread.worker.terminate()
    if (this.closed) return
    // A thread that never became ready cannot read its data: the next one would fail alike.
    if (thread.ready) this.start()
    else if (this.threads.size === 0) {
      this.broken = why
      for (const task of this.queue.splice(0)) task.reject(why)
    }
  }
}
