import type { LoadUnit } from '@serai/atlas'
import type { Stream } from '../../random/stream.ts'
import type { Simulation } from '../simulation.ts'
import { Tally } from '../tally.ts'
import type { TimeWeighted } from '../time-weighted.ts'
import { shift } from './gauges.ts'
import type { StageSpec } from './spec.ts'
import { Stops } from './stops.ts'

/** What trucks of one stream or flow have in common. */
export interface TruckKind {
  readonly group: number
  readonly unit: LoadUnit
}

/** Place of what passes no stage. */
const ON_RAILS = -1

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
  /** One for each stage. */
  readonly stops: Stops
  /** Minutes from the street to the end at the stack, of every truck that came by the street. */
  readonly turns = new Tally()
  visits = 0
  private readonly simulation: Simulation
  /** [2 · kind + (0 bringing, 1 fetching)] where its path begins among the steps. */
  private readonly begins: Int32Array
  /** [step] its stage, −1 at the end of a path: the stages that trucks of a kind may pass, in order, path after path. */
  private readonly steps: Int32Array
  /** [stage] share of the trucks that pass it. */
  private readonly shares: Float64Array
  private readonly host: TruckHost
  private readonly inside: TimeWeighted
  private readonly luck: Stream
  private arrivedAt = new Float64Array(256)
  /** 2 · kind + (0 bringing, 1 fetching) */
  private kind = new Int32Array(256)
  private lot = new Int32Array(256)
  /** The step that it is at; `ON_RAILS` for a wagon. */
  private step = new Int32Array(256)
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
    const paths = kinds.flatMap((kind) => [pathOf(stages, kind, true), pathOf(stages, kind, false)])
    this.steps = Int32Array.from(paths.flat())
    this.begins = new Int32Array(paths.length)
    for (let i = 1; i < paths.length; i++) this.begins[i] = this.begins[i - 1]! + paths[i - 1]!.length
    this.shares = Float64Array.from(stages, ({ share }) => share)
    this.host = host
    this.inside = inside
    this.luck = stream('stages of trucks')
    this.stops = new Stops(simulation, stages, stream, (truck) => this.enter(truck, this.step[truck]! + 1))
  }

  /** A truck comes up the street. `bringing`: with cargo for a ship, else for cargo that a ship left. */
  arrive(kind: number, lot: number, bringing: boolean): void {
    const truck = this.take(kind, lot, bringing)
    this.visits++
    shift(this.inside, this.simulation.now, 1)
    this.enter(truck, this.begins[this.kind[truck]!]!)
  }

  /** A wagon, which passes no gate and is no truck in the books. */
  shunt(kind: number, lot: number, bringing: boolean): void {
    const truck = this.take(kind, lot, bringing)
    this.step[truck] = ON_RAILS
    this.host.atStack(truck, kind, lot, bringing)
  }

  /** The truck's cargo is put down or taken. */
  leave(truck: number): void {
    const { now } = this.simulation
    const kind = this.kind[truck]!
    if (this.step[truck]! !== ON_RAILS) {
      this.turns.add(now - this.arrivedAt[truck]!)
      shift(this.inside, now, -1)
    }
    this.free[this.freeCount++] = truck
    this.host.left(kind >> 1, this.lot[truck]!, (kind & 1) === 0)
  }

  /** End of the warm-up. */
  resetStatistics(): void {
    this.turns.reset()
    this.visits = 0
  }

  /** Goes to the first stage that it passes from a step on. */
  private enter(truck: number, from: number): void {
    const { steps, shares } = this
    let step = from
    for (; steps[step]! >= 0; step++) {
      const share = shares[steps[step]!]!
      if (share === 1 || this.luck.uniform() < share) break
    }
    this.step[truck] = step
    const stage = steps[step]!
    if (stage >= 0) this.stops.enter(stage, truck)
    else {
      const kind = this.kind[truck]!
      this.host.atStack(truck, kind >> 1, this.lot[truck]!, (kind & 1) === 0)
    }
  }

  private take(kind: number, lot: number, bringing: boolean): number {
    if (this.freeCount === 0 && this.used === this.kind.length) this.grow()
    const truck = this.freeCount > 0 ? this.free[--this.freeCount]! : this.used++
    this.arrivedAt[truck] = this.simulation.now
    this.kind[truck] = 2 * kind + (bringing ? 0 : 1)
    this.lot[truck] = lot
    return truck
  }

  private grow(): void {
    const size = this.kind.length * 2
    const grown = <T extends Float64Array | Int32Array>(old: T, made: T): T => {
      made.set(old)
      return made
    }
    this.arrivedAt = grown(this.arrivedAt, new Float64Array(size))
    this.kind = grown(this.kind, new Int32Array(size))
    this.lot = grown(this.lot, new Int32Array(size))
    this.step = grown(this.step, new Int32Array(size))
    this.free = grown(this.free, new Int32Array(size))
  }
}

/** Stages that trucks of a kind may pass, and −1. */
function pathOf(stages: readonly StageSpec[], { group, unit }: TruckKind, bringing: boolean): number[] {
  const passed = stages.flatMap((stage, at) => {
    const own = stage.group < 0 || stage.group === group
    const passes = own && (bringing ? stage.bringing : stage.fetching) && stage.units.includes(unit)
    return passes ? [at] : []
  })
  return [...passed, -1]
}
