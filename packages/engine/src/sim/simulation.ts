import { problem } from '@serai/atlas'
import { Agenda } from './agenda.ts'
import { EventHeap } from './heap.ts'

/** What happens at an event; `arg` is what was scheduled with it, mostly the number of an entity (32 bits, signed). */
export type Handler = (arg: number) => void

/** A time this little in the past is the rounding of a sum, in minutes. */
const ROUNDING = 1e-6

/** A clock and its heap. Time is in minutes since the simulation began. */
export class Simulation {
  now = 0
  /** What is known of the hours ahead; at one time, events of the heap come before. */
  readonly agenda = new Agenda()
  private readonly heap = new EventHeap()
  private readonly handlers: Handler[] = []
  private agendaHandler: Handler = () => {}
  private count = 0
  private stopped = false

  /** Events handled so far. */
  get events(): number {
    return this.count
  }

  /** Events that lie ahead. */
  get pending(): number {
    return this.heap.size + this.agenda.size
  }

  /** Registers a kind of event and gives its number. */
  on(handler: Handler): number {
    return this.handlers.push(handler) - 1
  }

  /** What happens at an event of the agenda. */
  onAgenda(handler: Handler): void {
    this.agendaHandler = handler
  }

  /** Schedules an event; at Infinity it never comes and is not kept. Throws `simulation-invalid` for a time that is past. */
  at(time: number, kind: number, arg = 0): void {
    if (time === Infinity) return
    if (!(time >= this.now)) time = this.mended(time)
    this.heap.push(time, kind, arg)
  }

  after(delay: number, kind: number, arg = 0): void {
    this.at(this.now + delay, kind, arg)
  }

  /**
   * Handles every event up to a time, that time included, then stands at it. `stop` ends it after the event at hand. At
   * Infinity it runs until no event is left.
   */
  run(until: number): void {
    const { heap, handlers, agenda, agendaHandler } = this
    if (Number.isNaN(until)) throw problem('simulation-invalid', { what: 'until NaN', why: 'it is no time' })
    this.stopped = false
    for (;;) {
      const known = agenda.next
      if (heap.popUntil(known < until ? known : until)) {
        this.now = heap.time
        this.count++
        handlers[heap.kind]!(heap.arg)
      } else if (known <= until && known < Infinity) {
        this.now = known
        this.count++
        agendaHandler(agenda.take())
      } else break
      if (this.stopped) return
    }
    if (until < Infinity && until > this.now) this.now = until
  }

  stop(): void {
    this.stopped = true
  }

  private mended(time: number): number {
    if (time >= this.now - ROUNDING) return this.now
    const why = Number.isNaN(time)
      ? 'its time is not a number'
      : `${time} min lies before now, ${this.now} min; a duration or a gap must be ≥ 0`
    throw problem('simulation-invalid', { what: 'an event', why })
  }
}
