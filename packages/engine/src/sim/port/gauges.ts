import { DAY } from '@serai/atlas'
import { TimeWeighted } from '../time-weighted.ts'

/** The mean of each counted day of a quantity that is watched anyhow, read off its integral at midnights. */
export class Daily {
  readonly means: Float64Array
  private readonly watched: TimeWeighted
  private before = 0

  constructor(watched: TimeWeighted, days: number) {
    this.watched = watched
    this.means = new Float64Array(days)
  }

  /** A counted day ends; the first one begins with the reset of what is watched. */
  endDay(now: number, day: number): void {
    const integral = this.watched.integral(now)
    this.means[day] = (integral - this.before) / DAY
    this.before = integral
  }
}

/** What is watched in a port as a whole. */
export class Gauges {
  /** Ships at anchor, ships at berth, trucks in the port. */
  readonly waiting = new TimeWeighted()
  readonly occupied = new TimeWeighted()
  readonly trucks = new TimeWeighted()
}

/** Adds to a quantity. */
export const shift = (watched: TimeWeighted, now: number, change: number): void =>
  watched.set(now, watched.value + change)
