import { WEEK } from '@serai/atlas'

/** Minute 0 of the Unix epoch was a Thursday; weeks begin on Monday 00:00 UTC. */
const EPOCH_TO_MONDAY = 4320

/** When something may begin: weekly opening hours less dated closures. */
export interface Gate {
  /** [2·spans] start and end (exclusive) in minutes of the UTC week, ascending and disjoint, 0 … 10 080; empty: always open. */
  readonly weekly: Int32Array
  /** [2·windows] start and end (exclusive) in minutes since the epoch, ascending and disjoint; an end of Infinity is not known. */
  readonly closed: Float64Array
}

/** When something departs: on given minutes of the week, or one every so many minutes. */
export interface Schedule {
  /** [departures] minutes of the UTC week, ascending, 0 … 10 079; empty for a headway, or for no departure at all. */
  readonly weekly: Int32Array
  /** Minutes between departures where `weekly` is empty; 0: there are none. */
  readonly everyMinutes: number
  /** Minutes before a departure at which acceptance ends. */
  readonly cutoffMinutes: number
}

/** A phase for `nextDeparture`: the departures are not known, so half a headway is waited, as one does on average. */
export const MEAN_PHASE = -1

/**
 * Minute of the week. Unlike the calendar's, it takes fractions of a minute without a slow floating-point remainder:
 * rehearsal calls it millions of times.
 */
const weekMinute = (t: number): number => {
  const shifted = t + EPOCH_TO_MONDAY
  return shifted - Math.floor(shifted / WEEK) * WEEK
}

/** How many of the values at `first`, `first + step`, … are ≤ x (`<` x with `strict`); they ascend. */
function countUpTo(values: Int32Array | Float64Array, step: number, x: number, strict: boolean): number {
  let low = 0
  let high = values.length / step
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = values[middle * step]!
    if (strict ? value < x : value <= x) low = middle + 1
    else high = middle
  }
  return low
}

/** End of the closure that holds at t, or t. */
function closureEnd(closed: Float64Array, t: number): number {
  if (closed.length === 0) return t
  const before = countUpTo(closed, 2, t, false)
  return before === 0 ? t : Math.max(t, closed[2 * before - 1]!)
}

function weeklyOpen(weekly: Int32Array, t: number): number {
  if (weekly.length === 0) return t
  const minute = weekMinute(t)
  const begun = countUpTo(weekly, 2, minute, false)
  if (begun > 0 && minute < weekly[2 * begun - 1]!) return t
  // The difference first: it is exact for any fraction, and so is its sum with t, a whole minute.
  return t + (begun * 2 < weekly.length ? weekly[2 * begun]! - minute : WEEK + weekly[0]! - minute)
}

/**
 * First moment ≥ t at which the gate is open, in minutes since the epoch; Infinity when it never opens again. Later
 * callers never get through earlier (FIFO). Whole minutes stay whole. Costs O(log n) for every closure waited out.
 */
export function nextOpen(gate: Gate, t: number): number {
  for (let at = t; ; ) {
    const reopened = closureEnd(gate.closed, at)
    if (reopened === Infinity) return Infinity
    const open = weeklyOpen(gate.weekly, reopened)
    if (open === reopened) return open
    at = open
  }
}

/** First departure at or after t, cut-off aside. */
function departureFrom(schedule: Schedule, t: number, phaseMinutes: number): number {
  const { weekly, everyMinutes } = schedule
  if (weekly.length > 0) {
    const minute = weekMinute(t)
    const gone = countUpTo(weekly, 1, minute, true)
    return t + (gone < weekly.length ? weekly[gone]! - minute : WEEK + weekly[0]! - minute)
  }
  if (!(everyMinutes > 0)) return Infinity
  if (phaseMinutes < 0) return t + Math.floor(everyMinutes / 2)
  return Math.max(t, phaseMinutes + Math.ceil((t - phaseMinutes) / everyMinutes) * everyMinutes)
}

/**
 * First departure that accepts cargo standing there at t, in minutes since the epoch; Infinity when there is none.
 * `phaseMinutes` matters for a headway only: departures are at phase + k · headway, and with `MEAN_PHASE` half a headway is
 * waited. FIFO; whole minutes stay whole.
 */
export function nextDeparture(schedule: Schedule, t: number, phaseMinutes: number): number {
  return t === Infinity ? Infinity : departureFrom(schedule, t + schedule.cutoffMinutes, phaseMinutes)
}

/**
 * When a leg begins for cargo that is there at t: it is handed in when the gate is open, and leaves with the first
 * departure that accepts it and does not fall into a closure (opening hours bind the handing in, not the departure).
 * null: no gate, no schedule. FIFO.
 */
export function departure(
  gate: Gate | null,
  schedule: Schedule | null,
  t: number,
  phaseMinutes: number,
): number {
  const open = gate === null ? t : nextOpen(gate, t)
  if (schedule === null) return open
  let leaves = nextDeparture(schedule, open, phaseMinutes)
  if (gate === null) return leaves
  for (;;) {
    const reopened = closureEnd(gate.closed, leaves)
    if (reopened === leaves) return leaves
    if (reopened === Infinity) return Infinity
    // Half a headway is waited once only: waiting it again would let a later arrival leave earlier.
    const known = schedule.weekly.length > 0 || phaseMinutes >= 0
    leaves = known ? departureFrom(schedule, reopened, phaseMinutes) : reopened
  }
}
