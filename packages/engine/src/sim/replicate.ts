import { problem } from '@serai/atlas'
import { intervalOf } from './interval.ts'

/** Fewer replications than this say little of their own spread. */
export const FEWEST_FOR_PRECISION = 10

/** When replications are enough, from their results 0 … n − 1 in order. */
export type Enough<T> = (results: readonly T[]) => boolean

export const asMany =
  <T>(replications: number): Enough<T> =>
  (results) =>
    results.length >= replications

/**
 * As soon as the 95 % interval of a measure is narrow: half its width at most `precision` of its mean. Never before `least`
 * replications nor after `most`. The interval then covers a little less often than 95 % (Law: Simulation modeling and
 * analysis, 5th ed. 2015, §9.4.1, sequential procedure).
 */
export function precise<T>(
  measure: (result: T) => number,
  { precision, least = FEWEST_FOR_PRECISION, most }: { precision: number; least?: number; most: number },
): Enough<T> {
  if (!(precision > 0)) {
    const why = `precision: got ${precision}, wanted a number > 0`
    throw problem('simulation-invalid', { what: 'a stopping rule', why })
  }
  return (results) => {
    if (results.length >= most) return true
    if (results.length < least) return false
    const { mean, high } = intervalOf(results.map(measure))
    return high - mean <= precision * Math.abs(mean)
  }
}

/**
 * Takes the results of replications in any order, as threads deliver them, and keeps the shortest ordered beginning that is
 * enough: so that one thread and eight report the same bytes.
 */
export class Collector<T> {
  private readonly enough: Enough<T>
  private readonly early = new Map<number, T>()
  private readonly ordered: T[] = []
  private isDone: boolean

  constructor(enough: Enough<T>) {
    this.enough = enough
    this.isDone = enough(this.ordered)
  }

  /** Whether the results are enough: none is taken any more. */
  get done(): boolean {
    return this.isDone
  }

  /** Results 0 … n − 1, as far as they are complete and no farther than enough. */
  get results(): readonly T[] {
    return this.ordered
  }

  /** The result of one replication. What comes after enough, or twice, is left aside. */
  add(replication: number, result: T): void {
    if (this.isDone || replication < this.ordered.length || this.early.has(replication)) return
    this.early.set(replication, result)
    for (;;) {
      const index = this.ordered.length
      if (this.isDone || !this.early.has(index)) break
      this.ordered.push(this.early.get(index)!)
      this.early.delete(index)
      this.isDone = this.enough(this.ordered)
    }
    if (this.isDone) this.early.clear()
  }
}

/** Runs replications 0, 1, 2 … until they are enough, one after another. */
export function replicate<T>(run: (replication: number) => T, enough: Enough<T>): readonly T[] {
  const collector = new Collector(enough)
  for (let index = 0; !collector.done; index++) collector.add(index, run(index))
  return collector.results
}
