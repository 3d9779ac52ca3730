import type { Tide } from './tide.ts'

/** The tide is looked at so often, minutes; in between, its bend bounds what it can do. */
const STEP = 60
/** Times are right to this, and no window is shorter, minutes. */
const SHARP = 1e-4
/** Water this near to a level is at it, metres. */
const LEVEL = 1e-9

/** When the water stands at a level or higher: windows in which a ship may move. */
export class HighWater {
  /** [window] ascending and disjoint, minutes of the simulation. */
  readonly opens: Float64Array
  readonly closes: Float64Array

  constructor(opens: readonly number[], closes: readonly number[]) {
    this.opens = Float64Array.from(opens)
    this.closes = Float64Array.from(closes)
  }

  /** The minute itself when the water is high enough, else when it next is; Infinity after the last window. */
  next(minute: number): number {
    const { opens, closes } = this
    let from = 0
    let to = closes.length
    while (from < to) {
      const middle = (from + to) >> 1
      if (closes[middle]! <= minute) from = middle + 1
      else to = middle
    }
    if (from === closes.length) return Infinity
    return opens[from]! > minute ? opens[from]! : minute
  }
}

/**
 * Windows of the minutes 0 to `until` in which the tide is at a level or above. None is missed: between two looks the tide
 * strays from the straight line by no more than its bend allows, and where that leaves a doubt the span is halved.
 */
export function highWater(tide: Tide, levelM: number, until: number): HighWater {
  const opens: number[] = []
  const closes: number[] = []
  const above = (minute: number) => tide.heightM(minute) - levelM
  const cross = (minute: number, rising: boolean) => (rising ? opens : closes).push(minute)
  let height = above(0)
  if (height >= 0) opens.push(0)
  for (let from = 0; from < until; from += STEP) {
    const to = Math.min(until, from + STEP)
    const next = above(to)
    crossings(above, tide.bend, from, height, to, next, cross)
    height = next
  }
  if (opens.length > closes.length) closes.push(until)
  return new HighWater(opens, closes)
}

type Height = (minute: number) => number

/** Reports every crossing of 0 between two minutes, in order. */
function crossings(
  above: Height,
  bend: number,
  from: number,
  low: number,
  to: number,
  high: number,
  cross: (minute: number, rising: boolean) => void,
): void {
  const span = to - from
  const same = low >= 0 === high >= 0
  if (same && Math.min(Math.abs(low), Math.abs(high)) > (bend * span * span) / 8) return
  // Steeper in the mean than the bend can turn round: it only rises, or only falls.
  const straight = Math.abs(high - low) > bend * span * span
  if (same && (straight || span < SHARP)) return
  if (straight || span < SHARP) {
    cross(rootOf(above, from, low, to, high), high >= 0)
    return
  }
  const middle = from + span / 2
  const between = above(middle)
  crossings(above, bend, from, low, middle, between, cross)
  crossings(above, bend, middle, between, to, high, cross)
}

/** Where a function that rises or falls throughout crosses 0: false position with halving (the Illinois method). */
function rootOf(above: Height, from: number, low: number, to: number, high: number): number {
  let kept = 0
  while (to - from > SHARP) {
    const at = to - (high * (to - from)) / (high - low)
    const value = above(at)
    if (Math.abs(value) < LEVEL) return at
    if (value > 0 === high > 0) {
      if (kept === -1) low /= 2
      ;[to, high, kept] = [at, value, -1]
    } else {
      if (kept === 1) high /= 2
      ;[from, low, kept] = [at, value, 1]
    }
  }
  return from + (to - from) / 2
}
