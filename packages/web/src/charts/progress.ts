import type { Itinerary } from '../worker/reply.ts'

/** A point of the way: after so many minutes at so many kilometres. */
export interface Moment {
  readonly minutes: number
  readonly km: number
}

export interface Progress {
  /** Start and the end of every leg, by the median of the rehearsal. */
  readonly median: readonly Moment[]
  /** The same places, early (P10) and late (P90). */
  readonly early: readonly Moment[]
  readonly late: readonly Moment[]
}

/** Where the cargo is when, as rehearsed. */
export function progressOf({ legs, legEnds }: Itinerary): Progress {
  const start: Moment = { minutes: 0, km: 0 }
  const [median, early, late]: [Moment[], Moment[], Moment[]] = [[start], [start], [start]]
  let km = 0
  for (const [index, leg] of legs.entries()) {
    if (leg.kind === 'haul') km += leg.distanceKm
    const { p10, p50, p90 } = legEnds[index]!
    median.push({ minutes: p50, km })
    early.push({ minutes: p10, km })
    late.push({ minutes: p90, km })
  }
  return { median, early, late }
}
