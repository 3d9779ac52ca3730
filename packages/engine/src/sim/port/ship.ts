import type { Lot } from './lots.ts'
import { PARTS, type StreamSpec } from './spec.ts'

export type ShipState = 'expected' | 'anchored' | 'mooring' | 'blocked' | 'working' | 'worked'

/** A call of a ship, from its announcement until it sails. Times are minutes of the simulation; cargo is in thousandths of a t or TEU. */
export interface Ship {
  readonly slot: number
  readonly stream: StreamSpec
  state: ShipState
  arrivedAt: number
  berthedAt: number
  workEndedAt: number
  berth: number
  /** Since when a berth was free for it and only the tide held it, or −1; when the water is looked at again for it. */
  heldSince: number
  looksAt: number
  /** Minutes that the tide held it, at anchor and at berth. */
  heldIn: number
  heldOut: number
  /** Cargo of the port's other trade. */
  unload: number
  load: number
  /** Transit cargo on top, and whose it is. */
  transitUnload: number
  transitLoad: number
  readonly lots: Lot[]
  /** Flow that it was called for, or −1, and the cargo that it was called for. */
  flow: number
  booked: number
  /** Chance factor of mean 1 on the time of its work. */
  factor: number
  /** Its cargo is worked in so many portions, a shift's work or less each; `portion` are done. */
  portions: number
  portion: number
  /** Work left of the portion, at the pace of the terminal's rows: t or TEU times the factor. */
  workLeft: number
  /** Work in a minute as cranes and power stand. */
  pace: number
  /** [pool] cranes on it. */
  readonly cranes: Int32Array
  updatedAt: number
  /** An end of work is asked for that still holds. */
  scheduled: boolean
  /** Counts ends of work asked for: an event of an older one is void. */
  version: number
}

/** All that the ship works, in thousandths. */
export const parcelOf = ({ unload, load, transitUnload, transitLoad }: Ship): number =>
  unload + load + transitUnload + transitLoad

/** The part of an amount that belongs to the ship's portion at hand: whole thousandths that add up to the amount. */
export function portionOf({ portion, portions }: Ship, amount: number): number {
  const until = (count: number) => Math.round((amount * count) / portions)
  return until(portion + 1) - until(portion)
}

/** Work of the portion at hand. */
export const workOf = (ship: Ship): number => (portionOf(ship, parcelOf(ship)) / PARTS) * ship.factor

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
      heldSince: -1,
      looksAt: -1,
      heldIn: 0,
      heldOut: 0,
      unload: 0,
      load: 0,
      transitUnload: 0,
      transitLoad: 0,
      lots: [],
      flow: -1,
      booked: 0,
      factor: 1,
      portions: 1,
      portion: 0,
      workLeft: 0,
      pace: 0,
      cranes: new Int32Array(pools),
      updatedAt: 0,
      scheduled: false,
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
    return ship?.scheduled && ship.version === ticket % VERSIONS ? ship : null
  }

  drop(ship: Ship): void {
    this.ships[ship.slot] = null
    this.free.push(ship.slot)
  }
}
