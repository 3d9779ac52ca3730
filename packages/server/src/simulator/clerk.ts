import {
  Collector,
  type Outcome,
  openSizing,
  openStudy,
  openSweep,
  type Sized,
  type StudyWorld,
} from '@serai/engine'
import { type Answer, type Piece, type Question, requireSound, type Task } from './question.ts'

/** One setting of a question: how often it is run at most, and when that is enough. */
interface Setting<P extends Piece> {
  readonly replications: number
  run(index: number, cancelled: () => boolean): P
  enough(pieces: readonly P[]): boolean
}

interface Shelf<P extends Piece> {
  readonly setting: Setting<P>
  readonly collector: Collector<P>
}

/** Keeps the books of one question. */
export interface Clerk {
  /** Most replications that each setting may need. */
  readonly replications: readonly number[]
  run(task: Task, cancelled: () => boolean): Piece
  /** Takes a piece; says how many of its setting are enough when it settles that, else null. */
  take(task: Task, piece: Piece): number | null
  answer(): Answer
}

/** Throws Problem for a question that cannot be simulated. */
export function clerkFor(world: StudyWorld, question: Question): Clerk {
  requireSound(world, question)
  const { kind, request } = question
  if (kind === 'simulation') {
    const study = openStudy(world, request)
    return new Books<Outcome>([study], ([outcomes]) => study.collect(outcomes!, 0))
  }
  if (kind === 'sweep') {
    const sweep = openSweep(world, request)
    return new Books<Outcome>(sweep.points, (outcomes) => sweep.collect(outcomes))
  }
  const sizing = openSizing(world, request)
  const settings = sizing.limits.map(
    (_, limit): Setting<Sized> => ({
      replications: 1,
      run: (_index, cancelled) => sizing.run(limit, cancelled),
      enough: (pieces) => pieces.length > 0,
    }),
  )
  return new Books<Sized>(settings, (pieces) => sizing.collect(pieces.map(([piece]) => piece!)))
}

/**
 * Keeps the pieces of one question in order, whatever order they come in, says when they are enough, and makes the answer: so
 * it is the same with one thread and with many.
 */
class Books<P extends Piece> implements Clerk {
  private readonly shelves: readonly Shelf<P>[]
  private readonly conclude: (pieces: readonly (readonly P[])[]) => Answer

  constructor(settings: readonly Setting<P>[], conclude: (pieces: readonly (readonly P[])[]) => Answer) {
    this.shelves = settings.map((setting) => ({
      setting,
      collector: new Collector((pieces) => setting.enough(pieces)),
    }))
    this.conclude = conclude
  }

  get replications(): readonly number[] {
    return this.shelves.map(({ setting }) => setting.replications)
  }

  run({ point, index }: Task, cancelled: () => boolean): P {
    return this.shelves[point]!.setting.run(index, cancelled)
  }

  take({ point, index }: Task, piece: P): number | null {
    const { collector } = this.shelves[point]!
    if (collector.done) return null
    collector.add(index, piece)
    return collector.done ? collector.results.length : null
  }

  answer(): Answer {
    return this.conclude(this.shelves.map(({ collector }) => collector.results))
  }
}
