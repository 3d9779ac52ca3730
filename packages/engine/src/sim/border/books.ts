import { DAY } from '@serai/atlas'
import { Series } from '../series.ts'
import { Tally } from '../tally.ts'
import { TimeWeighted } from '../time-weighted.ts'

/** Vehicles of one side and mode: what waits, and what passed. Minutes. */
export class SideBooks {
  /** Not being served, from arrival until they leave. */
  readonly wait = new Tally()
  /** From arrival until they leave. */
  readonly total = new Tally()
  /** What a plan counts: `total` without the minutes in which the border was shut, with what is not simulated. */
  readonly dwell = new Tally()
  readonly queue = new TimeWeighted()
  /** Vehicles waiting, by day. */
  readonly line: Series
  arrived = 0
  /** Those that found no room and stayed away. */
  turned = 0
  left = 0
  /** Minute at which no more than `level` first waited; Infinity: not yet. */
  clearedAt = Infinity
  private level = -1

  constructor(from: number, days: number) {
    this.line = new Series(DAY, days, from)
  }

  get inside(): number {
    return this.arrived - this.left
  }

  /** From now on: when do no more than so many wait? */
  watch(now: number, level: number): void {
    this.level = level
    this.waits(now, 0)
  }

  waits(now: number, change: number): void {
    const waiting = this.queue.value + change
    this.queue.set(now, waiting)
    this.line.set(now, waiting)
    if (waiting > this.level || this.clearedAt < Infinity) return
    this.clearedAt = now
  }

  /** End of the warm-up. */
  reset(now: number): void {
    this.turned = 0
    for (const tally of [this.wait, this.total, this.dwell]) tally.reset()
    this.queue.reset(now)
  }
}
