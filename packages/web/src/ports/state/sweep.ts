import type { LeverSpan, SweepReply, SweepRequest } from '@serai/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Trouble } from '../../worker/protocol.ts'
import { troubleIn } from '../../worker/refused.ts'
import type { Opened } from '../../worker/simulation-protocol.ts'
import type { Job, Pool } from '../run/pool.ts'
import { type PortsQuestion, requestOf, sweepValues } from './question.ts'

/** Fewer than an answer takes: a sweep asks for many settings, and where waiting begins to rise is seen early. */
const REPLICATIONS = 5

export interface SweepState {
  readonly reply: SweepReply | null
  readonly done: number
  readonly wanted: number
  readonly running: boolean
  readonly trouble: Trouble | null
}

const NOTHING: SweepState = { reply: null, done: 0, wanted: 0, running: false, trouble: null }

/** Simulates a case at several settings of one lever, when it is told to; of another question the curve is not shown. */
export function useSweep(pool: Pool, question: PortsQuestion, span: LeverSpan | null) {
  const [state, setState] = useState(NOTHING)
  const [order, setOrder] = useState<{ readonly asked: string } | null>(null)
  const running = useRef<Run | null>(null)
  const asked = span && JSON.stringify(sweepRequestOf(question, span))
  const current = order !== null && order.asked === asked ? order : null
  useEffect(() => {
    if (current === null) return
    const own = new Run(pool, JSON.parse(current.asked), (change) =>
      setState((old) => ({ ...old, ...change })),
    )
    running.current = own
    setState({ ...NOTHING, running: true })
    void own.start()
    return () => own.close()
  }, [pool, current])
  const run = useCallback(() => setOrder(asked === null ? null : { asked }), [asked])
  const stop = useCallback(() => {
    running.current?.close()
    setState((old) => ({ ...old, running: false }))
  }, [])
  return { ...(current ? state : NOTHING), run, stop }
}

function sweepRequestOf(question: PortsQuestion, span: LeverSpan): SweepRequest {
  const { levers, replications, ...rest } = requestOf(question)
  const { [span.id]: _, ...others } = levers ?? {}
  return {
    ...rest,
    replications: Math.min(REPLICATIONS, replications ?? REPLICATIONS),
    ...(Object.keys(others).length > 0 ? { levers: others } : {}),
    lever: span.id,
    values: sweepValues(span),
  }
}

/** One sweep under way: every setting once, then every setting again, so that the curve is there early and grows sharper. */
class Run {
  private readonly pool: Pool
  private readonly request: SweepRequest
  private readonly change: (state: Partial<SweepState>) => void
  private jobs: readonly Job[] = []
  private have: number[] = []
  private closed = false

  constructor(pool: Pool, request: SweepRequest, change: (state: Partial<SweepState>) => void) {
    this.pool = pool
    this.request = request
    this.change = change
  }

  close(): void {
    this.closed = true
    for (const job of this.jobs) this.pool.remove(job)
  }

  async start(): Promise<void> {
    try {
      const points = await this.pool.clerk.ask('openSweep', { request: this.request })
      if (this.closed) return
      this.have = points.map(() => 0)
      this.change({ wanted: points.reduce((sum, { wanted }) => sum + wanted, 0) })
      this.jobs = points.map((point, index) => this.jobOf(point, index))
      for (const job of this.jobs) this.pool.add(job)
    } catch (error) {
      this.refused(error)
    }
  }

  private jobOf({ key, request, wanted }: Opened, point: number): Job {
    return {
      request,
      brief: true,
      next: 0,
      wanted,
      tier: () => 1,
      came: async (index, outcome) => {
        try {
          const { have } = await this.pool.clerk.ask('take', { key, index, outcome })
          this.have[point] = have
          if (!this.closed) await this.came()
        } catch (error) {
          this.refused(error)
        }
      },
      failed: (error) => this.refused(error),
    }
  }

  private async came(): Promise<void> {
    const done = this.have.reduce((sum, one) => sum + one, 0)
    const wanted = this.jobs.reduce((sum, job) => sum + job.wanted, 0)
    this.change({ done, running: done < wanted })
    const round = Math.min(...this.have)
    if (round === 0) return
    const reply = await this.pool.clerk.ask('showSweep', { lever: this.request.lever })
    if (!this.closed) this.change({ reply })
  }

  private refused(error: unknown): void {
    if (this.closed) return
    this.close()
    this.change({ trouble: troubleIn(error), running: false })
  }
}
