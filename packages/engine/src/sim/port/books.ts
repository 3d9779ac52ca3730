import { DAY } from '@serai/atlas'
import type { BerthCall } from '../model.ts'
import { Tally } from '../tally.ts'
import type { Lot } from './lots.ts'
import type { PortPlan } from './plan.ts'
import { parcelOf, type Ship } from './ship.ts'
import { isBox, PARTS } from './spec.ts'

/** Berth calls kept for the chart. */
const MOST_CALLS = 3000

/** Hours of cargo in port as plans count them: without the work that they add for the consignment themselves. Minutes. */
export interface Dwells {
  /** Of ships' cargo, and of transit lots with their trucks and their ship. */
  readonly ships: Tally
  readonly lots: Tally
}

/** What a replication counts of ships and lots once the warm-up is over. */
export class PortBooks {
  readonly wait = new Tally()
  readonly atBerth = new Tally()
  readonly inPort = new Tally()
  /** Of ships that the tide held; and of all, minutes at anchor for it. */
  readonly held = new Tally()
  heldInMinutes = 0
  /** Of lots: all their time, and that with trucks and ship alone. */
  readonly lotDwell = new Tally()
  readonly lotWork = new Tally()
  readonly calls: BerthCall[] = []
  /** Thousandths over the quay. */
  loose = 0
  boxes = 0
  transitTonnes = 0
  transitCalls = 0
  demurrageUsd = 0
  delayUsd = 0
  private readonly dwells = new Map<string, Dwells>()
  private readonly plan: PortPlan
  private readonly countFrom: number
  private readonly keepCalls: boolean

  constructor(plan: PortPlan, countFrom: number, keepCalls: boolean) {
    this.plan = plan
    this.countFrom = countFrom
    this.keepCalls = keepCalls
  }

  dwellsOf(unit: string): Dwells {
    // Rows of the atlas that are for boxes are for reefers too.
    const key = unit === 'reefer' ? 'box' : unit
    const dwells = this.dwells.get(key) ?? { ships: new Tally(), lots: new Tally() }
    this.dwells.set(key, dwells)
    return dwells
  }

  sailed(ship: Ship, now: number): void {
    this.keep(ship, now)
    if (now < this.countFrom) return
    const { row, unit } = ship.stream
    const wait = ship.berthedAt - ship.arrivedAt
    const parcel = parcelOf(ship)
    const inPort = now - ship.arrivedAt
    this.wait.add(wait)
    this.atBerth.add(now - ship.berthedAt)
    this.inPort.add(inPort)
    this.heldInMinutes += ship.heldIn
    const held = ship.heldIn + ship.heldOut
    if (held > 0) this.held.add(held)
    if (isBox(unit)) this.boxes += parcel
    else this.loose += parcel
    if (!this.plan.spec.streams.includes(ship.stream)) this.transitCalls++
    // A loose parcel is a consignment, whose work plans add; a box waits for the work of all others.
    const added = isBox(unit) ? 0 : this.plan.workMinutes(unit, parcel / PARTS)
    this.dwellsOf(unit).ships.add(Math.max(0, inPort - added))
    this.delayUsd += (wait / DAY) * (row.shipUsdDay ?? 0)
    if (row.laytimePerDay === null) return
    // Laytime runs from arrival, at berth or not, to the end of work; time saved earns no despatch.
    const over = ship.workEndedAt - ship.arrivedAt - (parcel / PARTS / row.laytimePerDay) * DAY
    if (over > 0) this.demurrageUsd += (over / DAY) * (row.demurrageUsdDay ?? row.shipUsdDay ?? 0)
  }

  private keep(ship: Ship, now: number): void {
    if (!this.keepCalls || this.calls.length >= MOST_CALLS) return
    const { stream } = ship
    const minute = (at: number) => Math.round(at - this.countFrom)
    this.calls.push({
      berth: ship.berth,
      group: stream.row.group,
      stream: stream.id,
      unit: stream.unit,
      arrived: minute(ship.arrivedAt),
      berthed: minute(ship.berthedAt),
      sailed: minute(now),
      parcel: Math.round((ship.unload + ship.load) / PARTS),
      transit: Math.round((ship.transitUnload + ship.transitLoad) / PARTS),
    })
  }

  /** `work`: minutes with its trucks and its ship, not waiting for a ship to be called nor for the owner to send trucks. */
  lotThrough(lot: Lot, now: number, work: number): void {
    if (now < this.countFrom) return
    const { unit, lotTonnes } = this.plan.input.journeys[lot.flow]!
    this.transitTonnes += lotTonnes
    this.lotDwell.add(now - lot.arrivedAt)
    this.lotWork.add(work)
    this.dwellsOf(unit).lots.add(Math.max(0, work - this.plan.workMinutes(unit, lotTonnes)))
  }

  /** Cargo over the quay. */
  get tonnes(): number {
    return this.loose / PARTS
  }

  get teu(): number {
    return this.boxes / PARTS
  }
}
