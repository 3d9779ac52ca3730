import { DAY, minuteOfWeek, problem, WEEK, type WeeklyHours } from '@serai/atlas'

/** Days of the months over four years, as mean days a year, with February at 28.25. */
const MONTH_DAYS = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export interface IntensityOptions {
  /** Hours of the local week in which anything comes; an empty list: always. */
  readonly hours?: WeeklyHours
  /** [12] relative rate of each month. */
  readonly monthWeights?: readonly number[]
  /** Spans in minutes of the simulation, ascending and disjoint, in which nothing comes: holidays that all know of. */
  readonly idle?: readonly (readonly [from: number, to: number])[]
  /** Days since the epoch of the local midnight at which the simulation begins. */
  readonly startDay: number
}

/** How a rate follows the hours of the week and the months: relative, with a long-run mean of 1, idle spans left out. */
export class Intensity {
  private readonly hours: WeeklyHours
  /** [month] rate while open. */
  private readonly rates: Float64Array
  private readonly startDay: number
  private readonly startMinuteOfWeek: number
  /** The month asked for last: its first minute, its end, its rate. */
  private monthFrom = 0
  private monthEnd = 0
  private monthRate = 0
  private readonly idle: readonly (readonly [number, number])[]
  /** Index of the first idle span that does not end before the minute asked for last. */
  private nextIdle = 0

  /** Throws `simulation-invalid` for hours that are never open and weights that are not 12 numbers ≥ 0, one above 0. */
  constructor({ hours = [], monthWeights, idle = [], startDay }: IntensityOptions) {
    const weights = monthWeights ?? MONTH_DAYS.map(() => 1)
    if (weights.length !== 12 || !weights.every((weight) => weight >= 0 && weight < Infinity))
      throw invalid(`weights of the months: got ${weights.join(' ')}, wanted twelve numbers ≥ 0`)
    const mean = weights.reduce((sum, weight, month) => sum + weight * MONTH_DAYS[month]!, 0) / 365.25
    if (mean === 0) throw invalid('weights of the months: all are 0, so nothing ever comes')
    const open = hours.length === 0 ? WEEK : hours.reduce((sum, [from, to]) => sum + to - from, 0)
    if (!(open > 0)) throw invalid('the hours are never open')
    this.hours = hours.length === 0 ? [[0, WEEK]] : hours
    this.rates = Float64Array.from(weights, (weight) => (weight / mean) * (WEEK / open))
    this.startDay = startDay
    this.idle = idle
    this.startMinuteOfWeek = minuteOfWeek(startDay * DAY)
  }

  /**
   * The minute at which as much has passed since `from` as would in `work` minutes at the mean rate. Gaps drawn in this
   * operational time keep their law and are stretched where the rate is low: a Poisson source stays Poisson, an Erlang one
   * keeps its regularity (Çinlar: Introduction to stochastic processes, 1975, §4.7).
   */
  advance(from: number, work: number): number {
    let at = from
    for (let left = work; ; ) {
      if (at < this.monthFrom || at >= this.monthEnd) this.turnTo(at)
      const edge = Math.min(this.monthEnd, this.nextEdge(at), this.idleEdge(at))
      const rate = this.isOpen && !this.isIdle ? this.monthRate : 0
      const more = rate * (edge - at)
      if (left <= more && rate > 0) return at + left / rate
      left -= more
      at = edge
    }
  }

  /** Set by `nextEdge`: whether the minute asked for is open. */
  private isOpen = false

  /** The next minute after `at` when the hours open or close. */
  private nextEdge(at: number): number {
    const base = Math.floor((at + this.startMinuteOfWeek) / WEEK) * WEEK - this.startMinuteOfWeek
    for (const [from, to] of this.hours) {
      if (at >= base + to) continue
      this.isOpen = at >= base + from
      return base + (this.isOpen ? to : from)
    }
    this.isOpen = false
    return base + WEEK
  }

  /** Set by `idleEdge`: whether the minute asked for is idle. */
  private isIdle = false

  /** The next minute after `at` when an idle span begins or ends; minutes are asked for in ascending order. */
  private idleEdge(at: number): number {
    while (this.nextIdle < this.idle.length && this.idle[this.nextIdle]![1] <= at) this.nextIdle++
    const span = this.idle[this.nextIdle]
    this.isIdle = span !== undefined && at >= span[0]
    if (!span) return Infinity
    return this.isIdle ? span[1] : span[0]
  }

  private turnTo(at: number): void {
    const date = new Date((this.startDay + Math.floor(at / DAY)) * DAY * 60_000)
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
    const minute = (m: number) => (Date.UTC(year, m) / 60_000 / DAY - this.startDay) * DAY
    this.monthFrom = minute(month)
    this.monthEnd = minute(month + 1)
    this.monthRate = this.rates[month]!
  }
}

const invalid = (why: string) => problem('simulation-invalid', { what: 'the rhythm of a source', why })
