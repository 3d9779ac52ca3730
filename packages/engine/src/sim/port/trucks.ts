import type { LoadUnit } from '@serai/atlas'
import type { Stream } from '../../random/stream.ts'
import { sampler } from '../law.ts'
import type { Simulation } from '../simulation.ts'
import { Station } from '../station.ts'
import { Tally } from '../tally.ts'
import type { TimeWeighted } from '../time-weighted.ts'
import { shift } from './gauges.ts'
import type { StageSpec } from './spec.ts'

/** What trucks of one stream or flow have in common. */
export interface TruckKind {
  readonly group: number
  readonly unit: LoadUnit
}

/** Place of what passes no stage. */
const ON_RAILS = 255

export interface TruckHost {
  /** A truck is at the stack to put its cargo down (bringing) or to take it: `Trucks.leave` is to be called when it has. */
  atStack(truck: number, kind: number, lot: number, bringing: boolean): void
  left(kind: number, lot: number, bringing: boolean): void
}

/**
 * Trucks from the street to the stack. A truck is a slot in flat arrays; its kind is a stream of ships or a flow of transit,
 * its lot the number of a transit lot or 0.
 */
export class Trucks {
  /** [stage] */
  readonly stations: readonly Station[]
  /** Minutes from the street to the end at the stack, of every truck that came by the street. */
  readonly turns = new Tally()
  visits = 0
  private readonly simulation: Simulation
  private readonly stages: readonly StageSpec[]
  /** [2 · kind + (0 bringing, 1 fetching)] stages that may be passed, in order. */
  private readonly paths: readonly (readonly number[])[]
  private readonly host: TruckHost
  private readonly inside: TimeWeighted
  private readonly luck: Stream
  private arrivedAt = new Float64Array(256)
  /** Kind when it brings, −1 − kind when it fetches. */
  private kind = new Int16Array(256)
  private lot = new Int32Array(256)
  /** Place in its path; `ON_RAILS` for a wagon. */
  private stage = new Uint8Array(256)
  private free = new Int32Array(256)
  private freeCount = 0
  private used = 0

  constructor(
    simulation: Simulation,
    stages: readonly StageSpec[],
    kinds: readonly TruckKind[],
    host: TruckHost,
    inside: TimeWeighted,
    stream: (what: string) => Stream,
  ) {
    this.simulation = simulation
    this.stages = stages
    this.paths = kinds.flatMap((kind) => [pathOf(stages, kind, true), pathOf(stages, kind, false)])
    this.host = host
    this.inside = inside
    this.luck = stream('stages of trucks')
    this.stations = stages.map(({ id, minutes, cv, servers }) => {
      const law = { family: 'lognormal', mean: minutes, cv } as const
      const service = sampler(law, stream(`service ${id}`), `the service of ${id}`)
      return new Station(simulation, { servers, service }, (truck) => this.advance(truck))
    })
  }

  /** A truck comes up the street. `bringing`: with cargo for a ship, else for cargo that a ship left. */
  arrive(kind: number, lot: number, bringing: boolean): void {
    const truck = this.take(kind, lot, bringing)
    this.stage[truck] = 0
    this.visits++
    shift(this.inside, this.simulation.now, 1)
    this.enter(truck)
  }

  /** A wagon, which passes no gate and is no truck in the books. */
  shunt(kind: number, lot: number, bringing: boolean): void {
    const truck = this.take(kind, lot, bringing)
    this.stage[truck] = ON_RAILS
    this.host.atStack(truck, kind, lot, bringing)
  }

  /** The truck's cargo is put down or taken. */
  leave(truck: number): void {
    const { now } = this.simulation
    const signed = this.kind[truck]!
    if (this.stage[truck]! !== ON_RAILS) {
      this.turns.add(now - this.arrivedAt[truck]!)
      shift(this.inside, now, -1)
    }
    this.free[this.freeCount++] = truck
    this.host.left(signed >= 0 ? signed : -1 - signed, this.lot[truck]!, signed >= 0)
  }

  /** End of the warm-up. */
  resetStatistics(): void {
    this.turns.reset()
    this.visits = 0
    for (const { resource } of this.stations) resource.resetStatistics()
  }

  private advance(truck: number): void {
    this.stage[truck]!++
    this.enter(truck)
  }

  private enter(truck: number): void {
    const signed = this.kind[truck]!
    const bringing = signed >= 0
    const kind = bringing ? signed : -1 - signed
    const path = this.paths[2 * kind + (bringing ? 0 : 1)]!
    for (let at = this.stage[truck]!; at < path.length; at++) {
      const { share } = this.stages[path[at]!]!
      if (share < 1 && this.luck.uniform() >= share) continue
      this.stage[truck] = at
      this.stations[path[at]!]!.enter(truck)
      return
    }
    this.host.atStack(truck, kind, this.lot[truck]!, bringing)
  }

  private take(kind: number, lot: number, bringing: boolean): number {
    if (this.freeCount === 0 && this.used === this.kind.length) this.grow()
    const truck = this.freeCount > 0 ? this.free[--this.freeCount]! : this.used++
    this.arrivedAt[truck] = this.simulation.now
    this.kind[truck] = bringing ? kind : -1 - kind
    this.lot[truck] = lot
    return truck
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

function pathOf(stages: readonly StageSpec[], { group, unit }: TruckKind, bringing: boolean): number[] {
  return stages.flatMap((stage, at) => {
    const own = stage.group < 0 || stage.group === group
    const passes = own && (bringing ? stage.bringing : stage.fetching) && stage.units.includes(unit)
    return passes ? [at] : []
  })
}
