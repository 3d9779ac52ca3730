import type { WeeklyHours } from '@serai/atlas'
import { erlang, exponential } from '../../random/exponential.ts'
import { type Lognormal, lognormal } from '../../random/lognormal.ts'
import type { Stream } from '../../random/stream.ts'

const HOUR = 60
const WEEK_HOURS = 168
const DAY = 1440
const YEAR_HOURS = 8760

/** Arrivals whose rate follows the months and the hours of the week. */
export interface ArrivalLaw {
  readonly perYear: number
  readonly process: 'poisson' | 'erlang' | 'schedule'
  readonly shape: number
  /** Arrivals may come in these hours of the local week; empty: always. */
  readonly hours: WeeklyHours
  /** [12] weight of each month; their mean is brought to 1. */
  readonly months: readonly number[]
}

/**
 * Gaps between arrivals are drawn in operational time, which runs as fast as the rate is high: so an Erlang process keeps its
 * regularity through closed hours and slack months (Çinlar: Introduction to Stochastic Processes, 1975, §4.7). `schedule`
 * has even gaps there.
 */
export class Arrivals {
  private readonly law: ArrivalLaw
  private readonly stream: Stream
  /** [168] relative rate of an hour of the week, mean 1. */
  private readonly week: Float64Array
  private readonly months: Float64Array
  private readonly startHourOfWeek: number
  private readonly startDay: number
  private at = 0
  private first = true

  /** `startDay`: days since the epoch of the simulation's first local midnight. */
  constructor(law: ArrivalLaw, stream: Stream, startDay: number) {
    this.law = law
    this.stream = stream
    this.startDay = startDay
    // Day 0 of the epoch was a Thursday; weeks begin on Monday.
    this.startHourOfWeek = ((startDay + 3) % 7) * 24
    this.week = weekOf(law.hours)
    const mean = law.months.reduce((sum, weight) => sum + weight, 0) / law.months.length
    this.months = Float64Array.from(law.months, (weight) => weight / mean)
  }

  /** Minute of the next arrival; Infinity when there are none. Each call moves on. */
  next(): number {
    const { perYear } = this.law
    if (!(perYear > 0)) return Infinity
    let left = this.gap() * (YEAR_HOURS / perYear)
    for (;;) {
      const hour = Math.floor(this.at / HOUR)
      const rate = this.rateAt(hour)
      const room = rate * ((hour + 1) * HOUR - this.at)
      if (left * HOUR <= room) {
        this.at += (left * HOUR) / rate
        return this.at
      }
      left -= room / HOUR
      this.at = (hour + 1) * HOUR
    }
  }

  /** The first gap of a regular process is a part of one, so that replications do not march in step. */
  private gap(): number {
    const { process, shape } = this.law
    const share = this.first ? this.stream.uniform() : 1
    this.first = false
    if (process === 'schedule') return share
    if (process === 'erlang') return (share * erlang(this.stream, shape)) / shape
    return exponential(this.stream)
  }

  private rateAt(hour: number): number {
    const week = this.week[(this.startHourOfWeek + hour) % WEEK_HOURS]!
    if (week === 0) return 0
    const day = this.startDay + Math.floor(hour / 24)
    return week * this.months[monthOf(day)]!
  }
}

function weekOf(hours: WeeklyHours): Float64Array {
  const week = new Float64Array(WEEK_HOURS)
  if (hours.length === 0) return week.fill(1)
  let open = 0
  for (let hour = 0; hour < WEEK_HOURS; hour++) {
    for (const [from, to] of hours) {
      const minutes = Math.min(to, (hour + 1) * HOUR) - Math.max(from, hour * HOUR)
      if (minutes > 0) week[hour]! += minutes / HOUR
    }
    open += week[hour]!
  }
  return week.map((share) => (share * WEEK_HOURS) / open)
}

/** 0–11, of a day since the epoch (Hinnant: chrono-compatible low-level date algorithms, 2013). */
export function monthOf(day: number): number {
  const z = day + 719_468
  const ofEra = z - Math.floor(z / 146_097) * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  return (shifted + 2) % 12
}

/** Size of a parcel, never below a fifth nor above three times the mean. */
export const parcelOf = (stream: Stream, mean: number, law: Lognormal): number =>
  Math.min(3 * mean, Math.max(mean / 5, lognormal(stream, law)))

export const MINUTES_A_DAY = DAY
