import { problem } from '@serai/atlas'
import { Line } from './line.ts'
import type { Simulation } from './simulation.ts'
import { TimeWeighted } from './time-weighted.ts'

export interface BufferOptions {
  readonly capacity: number
  /** What is in it at the start. */
  readonly level?: number
  /** Classes of those who put in; 0 is served first, and while it waits no other is. */
  readonly classes?: number
  /** Room that only class 0 may fill. */
  readonly reserved?: number
}

/**
 * A yard or a silo: room for so many units, put in and taken out in any amounts. Who finds no room, or not enough, waits,
 * first come first served on each side and in each class; nobody is served in part, or overtaken but by a class before his.
 * Whole amounts keep the books exact.
 */
export class Buffer {
  /** What is in it, over time. */
  readonly contents: TimeWeighted
  /** Units that ever went in and out, beside those at the start. */
  received = 0
  issued = 0
  level: number
  readonly capacity: number
  private readonly simulation: Simulation
  private readonly stored: (entity: number) => void
  private readonly taken: (entity: number) => void
  private readonly putting: readonly Line[]
  private readonly reserved: number
  private readonly taking = new Line()
  /** In all lines. */
  private waiting = 0
  private serving = false

  /** `stored` is called with who has put its amount in, `taken` with who has got it: at once or later. */
  constructor(
    simulation: Simulation,
    { capacity, level = 0, classes = 1, reserved = 0 }: BufferOptions,
    stored: (entity: number) => void,
    taken: (entity: number) => void,
  ) {
    if (!(capacity >= 0)) throw invalid(`capacity: got ${capacity}, wanted a number ≥ 0`)
    if (!(level >= 0 && level <= capacity)) throw invalid(`level: got ${level}, wanted 0 to ${capacity}`)
    if (!(reserved >= 0 && reserved <= capacity))
      throw invalid(`reserved: got ${reserved}, wanted 0 to ${capacity}`)
    this.simulation = simulation
    this.capacity = capacity
    this.reserved = reserved
    this.putting = Array.from({ length: classes }, () => new Line())
    this.level = level
    this.contents = new TimeWeighted(level)
    this.stored = stored
    this.taken = taken
  }

  get waitingToPut(): number {
    return this.putting.reduce((sum, line) => sum + line.length, 0)
  }

  get waitingToTake(): number {
    return this.taking.length
  }

  /** Throws `simulation-invalid` for an amount that can never fit. */
  put(entity: number, amount: number, of = 0): void {
    const room = this.roomOf(of)
    this.check(amount, room)
    // Nearly everybody finds room and a free way, and need not stand in a line first.
    if (this.waiting === 0 && !this.serving && this.level + amount <= room) {
      this.serving = true
      this.receive(entity, amount)
      this.serving = false
    } else {
      this.putting[of]!.push(entity, this.simulation.now, amount)
      this.waiting++
    }
    if (this.waiting > 0) this.serve()
  }

  /** Throws `simulation-invalid` for an amount that can never be there. */
  take(entity: number, amount: number): void {
    this.check(amount, this.capacity)
    if (this.waiting === 0 && !this.serving && this.level >= amount) {
      this.serving = true
      this.issue(entity, amount)
      this.serving = false
    } else {
      this.taking.push(entity, this.simulation.now, amount)
      this.waiting++
    }
    if (this.waiting > 0) this.serve()
  }

  /** What a class may fill. */
  private roomOf(of: number): number {
    return of === 0 ? this.capacity : this.capacity - this.reserved
  }

  private check(amount: number, most: number): void {
    if (!(amount >= 0 && amount <= most))
      throw invalid(`amount: got ${amount}, wanted 0 to its capacity of ${most}`)
  }

  /** Each amount moved may make way for one on the other side. A call from `stored` or `taken` is served by the loop it is in. */
  private serve(): void {
    if (this.serving) return
    this.serving = true
    while (this.servePut() || this.serveTake());
    this.serving = false
  }

  private servePut(): boolean {
    let of = 0
    while (of < this.putting.length && this.putting[of]!.length === 0) of++
    const line = this.putting[of]
    if (!line || this.level + line.peekAmount() > this.roomOf(of)) return false
    this.waiting--
    const entity = line.shift()
    this.receive(entity, line.amount)
    return true
  }

  private serveTake(): boolean {
    const { taking } = this
    if (taking.length === 0 || this.level < taking.peekAmount()) return false
    this.waiting--
    const entity = taking.shift()
    this.issue(entity, taking.amount)
    return true
  }

  private receive(entity: number, amount: number): void {
    this.received += amount
    this.change(amount)
    this.stored(entity)
  }

  private issue(entity: number, amount: number): void {
    this.issued += amount
    this.change(-amount)
    this.taken(entity)
  }

  private change(amount: number): void {
    this.level += amount
    this.contents.set(this.simulation.now, this.level)
  }
}

const invalid = (why: string) => problem('simulation-invalid', { what: 'a buffer', why })
