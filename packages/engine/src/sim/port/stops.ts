import type { Stream } from '../../random/stream.ts'
import { sampler } from '../law.ts'
import type { Simulation } from '../simulation.ts'
import type { StageSpec } from './spec.ts'

/** What a stop has of its stage. */
export type StopSpec = Pick<StageSpec, 'id' | 'servers' | 'minutes' | 'cv'>

/** Nobody: the end of a queue. */
const NOBODY = -1

/**
 * Where trucks are served, first come first served, by servers whose number may change while they are busy: as `Station`, but
 * in flat tables and without statistics, for every truck of a year passes two or three of them. Nobody asks how long trucks
 * wait at one stop: what is shown is their whole turn.
 */
export class Stops {
  /** [stop] servers, those at work, and trucks that wait. While capacity shrinks, busy may exceed it. */
  readonly capacity: Int32Array
  readonly busy: Int32Array
  readonly waiting: Int32Array
  /** [stop] who is first and last in the queue; `NOBODY` when it is empty. */
  private readonly first: Int32Array
  private readonly last: Int32Array
  /** [truck] the stop that it is at, and who stands behind it. */
  private at = new Int32Array(256)
  private behind = new Int32Array(256)
  /** [stop] minutes of a service. */
  private readonly services: readonly (() => number)[]
  private readonly simulation: Simulation
  private readonly ends: number

  /** `passed` is called with a truck that was served, once its server has turned to the next. */
  constructor(
    simulation: Simulation,
    stages: readonly StopSpec[],
    stream: (what: string) => Stream,
    passed: (truck: number) => void,
  ) {
    this.simulation = simulation
    this.capacity = Int32Array.from(stages, ({ servers }) => servers)
    this.busy = new Int32Array(stages.length)
    this.waiting = new Int32Array(stages.length)
    this.first = new Int32Array(stages.length).fill(NOBODY)
    this.last = new Int32Array(stages.length).fill(NOBODY)
    this.services = stages.map(({ id, minutes, cv }) => {
      const law = { family: 'lognormal', mean: minutes, cv } as const
      return sampler(law, stream(`service ${id}`), `the service of ${id}`)
    })
    this.ends = simulation.on((truck) => {
      this.release(this.at[truck]!)
      passed(truck)
    })
  }

  enter(stop: number, truck: number): void {
    if (truck >= this.at.length) this.grow(truck)
    this.at[truck] = stop
    if (this.busy[stop]! < this.capacity[stop]! && this.waiting[stop] === 0) {
      this.busy[stop]!++
      this.serve(stop, truck)
    } else this.queue(stop, truck)
  }

  setCapacity(stop: number, servers: number): void {
    this.capacity[stop] = servers
    while (this.busy[stop]! < servers && this.waiting[stop]! > 0) {
      this.busy[stop]!++
      this.next(stop)
    }
  }

  private serve(stop: number, truck: number): void {
    const { simulation } = this
    simulation.soon(simulation.now + this.services[stop]!(), this.ends, truck)
  }

  /** A server is done: the first in the queue gets it, unless capacity has shrunk. */
  private release(stop: number): void {
    if (this.waiting[stop]! > 0 && this.busy[stop]! <= this.capacity[stop]!) this.next(stop)
    else this.busy[stop]!--
  }

  private queue(stop: number, truck: number): void {
    this.behind[truck] = NOBODY
    const last = this.last[stop]!
    if (last === NOBODY) this.first[stop] = truck
    else this.behind[last] = truck
    this.last[stop] = truck
    this.waiting[stop]!++
  }

  /** The first in the queue is served. */
  private next(stop: number): void {
    const truck = this.first[stop]!
    const behind = this.behind[truck]!
    this.first[stop] = behind
    if (behind === NOBODY) this.last[stop] = NOBODY
    this.waiting[stop]!--
    this.serve(stop, truck)
  }

  private grow(truck: number): void {
    const grown = (old: Int32Array) => {
      const larger = new Int32Array(2 * Math.max(truck, old.length))
      larger.set(old)
      return larger
    }
    this.at = grown(this.at)
    this.behind = grown(this.behind)
  }
}
