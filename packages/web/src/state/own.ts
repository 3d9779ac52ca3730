import { useEffect, useState } from 'react'
import type { Planner } from '../worker/client.ts'
import type { DeskFacts, Figures, OwnScenario, Trouble } from '../worker/protocol.ts'
import { troubleIn } from '../worker/refused.ts'
import { type Question, requestOf } from './question.ts'

export interface Own {
  /** What the tokens of the address hold; null until they are read. */
  readonly rows: readonly OwnScenario[] | null
  /** Why the last file was refused. */
  readonly trouble: Trouble | null
  add(file: File): void
  remove(row: OwnScenario): void
}

const NONE: readonly OwnScenario[] = []

/** Scenarios of the reader's own: read from the address, added as files and let go. */
export function useOwn(
  planner: Planner,
  facts: DeskFacts | null,
  question: Question,
  ask: (change: Pick<Question, 'scenarios' | 'with'>) => void,
): Own {
  const { scenarios, with: tokens } = question
  const [read, setRead] = useState<{ readonly of: string; readonly rows: readonly OwnScenario[] } | null>(
    null,
  )
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const asked = tokens.join()
  useEffect(() => {
    if (!facts || asked === '') return
    planner.own(asked.split(',')).then(
      (told) => told && setRead({ of: asked, rows: told.own }),
      () => {},
    )
  }, [planner, facts, asked])
  const add = async (file: File) => {
    setTrouble(null)
    try {
      const added = await planner.add(file, tokens, scenarios)
      if (added) ask({ with: [...tokens, added.token], scenarios: [...scenarios, added.scenario] })
    } catch (error) {
      setTrouble(troubleIn(error))
    }
  }
  const remove = ({ token, scenario }: OwnScenario) => {
    setTrouble(null)
    ask({
      with: tokens.filter((other) => other !== token),
      scenarios: scenarios.filter((id) => id !== scenario?.id),
    })
  }
  const rows = asked === '' ? NONE : read?.of === asked ? read.rows : null
  return { rows, trouble, add, remove }
}

/** The ways without the reader's own scenarios, when one is switched on and the answer is there. */
export function useWithout(
  planner: Planner,
  answered: Question | null,
  on: boolean,
): Readonly<Record<string, Figures>> | null {
  const [told, setTold] = useState<{
    readonly of: Question
    readonly ways: Readonly<Record<string, Figures>>
  } | null>(null)
  useEffect(() => {
    if (!answered || !on) return
    planner.without(requestOf(answered), answered.with).then(
      (reply) => reply && setTold({ of: answered, ways: reply.ways }),
      // What cannot be planned without them has nothing to be compared with.
      () => {},
    )
  }, [planner, answered, on])
  return on && told !== null && told.of === answered ? told.ways : null
}
