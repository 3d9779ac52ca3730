import type { PowerPlant } from '../../power/plant.ts'
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
  /** Minutes with any load shed; share shed in the last step. */
  shedMinutes = 0
  shedShare = 0
  private today = new Float64Array(ENERGY_SERIES.length * HOURS)
  private readonly demand = new Float64Array(10)
  private readonly plant: PowerPlant
  private readonly loads: readonly Load[]
  private readonly idleKw: Float64Array
  private readonly stepMinutes: number
  private worst = 0
  private counting = false

  constructor(plant: PowerPlant, loads: readonly Load[], idleKw: Float64Array, stepMinutes: number) {
    this.plant = plant
    this.loads = loads
    this.idleKw = idleKw
    this.stepMinutes = stepMinutes
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
    this.shedShare = done.shedWh > 0 ? done.shedWh / (done.servedWh + done.shedWh) : 0
    if (!this.counting) return
    if (done.shedWh > 0) this.shedMinutes += this.stepMinutes
    const hour = Math.floor(minute / 60) % HOURS
    const { today } = this
    today[hour]! += done.servedWh + done.shedWh
    today[HOURS + hour]! += done.solarWh
    today[2 * HOURS + hour]! += done.gridWh
    today[3 * HOURS + hour]! += done.dieselWh
    today[4 * HOURS + hour]! += done.batteryOutWh
    today[5 * HOURS + hour]! += done.batteryInWh
    today[6 * HOURS + hour]! += done.curtailedWh
    today[7 * HOURS + hour]! += done.shedWh
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
  }
}
