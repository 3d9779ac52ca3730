import type { BerthCall } from '../model.ts'
import { Tally } from '../tally.ts'
import type { Lot } from './lots.ts'
import type { Ship } from './ship.ts'

const DAY = 1440
/** Berth calls kept for the chart. */
const MOST_CALLS = 3000

/** Waiting and time at berth of the ships of one load unit. Minutes. */
export interface UnitBooks {
  readonly inPort: Tally
  readonly wait: Tally
}

/** What a replication counts of ships, trucks and lots once the warm-up is over. */
export class PortBooks {
  readonly wait = new Tally()
  readonly atBerth = new Tally()
  readonly inPort = new Tally()
  readonly lotInPort = new Tally()
  readonly lotDwell = new Tally()
  /** [unit] */
  readonly units = new Map<string, UnitBooks>()
  /** [flow] hours as plans count them: with its trucks, and with its ship, but not waiting for one. */
  readonly flows: readonly Tally[]
  readonly calls: BerthCall[] = []
  tonnes = 0
  teu = 0
  transitLots = 0
  demurrageUsd = 0
  delayUsd = 0
  lastTurn = 0
  private readonly countFrom: number
  private readonly keepCalls: boolean

  constructor(flows: number, countFrom: number, keepCalls: boolean) {
    this.flows = Array.from({ length: flows }, () => new Tally())
    this.countFrom = countFrom
    this.keepCalls = keepCalls
  }

  sailed(ship: Ship, now: number): void {
    this.keep(ship, now)
    if (now < this.countFrom) return
    const { row, unit, boxes } = ship.stream
    const wait = ship.berthedAt - ship.arrivedAt
    const parcel = ship.unload + ship.load + ship.transitUnload + ship.transitLoad
    this.wait.add(wait)
    this.atBerth.add(now - ship.berthedAt)
    this.inPort.add(now - ship.arrivedAt)
    const own = this.units.get(unit) ?? { inPort: new Tally(), wait: new Tally() }
    this.units.set(unit, own)
    own.wait.add(wait)
    own.inPort.add(now - ship.arrivedAt)
    if (boxes) this.teu += parcel
    else this.tonnes += parcel
    this.delayUsd += (wait / DAY) * (row.shipUsdDay ?? 0)
    if (row.laytimePerDay === null) return
    const allowed = (parcel / row.laytimePerDay) * DAY
    const over = ship.workEndedAt - ship.arrivedAt - allowed
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
      parcel: Math.round(ship.unload + ship.load),
      transit: Math.round(ship.transitUnload + ship.transitLoad),
    })
  }

  /** `inPort`: minutes with trucks and with the ship, without the wait for a ship to be called. */
  lotThrough(lot: Lot, now: number, inPort: number): void {
    if (now < this.countFrom) return
    this.transitLots++
    this.lotDwell.add(now - lot.arrivedAt)
    this.lotInPort.add(inPort)
    this.flows[lot.flow]!.add(inPort)
  }

  truckLeft(_group: number, minutes: number): void {
    this.lastTurn = minutes
  }
}
