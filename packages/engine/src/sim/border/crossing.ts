import { Stream } from '../../random/stream.ts'
import { opens } from '../calendar.ts'
import { Resource } from '../resource.ts'
import type { Shut } from '../shut.ts'
import type { Simulation } from '../simulation.ts'
import type { SideBooks } from './books.ts'
import type { Lot } from './lots.ts'
import type { Course, CrossingSpec } from './spec.ts'
import { Stop } from './stop.ts'

const NO_LOTS: readonly Lot[] = []

/** A truck or a train at a border. Its number is used again when it has left. */
export class Vehicle {
  readonly number: number
  course: Course
  wagons = 1
  lots: readonly Lot[] = NO_LOTS
  /** Index of its step, and the stop chosen there. */
  step = 0
  stop = 0
  /** Asks for a server, waits for it, goes on with it. */
  state: 'asks' | 'waits' | 'goes' = 'goes'
  arrivedAt = Number.NaN
  servedMinutes = Number.NaN
  /** Open minutes in gauge change, which plans count as a facility. */
  gaugeMinutes = Number.NaN
  enteredAt = Number.NaN

  constructor(number: number, course: Course) {
    this.number = number
    this.course = course
  }
}

export interface CrossingHost {
  left(vehicle: Vehicle, crossing: Crossing): void
}

export interface CrossingSetting {
  readonly seed: number
  readonly replication: number
  /** Local minute of the week (Monday 00:00 is 0) at minute 0. */
  readonly startMinuteOfWeek: number
}

/** One crossing on the clock: vehicles go from stop to stop; trains hold a track of the station while they do. */
export class Crossing {
  readonly spec: CrossingSpec
  readonly stops: readonly Stop[]
  readonly sidings: Resource | null
  /** [side] */
  readonly books: readonly [SideBooks, SideBooks]
  readonly shut: Shut
  /** Vehicles at the border. */
  inside = 0
  private readonly simulation: Simulation
  private readonly host: CrossingHost
  private readonly luck: Stream
  /**
   * [side] whether trains get their track before the line. On a line of their own those that come in wait on it for a track;
   * on one for both ways they would keep those from leaving who hold the tracks, so they set out only to a free one.
   */
  private readonly trackFirst: readonly [boolean, boolean]
  private readonly vehicles: Vehicle[] = []
  private readonly free: number[] = []

  constructor(
    simulation: Simulation,
    spec: CrossingSpec,
    shut: Shut,
    books: readonly [SideBooks, SideBooks],
    { seed, replication, startMinuteOfWeek }: CrossingSetting,
    host: CrossingHost,
  ) {
    this.simulation = simulation
    this.spec = spec
    this.shut = shut
    this.books = books
    this.host = host
    const stream = (what: string) => new Stream(seed, `${replication}:${what}`)
    this.luck = stream(`shares ${spec.row.id}`)
    this.stops = spec.stops.map(
      (stop) =>
        new Stop(
          simulation,
          stop,
          { service: stream(`service ${stop.id}`), failures: stream(`failures ${stop.id}`) },
          startMinuteOfWeek,
          {
            granted: (number) => this.granted(this.vehicles[number]!),
            done: (number) => this.done(this.vehicles[number]!),
          },
        ),
    )
    this.sidings =
      spec.sidings < Infinity
        ? new Resource(simulation, { servers: spec.sidings, levels: 2, turns: true }, (number) =>
            this.onTrack(this.vehicles[number]!),
          )
        : null
    const shared = spec.stops.some(({ kind, sides }) => kind === 'border-lane' && sides[0] && sides[1])
    this.trackFirst = [true, shared]
    this.openAndShut(startMinuteOfWeek)
  }

  private openAndShut(startMinuteOfWeek: number): void {
    const { simulation, spec, stops, shut } = this
    let [inHours, closures] = [true, 0]
    const change = () => {
      for (const stop of stops) stop.setBorder(inHours && closures === 0)
    }
    const turn = simulation.on((step) => {
      closures += step
      change()
    })
    for (const [from, to] of shut.spans) {
      // A border that is shut at the start lets nobody of those through who are there then.
      if (from <= 0) closures++
      else simulation.at(from, turn, 1)
      simulation.at(to, turn, -1)
    }
    const set = (open: boolean) => () => {
      inHours = open
      change()
    }
    opens(simulation, spec.hours, startMinuteOfWeek, set(true), set(false))
  }

  /** A vehicle joins the queue. */
  arrive(course: Course, wagons = 1, lots = NO_LOTS): void {
    const vehicle = this.take(course)
    vehicle.wagons = wagons
    vehicle.lots = lots
    vehicle.step = -1
    vehicle.arrivedAt = this.simulation.now
    vehicle.servedMinutes = 0
    vehicle.gaugeMinutes = 0
    this.books[course.side].arrived++
    this.inside++
    if (this.sidings && this.trackFirst[course.side]) this.request(vehicle, this.sidings, course.side)
    else this.advance(vehicle)
  }

  /** Whoever does not get on at once waits. */
  private request(vehicle: Vehicle, resource: Resource, line: number): void {
    vehicle.state = 'asks'
    resource.request(vehicle.number, line)
    if (vehicle.state !== 'asks') return
    vehicle.state = 'waits'
    this.books[vehicle.course.side].waits(this.simulation.now, 1)
  }

  private goesOn(vehicle: Vehicle): void {
    if (vehicle.state === 'waits') this.books[vehicle.course.side].waits(this.simulation.now, -1)
    vehicle.state = 'goes'
  }

  private advance(vehicle: Vehicle): void {
    const { steps, side } = vehicle.course
    for (vehicle.step++; vehicle.step < steps.length; vehicle.step++) {
      const at = this.shortest(steps[vehicle.step]!)
      const stop = this.stops[at]!
      if (stop.spec.share < 1 && this.luck.uniform() >= stop.spec.share) continue
      vehicle.stop = at
      vehicle.enteredAt = this.simulation.now
      this.request(vehicle, stop.resource, stop.lineOf(side))
      return
    }
    this.leave(vehicle)
  }

  private shortest(choice: readonly number[]): number {
    let best = choice[0]!
    if (choice.length === 1) return best
    for (const at of choice) if (this.stops[at]!.crowd < this.stops[best]!.crowd) best = at
    return best
  }

  /** A train that gets the line in waits on it for a track of the station; one that gets the line out leaves its track. */
  private granted(vehicle: Vehicle): void {
    if (this.sidings && this.stops[vehicle.stop]!.spec.kind === 'border-lane') {
      if (vehicle.course.side === 0) this.sidings.release()
      else if (!this.trackFirst[1]) {
        this.sidings.request(vehicle.number, 1)
        return
      }
    }
    this.serve(vehicle)
  }

  private onTrack(vehicle: Vehicle): void {
    if (!this.trackFirst[vehicle.course.side]) {
      this.serve(vehicle)
      return
    }
    this.goesOn(vehicle)
    this.advance(vehicle)
  }

  private serve(vehicle: Vehicle): void {
    this.goesOn(vehicle)
    vehicle.servedMinutes += this.stops[vehicle.stop]!.serve(vehicle.number, vehicle.wagons)
  }

  private done(vehicle: Vehicle): void {
    if (this.stops[vehicle.stop]!.spec.kind === 'gauge-shed')
      vehicle.gaugeMinutes += this.openMinutes(vehicle.enteredAt)
    this.advance(vehicle)
  }

  /** Minutes until now in which the crossing was not shut. */
  openMinutes(from: number): number {
    const { now } = this.simulation
    return now - from - (this.shut.until(now) - this.shut.until(from))
  }

  private leave(vehicle: Vehicle): void {
    if (this.sidings && vehicle.course.side === 1) this.sidings.release()
    this.books[vehicle.course.side].left++
    this.inside--
    this.host.left(vehicle, this)
    vehicle.lots = NO_LOTS
    this.free.push(vehicle.number)
  }

  private take(course: Course): Vehicle {
    const number = this.free.pop() ?? this.vehicles.length
    const known = this.vehicles[number]
    if (known) {
      known.course = course
      return known
    }
    const vehicle = new Vehicle(number, course)
    this.vehicles.push(vehicle)
    return vehicle
  }

  /** End of the warm-up. */
  reset(): void {
    for (const { resource } of this.stops) resource.resetStatistics()
    this.sidings?.resetStatistics()
  }
}
