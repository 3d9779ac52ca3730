import { useEffect, useState } from 'react'
import type { Planned, Planner } from '../worker/client.ts'
import type { DeskFacts, Trouble } from '../worker/protocol.ts'
import { troubleIn } from '../worker/refused.ts'
import type { RouteReply } from '../worker/reply.ts'
import { type Question, requestOf } from './question.ts'

export interface PlanState {
  readonly facts: DeskFacts | null
  readonly planned: Planned | null
  /** What `planned` answers; `question` of the page may be ahead of it. */
  readonly answered: Question | null
  readonly explanations: RouteReply['explanations']
  readonly busy: boolean
  readonly trouble: Trouble | null
  /** The atlas itself could not be read. */
  readonly failed: Trouble | null
}

const NOTHING: PlanState = {
  facts: null,
  planned: null,
  answered: null,
  explanations: [],
  busy: true,
  trouble: null,
  failed: null,
}

/** Reasons for missing corridors are looked for when the reader has stopped changing the question. */
const EXPLAIN_AFTER_MS = 1200

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Plans whenever the question changes. The old answer stays on the page until the new one is there. */
export function usePlan(planner: Planner, question: Question): PlanState {
  const [state, setState] = useState(NOTHING)
  const { facts } = state

  useEffect(() => {
    planner.ready.then(
      (facts) => setState((old) => ({ ...old, facts })),
      (error) => setState((old) => ({ ...old, busy: false, failed: troubleIn(error) })),
    )
  }, [planner])

  useEffect(() => {
    if (!facts) return
    let current = true
    const request = requestOf(question)
    const own = question.with
    setState((old) => ({ ...old, busy: true }))
    const run = async () => {
      try {
        const planned = await planner.plan(request, own)
        if (!planned || !current) return
        performance.mark('serai-planned')
        // An answer without a way brings its reasons.
        const { itineraries, explanations } = planned.reply
        const reasons = itineraries.length === 0 ? explanations : []
        setState((old) => ({
          ...old,
          planned,
          answered: question,
          explanations: reasons,
          busy: false,
          trouble: null,
        }))
        if (itineraries.length === 0) return
        await pause(EXPLAIN_AFTER_MS)
        if (!current) return
        const told = await planner.explain(request, own)
        if (told && current) setState((old) => ({ ...old, explanations: told.explanations }))
      } catch (error) {
        if (current) setState((old) => ({ ...old, busy: false, trouble: troubleIn(error) }))
      }
    }
    run()
    return () => {
      current = false
    }
  }, [planner, facts, question])

  return state
}
