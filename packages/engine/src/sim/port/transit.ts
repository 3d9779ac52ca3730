import { DAY } from '@serai/atlas'
import { exponential } from '../../random/exponential.ts'
import { lognormal, lognormalOf } from '../../random/lognormal.ts'
import type { Stream } from '../../random/stream.ts'
import type { Acts } from '../acts.ts'
import { arrivals } from '../arrivals.ts'
import type { Simulation } from '../simulation.ts'
import type { PortBooks } from './books.ts'
import { type Lot, Lots } from './lots.ts'
import type { PortPlan } from './plan.ts'
import type { Ship } from './ship.ts'
import type { StreamSpec } from './spec.ts'
import type { Street } from './street.ts'

const YEAR = 365 * DAY
/**
 * Days from calling a ship for a shipload to its arrival, mean and 90th percentile. ESTIMATED: a laycan a few days ahead for
 * handysize tonnage that trades in the Gulf and the Arabian Sea.
 */
const LEAD = lognormalOf(3 * DAY, 5 * DAY)
/** Stay of transit cargo ashore before its trucks come, where the yard's row does not say. */
const STAY = 2 * DAY

export interface TransitHost {
  readonly street: Street
  newShip(stream: StreamSpec): Ship
  /** A ship comes to the roads after so many minutes. */
  arriveIn(minutes: number, ship: Ship): void
  /** A truck, or a wagon, of a lot comes. */
  comes(lot: Lot): void
  readonly books: PortBooks
}

/** Transit through the port: lots come by land and wait for a ship, or by ship and for their trucks. */
export class Transit {
  readonly lots: Lots
  private readonly simulation: Simulation
  private readonly plan: PortPlan
  private readonly host: TransitHost
  /** [terminal] lots that wait abroad for the next box ship to it. */
  private readonly abroad: readonly Lot[][]
  private readonly truckComes: number

  constructor(
    simulation: Simulation,
    plan: PortPlan,
    acts: Acts,
    host: TransitHost,
    stream: (what: string) => Stream,
  ) {
    this.simulation = simulation
    this.plan = plan
    this.host = host
    const { spec, input } = plan
    this.lots = new Lots(input.journeys, acts, spec.place, stream)
    this.abroad = spec.groups.map(() => [])
    this.truckComes = simulation.on((id) => host.comes(this.lots.at(id)))
    const reaches = simulation.on((id) => this.reachPort(this.lots.at(id)))
    for (const [f, { tonnesPerYear, lotTonnes, flow }] of input.journeys.entries()) {
      if (!(tonnesPerYear > 0)) continue
      const gap = { family: 'exponential', mean: (YEAR * lotTonnes) / tonnesPerYear } as const
      arrivals(simulation, { gap }, stream(`flow ${flow.id} departures`), () => {
        const { lot, arrivesAt } = this.lots.depart(f, simulation.now)
        simulation.at(arrivesAt, reaches, lot.id)
      })
    }
  }

  private reachPort(lot: Lot): void {
    const { journey, boxes } = this.lots.flowOf(lot)
    const { group, stream } = this.plan.flows[lot.flow]!
    if (journey.arrivesBy !== 'ship') {
      lot.arrivedAt = this.host.street.opens(this.simulation.now)
      this.lots.note(lot, lot.arrivedAt, 'GTIN', journey.arrivesBy === 'train' ? 'rail' : 'road')
      this.convoy(lot, lot.arrivedAt)
    } else if (boxes) this.abroad[group]!.push(lot)
    else {
      const ship = this.host.newShip(stream)
      this.putAboard(ship, lot)
      this.host.arriveIn(0, ship)
    }
  }

  private convoy(lot: Lot, from: number): void {
    const { luck, trucksPerLot } = this.lots.flowOf(lot)
    const { group } = this.plan.flows[lot.flow]!
    this.host.street.convoy(group, trucksPerLot, from, this.truckComes, lot.id, luck)
  }

  /** A ship of the port's other trade comes to the roads: one with boxes has brought the lots that waited for it. */
  reachRoads(ship: Ship): void {
    if (!ship.stream.boxes) return
    for (const lot of this.abroad[ship.stream.group]!.splice(0)) this.putAboard(ship, lot)
  }

  private putAboard(ship: Ship, lot: Lot): void {
    lot.arrivedAt = this.simulation.now
    ship.lots.push(lot)
    ship.transitUnload += lot.amount
  }

  /** Lots in the yard that a ship takes: a box ship all boxes, a called ship what it was called for. */
  load(ship: Ship): void {
    for (const [f, flow] of this.lots.flows.entries()) {
      const own = flow.boxes
        ? ship.stream.boxes && this.plan.flows[f]!.group === ship.stream.group
        : ship.flow === f
      if (!own) continue
      const most = flow.boxes ? Infinity : ship.booked
      for (let amount = 0; flow.ready.length > 0 && amount < most; ) {
        const lot = flow.ready.shift()!
        amount += lot.amount
        ship.lots.push(lot)
        ship.transitLoad += lot.amount
      }
    }
  }

  /** A truck of the lot is done. */
  truckDone(lot: Lot): void {
    if (--lot.trucksLeft > 0) return
    const { now } = this.simulation
    const { journey } = this.lots.flowOf(lot)
    if (journey.flow.direction === 'out') {
      lot.readyAt = now
      this.readied(lot)
      return
    }
    this.lots.note(lot, now, 'GTOT', 'road')
    this.host.books.lotThrough(lot, now, lot.readyAt - lot.arrivedAt + now - lot.calledAt)
    this.lots.onward(lot, now)
  }

  /** A lot is in the yard; loose cargo calls for a ship when there is a shipload of it. */
  private readied(lot: Lot): void {
    const flow = this.lots.flowOf(lot)
    const { stream, shipload } = this.plan.flows[lot.flow]!
    flow.ready.push(lot)
    if (flow.boxes) return
    flow.uncalled += lot.amount
    if (flow.uncalled < shipload) return
    const ship = this.host.newShip(stream)
    ship.flow = lot.flow
    ship.booked = flow.uncalled
    flow.uncalled = 0
    this.host.arriveIn(lognormal(flow.luck, LEAD), ship)
  }

  /** The ship is worked: what it landed waits for its trucks. */
  worked(ship: Ship): void {
    const { now } = this.simulation
    for (const lot of ship.lots) {
      const { journey, luck } = this.lots.flowOf(lot)
      const out = journey.flow.direction === 'out'
      this.lots.note(lot, now, out ? 'LOAD' : 'DISC', 'sea')
      if (out) continue
      lot.readyAt = now
      const stay = this.plan.stayOf(lot.flow) || STAY
      lot.calledAt = this.host.street.opens(now + exponential(luck) * stay)
      this.convoy(lot, lot.calledAt)
    }
  }

  /** The ship has sailed, and its lots with it. */
  sailed(ship: Ship): void {
    const { now } = this.simulation
    for (const lot of ship.lots) {
      if (this.lots.flowOf(lot).journey.flow.direction === 'in') continue
      this.host.books.lotThrough(lot, now, lot.readyAt - lot.arrivedAt + now - ship.arrivedAt)
      this.lots.onward(lot, now)
    }
  }
}
