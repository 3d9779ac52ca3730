import { useCallback, useEffect, useRef, useState } from 'react'
import type { Trouble } from '../../worker/protocol.ts'
import { troubleIn } from '../../worker/refused.ts'
import type { Opened, PortsFacts, Shown } from '../../worker/simulation-protocol.ts'
import type { Job, Pool } from '../run/pool.ts'
import { beforeRequestOf, type PortsQuestion, requestOf } from './question.ts'

export interface SimulationState {
  /** Keys of what is shown, for files. */
  readonly keys: { readonly after: string; readonly before: string | null } | null
  readonly shown: Shown | null
  /** Replications that are there, and that are wanted, of the answer and of what stands beside it. */
  readonly done: number
  readonly wanted: number
  readonly running: boolean
  /** The answer on the page is of an older question. */
  readonly stale: boolean
  readonly trouble: Trouble | null
}

const NOTHING: SimulationState = {
  keys: null,
  shown: null,
  done: 0,
  wanted: 0,
  running: true,
  stale: true,
  trouble: null,
}

/** So many replications come before anything else that the reader asked for. */
const FIRST_LOOK = 3

/** What the page knows of the atlas, or why it cannot be read. */
export function useFacts(pool: Pool): { facts: PortsFacts | null; failed: Trouble | null } {
  const [state, setState] = useState<{ facts: PortsFacts | null; failed: Trouble | null }>({
    facts: null,
    failed: null,
  })
  useEffect(() => {
    pool.clerk.ask('facts', {}).then(
      (facts) => setState({ facts, failed: null }),
      (error) => setState({ facts: null, failed: troubleIn(error) }),
    )
  }, [pool])
  return state
}

/** Simulates whenever the question changes, and shows what is known after each replication. */
export function useSimulation(pool: Pool, facts: PortsFacts | null, question: PortsQuestion) {
  const [state, setState] = useState(NOTHING)
  const session = useRef<Session | null>(null)
  const pair = useRef<readonly [Request, Request | null] | null>(null)
  pair.current = facts && [requestOf(question), beforeRequestOf(question, facts.cases)]
  // Questions that differ only in what is swept ask the same.
  const asked = pair.current && JSON.stringify(pair.current)
  useEffect(() => {
    if (asked === null || pair.current === null) return
    const [after, before] = pair.current
    const own = new Session(pool, after, before, (change) => setState((old) => ({ ...old, ...change })))
    session.current = own
    setState((old) => ({ ...old, ...BEGUN }))
    own.start()
    return () => own.close()
  }, [pool, asked])
  const stop = useCallback(() => {
    session.current?.stop()
    setState((old) => ({ ...old, running: false }))
  }, [])
  const goOn = useCallback(() => {
    setState((old) => ({ ...old, running: true }))
    session.current?.start()
  }, [])
  return { ...state, stop, goOn }
}

const BEGUN: Partial<SimulationState> = { running: true, stale: true, trouble: null, done: 0, wanted: 0 }

type Request = Opened['request']

interface Side {
  readonly job: Job
  /** null until the clerk has opened it. */
  key: string | null
  have: number
  know(opened: Opened): void
}

/** One question while it is being answered: two settings, whose replications take turns. */
class Session {
  readonly after: Request
  readonly before: Request | null
  private readonly pool: Pool
  private readonly change: (state: Partial<SimulationState>) => void
  private sides: readonly Side[] = []
  private stopped = false
  private closed = false
  private showing = false
  private dirty = false
  private last: Shown | null = null

  constructor(
    pool: Pool,
    after: Request,
    before: Request | null,
    change: (state: Partial<SimulationState>) => void,
  ) {
    this.pool = pool
    this.after = after
    this.before = before
    this.change = change
  }

  /** Another question came: nothing of this one is shown any more. */
  close(): void {
    this.closed = true
    this.stop()
  }

  stop(): void {
    this.stopped = true
    for (const { job } of this.sides) this.pool.remove(job)
  }

  async start(): Promise<void> {
    this.stopped = false
    const requests = this.before === null ? [this.after] : [this.after, this.before]
    this.sides = requests.map((request) => this.sideOf(request))
    // The first replication is begun before the clerk knows the question: both take the same time to make it ready.
    this.pool.add(this.sides[0]!.job)
    try {
      for (const side of this.sides) {
        const opened = await this.pool.clerk.ask('open', { request: side.job.request })
        if (this.stopped) return
        side.know(opened)
        if (side === this.sides[0]) this.pool.fill()
        else this.pool.add(side.job)
      }
      this.came()
    } catch (error) {
      this.refused(error)
    }
  }

  private sideOf(request: Request): Side {
    let know: (opened: Opened) => void = () => {}
    const opened = new Promise<Opened>((resolve) => {
      know = resolve
    })
    const job: Job = {
      request,
      brief: false,
      next: 0,
      wanted: 1,
      tier: (index) => (index < FIRST_LOOK ? 0 : 2),
      came: async (index, outcome) => {
        try {
          const { key } = await opened
          const { have, enough } = await this.pool.clerk.ask('take', { key, index, outcome })
          side.have = have
          if (enough) job.wanted = have
          if (!this.closed) this.came()
        } catch (error) {
          this.refused(error)
        }
      },
      // What cannot be opened is told by the clerk, who knows the nearest name.
      failed: (error) => void opened.then(() => this.refused(error)),
    }
    const side: Side = {
      job,
      key: null,
      have: 0,
      know: (told) => {
        side.key = told.key
        side.have = told.have
        job.next = Math.max(job.next, told.have)
        job.wanted = told.wanted
        know(told)
      },
    }
    return side
  }

  private refused(error: unknown): void {
    if (this.closed) return
    this.stop()
    this.change({ trouble: troubleIn(error), running: false })
  }

  private came(): void {
    const [after, before] = this.sides
    if (!after || after.key === null) return
    const done = this.sides.reduce((sum, { have }) => sum + have, 0)
    const wanted = this.sides.reduce((sum, { job }) => sum + job.wanted, 0)
    this.change({ done, wanted, running: done < wanted && !this.stopped })
    if (after.have > 0) void this.show(after.key, before ?? null)
  }

  /** While one answer is made others may be due: then one more is made, of all that came. */
  private async show(after: string, before: Side | null): Promise<void> {
    if (this.showing) {
      this.dirty = true
      return
    }
    this.showing = true
    try {
      do {
        this.dirty = false
        const keys = { after, before: before?.key ?? null }
        const shown = await this.pool.clerk.ask('show', { key: keys.after, before: keys.before })
        if (this.closed) return
        this.last = settled(shown, this.last)
        this.change({ keys, shown: this.last, stale: false })
      } while (this.dirty)
    } catch (error) {
      this.refused(error)
    } finally {
      this.showing = false
    }
  }
}

/** What does not change between replications stays the same value, so that nothing is drawn twice. */
function settled(shown: Shown, last: Shown | null): Shown {
  if (last === null) return shown
  const { calls, inputs, levers } = last.reply
  return { ...shown, reply: { ...shown.reply, calls, inputs, levers } }
}
