import { casesReply, type StudyWorld } from '@serai/engine'
import { type Clerk, clerkFor } from './clerk.ts'
import type { Ask, Asks, Verb } from './messages.ts'
import { type Hand, handFor, type Question } from './question.ts'

/** Answers asks on a world, as a clerk or as one who runs replications. Throws Problem. */
export function answering(world: StudyWorld): (ask: Ask, cancelled: () => boolean) => Asks[Verb]['answer'] {
  const clerks = new Map<number, Clerk>()
  let open: { readonly run: number; readonly point: number; readonly hand: Hand } | null = null

  /** Settings come in order, so the last one is the one that is wanted again. */
  function hand(run: number, question: Question, point: number): Hand {
    const same = open?.run === run && (open.point === point || question.kind === 'sizing')
    if (open === null || !same) open = { run, point, hand: handFor(world, question, point) }
    return open.hand
  }

  return (ask, cancelled) => {
    switch (ask.verb) {
      case 'cases':
        return casesReply(world)
      case 'open': {
        const clerk = clerkFor(world, ask.ask.question)
        clerks.set(ask.ask.run, clerk)
        return clerk.replications
      }
      case 'replicate': {
        const { run, question, task } = ask.ask
        return hand(run, question, task.point)(task, cancelled)
      }
      case 'take':
        return clerks.get(ask.ask.run)!.take(ask.ask.task, ask.ask.piece)
      case 'answer':
        return clerks.get(ask.ask.run)!.answer()
      case 'drop':
        clerks.delete(ask.ask.run)
        return null
    }
  }
}
