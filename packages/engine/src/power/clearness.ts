import { normal } from '../random/normal.ts'
import { Stream } from '../random/stream.ts'
import { daysInMonth, tableDay } from './calendar.ts'
import type { PowerSite } from './site.ts'
import type { SolarYear } from './solar-year.ts'

/**
 * Correlation of the normal scores of two days in a row: Graham, Hollands, Unny, A time series model for Kt with
 * application to global synthetic weather generation, Solar Energy 40(2), 1988.
 */
const PERSISTENCE = 0.29
/** The darkest day lets through so much of what comes in from outside: Bendt, Collares-Pereira, Rabl 1981. */
const DARKEST = 0.05
const STEEPEST = 400
const HALVINGS = 64

/**
 * How much of the clear sky's light each day gets, 0–1, drawn a calendar month at a time. Over a month daily values follow
 * the exponential law of Bendt, Collares-Pereira, Rabl (The frequency distribution of daily insolation values, Solar Energy
 * 27(1), 1981) between a dark day and the clear sky; days in a row are alike in their normal scores. The law's parameter is
 * found anew for every month drawn, so that its irradiation is the climate's exactly: years differ in their days, not in
 * their months.
 */
export class Clearness {
  /** [day of month − 1] of the month that was drawn last. */
  readonly days = new Float64Array(31)
  readonly #rank = new Float64Array(31)
  readonly #stream: Stream
  readonly #ghiKwhM2Day: readonly number[]
  readonly #year: SolarYear
  #score: number

  constructor(site: PowerSite, year: SolarYear, seed: number, replication: number) {
    this.#ghiKwhM2Day = site.climate.ghiKwhM2Day
    this.#year = year
    this.#stream = new Stream(seed, `${replication}:power-clearness`)
    this.#score = normal(this.#stream)
  }

  /** Draws a month, 0 … 11. Months are to be drawn in order. */
  draw(calendarYear: number, month: number): void {
    const { clearDayWhM2, outsideDayWhM2 } = this.#year
    const count = daysInMonth(calendarYear, month)
    const first = tableDay(month, 1)
    let clear = 0
    let outside = 0
    for (let day = 0; day < count; day++) {
      this.#score =
        PERSISTENCE * this.#score + Math.sqrt(1 - PERSISTENCE * PERSISTENCE) * normal(this.#stream)
      this.#rank[day] = normalCdf(this.#score)
      clear += clearDayWhM2[first + day]!
      outside += outsideDayWhM2[first + day]!
    }
    const wanted = this.#ghiKwhM2Day[month]! * 1000 * count
    if (!(clear > 0 && wanted > 0)) {
      this.days.fill(0)
      return
    }
    const darkest = Math.min((DARKEST * outside) / clear, wanted / clear / 2)
    let low = -STEEPEST
    let high = STEEPEST
    for (let i = 0; i < HALVINGS; i++) {
      const slope = (low + high) / 2
      let sum = 0
      for (let day = 0; day < count; day++)
        sum += exponentialLaw(this.#rank[day]!, darkest, slope) * clearDayWhM2[first + day]!
      if (sum < wanted) low = slope
      else high = slope
    }
    for (let day = 0; day < count; day++) this.days[day] = exponentialLaw(this.#rank[day]!, darkest, high)
  }
}

/** Quantile of the law with density ∝ exp(slope · x) on [darkest, 1]; rises with the slope. */
function exponentialLaw(rank: number, darkest: number, slope: number): number {
  const span = slope * (1 - darkest)
  if (Math.abs(span) < 1e-9) return darkest + rank * (1 - darkest)
  // Each form is exact where the other would overflow.
  return slope > 0
    ? 1 + Math.log(rank + (1 - rank) * Math.exp(-span)) / slope
    : darkest + Math.log1p(rank * Math.expm1(span)) / slope
}

/** Of the standard normal, to 10⁻⁷: Abramowitz, Stegun, Handbook of mathematical functions, 1964, 26.2.17. */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z > 0 ? 1 - tail : tail
}
