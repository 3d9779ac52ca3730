import { DAY, minuteOfWeek } from '@serai/atlas'
import { Stream } from '../../random/stream.ts'
import { Acts } from '../acts.ts'
import { breakdowns } from '../breakdown.ts'
import { Simulation } from '../simulation.ts'
import { PortBooks } from './books.ts'
import { Gate } from './gates.ts'
import { Gauges } from './gauges.ts'
import type { Lot } from './lots.ts'
import type { PortPlan } from './plan.ts'
import { Quay, type QuayHost } from './quay.ts'
import { Fleet, parcelOf, portionOf, type Ship } from './ship.ts'
import { Shipping } from './shipping.ts'
import { closuresOfPort, type PortClosures } from './shut.ts'
import { PARTS, type StreamSpec } from './spec.ts'
import { KEPT_FOR_SHIPS, Store, type StoreHost } from './store.ts'
import { Street, type StreetHost } from './street.ts'
import { Transit, type TransitHost } from './transit.ts'
import { type TruckHost, type TruckKind, Trucks } from './trucks.ts'

/** Cargo is worked by shifts: what a ship lands in one takes its room ashore before it begins, and is fetched from its end on. */
const SHIFT = 8 * 60
/** Trucks fetch what a ship left after so long in the mean, where the yard's row does not say. */
const FETCH_AFTER = 2 * DAY

/** One replication of a port: ships, cranes, yards, trucks and transit lots on one clock. */
export class PortRun implements QuayHost, TruckHost, TransitHost, StoreHost, StreetHost {
  readonly simulation = new Simulation()
  readonly books: PortBooks
  readonly gauges = new Gauges()
  readonly quays: readonly Quay[]
  /** [terminal][stock] */
  readonly stores: readonly (readonly Store[])[]
  /** [stream or flow] where its cargo lies; none when it goes straight from or into trucks. */
  private readonly storeByKind: readonly (Store | undefined)[]
  readonly gates: readonly Gate[]
  readonly trucks: Trucks
  readonly street: Street
  readonly acts: Acts
  private readonly transit: Transit
  private readonly plan: PortPlan
  private readonly closures: PortClosures
  private readonly fleet = new Fleet()
  private readonly shipping: Shipping
  private readonly arrives: number
  private readonly begins: number
  private readonly ends: number
  private readonly leaves: number
  private readonly looks: number

  constructor(plan: PortPlan, replication: number) {
    const { spec, input } = plan
    const { simulation } = this
    const stream = (what: string) => new Stream(input.seed, `${replication}:${what}`)
    this.plan = plan
    this.closures = closuresOfPort(input, replication)
    this.books = new PortBooks(plan, input.warmupDays * DAY, replication === 0)
    this.quays = spec.groups.map((group) => new Quay(group, this))
    this.stores = spec.groups.map(({ stocks }) => stocks.map((stock) => new Store(simulation, stock, this)))
    const kinds: TruckKind[] = [
      ...spec.streams,
      ...plan.flows.map(({ group, stream }) => ({ group, unit: stream.unit })),
    ]
    this.storeByKind = [...spec.streams, ...plan.flows.map(({ stream }) => stream)].map((one) =>
      this.storeOf(one),
    )
    this.trucks = new Trucks(simulation, spec.stages, kinds, this, this.gauges.trucks, stream)
    const startOfWeek = minuteOfWeek(plan.startDay * DAY)
    this.gates = spec.stages.map((stage, i) => new Gate(simulation, stage, this.trucks.stops, i, startOfWeek))
    this.street = new Street(simulation, spec, plan.startDay, this.closures.gates, stream('street'), this)
    this.acts = new Acts(replication === 0, input.startsAt)
    this.arrives = simulation.on((slot) => this.arrive(this.fleet.at(slot)))
    this.begins = simulation.on((slot) => this.begin(this.fleet.at(slot)))
    this.ends = simulation.on((ticket) => this.end(ticket))
    this.leaves = simulation.on((slot) => this.leave(this.fleet.at(slot)))
    this.looks = simulation.on(() => this.berthWaiting())
    this.transit = new Transit(simulation, plan, this.acts, this, stream)
    this.shipping = new Shipping(simulation, plan, this, stream)
    this.startBreakdowns(stream)
    this.startClosures()
  }

  get now(): number {
    return this.simulation.now
  }

  private startBreakdowns(stream: (what: string) => Stream): void {
    for (const quay of this.quays)
      for (const [p, { id, count, mtbfHours, mttrHours }] of quay.group.pools.entries()) {
        if (mtbfHours === null || mttrHours === null) continue
        const repair = { family: 'exponential', mean: mttrHours } as const
        breakdowns(this.simulation, { servers: count, mtbfHours, repair }, stream(`breakdowns ${id}`), (up) =>
          quay.setUp(p, up),
        )
      }
  }

  private startClosures(): void {
    const { simulation, closures } = this
    const gates = simulation.on((shut) => {
      for (const gate of this.gates) gate.setShut(shut === 1)
    })
    const quay = simulation.on((shut) => {
      for (const one of this.quays) one.halt(shut === 1)
      this.berthWaiting()
    })
    for (const [kind, { spans }] of [
      [gates, closures.gates],
      [quay, closures.quay],
    ] as const)
      for (const [from, to] of spans) {
        simulation.at(from, kind, 1)
        simulation.at(to, kind, 0)
      }
  }

  private berthWaiting(): void {
    for (const quay of this.quays) quay.berthWaiting()
  }

  /** End of the warm-up. */
  resetStatistics(): void {
    const { waiting, occupied, trucks } = this.gauges
    for (const watched of [waiting, occupied, trucks]) watched.reset(this.now)
    this.trucks.resetStatistics()
    for (const quay of this.quays) quay.resetCounts()
    for (const { buffer } of this.stores.flat()) buffer.contents.reset(this.now)
  }

  /** The end: what is under way is booked. */
  close(): void {
    for (const quay of this.quays) quay.close()
  }

  /** Midnight: ships that may only move by day look again at sunrise. */
  midnight(): void {
    this.simulation.after(this.plan.daylight.untilDay(this.now) + 1e-6, this.looks)
  }

  // Ships.

  newShip(stream: StreamSpec): Ship {
    const ship = this.fleet.make(stream, this.plan.spec.groups[stream.group]!.pools.length)
    ship.factor = this.shipping.factorOf(stream)
    return ship
  }

  arriveIn(minutes: number, ship: Ship): void {
    this.simulation.after(minutes, this.arrives, ship.slot)
  }

  private arrive(ship: Ship): void {
    ship.arrivedAt = this.now
    if (ship.flow < 0) this.transit.reachRoads(ship)
    this.quays[ship.stream.group]!.arrive(ship)
  }

  mayMove(ship: Ship): boolean {
    const { now } = this
    if (this.movesFrom(ship, now) !== now) return false
    const at = ship.stream.water.in?.next(now) ?? now
    if (at === now) return true
    if (ship.heldSince < 0) ship.heldSince = now
    if (ship.looksAt !== at) this.simulation.at(at, this.looks)
    ship.looksAt = at
    return false
  }

  /** When the ship may sail next, from a time on: when it may move and the water is high enough. */
  private sailsFrom(ship: Ship, minute: number): number {
    const { out } = ship.stream.water
    if (!out) return minute
    for (let at = minute; ; ) {
      const high = out.next(at)
      const sails = high < Infinity ? this.movesFrom(ship, high) : high
      if (sails === at) return at
      at = sails
    }
  }

  /** When the ship may move next, from a time on, whatever the water: by day, and not while the port is shut. */
  private movesFrom(ship: Ship, minute: number): number {
    for (let at = minute; ; ) {
      const open = this.closures.quay.opens(at)
      const moves = open + (ship.stream.row.daylight === true ? this.plan.daylight.untilDay(open) : 0)
      if (moves === at) return at
      at = moves
    }
  }

  berthed(ship: Ship): void {
    if (ship.heldSince >= 0) ship.heldIn = this.now - ship.heldSince
    this.simulation.after(ship.stream.fixedMinutes / 2, this.begins, ship.slot)
  }

  private begin(ship: Ship): void {
    this.shipping.load(ship)
    this.transit.load(ship)
    ship.portions = this.portionsOf(ship)
    this.quays[ship.stream.group]!.begin(ship)
  }

  private portionsOf(ship: Ship): number {
    const { group, pools, row } = ship.stream
    const { perMinute } = this.plan.spec.groups[group]!.pools[pools[0]!]!
    const shift = perMinute * (row.maxCranes ?? 1) * SHIFT * PARTS
    const capacity = this.storeOf(ship.stream)?.spec.capacity ?? Infinity
    const landed = ship.unload + ship.transitUnload
    return Math.max(1, Math.ceil(parcelOf(ship) / shift), Math.ceil(landed / (KEPT_FOR_SHIPS * capacity)))
  }

  private storeOf({ group, stock }: StreamSpec): Store | undefined {
    return this.stores[group]![stock]
  }

  askRoom(ship: Ship): void {
    const store = this.storeOf(ship.stream)
    if (store) store.land(ship.slot, portionOf(ship, ship.unload + ship.transitUnload), this)
    else this.roomFor(ship.slot)
  }

  roomFor(slot: number): void {
    const ship = this.fleet.at(slot)
    this.quays[ship.stream.group]!.work(ship)
  }

  workEndsAt(ship: Ship, at: number): void {
    this.simulation.at(at, this.ends, this.fleet.ticket(ship))
  }

  /** A portion of a ship is worked. */
  private end(ticket: number): void {
    const ship = this.fleet.redeem(ticket)
    if (!ship) return
    const { stream } = ship
    const landed = portionOf(ship, ship.unload)
    const s = this.plan.spec.streams.indexOf(stream)
    this.storeOf(stream)?.load(ship.slot, portionOf(ship, ship.load + ship.transitLoad))
    if (s >= 0) this.street.fetch(s, landed, this.stayOf(stream))
    if (!this.quays[stream.group]!.portionDone(ship)) return
    this.transit.worked(ship)
    const ready = this.movesFrom(ship, this.now + stream.fixedMinutes / 2)
    const sails = this.sailsFrom(ship, ready)
    ship.heldOut = sails - ready
    this.simulation.at(sails, this.leaves, ship.slot)
  }

  private stayOf(stream: StreamSpec): number {
    return this.storeOf(stream)?.spec.dwellMinutes || FETCH_AFTER
  }

  private leave(ship: Ship): void {
    this.books.sailed(ship, this.now)
    this.quays[ship.stream.group]!.leave(ship)
    this.transit.sailed(ship)
    this.fleet.drop(ship)
  }

  // Trucks.

  takes(stream: number): boolean {
    return this.storeOf(this.plan.spec.streams[stream]!)?.takes ?? true
  }

  truckComes(stream: number, bringing: boolean): void {
    this.trucks.arrive(stream, 0, bringing)
  }

  comes(lot: Lot): void {
    const { journey } = this.transit.lots.flowOf(lot)
    const kind = this.plan.spec.streams.length + lot.flow
    const bringing = journey.flow.direction === 'out'
    if (journey.arrivesBy === 'train') this.trucks.shunt(kind, lot.id, bringing)
    else this.trucks.arrive(kind, lot.id, bringing)
  }

  atStack(truck: number, kind: number, lotId: number, bringing: boolean): void {
    const store = this.storeByKind[kind]
    if (!store) this.trucks.leave(truck)
    else store.truck(truck, this.loadOf(kind, lotId), bringing)
  }

  /** What a truck carries. */
  private loadOf(kind: number, lotId: number): number {
    const { streams } = this.plan.spec
    if (kind < streams.length) return streams[kind]!.truckLoad
    return this.transit.lots.nextTruck(this.transit.lots.at(lotId))
  }

  truckServed(truck: number): void {
    this.trucks.leave(truck)
  }

  left(kind: number, lotId: number, bringing: boolean): void {
    const own = this.plan.spec.streams[kind]
    if (!own) this.transit.truckDone(this.transit.lots.at(lotId))
    else if (bringing) this.shipping.brought(kind, own.truckLoad)
  }
}
