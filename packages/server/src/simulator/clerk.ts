import { type Outcome, openStudy, openSweep, type Study, type StudyWorld } from '@serai/engine'
import { type Answer, type Question, requireSound, type Task } from './question.ts'

interface Shelf {
  readonly study: Study
  /** Replications 0 … n − 1, without a gap. */
  readonly prefix: Outcome[]
  /** Those that came before one with a lower number. */
  readonly early: Map<number, Outcome>
  settled: boolean
}

/**
 * Keeps the outcomes of one question in order, whatever order they come in, says when they are enough, and makes the answer:
 * so it is the same with one thread and with many.
 */
export class Clerk {
  private readonly shelves: readonly Shelf[]
  private readonly conclude: (outcomes: readonly (readonly Outcome[])[]) => Answer

  /** Throws Problem for a question that cannot be simulated. */
  constructor(world: StudyWorld, question: Question) {
    requireSound(world, question)
    let studies: readonly Study[]
    if (question.kind === 'simulation') {
      const study = openStudy(world, question.request)
      studies = [study]
      this.conclude = ([outcomes]) => study.collect(outcomes!, 0)
    } else {
      const sweep = openSweep(world, question.request)
      studies = sweep.points
      this.conclude = (outcomes) => sweep.collect(outcomes)
    }
    this.shelves = studies.map((study) => ({ study, prefix: [], early: new Map(), settled: false }))
  }

  /** Most replications that each setting may need. */
  get replications(): readonly number[] {
    return this.shelves.map(({ study }) => study.replications)
  }

  run({ point, index }: Task, cancelled: () => boolean): Outcome {
    return this.shelves[point]!.study.run(index, cancelled)
  }

  /** Takes an outcome; says how many replications of its setting are enough when it settles that, else null. */
  take({ point, index }: Task, outcome: Outcome): number | null {
    const shelf = this.shelves[point]!
    if (shelf.settled) return null
    const { study, prefix, early } = shelf
    early.set(index, outcome)
    // Asked after each one, as a single thread would, so that a later outcome never changes where it stops.
    for (let next = early.get(prefix.length); next !== undefined; next = early.get(prefix.length)) {
      early.delete(prefix.length)
      prefix.push(next)
      if (!study.enough(prefix)) continue
      shelf.settled = true
      early.clear()
      return prefix.length
    }
    return null
  }

  answer(): Answer {
    return this.conclude(this.shelves.map(({ prefix }) => prefix))
  }
}
