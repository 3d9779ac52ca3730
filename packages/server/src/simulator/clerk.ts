import { type Outcome, openSizing, openStudy, openSweep, type Sized, type StudyWorld } from '@serai/engine'
import { type Answer, type Piece, type Question, requireSound, type Task } from './question.ts'

/** One setting of a question: how often it is run at most, and when that is enough. */
interface Setting<P extends Piece> {
  readonly replications: number
  run(index: number, cancelled: () => boolean): P
  enough(pieces: readonly P[]): boolean
}

interface Shelf<P extends Piece> {
  readonly setting: Setting<P>
  /** Pieces 0 … n − 1, without a gap. */
  readonly prefix: P[]
  /** Those that came before one with a lower number. */
  readonly early: Map<number, P>
  settled: boolean
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
    this.shelves = settings.map((setting) => ({ setting, prefix: [], early: new Map(), settled: false }))
    this.conclude = conclude
  }

  get replications(): readonly number[] {
    return this.shelves.map(({ setting }) => setting.replications)
  }

  run({ point, index }: Task, cancelled: () => boolean): P {
    return this.shelves[point]!.setting.run(index, cancelled)
  }

  take({ point, index }: Task, piece: P): number | null {
    const shelf = this.shelves[point]!
    if (shelf.settled) return null
    const { setting, prefix, early } = shelf
    early.set(index, piece)
    // Asked after each one, as a single thread would, so that a later piece never changes where it stops.
    for (let next = early.get(prefix.length); next !== undefined; next = early.get(prefix.length)) {
      early.delete(prefix.length)
      prefix.push(next)
      if (!setting.enough(prefix)) continue
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
