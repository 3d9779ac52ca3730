import { dayMinute, problem } from '@serai/atlas'
import { daysInMonth, tableDay } from './calendar.ts'
import { Clearness } from './clearness.ts'
import { GridDays } from './grid.ts'
import type { PowerSite } from './site.ts'
import { type SolarYear, solarYearOf, yieldWh } from './solar-year.ts'

const DAY = 1440

export interface CourseOptions {
  /** YYYY-MM-DD; the first step begins at its local midnight. */
  readonly startDay: string
  readonly seed: number
  readonly replication: number
  /** A divisor of 60. */
  readonly stepMinutes: number
}

/** Sun and grid as they come, a day at a time; where in its arrays a day lies is `offset`. */
export interface Course {
  readonly stepMinutes: number
  /** [offset + step of the day] AC Wh of 1 kWp in the step. */
  readonly yieldWh: Float64Array
  /** [offset + step of the day] share of the step with grid; 1 if it is away at the step's beginning. */
  readonly gridShare: Float64Array
  readonly awayFirst: Uint8Array
  readonly offset: number
  /** Of the day: 0 … 11, and how many days its month has. */
  readonly month: number
  readonly monthDays: number
  next(): void
}

/** A course drawn from a seed: sky, cuts and outages have streams of their own, named by replication. */
export class DrawnCourse implements Course {
  readonly stepMinutes: number
  readonly yieldWh: Float64Array
  readonly gridShare: Float64Array
  readonly awayFirst: Uint8Array
  readonly offset = 0
  month: number
  monthDays: number
  readonly #site: PowerSite
  readonly #grid: GridDays
  readonly #sun: SolarYear | null
  readonly #sky: Clearness | null
  #year: number
  /** Of the day that `next` brings. */
  #dayOfMonth: number
  #drawn = false

  /** @param withSun whether yields are wanted; by default when the site has panels */
  constructor(site: PowerSite, options: CourseOptions, withSun = site.solar.kwp > 0) {
    const { startDay, seed, replication, stepMinutes } = options
    if (!(Number.isInteger(60 / stepMinutes) && Number.isInteger(stepMinutes)))
      throw problem('option-invalid', { field: 'stepMinutes', got: stepMinutes, wanted: 'a divisor of 60' })
    const start = new Date(dayMinute(startDay) * 60_000)
    this.#year = start.getUTCFullYear()
    this.month = start.getUTCMonth()
    this.#dayOfMonth = start.getUTCDate()
    this.monthDays = daysInMonth(this.#year, this.month)
    this.stepMinutes = stepMinutes
    this.#site = site
    this.#grid = new GridDays(site.grid, stepMinutes, seed, replication)
    this.gridShare = this.#grid.share
    this.awayFirst = this.#grid.awayFirst
    this.yieldWh = new Float64Array(DAY / stepMinutes)
    this.#sun = withSun ? solarYearOf(site, stepMinutes) : null
    this.#sky = this.#sun ? new Clearness(site, this.#sun, seed, replication) : null
  }

  next(): void {
    this.#grid.next()
    if (this.#dayOfMonth > this.monthDays) this.#turnMonth()
    if (!this.#drawn) this.#sky?.draw(this.#year, this.month)
    this.#drawn = true
    if (this.#sun && this.#sky) {
      const first = tableDay(this.month, this.#dayOfMonth) * this.yieldWh.length
      const clearness = this.#sky.days[this.#dayOfMonth - 1]!
      for (let step = 0; step < this.yieldWh.length; step++)
        this.yieldWh[step] = yieldWh(this.#site, this.#sun, first + step, clearness)
    }
    this.#dayOfMonth++
  }

  #turnMonth(): void {
    this.#dayOfMonth = 1
    this.month = (this.month + 1) % 12
    if (this.month === 0) this.#year++
    this.monthDays = daysInMonth(this.#year, this.month)
    this.#drawn = false
  }
}
