import { problem } from '@serai/atlas'
import { EventHeap } from './heap.ts'
import { Wheel } from './wheel.ts'

/** What happens at an event; `arg` is what was scheduled with it, mostly the number of an entity (32 bits, signed). */
export type Handler = (arg: number) => void

/** A time this little in the past is the rounding of a sum, in minutes. */
const ROUNDING = 1e-6

/** A clock and its heap. Time is in minutes since the simulation began. */
export class Simulation {
  now = 0
  private readonly heap = new EventHeap()
  private readonly wheel = new Wheel()
  private readonly handlers: Handler[] = []
  private count = 0
  private stopped = false

  /** Events handled so far. */
  get events(): number {
    return this.count
  }

  /** Events that lie ahead. */
  get pending(): number {
    return this.heap.size + this.wheel.size
  }

  /** Registers a kind of event and gives its number. */
  on(handler: Handler): number {
    return this.handlers.push(handler) - 1
  }

  /** Schedules an event; at Infinity it never comes and is not kept. Throws `simulation-invalid` for a time that is past. */
  at(time: number, kind: number, arg = 0): void {
    if (time === Infinity) return
    if (!(time >= this.now)) {
      this.checkPast(time)
      time = this.now
    }
    this.heap.push(time, kind, arg)
  }

  after(delay: number, kind: number, arg = 0): void {
    this.at(this.now + delay, kind, arg)
  }

  /**
   * Schedules one of very many events, tens a minute, of which most lie within two hours. At one time, events that were
   * scheduled by `at` come before.
   */
  soon(time: number, kind: number, arg: number): void {
    if (!(time >= this.now)) {
      this.checkPast(time)
      time = this.now
    }
    if (!this.wheel.add(this.now, time, kind, arg)) this.at(time, kind, arg)
  }

  /**
   * Handles every event up to a time, that time included, then stands at it. `stop` ends it after the event at hand. At
   * Infinity it runs until no event is left.
   */
  run(until: number): void {
    const { heap, wheel, handlers } = this
    if (Number.isNaN(until)) throw problem('simulation-invalid', { what: 'until NaN', why: 'it is no time' })
    this.stopped = false
    for (;;) {
      const { next } = wheel
      if (heap.popUntil(Math.min(next, until))) {
        this.now = heap.time
        this.count++
        handlers[heap.kind]!(heap.arg)
      } else if (next <= until && next < Infinity) {
        this.now = next
        this.count++
        wheel.take()
        handlers[wheel.kind]!(wheel.arg)
      } else break
      if (this.stopped) return
    }
    if (until < Infinity && until > this.now) this.now = until
  }

  stop(): void {
    this.stopped = true
  }

  /** Refuses a time that is past by more than rounding. It returns no number: V8 would keep each time on its heap for it. */
  private checkPast(time: number): void {
    if (time >= this.now - ROUNDING) return
    const why = Number.isNaN(time)
      ? 'its time is not a number'
      : `${time} min lies before now, ${this.now} min; a duration or a gap must be ≥ 0`
    throw problem('simulation-invalid', { what: 'an event', why })
  }
}
