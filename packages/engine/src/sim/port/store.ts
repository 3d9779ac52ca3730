import { Buffer } from '../buffer.ts'
import type { Simulation } from '../simulation.ts'
import type { StockSpec } from './spec.ts'

/** Who is told that a ship's or a truck's cargo found room, or was taken. */
export interface StoreHost {
  roomFor(ship: number): void
  truckServed(truck: number): void
}

/**
 * Share of a yard that is kept for what ships land, so that cargo that waits for a ship never bars it from its berth's work; a
 * ship's portion is no more than this.
 */
export const KEPT_FOR_SHIPS = 0.25
/** Classes of those who want room. */
const [SHIPS, TRUCKS] = [0, 1]

/**
 * A yard or silo: ships by their slots and trucks put cargo in and take it out, first come first served, but ships before
 * trucks. Amounts are thousandths.
 */
export class Store {
  readonly spec: StockSpec
  readonly buffer: Buffer

  constructor(simulation: Simulation, spec: StockSpec, host: StoreHost) {
    this.spec = spec
    // Ships are even numbers in the buffer, trucks odd.
    this.buffer = new Buffer(
      simulation,
      { capacity: spec.capacity, classes: 2, reserved: reservedOf(spec) },
      (code) => (code & 1 ? host.truckServed(code >> 1) : host.roomFor(code >> 1)),
      (code) => {
        // What a ship takes was brought for it, so it never waits.
        if (code & 1) host.truckServed(code >> 1)
      },
    )
  }

  /** Room is taken for what a ship lands; `roomFor` follows. Nothing to land needs no room. */
  land(ship: number, amount: number, host: StoreHost): void {
    if (amount > 0) this.buffer.put(2 * ship, amount, SHIPS)
    else host.roomFor(ship)
  }

  /** What a ship takes aboard leaves. */
  load(ship: number, amount: number): void {
    this.buffer.take(2 * ship, amount)
  }

  /** Whether what trucks bring finds room. */
  get takes(): boolean {
    return this.buffer.waitingToPut === 0 && this.buffer.level < this.spec.capacity - reservedOf(this.spec)
  }

  truck(truck: number, amount: number, bringing: boolean): void {
    if (bringing) this.buffer.put(2 * truck + 1, amount, TRUCKS)
    else this.buffer.take(2 * truck + 1, amount)
  }
}

const reservedOf = ({ capacity }: StockSpec): number => (capacity < Infinity ? capacity * KEPT_FOR_SHIPS : 0)
