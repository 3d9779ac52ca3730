import type { WeeklyHours } from '@serai/atlas'
import { erlang } from '../../random/exponential.ts'
import type { Stream } from '../../random/stream.ts'

const HOUR = 60
/** Trucks are booked at most so many hours ahead; later ones come in the last of them. */
const HORIZON = 24 * 100

/**
 * Trucks that are due, counted by the hour, for any number of kinds: [kind][hour of a ring]. A ship brings hundreds at once;
 * as events of their own they would crowd the heap for days.
 */
export class Dues {
  private readonly counts: Int32Array
  private readonly stream: Stream
  /** [hour of the week] hours until trucks may come. */
  private readonly wait: Uint8Array
  private readonly startHourOfWeek: number

  constructor(kinds: number, hours: WeeklyHours, stream: Stream, startDay: number) {
    this.counts = new Int32Array(kinds * HORIZON)
    this.stream = stream
    this.startHourOfWeek = ((startDay + 3) % 7) * 24
    this.wait = waits(hours)
  }

  /** Books trucks of a kind with delays of Erlang-2 of a mean after `from`, which is not before `now`. */
  book(kind: number, trucks: number, now: number, from: number, meanMinutes: number): void {
    const first = Math.floor(now / HOUR) + 1
    for (let i = 0; i < trucks; i++) {
      const at = from + (erlang(this.stream, 2) * meanMinutes) / 2
      this.put(kind, Math.floor(at / HOUR), first)
    }
  }

  /** Books trucks spread evenly between two times. */
  spread(kind: number, trucks: number, now: number, from: number, to: number): void {
    const first = Math.floor(now / HOUR) + 1
    for (let i = 0; i < trucks; i++)
      this.put(kind, Math.floor((from + this.stream.uniform() * (to - from)) / HOUR), first)
  }

  private put(kind: number, hour: number, first: number): void {
    const wanted = Math.max(hour, first)
    const open = wanted + this.wait[(this.startHourOfWeek + wanted) % 168]!
    const held = Math.min(open, first + HORIZON - 1)
    this.counts[kind * HORIZON + (held % HORIZON)]!++
  }

  /** Takes the trucks of a kind that are due in an hour that begins now. */
  take(kind: number, hour: number): number {
    const at = kind * HORIZON + (hour % HORIZON)
    const count = this.counts[at]!
    this.counts[at] = 0
    return count
  }
}

function waits(hours: WeeklyHours): Uint8Array {
  const open = new Uint8Array(168)
  for (const [from, to] of hours)
    for (let hour = Math.floor(from / HOUR); hour * HOUR < to; hour++) open[hour % 168] = 1
  if (hours.length === 0) open.fill(1)
  return Uint8Array.from(open, (_, hour) => {
    let ahead = 0
    while (!open[(hour + ahead) % 168]) ahead++
    return ahead
  })
}
