import { DAY, minuteOfWeek, type WeeklyHours } from '@serai/atlas'
import type { Stream } from '../../random/stream.ts'

const HOUR = 60
const WEEK_HOURS = 168
/** Hours are kept on a ring of whole weeks; and trucks are booked at most so many ahead, later ones come in the last of them. */
const RING = 16 * WEEK_HOURS
const HORIZON = 24 * 100
/** An appointment is at most so many hours after the time wished for. */
const APPOINTMENT = 24

/**
 * Trucks of one terminal that are due, counted by the hour, for any number of kinds. A ship brings hundreds at once; as
 * events of their own they would crowd the heap for days.
 */
export class Dues {
  /** [kind · RING + hour of the ring]; and of all kinds, where there are appointments. */
  private readonly counts: Int32Array
  private readonly totals = new Int32Array(RING)
  /** [hour of the ring] hours until trucks may come, 0 while they may; and hours that they may from then on, a week at most. */
  private readonly wait: Uint8Array
  private readonly open: Uint8Array
  private readonly appointments: boolean
  private readonly luck: Stream

  /** `startDay`: days since the epoch of the simulation's first local midnight. */
  constructor(kinds: number, hours: WeeklyHours, appointments: boolean, startDay: number, luck: Stream) {
    this.counts = new Int32Array(kinds * RING)
    this.luck = luck
    const startHourOfWeek = minuteOfWeek(startDay * DAY) / HOUR
    const open = openHours(hours)
    const onRing = (week: Uint8Array) =>
      Uint8Array.from({ length: RING }, (_, hour) => week[(startHourOfWeek + hour) % WEEK_HOURS]!)
    this.wait = onRing(runs(open, 0))
    this.open = onRing(runs(open, 1))
    this.appointments = appointments
  }

  /** Books a truck for the hour of a time, or for one when trucks may come; never for the hour that runs now. */
  book(kind: number, now: number, at: number): void {
    const first = ((now / HOUR) | 0) + 1
    const wanted = this.hourFor(Math.max((at / HOUR) | 0, first))
    const hour = Math.min(this.appointments ? this.quietest(wanted) : wanted, first + HORIZON - 1) % RING
    this.counts[kind * RING + hour]!++
    if (this.appointments) this.totals[hour]!++
  }

  /** Takes the trucks of a kind that are due in an hour. */
  take(kind: number, hour: number): number {
    const at = kind * RING + (hour % RING)
    const count = this.counts[at]!
    this.counts[at] = 0
    if (this.appointments) this.totals[hour % RING]! -= count
    return count
  }

  /** The hour itself when trucks may come in it; else any hour of the next time that they may: who is kept out by day comes at some time of the night. */
  hourFor(hour: number): number {
    const wait = this.wait[hour % RING]!
    if (wait === 0) return hour
    return hour + wait + Math.floor(this.luck.uniform() * this.open[(hour + wait) % RING]!)
  }

  /** Of the open hours of the next day, the one with the fewest trucks; the earliest of several. */
  private quietest(wanted: number): number {
    const { totals, wait } = this
    let best = wanted
    for (let hour = wanted + 1; hour < wanted + APPOINTMENT; hour++)
      if (totals[hour % RING]! < totals[best % RING]! && wait[hour % RING] === 0) best = hour
    return best
  }
}

/** [hour of the week] 1 where trucks may come for any of it. */
function openHours(hours: WeeklyHours): Uint8Array {
  const open = new Uint8Array(WEEK_HOURS)
  for (const [from, to] of hours)
    for (let hour = Math.floor(from / HOUR); hour * HOUR < to; hour++) open[hour % WEEK_HOURS] = 1
  return hours.length === 0 ? open.fill(1) : open
}

/** [hour of the week] how many hours from it on have a value, a week at most. */
function runs(open: Uint8Array, value: number): Uint8Array {
  return Uint8Array.from(open, (_, hour) => {
    let length = 0
    while (length < WEEK_HOURS && open[(hour + length) % WEEK_HOURS] === value) length++
    return length
  })
}
