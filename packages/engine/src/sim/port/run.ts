import { exponential } from '../../random/exponential.ts'
import { type Lognormal, lognormal } from '../../random/lognormal.ts'
import { Stream } from '../../random/stream.ts'
import { Acts } from '../acts.ts'
import { opens } from '../calendar.ts'
import type { Journey, SiteInput } from '../model.ts'
import { Simulation } from '../simulation.ts'
import { Arrivals, parcelOf } from './arrive.ts'
import type { PortBooks } from './books.ts'
import type { Daylight } from './daylight.ts'
import { Dues } from './dues.ts'
import type { Lot } from './lots.ts'
import { Quay, type QuayHost } from './quay.ts'
import { Fleet, type Ship } from './ship.ts'
import type { PortSpec, StreamSpec } from './spec.ts'
import { Stock } from './stock.ts'
import { Transit } from './transit.ts'
import { lawOf, Trucks } from './trucks.ts'

const HOUR = 60
const DAY = 1440
/** Ships are known this long before they come, at most: trucks bring their cargo in that time. */
const MOST_NOTICE = 7 * DAY
/** Trucks of one consignment come within these minutes each, and within half a day altogether. */
const CONVOY_GAP = 10
const CONVOY = 12 * HOUR
/** Trucks fetch what a ship left in the yard after so long, where the yard's row does not say. */
const FETCH_AFTER = 2 * DAY

/** What does not change from replication to replication. */
export interface PortPlan {
  readonly spec: PortSpec
  readonly input: SiteInput
  /** [flow] terminal, and the stream whose ships carry it. */
  readonly flows: readonly {
    readonly group: number
    readonly stream: StreamSpec
    readonly shipload: number
  }[]
  readonly daylight: Daylight
  /** Days since the epoch of the first local midnight. */
  readonly startDay: number
}

/** One replication of a port: ships, cranes, yards, trucks and transit lots on one clock. */
export class PortRun implements QuayHost {
  readonly simulation = new Simulation()
  readonly quays: readonly Quay[]
  readonly stocks: readonly (readonly Stock[])[]
  readonly trucks: readonly Trucks[]
  readonly transit: Transit
  readonly acts: Acts
  private readonly plan: PortPlan
  private readonly books: PortBooks
  private readonly fleet = new Fleet()
  private readonly arrivals: readonly Arrivals[]
  private readonly dues: readonly Dues[]
  private readonly sizes: readonly { readonly law: Lognormal; readonly stream: Stream }[]
  private readonly luck: Stream
  private readonly failures: Stream
  /** [2 · stream + (0 bringing, 1 fetching)] trucks still to come in this hour; part of a truck not yet booked. */
  private readonly coming: Int32Array
  private readonly carried: Float64Array
  private readonly importsWaiting: Lot[][]
  private readonly kinds: Readonly<
    Record<
      'announce' | 'arrive' | 'begin' | 'end' | 'leave' | 'street' | 'depart' | 'lot' | 'lotTruck' | 'dawn',
      number
    >
  >

  constructor(plan: PortPlan, replication: number, books: PortBooks) {
    this.plan = plan
    this.books = books
    const { spec, input } = plan
    const stream = (what: string) => new Stream(input.seed, `${replication}:${what}`)
    const { simulation } = this
    this.luck = stream('luck')
    this.failures = stream('failures')
    this.acts = new Acts(replication === 0, input.startsAt)
    this.transit = new Transit(input.journeys, this.acts, input.seed, replication, plan.startDay)
    this.quays = spec.groups.map((group) => new Quay(group, this))
    this.stocks = spec.groups.map((group) => group.stocks.map((stock) => new Stock(stock)))
    this.trucks = spec.groups.map(
      (group, g) =>
        new Trucks(
          simulation,
          group.stages,
          {
            serve: (kind, lot, bringing) => this.serve(kind, lot, bringing),
            left: (kind, lot, minutes) => this.truckLeft(g, kind, lot, minutes),
          },
          { service: stream(`service ${group.id}`), luck: stream(`stages ${group.id}`) },
        ),
    )
    this.arrivals = spec.streams.map(({ id, row, hours }) => {
      const months = row.monthWeights.length === 12 ? row.monthWeights.map(Number) : EVEN
      const law = { perYear: row.perYear, process: row.process, shape: row.shape ?? 1, hours, months }
      return new Arrivals(law, stream(`ships ${id}`), plan.startDay)
    })
    this.sizes = spec.streams.map(({ id, row }) => ({
      law: lawOf(row.parcel, row.parcelCv),
      stream: stream(`parcels ${id}`),
    }))
    this.dues = spec.groups.map(
      ({ id, truckHours }) =>
        new Dues(2 * spec.streams.length, truckHours, stream(`trucks ${id}`), plan.startDay),
    )
    this.coming = new Int32Array(2 * spec.streams.length)
    this.carried = new Float64Array(2 * spec.streams.length)
    this.importsWaiting = spec.groups.map(() => [])
    this.kinds = {
      announce: simulation.on((s) => this.announce(s)),
      arrive: simulation.on((slot) => this.arrive(this.fleet.at(slot))),
      begin: simulation.on((slot) => this.begin(this.fleet.at(slot))),
      end: simulation.on((ticket) => this.end(ticket)),
      leave: simulation.on((slot) => this.leave(this.fleet.at(slot))),
      street: simulation.on((kind) => this.street(kind)),
      depart: simulation.on((flow) => this.depart(flow)),
      lot: simulation.on((id) => this.lotArrives(this.transit.at(id))),
      lotTruck: simulation.on((id) => this.lotTruck(this.transit.at(id))),
      dawn: simulation.on(() => {
        for (const quay of this.quays) quay.berthWaiting()
      }),
    }
    this.start()
  }

  get now(): number {
    return this.simulation.now
  }

  private start(): void {
    const { simulation, plan } = this
    for (const [s, arrivals] of this.arrivals.entries())
      simulation.at(arrivals.next(), this.kinds.announce, s)
    for (const [f, flow] of this.transit.flows.entries())
      simulation.at(flow.departures.next(), this.kinds.depart, f)
    const startOfWeek = ((plan.startDay + 3) % 7) * DAY
    for (const [g, group] of plan.spec.groups.entries())
      for (const [i, stage] of group.stages.entries()) {
        const { resource } = this.trucks[g]!.stations[i]!
        if (stage.hours.length > 0)
          opens(
            simulation,
            stage.hours,
            startOfWeek,
            () => resource.setCapacity(stage.servers),
            () => resource.setCapacity(0),
          )
      }
    const broken = simulation.on((code) => this.breakCrane(code))
    const mended = simulation.on((code) => this.mendCrane(code))
    this.repair = { broken, mended }
    for (const [g, group] of plan.spec.groups.entries())
      for (const [p, pool] of group.pools.entries())
        for (let crane = 0; crane < pool.count && pool.mtbfMinutes > 0; crane++)
          simulation.after(exponential(this.failures) * pool.mtbfMinutes, broken, g * 64 + p)
  }

  private repair = { broken: -1, mended: -1 }

  private breakCrane(code: number): void {
    const [quay, pool] = [this.quays[code >> 6]!, code & 63]
    quay.settle()
    quay.up[pool]!--
    quay.allocate()
    const { mttrMinutes } = quay.group.pools[pool]!
    this.simulation.after(exponential(this.failures) * mttrMinutes, this.repair.mended, code)
  }

  private mendCrane(code: number): void {
    const [quay, pool] = [this.quays[code >> 6]!, code & 63]
    quay.settle()
    quay.up[pool]!++
    quay.allocate()
    const { mtbfMinutes } = quay.group.pools[pool]!
    this.simulation.after(exponential(this.failures) * mtbfMinutes, this.repair.broken, code)
  }

  /** An hour begins: its trucks are spread over it one after another. */
  hour(): void {
    const hour = Math.round(this.now / HOUR)
    for (const [s, stream] of this.plan.spec.streams.entries()) {
      for (const kind of [2 * s, 2 * s + 1]) {
        const count = this.dues[stream.group]!.take(kind, hour)
        if (count === 0) continue
        this.coming[kind] = count
        this.nextOnStreet(kind)
      }
    }
  }

  /** First of the times still to come in this hour, all of them being uniform in what is left of it. */
  private nextOnStreet(kind: number): void {
    const left = (Math.floor(this.now / HOUR + 1e-9) + 1) * HOUR - this.now
    const share = 1 - this.luck.uniform() ** (1 / this.coming[kind]!)
    this.simulation.after(Math.max(0, left) * share, this.kinds.street, kind)
  }

  private street(kind: number): void {
    const s = kind >> 1
    this.trucks[this.plan.spec.streams[s]!.group]!.arrive(s, 0, (kind & 1) === 0)
    if (--this.coming[kind]! > 0) this.nextOnStreet(kind)
  }

  /** Books the trucks for an amount; what fills no truck is carried over to the next. */
  private trucksFor(kind: number, amount: number, truckLoad: number | null): number {
    if (truckLoad === null) return 0
    const carried = this.carried[kind]! + amount
    const trucks = Math.floor(carried / truckLoad)
    this.carried[kind] = carried - trucks * truckLoad
    return trucks
  }

  private announce(s: number): void {
    const stream = this.plan.spec.streams[s]!
    const { law, stream: random } = this.sizes[s]!
    const parcel = parcelOf(random, stream.row.parcel, law)
    const ship = this.newShip(stream)
    ship.unload = parcel * (stream.row.unloadShare ?? 0.5)
    ship.load = parcel - ship.unload
    const stock = this.stocks[stream.group]![stream.stock]
    const notice = Math.min(MOST_NOTICE, stock && stock.spec.dwellMinutes > 0 ? stock.spec.dwellMinutes : DAY)
    const trucks = this.trucksFor(2 * s, ship.load, stream.row.truckLoad)
    this.dues[stream.group]!.spread(2 * s, trucks, this.now, this.now, this.now + notice)
    this.simulation.after(notice, this.kinds.arrive, ship.slot)
    this.simulation.at(this.arrivals[s]!.next(), this.kinds.announce, s)
  }

  private newShip(stream: StreamSpec): Ship {
    return this.fleet.make(stream, this.plan.spec.groups[stream.group]!.pools.length)
  }

  private arrive(ship: Ship): void {
    ship.arrivedAt = this.now
    if (ship.stream.boxes) {
      const waiting = this.importsWaiting[ship.stream.group]!
      for (const lot of waiting.splice(0)) this.putAboard(ship, lot)
    }
    this.quays[ship.stream.group]!.arrive(ship)
  }

  private putAboard(ship: Ship, lot: Lot): void {
    lot.arrivedAt = ship.arrivedAt
    ship.lots.push(lot.id)
    ship.transitUnload += lot.amount
  }

  mayMove(ship: Ship): boolean {
    return ship.stream.row.daylight !== true || this.plan.daylight.isDay(this.now)
  }

  /** Midnight: ships that may only move by day look again at sunrise. */
  midnight(): void {
    this.simulation.after(this.plan.daylight.untilDay(this.now) + 1e-6, this.kinds.dawn)
  }

  /** A port shut by a strike or a storm lets no truck in; those inside go on. */
  setGates(open: boolean): void {
    for (const [g, group] of this.plan.spec.groups.entries())
      for (const [i, stage] of group.stages.entries())
        if (stage.kind === 'gate') this.trucks[g]!.stations[i]!.resource.setCapacity(open ? stage.servers : 0)
  }

  berthed(ship: Ship): void {
    this.simulation.after(ship.stream.fixedMinutes / 2, this.kinds.begin, ship.slot)
  }

  private begin(ship: Ship): void {
    this.loadLots(ship)
    const quay = this.quays[ship.stream.group]!
    const cv = quay.group.pools[ship.stream.pools[0]!]!.cv
    const cargo = ship.unload + ship.load + ship.transitUnload + ship.transitLoad
    ship.workLeft = cargo * (cv > 0 ? lognormal(this.luck, lawOf(1, cv)) : 1)
    quay.begin(ship)
  }

  /** Transit lots in the yard that this ship is for: any box ship takes boxes, a called ship its flow's shipload. */
  private loadLots(ship: Ship): void {
    for (const [f, flow] of this.transit.flows.entries()) {
      const { stream, shipload, group } = this.plan.flows[f]!
      const takes = flow.boxes ? ship.stream.boxes && group === ship.stream.group : ship.stream === stream
      if (!takes || flow.journey.flow.direction === 'in') continue
      let room = flow.boxes ? Infinity : shipload * 1.25
      while (flow.ready.length > 0 && room > 0) {
        const lot = flow.ready.shift()!
        room -= lot.amount
        ship.lots.push(lot.id)
        ship.transitLoad += lot.amount
      }
    }
  }

  takeRoom(ship: Ship): boolean {
    const stock = this.stocks[ship.stream.group]![ship.stream.stock]
    if (!stock) return true
    const more = ship.unload + ship.transitUnload - ship.load - ship.transitLoad
    if (more > 0 && !stock.fits(more)) return false
    stock.add(more)
    return true
  }

  workEndsAt(ship: Ship, at: number): void {
    const ticket = this.fleet.ticket(ship)
    if (at < Infinity) this.simulation.at(at, this.kinds.end, ticket)
  }

  private end(ticket: number): void {
    const ship = this.fleet.redeem(ticket)
    if (!ship) return
    const { stream } = ship
    this.quays[stream.group]!.workEnded(ship)
    const s = this.plan.spec.streams.indexOf(stream)
    if (s >= 0) {
      const stock = this.stocks[stream.group]![stream.stock]
      const trucks = this.trucksFor(2 * s + 1, ship.unload, stream.row.truckLoad)
      const dwell = stock?.spec.dwellMinutes || FETCH_AFTER
      this.dues[stream.group]!.book(2 * s + 1, trucks, this.now, this.now, dwell)
      // What no truck fetches (pipes, transhipment) is gone with the next ship or through the pipe.
      if (stock && stream.row.truckLoad === null) stock.add(ship.load - ship.unload)
    }
    for (const id of ship.lots) this.lotWorked(this.transit.at(id), ship)
    const wait = stream.row.daylight ? this.plan.daylight.untilDay(this.now + stream.fixedMinutes / 2) : 0
    this.simulation.after(stream.fixedMinutes / 2 + wait, this.kinds.leave, ship.slot)
  }

  private leave(ship: Ship): void {
    this.quays[ship.stream.group]!.leave(ship)
    this.books.sailed(ship, this.now)
    for (const id of ship.lots) {
      const lot = this.transit.at(id)
      if (this.transit.flows[lot.flow]!.journey.flow.direction === 'in') continue
      this.books.lotThrough(lot, this.now, lot.readyAt - lot.arrivedAt + this.now - ship.arrivedAt)
      this.transit.onward(lot, this.now)
    }
    this.fleet.drop(ship)
  }

  private depart(f: number): void {
    const { lot, arrivesAt } = this.transit.depart(f, this.now)
    this.simulation.at(arrivesAt, this.kinds.lot, lot.id)
    this.simulation.at(this.transit.flows[f]!.departures.next(), this.kinds.depart, f)
  }

  private lotArrives(lot: Lot): void {
    const { journey, boxes, lotAmount } = this.transit.flows[lot.flow]!
    const { group, stream } = this.plan.flows[lot.flow]!
    if (journey.arrivesBy !== 'ship') {
      lot.arrivedAt = this.now
      this.note(lot, journey, 'GTIN', journey.arrivesBy === 'train' ? 'rail' : 'road')
      this.convoy(lot, this.now)
    } else if (boxes) this.importsWaiting[group]!.push(lot)
    else {
      const ship = this.newShip(stream)
      ship.arrivedAt = this.now
      this.putAboard(ship, lot)
      ship.transitUnload = lotAmount
      this.quays[group]!.arrive(ship)
    }
  }

  private convoy(lot: Lot, from: number): void {
    const span = Math.min(CONVOY, lot.trucksLeft * CONVOY_GAP)
    for (let i = 0; i < lot.trucksLeft; i++)
      this.simulation.at(from + this.transit.chance() * span, this.kinds.lotTruck, lot.id)
  }

  private lotTruck(lot: Lot): void {
    const { journey } = this.transit.flows[lot.flow]!
    const kind = this.plan.spec.streams.length + lot.flow
    this.trucks[this.plan.flows[lot.flow]!.group]!.arrive(kind, lot.id, journey.flow.direction === 'out')
  }

  private lotWorked(lot: Lot, ship: Ship): void {
    const { journey } = this.transit.flows[lot.flow]!
    const out = journey.flow.direction === 'out'
    this.note(lot, journey, out ? 'LOAD' : 'DISC', 'sea')
    if (out) return
    const stock = this.stocks[ship.stream.group]![ship.stream.stock]
    this.convoy(lot, this.now + exponential(this.failures) * (stock?.spec.dwellMinutes || FETCH_AFTER))
  }

  /** A truck is at the stack. */
  private serve(kind: number, lotId: number, bringing: boolean): boolean {
    const streams = this.plan.spec.streams
    const own = streams[kind]
    const flow = this.plan.flows[kind - streams.length]
    const stream = own ?? flow!.stream
    const stock = this.stocks[stream.group]![stream.stock]
    if (!stock) return true
    const lot = own ? null : this.transit.at(lotId)
    const amount = lot ? lot.amount / this.transit.flows[lot.flow]!.trucksPerLot : own!.row.truckLoad!
    if (bringing && !stock.fits(amount)) return false
    stock.add(bringing ? amount : -amount)
    const quay = this.quays[stream.group]!
    if (!bringing && quay.blockedShips > 0) quay.roomMade()
    return true
  }

  private truckLeft(group: number, kind: number, lotId: number, minutes: number): void {
    this.books.truckLeft(group, minutes)
    if (kind < this.plan.spec.streams.length) return
    const lot = this.transit.at(lotId)
    if (--lot.trucksLeft > 0) return
    lot.readyAt = this.now
    const flow = this.transit.flows[lot.flow]!
    if (flow.journey.flow.direction === 'in') {
      this.note(lot, flow.journey, 'GTOT', 'road')
      this.books.lotThrough(lot, this.now, this.now - lot.arrivedAt)
      this.transit.onward(lot, this.now)
      return
    }
    flow.ready.push(lot)
    if (flow.boxes) return
    flow.uncalled += lot.amount
    const { shipload, stream } = this.plan.flows[lot.flow]!
    while (flow.uncalled >= shipload) {
      flow.uncalled -= shipload
      this.simulation.after(this.transit.leadMinutes(), this.kinds.arrive, this.newShip(stream).slot)
    }
  }

  private note(lot: Lot, journey: Journey, code: 'GTIN' | 'GTOT' | 'LOAD' | 'DISC', mode: string): void {
    this.acts.add(this.transit.shipment(lot), this.now, code, this.plan.spec.place, mode, journey.lotTonnes)
  }
}

const EVEN = new Array<number>(12).fill(1)
