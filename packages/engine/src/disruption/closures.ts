import { type Closure, DAY, dayMinute } from '@serai/atlas'
import { seasonOf } from '../network/season.ts'

/** A span of time in minutes since the epoch, UTC unless said otherwise; an end of Infinity is not known. */
export type Span = readonly [from: number, to: number]

/** Kind and id of what is shut, as in the tables of closures and disruptions. */
export type Target = readonly [kind: Closure['kind'], id: string]

/** Rows that shut the target altogether: dated ones and seasons, not slow-downs. */
export function closuresOf(closures: readonly Closure[], [kind, id]: Target): Closure[] {
  return closures.filter((row) => row.effect === 'closed' && row.kind === kind && row.target === id)
}

/**
 * When rows shut their targets, as plans live through it: from the first moment of the first day to the last of the last
 * day, local time; a season every year from `firstYear − 1` to `lastYear`. Sorted, disjoint, those that touch joined.
 */
export function closedSpans(
  closures: readonly Closure[],
  utcOffsetMinutes: number,
  firstYear: number,
  lastYear: number,
): Span[] {
  const spans: Span[] = []
  for (const { from, to, seasonFrom, seasonTo } of closures) {
    if (seasonFrom === null || seasonTo === null) {
      const first = from === null ? -Infinity : dayMinute(from)
      spans.push([first, to === null ? Infinity : dayMinute(to) + DAY])
    } else {
      spans.push(...seasonSpans([seasonFrom, seasonTo], firstYear, lastYear))
    }
  }
  return union(spans.map(([from, to]): Span => [from - utcOffsetMinutes, to - utcOffsetMinutes]))
}

/** A season, MM-DD to MM-DD, of every year from `firstYear − 1` to `lastYear`, local time; it may go over a new year. */
export function seasonSpans(
  [from, to]: readonly [string, string],
  firstYear: number,
  lastYear: number,
): Span[] {
  const spans: Span[] = []
  for (let year = firstYear - 1; year <= lastYear; year++) {
    const [first, last] = seasonOf(from, to, year)
    spans.push([dayMinute(first), dayMinute(last) + DAY])
  }
  return spans
}

/** Spans sorted and joined where they overlap or touch; empty ones are left out. */
export function union(spans: readonly Span[]): Span[] {
  const joined: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (!(to > from)) continue
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

/** The parts of disjoint, sorted spans within [from, to). */
export function within(spans: readonly Span[], from: number, to: number): Span[] {
  const parts: Span[] = []
  for (const [start, end] of spans)
    if (end > from && start < to) parts.push([Math.max(start, from), Math.min(end, to)])
  return parts
}

/** Minutes that disjoint spans last together. */
export const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, [from, to]) => sum + (to - from), 0)
