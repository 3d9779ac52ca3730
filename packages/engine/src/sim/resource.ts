import { problem } from '@serai/atlas'
import { Line } from './line.ts'
import type { Simulation } from './simulation.ts'
import { Tally } from './tally.ts'
import { TimeWeighted } from './time-weighted.ts'

export interface ResourceOptions {
  readonly servers: number
  /** Levels of priority; 0 is served first. */
  readonly levels?: number
  /** Levels are lines that are served in turn instead, one from each that has anybody: traffic from two sides. */
  readonly turns?: boolean
}

/**
 * Servers and those who wait for one: first come, first served within a level, the lower level first. Capacity may change
 * while servers are busy: nobody is interrupted, and servers beyond the capacity leave as they are released.
 */
export class Resource {
  /** Lengths over time: waiting, in service, and capacity. While capacity shrinks, in service may exceed it. */
  readonly queue = new TimeWeighted()
  readonly inUse = new TimeWeighted()
  readonly open: TimeWeighted
  /** Minutes waited by those who were granted a server since the last reset; those not kept waiting count as 0. */
  readonly waits: Tally
  /** [level] the same; with one level, `waits` itself. */
  readonly waitsByLevel: readonly Tally[]
  busy = 0
  capacity: number
  waiting = 0
  /** Minutes waited by the one granted last: for use in `granted`. */
  waited = 0
  private readonly simulation: Simulation
  private readonly granted: (entity: number) => void
  private readonly lines: readonly Line[]
  private readonly turns: boolean
  /** Level whose turn it is; without turns always the first. */
  private turn = 0
  /** Entity-minutes in the queue since `since`, of those who left it: counted one by one, against `queue`'s integral. */
  private queued = 0
  private since = 0

  /** `granted` is called when an entity gets its server, at once or from the queue; `release` must follow for each. */
  constructor(
    simulation: Simulation,
    { servers, levels = 1, turns = false }: ResourceOptions,
    granted: (entity: number) => void,
  ) {
    whole('servers', servers, 0)
    whole('levels of priority', levels, 1)
    this.simulation = simulation
    this.granted = granted
    this.capacity = servers
    this.turns = turns
    this.lines = Array.from({ length: levels }, () => new Line())
    this.open = new TimeWeighted(servers)
    this.waits = new Tally()
    this.waitsByLevel = levels === 1 ? [this.waits] : this.lines.map(() => new Tally())
  }

  /** Grants a server at once when one is free, else the entity waits. */
  request(entity: number, level = 0): void {
    if (this.busy < this.capacity && this.waiting === 0) {
      this.inUse.set(this.simulation.now, ++this.busy)
      this.grant(entity, level, 0)
      return
    }
    const { now } = this.simulation
    this.lines[level]!.push(entity, now)
    this.queue.set(now, ++this.waiting)
  }

  /** A server is done; the next in line gets it unless capacity has shrunk. */
  release(): void {
    if (this.busy === 0)
      throw problem('simulation-invalid', { what: 'a release', why: 'no server of the resource is busy' })
    // A server that goes on with the next in line was busy all the while.
    if (this.waiting > 0 && this.busy <= this.capacity) this.next()
    else this.inUse.set(this.simulation.now, --this.busy)
  }

  setCapacity(servers: number): void {
    whole('servers', servers, 0)
    this.capacity = servers
    this.open.set(this.simulation.now, servers)
    this.serve()
  }

  /** End of a warm-up. Those who wait go on waiting; their whole wait counts when it ends. */
  resetStatistics(): void {
    const { now } = this.simulation
    for (const quantity of [this.queue, this.inUse, this.open]) quantity.reset(now)
    this.waits.reset()
    for (const waits of this.waitsByLevel) waits.reset()
    this.queued = 0
    this.since = now
  }

  /**
   * Little's law as an identity: the integral of the queue's length since the last reset, less the minutes that entities
   * were in it, counted one by one and with those who wait now. 0 but for rounding.
   */
  littleGap(): number {
    const { now } = this.simulation
    const waiting = this.lines.reduce((sum, line) => sum + line.minutes(this.since, now), 0)
    return this.queue.integral(now) - (this.queued + waiting)
  }

  private serve(): void {
    while (this.busy < this.capacity && this.waiting > 0) {
      this.inUse.set(this.simulation.now, ++this.busy)
      this.next()
    }
  }

  /** The next in line gets the server that is kept for it. */
  private next(): void {
    const { now } = this.simulation
    const { lines } = this
    let level = this.turn
    while (lines[level]!.length === 0) level = (level + 1) % lines.length
    if (this.turns) this.turn = (level + 1) % lines.length
    const line = lines[level]!
    const entity = line.shift()
    const { since } = line
    this.queued += now - (since > this.since ? since : this.since)
    this.queue.set(now, --this.waiting)
    this.grant(entity, level, now - since)
  }

  private grant(entity: number, level: number, minutes: number): void {
    this.waits.add(minutes)
    if (this.lines.length > 1) this.waitsByLevel[level]!.add(minutes)
    this.waited = minutes
    this.granted(entity)
  }
}

function whole(what: string, got: number, least: number): void {
  if (Number.isInteger(got) && got >= least) return
  const why = `${what}: got ${got}, expected a whole number ≥ ${least}`
  throw problem('simulation-invalid', { what: 'a resource', why })
}
