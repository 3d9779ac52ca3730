import { type Course, type CourseOptions, DrawnCourse } from './course.ts'
import { HOURS_PER_YEAR, type PowerSite } from './site.ts'

/** A year without 29 February, hour by hour, for what looks at a whole year at once. */
export const TAPE_START = '2027-01-01'
const HOURS = 24
const DAYS = HOURS_PER_YEAR / HOURS

/** A year of sun and grid, kept, so that many plants can live through the same one. [hour of the year] */
export interface Tape {
  readonly yieldWh: Float64Array
  readonly gridShare: Float64Array
  readonly awayFirst: Uint8Array
  /** [day] month, 0 … 11, and how many days it has. */
  readonly month: Uint8Array
  readonly monthDays: Uint8Array
}

/** Draws a year from `TAPE_START`; its yields are those of 1 kWp, whether the site has panels or not. */
export function recordTape(
  site: PowerSite,
  { seed, replication }: Pick<CourseOptions, 'seed' | 'replication'>,
): Tape {
  const course = new DrawnCourse(site, { startDay: TAPE_START, seed, replication, stepMinutes: 60 }, true)
  const tape: Tape = {
    yieldWh: new Float64Array(HOURS_PER_YEAR),
    gridShare: new Float64Array(HOURS_PER_YEAR),
    awayFirst: new Uint8Array(HOURS_PER_YEAR),
    month: new Uint8Array(DAYS),
    monthDays: new Uint8Array(DAYS),
  }
  for (let day = 0; day < DAYS; day++) {
    course.next()
    tape.yieldWh.set(course.yieldWh, day * HOURS)
    tape.gridShare.set(course.gridShare, day * HOURS)
    tape.awayFirst.set(course.awayFirst, day * HOURS)
    tape.month[day] = course.month
    tape.monthDays[day] = course.monthDays
  }
  return tape
}

/** A kept year, lived through. */
export class TapeCourse implements Course {
  readonly stepMinutes = 60
  readonly yieldWh: Float64Array
  readonly gridShare: Float64Array
  readonly awayFirst: Uint8Array
  readonly #tape: Tape
  #day = -1

  constructor(tape: Tape) {
    this.#tape = tape
    this.yieldWh = tape.yieldWh
    this.gridShare = tape.gridShare
    this.awayFirst = tape.awayFirst
  }

  get offset(): number {
    return this.#day * HOURS
  }

  get month(): number {
    return this.#tape.month[this.#day]!
  }

  get monthDays(): number {
    return this.#tape.monthDays[this.#day]!
  }

  next(): void {
    this.#day = (this.#day + 1) % DAYS
  }
}
