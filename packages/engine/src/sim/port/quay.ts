import type { Ship } from './ship.ts'
import type { GroupSpec, PoolSpec, StreamSpec } from './spec.ts'

/** What the quay asks of the port around it. Minutes of the simulation. */
export interface QuayHost {
  readonly now: number
  /** Whether a ship may move now (daylight). */
  mayMove(ship: Ship): boolean
  /** Room for the cargo in yard or silo is taken when there is enough; false: not yet. */
  takeRoom(ship: Ship): boolean
  berthed(ship: Ship): void
  /** Ask for `workEnds` at that time, in place of any earlier ask; Infinity: not as things stand. */
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
  /** [berth of the port − firstBerth] */
  readonly atBerth: (Ship | null)[]
  readonly anchored: Ship[] = []
  /** In the order of berthing. */
  private readonly atWork: Ship[] = []
  private readonly blocked: Ship[] = []
  /** [pool] servers that are not broken. */
  readonly up: Int32Array
  /** [pool] share of its power that a pool gets. */
  readonly power: Float64Array
  /** [pool] servers at work on ships. */
  readonly assigned: Int32Array
  /** Crane-minutes at work, and of these without power; pace-weighted minutes likewise. */
  craneMinutes = 0
  craneMinutesDark = 0
  /** Minutes with any ship at work, and the share of work lost to want of power in them. */
  workMinutes = 0
  lostMinutes = 0
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

  get occupied(): number {
    let count = 0
    for (const ship of this.atBerth) if (ship) count++
    return count
  }

  arrive(ship: Ship): void {
    ship.state = 'anchored'
    this.anchored.push(ship)
    this.berthWaiting()
  }

  /** Berths every waiting ship that can be berthed. Call it when a berth falls free and when day breaks. */
  berthWaiting(): void {
    for (let i = 0; i < this.anchored.length; ) {
      const ship = this.anchored[i]!
      const berth = this.host.mayMove(ship) ? this.freeBerthFor(ship.stream) : -1
      if (berth < 0) {
        i++
        continue
      }
      this.anchored.splice(i, 1)
      this.atBerth[berth - this.group.firstBerth] = ship
      ship.berth = berth
      ship.berthedAt = this.host.now
      ship.state = 'mooring'
      this.host.berthed(ship)
    }
  }

  private freeBerthFor(stream: StreamSpec): number {
    for (const berth of stream.berths) if (this.atBerth[berth - this.group.firstBerth] === null) return berth
    return -1
  }

  /** Moored and surveyed: work begins when the yard has room. */
  begin(ship: Ship): void {
    if (!this.host.takeRoom(ship)) {
      ship.state = 'blocked'
      this.blocked.push(ship)
      return
    }
    ship.state = 'working'
    ship.updatedAt = this.host.now
    this.count()
    this.atWork.push(ship)
    this.allocate()
  }

  /** The yard has more room than before. */
  roomMade(): void {
    for (let i = 0; i < this.blocked.length; ) {
      const ship = this.blocked[i]!
      if (!this.host.takeRoom(ship)) {
        i++
        continue
      }
      this.blocked.splice(i, 1)
      ship.state = 'working'
      ship.updatedAt = this.host.now
      this.count()
      this.atWork.push(ship)
      this.allocate()
    }
  }

  get blockedShips(): number {
    return this.blocked.length
  }

  workEnded(ship: Ship): void {
    this.count()
    this.progress()
    ship.state = 'worked'
    ship.workEndedAt = this.host.now
    this.atWork.splice(this.atWork.indexOf(ship), 1)
    this.allocate()
  }

  leave(ship: Ship): void {
    this.atBerth[ship.berth - this.group.firstBerth] = null
    this.berthWaiting()
  }

  /** A crane broke or was mended, or power changed: set `up` or `power` between `settle` and `allocate`. */
  settle(): void {
    this.count()
    this.progress()
  }

  /** Shares the cranes out anew. Progress up to now must have been booked. */
  allocate(): void {
    const { pools } = this.group
    this.progress()
    this.assigned.fill(0)
    for (const ship of this.atWork) ship.cranes.fill(0)
    for (let more = true; more; ) {
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
    for (const ship of this.atWork) {
      let pace = 0
      for (let p = 0; p < pools.length; p++) pace += ship.cranes[p]! * pools[p]!.perMinute * this.power[p]!
      ship.pace = pace
      this.host.workEndsAt(ship, pace > 0 ? this.host.now + ship.workLeft / pace : Infinity)
    }
  }

  private idlePool(stream: StreamSpec): number {
    for (const pool of stream.pools) if (this.assigned[pool]! < this.up[pool]!) return pool
    return -1
  }

  private progress(): void {
    const { now } = this.host
    for (const ship of this.atWork) {
      ship.workLeft = Math.max(0, ship.workLeft - ship.pace * (now - ship.updatedAt))
      ship.updatedAt = now
    }
  }

  /** Books crane time up to now, as cranes and power stood since the last booking. */
  count(): void {
    const minutes = this.host.now - this.countedTo
    this.countedTo = this.host.now
    if (minutes <= 0 || this.atWork.length === 0) return
    const { pools } = this.group
    let pace = 0
    let lost = 0
    for (let p = 0; p < pools.length; p++) {
      const cranes = this.assigned[p]!
      const dark = 1 - this.power[p]!
      this.craneMinutes += cranes * minutes
      this.craneMinutesDark += cranes * minutes * dark
      pace += cranes * pools[p]!.perMinute
      lost += cranes * pools[p]!.perMinute * dark
    }
    this.workMinutes += minutes
    if (pace > 0) this.lostMinutes += (minutes * lost) / pace
  }

  /** End of the warm-up. */
  resetCounts(): void {
    this.count()
    this.craneMinutes = 0
    this.craneMinutesDark = 0
    this.workMinutes = 0
    this.lostMinutes = 0
  }
}

/** Electric power that a pool's cranes ask for at work, kW. */
export const poolDemandKw = (pool: PoolSpec, assigned: number): number => pool.powerKw * assigned

function sum(values: Int32Array): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  return total
}
