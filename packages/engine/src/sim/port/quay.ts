import { TimeWeighted } from '../time-weighted.ts'
import { type Gauges, shift } from './gauges.ts'
import { type Ship, workOf } from './ship.ts'
import type { GroupSpec, StreamSpec } from './spec.ts'

/** What the quay asks of the port around it. Minutes of the simulation. */
export interface QuayHost {
  readonly now: number
  readonly gauges: Gauges
  /** Whether a ship for which a berth is free may move to it now (daylight, a shut port, the tide). */
  mayMove(ship: Ship): boolean
  berthed(ship: Ship): void
  /** Room in yard or silo for the ship's next portion is wanted: `Quay.work` is to be called when there is, now or later. */
  askRoom(ship: Ship): void
  /** Ask for `Quay.portionDone` at that time, in place of any earlier ask; Infinity: not as things stand. */
  workEndsAt(ship: Ship, at: number): void
}

/**
 * Berths and cranes of one terminal. Ships berth first come, first served among those that fit a free berth (the shallowest
 * that will do); a ship that fits none does not hold up those behind it. Cranes go round the ships at work in the order in
 * which they berthed, one each a round, the fastest first, up to what a ship can use; they move whenever a ship begins or
 * ends, a crane breaks or is mended, or power changes. Work is pre-empted and resumed without loss.
 */
export class Quay {
  readonly group: GroupSpec
  readonly anchored: Ship[] = []
  /** [berth of the port − firstBerth] */
  readonly atBerth: (Ship | null)[]
  /** [pool] servers that are not broken. */
  readonly up: Int32Array
  /** [pool] share of its power that a pool gets. */
  readonly power: Float64Array
  /** [pool] servers on ships. */
  readonly assigned: Int32Array
  /** Berths taken, servers on ships, and ships at berth without room ashore. */
  readonly occupied = new TimeWeighted()
  readonly cranes = new TimeWeighted()
  readonly blocked = new TimeWeighted()
  /** Crane-minutes without power, and minutes of the terminal's work lost to it. */
  darkMinutes = 0
  lostMinutes = 0
  /** In the order of berthing. */
  private readonly atWork: Ship[] = []
  private halted = false
  private countedTo = 0
  private readonly host: QuayHost

  constructor(group: GroupSpec, host: QuayHost) {
    this.group = group
    this.host = host
    this.atBerth = group.berths.map(() => null)
    this.up = Int32Array.from(group.pools, (pool) => pool.count)
    this.power = new Float64Array(group.pools.length).fill(1)
    this.assigned = new Int32Array(group.pools.length)
  }

  arrive(ship: Ship): void {
    ship.state = 'anchored'
    this.anchored.push(ship)
    shift(this.host.gauges.waiting, this.host.now, 1)
    this.berthWaiting()
  }

  /** Berths every waiting ship that can be berthed. Call it when a berth falls free and when ships may move again. */
  berthWaiting(): void {
    for (let i = 0; i < this.anchored.length; ) {
      const ship = this.anchored[i]!
      const berth = this.freeBerthFor(ship.stream)
      if (berth < 0 || !this.host.mayMove(ship)) i++
      else {
        this.anchored.splice(i, 1)
        this.moor(ship, berth)
      }
    }
  }

  private moor(ship: Ship, berth: number): void {
    const { now, gauges } = this.host
    this.atBerth[berth - this.group.firstBerth] = ship
    shift(gauges.waiting, now, -1)
    this.occupy(1)
    ship.berth = berth
    ship.berthedAt = now
    ship.state = 'mooring'
    this.host.berthed(ship)
  }

  private occupy(change: number): void {
    const { now, gauges } = this.host
    shift(gauges.occupied, now, change)
    shift(this.occupied, now, change)
  }

  private freeBerthFor(stream: StreamSpec): number {
    for (const berth of stream.berths) if (this.atBerth[berth - this.group.firstBerth] === null) return berth
    return -1
  }

  /** Moored and surveyed. */
  begin(ship: Ship): void {
    ship.portion = 0
    this.next(ship)
  }

  /** The ship's next portion, when there is room for it. */
  private next(ship: Ship): void {
    ship.state = 'mooring'
    this.host.askRoom(ship)
    if (ship.state !== 'mooring') return
    ship.state = 'blocked'
    shift(this.blocked, this.host.now, 1)
    this.down(ship)
  }

  /** There is room for the ship's portion: it is worked. */
  work(ship: Ship): void {
    const { now } = this.host
    if (ship.state === 'blocked') shift(this.blocked, now, -1)
    ship.state = 'working'
    ship.workLeft = workOf(ship)
    ship.updatedAt = now
    ship.scheduled = false
    if (!this.atWork.includes(ship)) {
      ship.pace = 0
      this.atWork.push(ship)
      this.atWork.sort((a, b) => a.berthedAt - b.berthedAt)
    }
    this.allocate()
  }

  /** The ship's portion is worked; true when it was the last. */
  portionDone(ship: Ship): boolean {
    this.settle()
    ship.scheduled = false
    if (++ship.portion < ship.portions) {
      this.next(ship)
      return false
    }
    ship.state = 'worked'
    ship.workEndedAt = this.host.now
    this.down(ship)
    return true
  }

  /** Takes the ship from the ships at work. */
  private down(ship: Ship): void {
    const at = this.atWork.indexOf(ship)
    if (at < 0) return
    this.atWork.splice(at, 1)
    this.allocate()
  }

  leave(ship: Ship): void {
    this.atBerth[ship.berth - this.group.firstBerth] = null
    this.occupy(-1)
    this.berthWaiting()
  }

  /** [pool] servers that are up from now on. */
  setUp(pool: number, servers: number): void {
    this.settle()
    this.up[pool] = servers
    this.allocate()
  }

  /** Share of its power that a pool gets from now on. */
  setPower(pool: number, share: number): void {
    if (this.power[pool] === share) return
    this.settle()
    this.power[pool] = share
    this.allocate()
  }

  /** A shut port works no ship. */
  halt(halted: boolean): void {
    this.halted = halted
    this.allocate()
  }

  /** Shares the cranes out anew, after booking what was done as they stood. */
  private allocate(): void {
    this.settle()
    this.assigned.fill(0)
    for (const ship of this.atWork) ship.cranes.fill(0)
    for (let more = !this.halted; more; ) {
      more = false
      for (const ship of this.atWork) {
        if (sum(ship.cranes) >= (ship.stream.row.maxCranes ?? 1)) continue
        const pool = this.idlePool(ship.stream)
        if (pool < 0) continue
        ship.cranes[pool]!++
        this.assigned[pool]!++
        more = true
      }
    }
    this.cranes.set(this.host.now, sum(this.assigned))
    for (const ship of this.atWork) this.setPace(ship)
  }

  private setPace(ship: Ship): void {
    const { pools } = this.group
    let pace = 0
    for (let p = 0; p < pools.length; p++) pace += ship.cranes[p]! * pools[p]!.perMinute * this.power[p]!
    if (pace === ship.pace && ship.scheduled) return
    ship.pace = pace
    ship.scheduled = true
    this.host.workEndsAt(ship, pace > 0 ? this.host.now + ship.workLeft / pace : Infinity)
  }

  private idlePool(stream: StreamSpec): number {
    for (const pool of stream.pools) if (this.assigned[pool]! < this.up[pool]!) return pool
    return -1
  }

  /** Books work and crane time up to now, as cranes and power stood since the last booking. */
  private settle(): void {
    const { now } = this.host
    for (const ship of this.atWork) {
      ship.workLeft = Math.max(0, ship.workLeft - ship.pace * (now - ship.updatedAt))
      ship.updatedAt = now
    }
    const minutes = now - this.countedTo
    this.countedTo = now
    if (minutes <= 0) return
    let cranes = 0
    let dark = 0
    for (let p = 0; p < this.assigned.length; p++) {
      cranes += this.assigned[p]!
      dark += this.assigned[p]! * (1 - this.power[p]!)
    }
    this.darkMinutes += minutes * dark
    // A share of the cranes without power is that share of the terminal's work.
    if (cranes > 0) this.lostMinutes += (minutes * dark) / cranes
  }

  /** End of the warm-up. */
  resetCounts(): void {
    this.settle()
    const { now } = this.host
    for (const watched of [this.occupied, this.cranes, this.blocked]) watched.reset(now)
    this.darkMinutes = 0
    this.lostMinutes = 0
  }

  /** The end: what is under way is booked. */
  close(): void {
    this.settle()
  }
}

function sum(values: Int32Array): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total
}
