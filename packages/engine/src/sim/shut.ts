import type { Span } from '../disruption/closures.ts'

/** When something is shut in one replication, asked in any order. Minutes of the simulation. */
export class Shut {
  /** Ascending and disjoint. */
  readonly spans: readonly Span[]
  /** [span] minutes shut before it. */
  private readonly before: Float64Array

  constructor(spans: readonly Span[]) {
    this.spans = spans
    this.before = new Float64Array(spans.length + 1)
    for (const [i, [from, to]] of spans.entries()) this.before[i + 1] = this.before[i]! + to - from
  }

  /** The span that holds a minute, its end excluded. */
  spanAt(minute: number): Span | null {
    const begun = this.begunBy(minute)
    const span = begun === 0 ? null : this.spans[begun - 1]!
    return span && minute < span[1] ? span : null
  }

  /** The minute itself when it is open, else when it opens. */
  opens(minute: number): number {
    return this.spanAt(minute)?.[1] ?? minute
  }

  /** Minutes shut from the start of the simulation until a minute. */
  until(minute: number): number {
    const begun = this.begunBy(minute)
    if (begun === 0) return 0
    const [from, to] = this.spans[begun - 1]!
    return this.before[begun - 1]! + Math.min(minute, to) - from
  }

  /** How many spans have begun by a minute. */
  private begunBy(minute: number): number {
    const { spans } = this
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (spans[middle]![0] <= minute) low = middle + 1
      else high = middle
    }
    return low
  }
}
