import { Battery } from './battery.ts'
import type { PowerDiesel, PowerSite } from './site.ts'

const DUST = 1e-9
/** From empty to full by the grid, at the fastest. ESTIMATED: a usual setting that spares the charge for the highest demand. */
const TOP_UP_HOURS = 4

/**
 * Who gives and who takes, in whole Wh on the AC side, for a stretch in which the grid is there or is not. The order:
 *
 * 1. the sun serves load; what is left charges the battery;
 * 2. where cuts are scheduled, the grid, then the battery down to its reserve: what it holds waits for the next cut.
 *    Where none are, the battery down to its reserve, then the grid: stored sun is used before power is bought;
 * 3. diesel sets, as few as carry what is left. What their minimum load makes beyond it lets the battery rest, charges it,
 *    relieves the grid, in this order; the rest is burnt for nothing;
 * 4. the battery's reserve; what is left now is shed.
 *
 * With the grid there and nothing shed, what is left of its capacity fills the battery, in `TOP_UP_HOURS` at the fastest:
 * up to the reserve; where cuts are scheduled to the brim, less room for as much spare sun as today has brought so far, or
 * yesterday did, if that was more.
 */
export class Dispatch {
  readonly battery: Battery
  /** Sums since `clear`. */
  solarWh = 0
  gridWh = 0
  dieselWh = 0
  batteryOutWh = 0
  batteryInWh = 0
  curtailedWh = 0
  shedWh = 0
  /** What fuel was burnt for: diesel energy and what its minimum load wasted. */
  burntWh = 0
  readonly #gridKw: number
  readonly #diesel: PowerDiesel
  readonly #savesForCuts: boolean
  /** Of the stretch that is being run. */
  #need = 0
  #grid = 0
  #charge = 0
  #discharge = 0
  #spareToday = 0
  #spareYesterday = 0

  constructor({ grid, diesel, battery }: PowerSite) {
    this.battery = new Battery(battery)
    this.#gridKw = grid.kw
    this.#diesel = diesel
    this.#savesForCuts = grid.kw > 0 && grid.cutHoursPerDay > 0
  }

  clear(): void {
    this.solarWh = 0
    this.gridWh = 0
    this.dieselWh = 0
    this.batteryOutWh = 0
    this.batteryInWh = 0
    this.curtailedWh = 0
    this.shedWh = 0
    this.burntWh = 0
  }

  midnight(): void {
    this.#spareYesterday = this.#spareToday
    this.#spareToday = 0
  }

  /** One stretch. Whole Wh in, whole Wh out; returns what was shed. */
  run(hours: number, gridThere: boolean, demandWh: number, sunWh: number): number {
    const { battery } = this
    const limit = battery.limitWh(hours)
    const gridMost = gridThere ? Math.floor(this.#gridKw * 1000 * hours + DUST) : 0
    const direct = Math.min(demandWh, sunWh)
    const spare = sunWh - direct
    this.#charge = Math.min(spare, limit, battery.roomWh(battery.capacityWh))
    this.#discharge = 0
    this.#grid = 0
    this.#need = demandWh - direct
    this.#spareToday += spare
    this.solarWh += direct + this.#charge
    this.curtailedWh += spare - this.#charge
    if (this.#need > 0) this.#serve(hours, gridMost, limit)
    else if (gridThere) this.#topUp(hours, gridMost, limit)
    if (this.#charge > 0) battery.charge(this.#charge)
    else if (this.#discharge > 0) battery.discharge(this.#discharge)
    this.gridWh += this.#grid
    this.batteryOutWh += this.#discharge
    this.batteryInWh += this.#charge
    this.shedWh += this.#need
    return this.#need
  }

  /** Load that the sun leaves. */
  #serve(hours: number, gridMost: number, limit: number): void {
    const { battery } = this
    const stored = Math.min(limit, battery.availableWh(battery.reserveWh))
    if (this.#savesForCuts) this.#grid = Math.min(this.#need, gridMost)
    this.#discharge = Math.min(this.#need - this.#grid, stored)
    if (!this.#savesForCuts) this.#grid = Math.min(this.#need - this.#discharge, gridMost)
    this.#need -= this.#grid + this.#discharge
    if (this.#need > 0 && this.#diesel.kw > 0) this.#runSets(hours, limit)
    const most = Math.min(limit, battery.availableWh(0))
    const last = Math.min(this.#need, most - this.#discharge)
    this.#discharge += last
    this.#need -= last
    if (this.#need === 0 && this.#discharge === 0) this.#topUp(hours, gridMost, limit)
  }

  #runSets(hours: number, limit: number): void {
    const { battery } = this
    const load = Math.min(this.#need, Math.floor(this.#diesel.kw * 1000 * hours + DUST))
    const burnt = Math.max(load, leastWh(this.#diesel, load, hours))
    const rest = Math.min(burnt - load, this.#discharge)
    // More than that is made only when the battery rests, so that it never gives and takes at once.
    this.#charge = Math.min(burnt - load - rest, limit, battery.roomWh(battery.capacityWh))
    const relief = Math.min(burnt - load - rest - this.#charge, this.#grid)
    this.#need -= load
    this.#discharge -= rest
    this.#grid -= relief
    this.dieselWh += load + rest + this.#charge + relief
    this.burntWh += burnt
  }

  /** Fills the battery with what the grid has left, while it does nothing else but charge. */
  #topUp(hours: number, gridMost: number, limit: number): void {
    const { battery } = this
    const wh = Math.min(
      gridMost - this.#grid,
      limit - this.#charge,
      Math.floor((battery.capacityWh / TOP_UP_HOURS) * hours),
      battery.roomWh(this.#target()) - this.#charge,
    )
    if (wh <= 0) return
    this.#grid += wh
    this.#charge += wh
  }

  /** What the grid fills the battery to, Wh stored. */
  #target(): number {
    const { capacityWh, reserveWh } = this.battery
    if (!this.#savesForCuts) return reserveWh
    const room = this.battery.storesWh(Math.max(this.#spareToday, this.#spareYesterday))
    return Math.max(reserveWh, capacityWh - room)
  }
}

/** What the fewest sets that carry a load burn fuel for at least. */
function leastWh({ kw, sets, minLoad }: PowerDiesel, loadWh: number, hours: number): number {
  const setWh = (kw * 1000 * hours) / sets
  if (!(setWh > 0)) return 0
  const running = Math.min(sets, Math.ceil(loadWh / setWh - DUST))
  return Math.ceil(running * setWh * minLoad - DUST)
}
