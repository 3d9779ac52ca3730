import { DAY } from '@serai/atlas'
import { erlang } from '../../random/exponential.ts'
import type { Stream } from '../../random/stream.ts'
import type { Shut } from '../shut.ts'
import type { Simulation } from '../simulation.ts'
import { Dues } from './dues.ts'
import type { PortSpec } from './spec.ts'

const HOUR = 60
/** Trucks put off by a closure come within as long again as it lasted, a day at least. */
const LEAST_BACKLOG = DAY
/** Trucks with cargo for a terminal that is full try again within a day. */
const FULL = DAY
/** Trucks of one transit lot come within these minutes each, and within half a day altogether. */
const CONVOY_GAP = 10
const MOST_CONVOY = 12 * HOUR

export interface StreetHost {
  /** Whether there is room for what trucks bring for a stream of ships. */
  takes(stream: number): boolean
  truckComes(stream: number, bringing: boolean): void
}

/**
 * Who comes up the street and when: trucks of the port's other trade, booked by the hour, and convoys of transit lots. To a
 * port that is shut, or with cargo to a terminal that is full, nobody sets out.
 */
export class Street {
  private readonly simulation: Simulation
  private readonly spec: PortSpec
  private readonly shut: Shut
  private readonly host: StreetHost
  /** [terminal] */
  private readonly dues: readonly Dues[]
  private readonly luck: Stream
  /** [2 · stream + (0 bringing, 1 fetching)] cargo booked beyond (bringing) or short of (fetching) full trucks. */
  private readonly rest: Float64Array
  private readonly comes: number

  constructor(
    simulation: Simulation,
    spec: PortSpec,
    startDay: number,
    shut: Shut,
    luck: Stream,
    host: StreetHost,
  ) {
    this.simulation = simulation
    this.spec = spec
    this.shut = shut
    this.luck = luck
    this.host = host
    const kinds = 2 * spec.streams.length
    this.dues = spec.groups.map(
      ({ truckHours, appointments }) => new Dues(kinds, truckHours, appointments, startDay, luck),
    )
    this.rest = new Float64Array(kinds)
    this.comes = simulation.on((kind) => host.truckComes(kind >> 1, (kind & 1) === 0))
  }

  /** Trucks that bring an amount for a ship, spread evenly over the minutes before it comes. */
  bring(stream: number, amount: number, minutes: number): void {
    const { truckLoad } = this.spec.streams[stream]!
    if (truckLoad === 0) return
    const kind = 2 * stream
    const short = amount - this.rest[kind]!
    const trucks = Math.max(0, Math.ceil(short / truckLoad))
    this.rest[kind] = trucks * truckLoad - short
    this.spread(kind, trucks, this.simulation.now, minutes)
  }

  /** Trucks that fetch an amount that a ship has landed, each after an Erlang-2 stay of a mean. What fills no truck waits for the next. */
  fetch(stream: number, amount: number, meanMinutes: number): void {
    const { truckLoad } = this.spec.streams[stream]!
    if (truckLoad === 0) return
    const kind = 2 * stream + 1
    const landed = amount + this.rest[kind]!
    const trucks = Math.floor(landed / truckLoad)
    this.rest[kind] = landed - trucks * truckLoad
    const { luck } = this
    const { now } = this.simulation
    const dues = this.duesOf(kind)
    for (let i = 0; i < trucks; i++) dues.book(kind, now, now + (erlang(luck, 2) * meanMinutes) / 2)
  }

  /** An hour begins: its trucks are spread over it, unless the port is shut: evenly by appointment, else at random. */
  hour(): void {
    const { simulation, comes } = this
    const { now } = simulation
    const hour = Math.round(now / HOUR)
    const span = this.shut.spanAt(now)
    for (let kind = 0; kind < this.rest.length; kind++) {
      const { group } = this.spec.streams[kind >> 1]!
      const count = this.dues[group]!.take(kind, hour)
      if (count === 0) continue
      if (span) this.spread(kind, count, span[1], Math.max(LEAST_BACKLOG, span[1] - span[0]))
      else if ((kind & 1) === 0 && !this.host.takes(kind >> 1)) this.spread(kind, count, now, FULL)
      else if (this.spec.groups[group]!.appointments)
        for (let i = 1; i <= count; i++) simulation.soon(now + (HOUR * i) / (count + 1), comes, kind)
      else for (let i = 0; i < count; i++) simulation.soon(now + HOUR * this.luck.uniform(), comes, kind)
    }
  }

  /** Books trucks evenly over the minutes from a time on. */
  private spread(kind: number, trucks: number, from: number, minutes: number): void {
    const { luck } = this
    const { now } = this.simulation
    const dues = this.duesOf(kind)
    for (let i = 0; i < trucks; i++) dues.book(kind, now, from + luck.uniform() * minutes)
  }

  private duesOf(kind: number): Dues {
    return this.dues[this.spec.streams[kind >> 1]!.group]!
  }

  /** When the first truck of a lot can come to a terminal: not while the port is shut. */
  opens(from: number): number {
    return this.shut.opens(from)
  }

  /** Schedules the trucks of a lot, in the hours in which trucks may come to the terminal. */
  convoy(group: number, trucks: number, from: number, kind: number, lot: number, luck: Stream): void {
    const span = Math.min(MOST_CONVOY, trucks * CONVOY_GAP)
    for (let i = 0; i < trucks; i++) {
      const wished = from + luck.uniform() * span
      const hour = Math.floor(wished / HOUR)
      const open = this.dues[group]!.hourFor(hour)
      this.simulation.at(wished + (open - hour) * HOUR, kind, lot)
    }
  }
}
