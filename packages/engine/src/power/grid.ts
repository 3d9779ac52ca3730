import { exponential } from '../random/exponential.ts'
import { Stream } from '../random/stream.ts'
import { HOURS_PER_YEAR, type PowerGrid } from './site.ts'

const DAY = 1440
/** A grid that is away for less of a step than this is there. */
const NOTHING = 1e-9

/**
 * When the grid is there, day by day.
 *
 * Scheduled cuts: the hours of a day are given in equal blocks, as many as it takes for none to be longer than the site's.
 * The day is divided into as many equal windows, and in each a block begins at a time drawn evenly from those that keep it
 * inside, so that every day has its hours exactly and blocks never meet.
 *
 * Outages: an alternating renewal process, exponential times between and exponential lengths, with the site's number a year
 * in the long run; one that meets a cut is not felt in it. The grid is there at the start.
 */
export class GridDays {
  /** [step of the day] share of the step in which the grid is there. */
  readonly share: Float64Array
  /** [step of the day] 1 when it is away at the step's beginning. */
  readonly awayFirst: Uint8Array
  readonly #downMinutes: Float64Array
  readonly #cutFrom: Float64Array
  readonly #cutMinutes: number
  readonly #stepMinutes: number
  readonly #present: boolean
  readonly #cuts: Stream
  readonly #outages: Stream
  readonly #upMinutes: number
  readonly #outageMinutes: number
  #outageFrom: number
  #outageTo: number
  #day = 0

  constructor(grid: PowerGrid, stepMinutes: number, seed: number, replication: number) {
    const steps = DAY / stepMinutes
    this.share = new Float64Array(steps)
    this.awayFirst = new Uint8Array(steps)
    this.#downMinutes = new Float64Array(steps)
    this.#stepMinutes = stepMinutes
    this.#present = grid.kw > 0
    const blocks = grid.cutHoursPerDay > 0 ? Math.ceil(grid.cutHoursPerDay / grid.cutBlockHours - NOTHING) : 0
    this.#cutFrom = new Float64Array(blocks)
    this.#cutMinutes = blocks > 0 ? (grid.cutHoursPerDay * 60) / blocks : 0
    this.#cuts = new Stream(seed, `${replication}:power-cuts`)
    this.#outages = new Stream(seed, `${replication}:power-outages`)
    const some = grid.outagesPerYear > 0
    this.#outageMinutes = some ? grid.outageHours * 60 : 0
    this.#upMinutes = some ? (HOURS_PER_YEAR * 60) / grid.outagesPerYear - this.#outageMinutes : Infinity
    this.#outageFrom = some ? this.#upMinutes * exponential(this.#outages) : Infinity
    this.#outageTo = some ? this.#outageFrom + this.#outageMinutes * exponential(this.#outages) : Infinity
  }

  /** Draws the next day. */
  next(): void {
    const { share, awayFirst } = this
    const down = this.#downMinutes
    const day = this.#day++ * DAY
    down.fill(0)
    awayFirst.fill(this.#present ? 0 : 1)
    const window = DAY / this.#cutFrom.length
    for (let block = 0; block < this.#cutFrom.length; block++) {
      const from = window * block + (window - this.#cutMinutes) * this.#cuts.uniform()
      this.#cutFrom[block] = from
      this.#away(from, from + this.#cutMinutes)
    }
    while (this.#outageFrom < day + DAY) {
      this.#outage(Math.max(0, this.#outageFrom - day), Math.min(DAY, this.#outageTo - day))
      if (this.#outageTo > day + DAY) break
      this.#outageFrom = this.#outageTo + this.#upMinutes * exponential(this.#outages)
      this.#outageTo = this.#outageFrom + this.#outageMinutes * exponential(this.#outages)
    }
    for (let step = 0; step < share.length; step++) {
      const there = this.#present ? 1 - down[step]! / this.#stepMinutes : 0
      share[step] = there < NOTHING ? 0 : there > 1 - NOTHING ? 1 : there
    }
  }

  /** What of an outage falls outside the day's cuts. */
  #outage(from: number, to: number): void {
    let at = from
    for (let block = 0; block < this.#cutFrom.length && at < to; block++) {
      const cut = this.#cutFrom[block]!
      if (cut > at) this.#away(at, Math.min(cut, to))
      at = Math.max(at, Math.min(to, cut + this.#cutMinutes))
    }
    if (at < to) this.#away(at, to)
  }

  /** Minutes of the day, in order and disjoint over all calls of a day. */
  #away(from: number, to: number): void {
    const length = this.#stepMinutes
    for (let step = Math.floor(from / length); step * length < to && step < this.share.length; step++) {
      const begin = step * length
      this.#downMinutes[step]! += Math.min(to, begin + length) - Math.max(from, begin)
      if (from <= begin) this.awayFirst[step] = 1
    }
  }
}
