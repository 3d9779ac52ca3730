import { problem } from '@serai/atlas'
import { capitalUsdPerYear } from './capital.ts'
import { type LoadProfile, yearOfLoad } from './load.ts'
import { PowerPlant } from './plant.ts'
import { type PowerSite, requireParts } from './site.ts'
import { recordTape, TAPE_START, type Tape, TapeCourse } from './tape.ts'

/** A battery that has no power of its own in the site gives its energy in so many hours. ESTIMATED: usual for such sites. */
const BATTERY_HOURS = 2

export interface Sizes {
  readonly solarKwp: number
  readonly batteryKwh: number
  readonly dieselKw: number
}

/** A choice of sizes that was tried, and what a year with it is like, mean of the replications. */
export interface SizePoint extends Sizes {
  readonly batteryKw: number
  /** Annuities of panels, battery and sets, and running cost. */
  readonly usdPerYear: number
  readonly capitalUsdPerYear: number
  readonly runningUsdPerYear: number
  /** All of it, a kWh served; NaN when none is. */
  readonly usdPerKwh: number
  readonly kgCo2ePerYear: number
  readonly lostHours: number
  readonly shedHours: number
  readonly unservedShare: number
}

/** Throws `power-incomplete` unless a site has every figure with which any size of its parts can be lived and paid for. */
export const requireSizeable = (site: PowerSite): void =>
  requireParts(site, ['solar', 'battery', 'diesel', ...(site.grid.kw > 0 ? (['grid'] as const) : [])])

/** Tries sizes at a site, each over the same drawn years and once only. */
export class Trials {
  readonly site: PowerSite
  /** [hour] Wh by priority. */
  readonly demand: readonly Float64Array[]
  readonly #tapes: readonly Tape[]
  readonly #batteryHours: number
  readonly #tried = new Map<string, SizePoint>()

  /** Throws `power-incomplete` for a site that lacks a figure of any part, `option-invalid` for years or a load that cannot be. */
  constructor(
    site: PowerSite,
    load: LoadProfile,
    options: { readonly seed: number; readonly replications: number },
  ) {
    if (!(Number.isInteger(options.replications) && options.replications > 0))
      throw problem('option-invalid', {
        field: 'replications',
        got: options.replications,
        wanted: 'a whole number > 0',
      })
    this.site = site
    this.demand = yearOfLoad(load)
    const { kw, kwh } = site.battery
    this.#batteryHours = kw > 0 && kwh > 0 ? kwh / kw : BATTERY_HOURS
    requireSizeable(site)
    this.#tapes = Array.from({ length: options.replications }, (_, replication) =>
      recordTape(site, { seed: options.seed, replication }),
    )
  }

  /** Every choice that was tried, by panels, battery, sets. */
  get points(): SizePoint[] {
    return [...this.#tried.values()].sort(
      (a, b) => a.solarKwp - b.solarKwp || a.batteryKwh - b.batteryKwh || a.dieselKw - b.dieselKw,
    )
  }

  /** The site with other sizes; the battery's power goes with its energy. */
  with({ solarKwp, batteryKwh, dieselKw }: Sizes): PowerSite {
    const { solar, battery, diesel } = this.site
    return {
      ...this.site,
      solar: { ...solar, kwp: solarKwp },
      battery: { ...battery, kwh: batteryKwh, kw: batteryKwh / this.#batteryHours },
      diesel: { ...diesel, kw: dieselKw },
    }
  }

  try(sizes: Sizes): SizePoint {
    const key = `${sizes.solarKwp} ${sizes.batteryKwh} ${sizes.dieselKw}`
    const known = this.#tried.get(key)
    if (known) return known
    const point = this.live(this.with(sizes))
    this.#tried.set(key, point)
    return point
  }

  /** A year of a site in every replication. */
  live(site: PowerSite): SizePoint {
    const sums = { running: 0, kg: 0, lost: 0, shed: 0, demandWh: 0, shedWh: 0 }
    for (const [replication, tape] of this.#tapes.entries()) {
      const plant = new PowerPlant(site, { startDay: TAPE_START, seed: 0, replication }, new TapeCourse(tape))
      for (const demand of this.demand) plant.step(demand)
      const { totals } = plant
      sums.running += totals.usd
      sums.kg += totals.kgCo2e
      sums.lost += totals.lostHours
      sums.shed += totals.shedHours
      sums.demandWh += totals.demandWh
      sums.shedWh += totals.shedWh
    }
    const years = this.#tapes.length
    const capital = capitalUsdPerYear(site)
    const running = sums.running / years
    return {
      solarKwp: site.solar.kwp,
      batteryKwh: site.battery.kwh,
      batteryKw: site.battery.kwh > 0 ? site.battery.kw : 0,
      dieselKw: site.diesel.kw,
      usdPerYear: capital + running,
      capitalUsdPerYear: capital,
      runningUsdPerYear: running,
      usdPerKwh: (capital + running) / ((sums.demandWh - sums.shedWh) / years / 1000),
      kgCo2ePerYear: sums.kg / years,
      lostHours: sums.lost / years,
      shedHours: sums.shed / years,
      unservedShare: sums.demandWh > 0 ? sums.shedWh / sums.demandWh : 0,
    }
  }
}
