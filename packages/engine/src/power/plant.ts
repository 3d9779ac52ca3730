import { type Course, type CourseOptions, DrawnCourse } from './course.ts'
import { Dispatch } from './dispatch.ts'
import type { PowerSite } from './site.ts'
import { PowerTotals } from './totals.ts'

const DAY = 1440
/** Priorities of load: 1 is served first. */
export const LAST_PRIORITY = 9

export interface PlantOptions extends Omit<CourseOptions, 'stepMinutes'> {
  /** A divisor of 60; 60 if not given. */
  readonly stepMinutes?: number
}

/**
 * One step, in whole Wh on the AC side. Exactly: solar + grid + diesel + battery out = served + battery in, and
 * demand = served + shed.
 */
export interface PowerStep {
  readonly solarWh: number
  readonly gridWh: number
  readonly dieselWh: number
  readonly batteryOutWh: number
  readonly batteryInWh: number
  /** What panels could have given beyond what was used. */
  readonly curtailedWh: number
  readonly servedWh: number
  readonly shedWh: number
  /** [priority] Wh; index 0 unused. */
  readonly served: Float64Array
  /** Share of the step with grid; `gridUp` when it is there for half of it at least. */
  readonly gridShare: number
  readonly gridUp: boolean
  /** In the battery at the step's end. */
  readonly socWh: number
}

/** A site's electricity, step by step from local midnight of a day. The same site, options and demand give the same bytes. */
export class PowerPlant {
  readonly totals: PowerTotals
  readonly #course: Course
  readonly #dispatch: Dispatch
  readonly #kwp: number
  readonly #hours: number
  readonly #stepsPerDay: number
  readonly #step: { -readonly [key in keyof PowerStep]: PowerStep[key] }
  #stepOfDay: number
  #month = -1

  /** @param course sun and grid, when they are not to be drawn from the options */
  constructor(
    site: PowerSite,
    options: PlantOptions,
    course: Course = new DrawnCourse(site, { stepMinutes: 60, ...options }),
  ) {
    this.totals = new PowerTotals(site)
    this.#course = course
    this.#dispatch = new Dispatch(site)
    this.#kwp = site.solar.kwp
    this.#hours = course.stepMinutes / 60
    this.#stepsPerDay = DAY / course.stepMinutes
    this.#stepOfDay = this.#stepsPerDay
    this.#step = {
      solarWh: 0,
      gridWh: 0,
      dieselWh: 0,
      batteryOutWh: 0,
      batteryInWh: 0,
      curtailedWh: 0,
      servedWh: 0,
      shedWh: 0,
      served: new Float64Array(LAST_PRIORITY + 1),
      gridShare: 0,
      gridUp: false,
      socWh: this.#dispatch.battery.storedWh,
    }
  }

  /** The step that was taken last. */
  get last(): PowerStep {
    return this.#step
  }

  get gridUp(): boolean {
    return this.#step.gridUp
  }

  /**
   * Serves a step's demand, whole Wh by priority at index 1 … 9 or as far as it goes, and moves on by one. What comes back is one object, used
   * again by the next call. Throws RangeError for a demand that is no whole number ≥ 0.
   */
  step(demandWh: ArrayLike<number>): PowerStep {
    if (this.#stepOfDay === this.#stepsPerDay) this.#beginDay()
    const course = this.#course
    const flow = this.#dispatch
    const at = course.offset + this.#stepOfDay++
    const share = course.gridShare[at]!
    const sun = this.#kwp > 0 ? Math.floor(this.#kwp * course.yieldWh[at]!) : 0
    const total = sumOf(demandWh)
    const { served } = this.#step
    flow.clear()
    if (share === 1 || share === 0) {
      const shed = flow.run(this.#hours, share === 1, total, sun)
      shareOut(demandWh, total - shed, served)
    } else this.#split(demandWh, total, sun, share, course.awayFirst[at] === 1)
    this.#book(demandWh, total, share)
    return this.#step
  }

  /** End of a warm-up: sums begin anew, the battery stays as it is. */
  resetTotals(): void {
    this.totals.clear()
  }

  /** A step that has the grid for a part of it: the parts have their shares of load and sun, and come in their order. */
  #split(demandWh: ArrayLike<number>, total: number, sun: number, share: number, awayFirst: boolean): void {
    const flow = this.#dispatch
    const first = awayFirst ? 1 - share : share
    const demandFirst = Math.floor(total * first)
    const sunFirst = Math.floor(sun * first)
    const shedFirst = flow.run(this.#hours * first, !awayFirst, demandFirst, sunFirst)
    const shed =
      shedFirst + flow.run(this.#hours * (1 - first), awayFirst, total - demandFirst, sun - sunFirst)
    shareOut(demandWh, total - shed, this.#step.served)
  }

  #book(demandWh: ArrayLike<number>, total: number, gridShare: number): void {
    const flow = this.#dispatch
    const step = this.#step
    step.solarWh = flow.solarWh
    step.gridWh = flow.gridWh
    step.dieselWh = flow.dieselWh
    step.batteryOutWh = flow.batteryOutWh
    step.batteryInWh = flow.batteryInWh
    step.curtailedWh = flow.curtailedWh
    step.servedWh = total - flow.shedWh
    step.shedWh = flow.shedWh
    step.gridShare = gridShare
    step.gridUp = gridShare >= 0.5
    step.socWh = flow.battery.storedWh
    this.totals.add(flow, total, gridShare, this.#course.stepMinutes)
    if (flow.shedWh > 0)
      for (let priority = 1; priority < demandWh.length; priority++)
        this.totals.shedWhByPriority[priority]! += demandWh[priority]! - step.served[priority]!
  }

  #beginDay(): void {
    const course = this.#course
    course.next()
    this.#stepOfDay = 0
    this.#dispatch.midnight()
    if (course.month === this.#month) return
    this.#month = course.month
    this.totals.beginMonth(course.monthDays)
  }
}

function sumOf(demandWh: ArrayLike<number>): number {
  let total = 0
  if (demandWh.length > LAST_PRIORITY + 1)
    throw new RangeError(`demand: got ${demandWh.length - 1} priorities, expected ${LAST_PRIORITY} at most`)
  for (let priority = 1; priority < demandWh.length; priority++) {
    const wh = demandWh[priority]!
    if (!(wh >= 0 && Number.isInteger(wh)))
      throw new RangeError(`demand of priority ${priority}: got ${wh}, expected whole Wh ≥ 0`)
    total += wh
  }
  return total
}

/** Load is served in order of priority until there is no more. */
function shareOut(demandWh: ArrayLike<number>, servedWh: number, served: Float64Array): void {
  let left = servedWh
  served.fill(0, demandWh.length)
  for (let priority = 1; priority < demandWh.length; priority++) {
    const wh = Math.min(left, demandWh[priority]!)
    served[priority] = wh
    left -= wh
  }
}
