import { Daily } from './gauges.ts'
import type { PortRun } from './run.ts'
import type { Store } from './store.ts'

/** The lines of a port's chart, day by day, in the order of `PORT_LINES`. */
export class PortLines {
  private readonly gauges: readonly Daily[]
  private readonly stores: readonly { readonly store: Store; readonly daily: Daily }[]
  private readonly days: number

  constructor({ gauges, stores }: PortRun, days: number) {
    this.days = days
    this.gauges = [gauges.waiting, gauges.occupied, gauges.trucks].map((one) => new Daily(one, days))
    this.stores = stores
      .flat()
      .filter(({ spec }) => spec.capacity < Infinity)
      .map((store) => ({ store, daily: new Daily(store.buffer.contents, days) }))
  }

  /** A counted day ends. */
  endDay(now: number, day: number): void {
    for (const daily of this.gauges) daily.endDay(now, day)
    for (const { daily } of this.stores) daily.endDay(now, day)
  }

  get all(): Float64Array[] {
    const fill = new Float64Array(this.days)
    for (const { store, daily } of this.stores)
      for (let day = 0; day < this.days; day++)
        fill[day] = Math.max(fill[day]!, (100 * daily.means[day]!) / store.spec.capacity)
    return [...this.gauges.map(({ means }) => means), fill]
  }
}
