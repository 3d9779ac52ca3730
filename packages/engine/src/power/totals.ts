import { capitalUsdPerYear } from './capital.ts'
import type { Dispatch } from './dispatch.ts'
import { HOURS_PER_YEAR, type PowerSite } from './site.ts'

const MINUTES_PER_DAY = 1440

/** What a plant did since the sums were last cleared. Wh are whole numbers. Money in $, CO₂e in kg. */
export class PowerTotals {
  minutes = 0
  solarWh = 0
  gridWh = 0
  dieselWh = 0
  batteryOutWh = 0
  batteryInWh = 0
  curtailedWh = 0
  servedWh = 0
  shedWh = 0
  /** Diesel energy for which fuel was burnt and nobody had use. */
  wastedWh = 0
  /** [priority] 1 … 9; index 0 unused. */
  readonly shedWhByPriority = new Float64Array(10)
  /** Hours of steps in which any load was shed. */
  shedHours = 0
  /** Hours weighted by the share of load shed in them: work lost as if all had stood still. */
  lostHours = 0
  gridDownHours = 0
  readonly #site: PowerSite
  #peakWh = 0
  #monthMinutes = 0
  #monthDays = 30
  #stepMinutes = 60
  #peaksUsd = 0

  constructor(site: PowerSite) {
    this.#site = site
  }

  /** Adds a step; `gridShare` is the share of it with grid. */
  add(flow: Dispatch, demandWh: number, gridShare: number, stepMinutes: number): void {
    const hours = stepMinutes / 60
    this.minutes += stepMinutes
    this.solarWh += flow.solarWh
    this.gridWh += flow.gridWh
    this.dieselWh += flow.dieselWh
    this.batteryOutWh += flow.batteryOutWh
    this.batteryInWh += flow.batteryInWh
    this.curtailedWh += flow.curtailedWh
    this.servedWh += demandWh - flow.shedWh
    this.shedWh += flow.shedWh
    this.wastedWh += flow.burntWh - flow.dieselWh
    if (flow.shedWh > 0) {
      this.shedHours += hours
      this.lostHours += (hours * flow.shedWh) / demandWh
    }
    this.gridDownHours += hours * (1 - gridShare)
    this.#monthMinutes += stepMinutes
    this.#stepMinutes = stepMinutes
    if (flow.gridWh > this.#peakWh) this.#peakWh = flow.gridWh
  }

  /** A month begins: the one that ends is billed for its highest demand. */
  beginMonth(days: number): void {
    this.#peaksUsd += this.#openPeakUsd()
    this.#peakWh = 0
    this.#monthMinutes = 0
    this.#monthDays = days
  }

  /** Highest mean power of a step of the running month, at the month's price, for the share of the month that was counted. */
  #openPeakUsd(): number {
    const kw = this.#peakWh / 1000 / (this.#stepMinutes / 60)
    const share = this.#monthMinutes / (this.#monthDays * MINUTES_PER_DAY)
    return kw > 0 ? kw * this.#site.grid.usdPerKwMonth * share : 0
  }

  get demandWh(): number {
    return this.servedWh + this.shedWh
  }

  get litres(): number {
    const wh = this.dieselWh + this.wastedWh
    return wh > 0 ? (wh / 1000) * this.#site.diesel.litresPerKwh : 0
  }

  get fuelUsd(): number {
    return priced(this.litres, this.#site.diesel.usdPerLitre)
  }

  /** Energy and highest demand. */
  get gridUsd(): number {
    return priced(this.gridWh / 1000, this.#site.grid.usdPerKwh) + this.#peaksUsd + this.#openPeakUsd()
  }

  /** Upkeep of diesel sets by energy, of panels by time. */
  get upkeepUsd(): number {
    const { diesel, solar, costs } = this.#site
    return (
      priced((this.dieselWh + this.wastedWh) / 1000, diesel.omUsdPerKwh) +
      priced((solar.kwp * this.#hours) / HOURS_PER_YEAR, costs.solarOmUsdPerKwpYear)
    )
  }

  /** Running cost: grid, fuel, upkeep. */
  get usd(): number {
    return this.gridUsd + this.fuelUsd + this.upkeepUsd
  }

  get capitalUsd(): number {
    return (capitalUsdPerYear(this.#site) * this.#hours) / HOURS_PER_YEAR
  }

  /** By the factors of the site; solar power by what the panels made, used or not. */
  get kgCo2e(): number {
    const { grid, diesel, solar } = this.#site
    return (
      priced(this.gridWh / 1000, grid.kgPerKwh) +
      priced(this.litres, diesel.kgPerLitre) +
      priced((this.solarWh + this.curtailedWh) / 1000, solar.kgPerKwh)
    )
  }

  /** Running cost of a kWh served; NaN when none was. */
  get usdPerKwh(): number {
    return this.usd / (this.servedWh / 1000)
  }

  /** The same with the annuities of what was built. */
  get fullUsdPerKwh(): number {
    return (this.usd + this.capitalUsd) / (this.servedWh / 1000)
  }

  get #hours(): number {
    return this.minutes / 60
  }

  clear(): void {
    this.minutes = 0
    this.solarWh = 0
    this.gridWh = 0
    this.dieselWh = 0
    this.batteryOutWh = 0
    this.batteryInWh = 0
    this.curtailedWh = 0
    this.servedWh = 0
    this.shedWh = 0
    this.wastedWh = 0
    this.shedWhByPriority.fill(0)
    this.shedHours = 0
    this.lostHours = 0
    this.gridDownHours = 0
    this.#peakWh = 0
    this.#monthMinutes = 0
    this.#peaksUsd = 0
  }
}

/** A price that nobody gave (NaN) is no price of nothing. */
const priced = (amount: number, price: number): number => (amount > 0 ? amount * price : 0)
