import { type Atlas, DAY, type Disruption } from '@serai/atlas'
import { DAYS_PER_YEAR, seasonDays } from '../network/season.ts'
import { exponential } from '../random/exponential.ts'
import { type Lognormal, lognormal } from '../random/lognormal.ts'
import { Stream } from '../random/stream.ts'
import { closedSpans, closuresOf, type Span, seasonSpans, type Target, union, within } from './closures.ts'

/**
 * Unplanned closures of a target as an alternating renewal process: open for an exponential time, shut for a drawn length,
 * and so on (Cox: Renewal theory, 1962, chapter 7). With rate r per year of open time and mean length d it is shut for
 * rd / (1 + rd) of the time; `network/hazards.ts` gives plans the same share.
 */
export interface ClosureProcess {
  /** Names its stream, so that another process never changes this one's luck. */
  readonly name: string
  /** Closures a year of open time, ≥ 0. */
  readonly ratePerYear: number
  readonly meanDays: number
  /** Lengths in days when they are not exponential (`ClosureFit.lognormal`). */
  readonly lengths?: Lognormal
  /** First and last day of the year, MM-DD, on which one may begin; null: all the year. The rate stays the yearly mean. */
  readonly season?: readonly [from: string, to: string] | null
}

/** What strikes the targets: rows of the table of disruptions. A country's are struck by distance, so they are no target here. */
export function processesOf(
  atlas: Atlas,
  targets: readonly (readonly [Exclude<Disruption['kind'], 'country'>, string])[],
): ClosureProcess[] {
  return atlas.tables.disruptions
    .filter((row) => targets.some(([kind, id]) => row.kind === kind && row.target === id))
    .map(({ id, ratePerYear, meanDays, seasonFrom, seasonTo }) => ({
      ...{ name: id, ratePerYear, meanDays },
      season: seasonFrom === null || seasonTo === null ? null : [seasonFrom, seasonTo],
    }))
}

/**
 * Closures in [0, minutes), ascending and disjoint, the last one cut off at the end. The process is met in its steady state:
 * shut at 0 with its long-run share, for a length drawn anew (of an exponential length what is left is as long as the
 * whole; of a lognormal one it is an approximation). With `startsOpen` it is open at 0.
 */
export function drawClosures(
  process: ClosureProcess,
  stream: Stream,
  minutes: number,
  startsOpen = false,
): Span[] {
  const { ratePerYear, meanDays, lengths } = process
  const spans: Span[] = []
  if (!(ratePerYear > 0 && meanDays > 0)) return spans
  const gapMinutes = (DAYS_PER_YEAR * DAY) / ratePerYear
  const length = () => (lengths ? lognormal(stream, lengths) : meanDays * exponential(stream)) * DAY
  const burden = (ratePerYear * meanDays) / DAYS_PER_YEAR
  // Drawn in any case, so that a process that starts open goes on like one that does not.
  const shut = stream.uniform() < burden / (1 + burden)
  let at = shut && !startsOpen ? 0 : gapMinutes * exponential(stream)
  while (at < minutes) {
    const end = at + length()
    spans.push([at, Math.min(end, minutes)])
    at = end + gapMinutes * exponential(stream)
  }
  return spans
}

export interface ClosureQuestion {
  readonly atlas: Atlas
  /** Whose closures by date and season happen as the atlas dates them. */
  readonly dated: readonly Target[]
  /** What strikes by chance. */
  readonly processes: readonly ClosureProcess[]
  /** Minutes since the epoch, UTC, and how long from there. */
  readonly startsAt: number
  readonly minutes: number
  readonly utcOffsetMinutes: number
  readonly seed: number
  readonly replication: number
  readonly startsOpen?: boolean
}

/** When something is shut in one replication, by date or by chance: minutes from `startsAt`, ascending and disjoint. */
export function closuresIn(question: ClosureQuestion): Span[] {
  const { processes, minutes, seed, replication, startsOpen } = question
  const spans = datedClosures(question)
  for (const process of processes) {
    const stream = new Stream(seed, `${replication}:closure ${process.name}`)
    spans.push(
      ...(process.season
        ? drawInSeason(process, process.season, stream, question)
        : drawClosures(process, stream, minutes, startsOpen)),
    )
  }
  return union(spans)
}

/**
 * Closures of a process that strikes in a season only: its yearly number falls into that part of the year, so that the rate is
 * higher in it and nothing out of it. Every season begins open and ends all that it began; one under way at the start is met in
 * its steady state, like any process.
 */
function drawInSeason(
  process: ClosureProcess,
  season: readonly [string, string],
  stream: Stream,
  { startsAt, minutes, utcOffsetMinutes, startsOpen }: ClosureQuestion,
): Span[] {
  const firstYear = new Date(startsAt * 60_000).getUTCFullYear()
  const lastYear = new Date((startsAt + minutes) * 60_000).getUTCFullYear() + 1
  const here = startsAt + utcOffsetMinutes
  const seasons = seasonSpans(season, firstYear, lastYear)
  const own = { ...process, ratePerYear: (process.ratePerYear * DAYS_PER_YEAR) / seasonDays(...season) }
  return within(seasons, here, here + minutes).flatMap(([from, to]) => {
    const start = from - here
    const begun = start > 0 || startsOpen === true
    return drawClosures(own, stream, to - from, begun).map(([a, b]): Span => [start + a, start + b])
  })
}

/** The part of `closuresIn` that chance has no say in. */
export function datedClosures(question: Omit<ClosureQuestion, 'seed' | 'replication' | 'processes'>): Span[] {
  const { atlas, dated, startsAt, minutes, utcOffsetMinutes } = question
  const rows = dated.flatMap((target) => closuresOf(atlas.tables.closures, target))
  const years = [startsAt, startsAt + minutes].map((minute) => new Date(minute * 60_000).getUTCFullYear())
  const spans = closedSpans(rows, utcOffsetMinutes, years[0]!, years[1]! + 1)
  return within(spans, startsAt, startsAt + minutes).map(
    ([from, to]): Span => [from - startsAt, to - startsAt],
  )
}
