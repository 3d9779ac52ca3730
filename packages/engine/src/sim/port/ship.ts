import type { StreamSpec } from './spec.ts'

export type ShipState = 'expected' | 'anchored' | 'mooring' | 'blocked' | 'working' | 'worked' | 'leaving'

/** A call of a ship, from its announcement until it sails. Times are minutes of the simulation; cargo is t, or TEU for boxes. */
export interface Ship {
  readonly slot: number
  readonly stream: StreamSpec
  state: ShipState
  arrivedAt: number
  berthedAt: number
  workEndedAt: number
  berth: number
  /** Cargo of the port's other trade. */
  unload: number
  load: number
  /** Transit cargo on top, and whose lots it is. */
  transitUnload: number
  transitLoad: number
  lots: number[]
  /** Work left at the pace of the terminal's rows: cargo times a chance factor of mean 1. */
  workLeft: number
  pace: number
  cranes: Int32Array
  updatedAt: number
  /** Counts schedules of the end of work: an event of an older one is void. */
  version: number
}

const VERSIONS = 1 << 12

/** Keeps the calls under way by slot, so that an event can name one by an integer. */
export class Fleet {
  private readonly ships: (Ship | null)[] = []
  private readonly free: number[] = []

  make(stream: StreamSpec, pools: number): Ship {
    const slot = this.free.pop() ?? this.ships.length
    const ship: Ship = {
      slot,
      stream,
      state: 'expected',
      arrivedAt: 0,
      berthedAt: 0,
      workEndedAt: 0,
      berth: -1,
      unload: 0,
      load: 0,
      transitUnload: 0,
      transitLoad: 0,
      lots: [],
      workLeft: 0,
      pace: 0,
      cranes: new Int32Array(pools),
      updatedAt: 0,
      version: 0,
    }
    this.ships[slot] = ship
    return ship
  }

  at(slot: number): Ship {
    return this.ships[slot]!
  }

  /** The next end of work gets a ticket; older tickets of the ship are void from now on. */
  ticket(ship: Ship): number {
    ship.version = (ship.version + 1) % VERSIONS
    return ship.slot * VERSIONS + ship.version
  }

  /** The ship of a ticket, or null when it is void. */
  redeem(ticket: number): Ship | null {
    const ship = this.ships[Math.floor(ticket / VERSIONS)]
    return ship && ship.version === ticket % VERSIONS && ship.state === 'working' ? ship : null
  }

  drop(ship: Ship): void {
    this.ships[ship.slot] = null
    this.free.push(ship.slot)
  }
}
