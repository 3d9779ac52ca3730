import type { Task } from './question.ts'

interface Point {
  /** Replications that may be needed; fewer once it is known how many are enough. */
  needed: number
  settled: boolean
  out: number
  back: number
}

/** Which replications of a run were handed out, which came back, and how many are needed. */
export class Ledger {
  private readonly points: readonly Point[]

  /** `replications`: most that each setting may need. */
  constructor(replications: readonly number[]) {
    this.points = replications.map((needed) => ({ needed, settled: false, out: 0, back: 0 }))
  }

  /** The next replication to be run, settings and replications in order; null when all are out. */
  next(): Task | null {
    const point = this.points.findIndex((one) => !one.settled && one.out < one.needed)
    if (point < 0) return null
    return { point, index: this.points[point]!.out++ }
  }

  /** Whether its outcome still matters. */
  wants({ point, index }: Task): boolean {
    return index < this.points[point]!.needed
  }

  back({ point }: Task): void {
    this.points[point]!.back++
  }

  /** The first `count` replications of a setting are all there and enough. */
  settle(point: number, count: number): void {
    const one = this.points[point]!
    one.settled = true
    one.needed = count
  }

  get settled(): boolean {
    return this.points.every((one) => one.settled)
  }

  get done(): number {
    return this.points.reduce((sum, { back, needed }) => sum + Math.min(back, needed), 0)
  }

  get total(): number {
    return this.points.reduce((sum, { needed }) => sum + needed, 0)
  }
}
