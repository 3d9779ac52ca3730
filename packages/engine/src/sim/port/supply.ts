import { DAY } from '@serai/atlas'
import type { PowerPlant, PowerStep } from '../../power/plant.ts'
import { ENERGY_SERIES } from '../model.ts'

const HOURS = 24

/** A load that may be shed: kW asked for now, and what it hears of its share. */
export interface Load {
  readonly priority: number
  demandKw(): number
  /** 0–1: the share of its power that it gets in the coming step. */
  supply(share: number): void
}

/**
 * The port's electricity: asks every load, steps the plant, tells every load its share (its priority's), and keeps the books
 * by hour of the day.
 */
export class Supply {
  /** Wh by series and local hour, all counted steps; and the same of the day that was worst so far. */
  readonly byHour = new Float64Array(ENERGY_SERIES.length * HOURS)
  worstDay: Float64Array | null = null
  /** Minutes with any load shed, and without grid. */
  shedMinutes = 0
  downMinutes = 0
  /** [counted day] share of the energy asked for that was shed, mean of its steps, and share of the time without grid, %. */
  readonly shedDaily: Float64Array
  readonly downDaily: Float64Array
  /** [counted hour] Wh asked for, served or not. */
  readonly demandWh: Float64Array
  private today = new Float64Array(ENERGY_SERIES.length * HOURS)
  private readonly demand = new Float64Array(10)
  private readonly plant: PowerPlant
  private readonly loads: readonly Load[]
  private readonly idleKw: Float64Array
  private readonly stepMinutes: number
  private readonly from: number
  private worst = 0
  private counting = false

  /** `from`: minute at which the first counted day begins. */
  constructor(
    plant: PowerPlant,
    loads: readonly Load[],
    idleKw: Float64Array,
    {
      stepMinutes,
      from,
      days,
    }: { readonly stepMinutes: number; readonly from: number; readonly days: number },
  ) {
    this.plant = plant
    this.loads = loads
    this.idleKw = idleKw
    this.stepMinutes = stepMinutes
    this.from = from
    this.shedDaily = new Float64Array(days)
    this.downDaily = new Float64Array(days)
    this.demandWh = new Float64Array(days * HOURS)
  }

  /** One step that begins at a minute of the simulation. */
  step(minute: number): void {
    const { demand } = this
    const hours = this.stepMinutes / 60
    for (let priority = 1; priority < demand.length; priority++)
      demand[priority] = this.idleKw[priority]! * 1000 * hours
    for (const load of this.loads) demand[load.priority]! += load.demandKw() * 1000 * hours
    for (let priority = 1; priority < demand.length; priority++)
      demand[priority] = Math.round(demand[priority]!)
    const done = this.plant.step(demand)
    for (const load of this.loads) {
      const asked = demand[load.priority]!
      load.supply(asked > 0 ? done.served[load.priority]! / asked : done.shedWh > 0 ? 0 : 1)
    }
    if (this.counting) this.book(minute, done)
  }

  private book(minute: number, done: PowerStep): void {
    const { stepMinutes, today } = this
    const day = Math.floor((minute - this.from) / DAY)
    const asked = done.servedWh + done.shedWh
    if (done.shedWh > 0) {
      this.shedMinutes += stepMinutes
      this.shedDaily[day]! += (100 * done.shedWh * stepMinutes) / asked / DAY
    }
    if (!done.gridUp) {
      this.downMinutes += stepMinutes
      this.downDaily[day]! += (100 * stepMinutes) / DAY
    }
    this.demandWh[Math.floor((minute - this.from) / 60)]! += asked
    const hour = Math.floor(minute / 60) % HOURS
    const flows = [
      asked,
      done.solarWh,
      done.gridWh,
      done.dieselWh,
      done.batteryOutWh,
      done.batteryInWh,
      done.curtailedWh,
      done.shedWh,
    ]
    for (let s = 0; s < flows.length; s++) today[s * HOURS + hour]! += flows[s]!
  }

  /** Midnight: books the day that ended. */
  endDay(): void {
    if (!this.counting) return
    let shed = 0
    for (let hour = 0; hour < HOURS; hour++) shed += this.today[7 * HOURS + hour]!
    if (this.worstDay === null || shed > this.worst) {
      this.worst = shed
      this.worstDay = this.today.slice()
    }
    for (let i = 0; i < this.today.length; i++) this.byHour[i]! += this.today[i]!
    this.today.fill(0)
  }

  /** End of the warm-up. */
  reset(): void {
    this.counting = true
    this.plant.resetTotals()
    this.byHour.fill(0)
    this.today.fill(0)
    this.worstDay = null
    this.worst = 0
    this.shedMinutes = 0
    this.downMinutes = 0
  }
}
