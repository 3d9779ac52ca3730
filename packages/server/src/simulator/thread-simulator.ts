import { problem } from '@serai/atlas'
import type { CasesReply, SimulationReply, SizingReply, SweepReply } from '@serai/contract'
import { Ledger } from './ledger.ts'
import { type Answer, type Piece, type Question, settingsOf, type Task } from './question.ts'
import { SimulationThread, type ThreadOptions } from './simulation-thread.ts'
import type { Running, Simulator, Watch } from './simulator.ts'
import { stopOf } from './stop.ts'

export interface ThreadSimulatorOptions extends ThreadOptions {
  /** Threads that run replications; one more keeps the books. */
  readonly threads: number
  /** Questions that may wait for their first replication; one more is refused as `busy`. */
  readonly waiting: number
}

interface Run {
  readonly id: number
  readonly question: Question
  readonly clerk: SimulationThread
  readonly ledger: Ledger
  readonly watch: Watch
  begun: boolean
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

interface Job {
  readonly run: Run
  readonly task: Task
}

interface Hand {
  thread: SimulationThread
  job: Job | null
}

/**
 * Runs replications in threads. One thread more, the clerk, judges questions, keeps outcomes in order and makes the answer,
 * so that the thread of the caller is never held up. Threads start when they are first needed.
 */
export class ThreadSimulator implements Simulator {
  private readonly options: ThreadSimulatorOptions
  private clerk: SimulationThread | null = null
  private readonly hands: Hand[] = []
  /** Accepted and not yet answered, in order. */
  private readonly runs = new Set<Run>()
  private opening = 0
  private lastId = 0
  private closed = false

  constructor(options: ThreadSimulatorOptions) {
    this.options = options
  }

  async cases(): Promise<CasesReply> {
    return this.livingClerk().ask('cases', {})
  }

  simulate: Simulator['simulate'] = (request, watch = {}) =>
    this.open({ kind: 'simulation', request }, watch) as Promise<Running<SimulationReply>>

  sweep: Simulator['sweep'] = (request, watch = {}) =>
    this.open({ kind: 'sweep', request }, watch) as Promise<Running<SweepReply>>

  size: Simulator['size'] = (request, watch = {}) =>
    this.open({ kind: 'sizing', request }, watch) as Promise<Running<SizingReply>>

  async close(): Promise<void> {
    this.closed = true
    for (const run of this.runs) this.finish(run, problem('cancelled'))
    await Promise.all([this.clerk?.end(), ...this.hands.map(({ thread }) => thread.end())])
  }

  private async open(question: Question, watch: Watch): Promise<Running<Answer>> {
    const waiting = this.opening + [...this.runs].filter(({ begun }) => !begun).length
    if (waiting >= this.options.waiting) throw problem('busy', { count: waiting })
    if (watch.signal?.aborted) throw stopOf(watch.signal)
    const clerk = this.livingClerk()
    this.startHands(question)
    const id = ++this.lastId
    this.opening++
    try {
      const ledger = new Ledger(await clerk.ask('open', { run: id, question }))
      if (this.closed) throw problem('cancelled')
      const reply = new Promise<Answer>((resolve, reject) => {
        this.accept({ id, question, clerk, ledger, watch, begun: false, resolve, reject })
      })
      // Whoever asked may have gone by the time it is refused.
      reply.catch(() => {})
      return { total: ledger.total, reply }
    } finally {
      this.opening--
      this.hand()
    }
  }

  private accept(run: Run): void {
    this.runs.add(run)
    const { signal } = run.watch
    if (!signal) return
    const stop = () => this.finish(run, stopOf(signal))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  }

  private livingClerk(): SimulationThread {
    if (this.closed) throw problem('cancelled')
    if (!this.clerk?.lives) this.clerk = new SimulationThread(this.options)
    return this.clerk
  }

  /** Threads read their worlds while the clerk opens the question; no more of them than it has replications. */
  private startHands(question: Question): void {
    const { kind, request } = question
    const runs = kind === 'sizing' ? 1 : (request.replications ?? Number.POSITIVE_INFINITY)
    const wanted = Math.min(this.options.threads, settingsOf(question) * runs)
    while (this.hands.length < wanted) this.startHand()
  }

  private startHand(): Hand {
    const hand: Hand = { thread: new SimulationThread(this.options), job: null }
    this.hands.push(hand)
    return hand
  }

  /** Gives replications to idle threads, those of the oldest question first. */
  private hand(): void {
    for (;;) {
      const idle = this.hands.find(({ job }) => job === null)
      if (!idle && this.hands.length >= this.options.threads) return
      const job = this.nextJob()
      if (!job) return
      const hand = idle ?? this.startHand()
      if (!hand.thread.lives) hand.thread = new SimulationThread(this.options)
      hand.job = job
      void this.work(hand, job)
    }
  }

  private nextJob(): Job | null {
    for (const run of this.runs) {
      if (!run.begun) {
        run.begun = true
        run.watch.progress?.(0, run.ledger.total)
      }
      const task = run.ledger.next()
      if (task) return { run, task }
    }
    return null
  }

  private async work(hand: Hand, { run, task }: Job): Promise<void> {
    const { id, question, ledger } = run
    try {
      const piece = await hand.thread.ask('replicate', { run: id, question, task })
      this.free(hand)
      if (this.runs.has(run) && ledger.wants(task)) await this.take(run, task, piece)
    } catch (error) {
      this.free(hand)
      // One that was recalled because enough are there is no failure.
      if (ledger.wants(task)) this.finish(run, error as Error)
    }
  }

  private async take(run: Run, task: Task, piece: Piece): Promise<void> {
    const { id, clerk, ledger, watch } = run
    ledger.back(task)
    const enough = await clerk.ask('take', { run: id, task, piece })
    if (!this.runs.has(run)) return
    if (enough !== null) {
      ledger.settle(task.point, enough)
      this.recall((job) => job.run === run && !ledger.wants(job.task))
    }
    watch.progress?.(ledger.done, ledger.total)
    if (!ledger.settled) return
    run.resolve(await clerk.ask('answer', { run: id }))
    this.finish(run, null)
  }

  private free(hand: Hand): void {
    hand.job = null
    this.hand()
  }

  private recall(unwanted: (job: Job) => boolean): void {
    for (const { thread, job } of this.hands) if (job && unwanted(job)) thread.cancel()
  }

  private finish(run: Run, error: Error | null): void {
    if (!this.runs.delete(run)) return
    if (error) run.reject(error)
    this.recall((job) => job.run === run)
    if (run.clerk.lives) run.clerk.ask('drop', { run: run.id }).catch(() => {})
    if (!this.closed) this.hand()
  }
}
