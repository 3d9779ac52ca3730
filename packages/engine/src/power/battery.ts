import type { PowerBattery } from './site.ts'

/** Rounding error of a product or quotient of Wh that is not to cost a whole Wh. */
const DUST = 1e-9

/**
 * Energy in a battery, in whole Wh. What goes in and out is counted on the AC side, and each way loses the square root of
 * the round trip; parts of a Wh are lost as well, so that energy never comes from rounding.
 */
export class Battery {
  readonly capacityWh: number
  readonly reserveWh: number
  /** Stored, 0 … capacity. */
  storedWh: number
  readonly #oneWay: number
  readonly #kw: number

  /** Full at first. */
  constructor(battery: PowerBattery) {
    const some = battery.kwh > 0
    this.capacityWh = some ? Math.floor(battery.kwh * 1000) : 0
    this.reserveWh = some ? Math.round(this.capacityWh * battery.reserveShare) : 0
    this.storedWh = this.capacityWh
    this.#oneWay = some ? Math.sqrt(battery.roundTrip) : 1
    this.#kw = some ? battery.kw : 0
  }

  /** Most that goes in or out in a time, AC Wh. */
  limitWh(hours: number): number {
    return Math.floor(this.#kw * 1000 * hours + DUST)
  }

  /** What it can give before it is down to a level, AC Wh. */
  availableWh(levelWh: number): number {
    return this.storedWh > levelWh ? Math.floor((this.storedWh - levelWh) * this.#oneWay + DUST) : 0
  }

  /** What it can take before it is up to a level, AC Wh. */
  roomWh(levelWh: number): number {
    return this.storedWh < levelWh ? Math.floor((levelWh - this.storedWh) / this.#oneWay + DUST) : 0
  }

  /** What a charge stores. */
  storesWh(acWh: number): number {
    return Math.floor(acWh * this.#oneWay + DUST)
  }

  /** No more than `roomWh` of its capacity. */
  charge(acWh: number): void {
    this.storedWh += this.storesWh(acWh)
  }

  /** No more than `availableWh` of nothing. */
  discharge(acWh: number): void {
    this.storedWh -= Math.min(this.storedWh, Math.ceil(acWh / this.#oneWay - DUST))
  }
}
