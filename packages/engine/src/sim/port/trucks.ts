import { type Lognormal, lognormal } from '../../random/lognormal.ts'
import type { Stream } from '../../random/stream.ts'
import type { Simulation } from '../simulation.ts'
import { Station } from '../station.ts'
import { Tally } from '../tally.ts'
import type { StageSpec } from './spec.ts'

/** Pace of a truck that finds no room in the yard and comes back. */
const RETRY_MINUTES = 60

export interface TruckHost {
  /** A truck is at the stack: its cargo is put down (bringing) or taken. False: no room, it waits. */
  serve(kind: number, lot: number, bringing: boolean): boolean
  /** It leaves. */
  left(kind: number, lot: number, minutes: number): void
}

/**
 * Trucks of one terminal from the street to the stack, through stages shared by all. A truck is a slot in flat arrays; kinds
 * and lots are the host's own numbers.
 */
export class Trucks {
  readonly stations: readonly Station[]
  /** Minutes from the street to the end of the last stage, of every truck. */
  readonly turns = new Tally()
  visits = 0
  inside = 0
  private readonly simulation: Simulation
  private readonly specs: readonly StageSpec[]
  private readonly host: TruckHost
  private readonly luck: Stream
  private readonly retry: number
  private arrivedAt = new Float64Array(256)
  private kind = new Int16Array(256)
  private lot = new Int32Array(256)
  private stage = new Uint8Array(256)
  private free = new Int32Array(256)
  private freeCount = 0
  private used = 0

  constructor(
    simulation: Simulation,
    specs: readonly StageSpec[],
    host: TruckHost,
    streams: { readonly service: Stream; readonly luck: Stream },
  ) {
    this.simulation = simulation
    this.specs = specs
    this.host = host
    this.luck = streams.luck
    this.retry = simulation.on((slot) => this.arriveAtStack(slot))
    this.stations = specs.map((spec) => {
      const law = lawOf(spec.minutes, spec.cv)
      const service = law.sigma === 0 ? () => spec.minutes : () => lognormal(streams.service, law)
      return new Station(simulation, { servers: spec.servers, service }, (slot) => this.advance(slot))
    })
  }

  /** A truck comes up the street. `bringing`: with cargo for a ship, else for cargo that a ship left. */
  arrive(kind: number, lot: number, bringing: boolean): void {
    const slot = this.take()
    this.arrivedAt[slot] = this.simulation.now
    this.kind[slot] = bringing ? kind : -1 - kind
    this.lot[slot] = lot
    this.stage[slot] = 0
    this.visits++
    this.inside++
    this.enter(slot)
  }

  get waiting(): number {
    let waiting = 0
    for (const station of this.stations) waiting += station.resource.waiting
    return waiting
  }

  private advance(slot: number): void {
    this.stage[slot]!++
    this.enter(slot)
  }

  private enter(slot: number): void {
    const bringing = this.kind[slot]! >= 0
    for (let at = this.stage[slot]!; at < this.specs.length; at++) {
      const spec = this.specs[at]!
      if (!(bringing ? spec.bringing : spec.fetching)) continue
      if (spec.share < 1 && this.luck.uniform() >= spec.share) continue
      this.stage[slot] = at
      this.stations[at]!.enter(slot)
      return
    }
    this.arriveAtStack(slot)
  }

  private arriveAtStack(slot: number): void {
    const signed = this.kind[slot]!
    const kind = signed >= 0 ? signed : -1 - signed
    if (!this.host.serve(kind, this.lot[slot]!, signed >= 0)) {
      this.simulation.after(RETRY_MINUTES, this.retry, slot)
      return
    }
    const minutes = this.simulation.now - this.arrivedAt[slot]!
    this.turns.add(minutes)
    this.inside--
    const lot = this.lot[slot]!
    this.free[this.freeCount++] = slot
    this.host.left(kind, lot, minutes)
  }

  private take(): number {
    if (this.freeCount > 0) return this.free[--this.freeCount]!
    if (this.used === this.kind.length) this.grow()
    return this.used++
  }

  private grow(): void {
    const size = this.kind.length * 2
    const grown = <T extends Float64Array | Int16Array | Int32Array | Uint8Array>(old: T, made: T): T => {
      made.set(old)
      return made
    }
    this.arrivedAt = grown(this.arrivedAt, new Float64Array(size))
    this.kind = grown(this.kind, new Int16Array(size))
    this.lot = grown(this.lot, new Int32Array(size))
    this.stage = grown(this.stage, new Uint8Array(size))
    this.free = grown(this.free, new Int32Array(size))
  }
}

/** Lognormal of a mean and a coefficient of variation. */
export function lawOf(mean: number, cv: number): Lognormal {
  const sigma = Math.sqrt(Math.log(1 + cv * cv))
  return { mu: Math.log(mean) - (sigma * sigma) / 2, sigma }
}
