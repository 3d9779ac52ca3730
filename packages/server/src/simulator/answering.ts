import { casesReply, type Outcome, type Study, type StudyWorld } from '@serai/engine'
import { Clerk } from './clerk.ts'
import type { Ask, Asks, Verb } from './messages.ts'
import { type Question, studyOf } from './question.ts'

/** Answers asks on a world, as a clerk or as one who runs replications. Throws Problem. */
export function answering(world: StudyWorld): (ask: Ask, cancelled: () => boolean) => Asks[Verb]['answer'] {
  const clerks = new Map<number, Clerk>()
  let open: { readonly run: number; readonly point: number; readonly study: Study } | null = null

  /** Settings come in order, so the last study is the one that is wanted again. */
  function study(run: number, question: Question, point: number): Study {
    if (open?.run !== run || open.point !== point)
      open = { run, point, study: studyOf(world, question, point) }
    return open.study
  }

  return (ask, cancelled) => {
    switch (ask.verb) {
      case 'cases':
        return casesReply(world)
      case 'open': {
        const clerk = new Clerk(world, ask.ask.question)
        clerks.set(ask.ask.run, clerk)
        return clerk.replications
      }
      case 'replicate': {
        const { run, question, task } = ask.ask
        const outcome = study(run, question, task.point).run(task.index, cancelled)
        return question.kind === 'sweep' ? measuresOf(outcome) : outcome
      }
      case 'take':
        return clerks.get(ask.ask.run)!.take(ask.ask.task, ask.ask.outcome)
      case 'answer':
        return clerks.get(ask.ask.run)!.answer()
      case 'drop':
        clerks.delete(ask.ask.run)
        return null
    }
  }
}

/** All that a sweep shows; a thousand replications of the rest would only fill memory. */
const measuresOf = (outcome: Outcome): Outcome => ({ ...outcome, lines: [], calls: [], acts: [] })
