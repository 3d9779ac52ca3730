import type { LegEnd } from '../worker/protocol.ts'
import type { Itinerary } from '../worker/reply.ts'

/** A point of the way: after so many minutes at so many kilometres. */
export interface Moment {
  readonly minutes: number
  readonly km: number
}

export interface Progress {
  /** Start and the end of every leg, by mean times. */
  readonly mean: readonly Moment[]
  /** The same places, early (P10) and late (P90). */
  readonly early: readonly Moment[]
  readonly late: readonly Moment[]
}

/** z of the 90th percentile of the normal distribution. */
const Z90 = 1.2815515655446004

/**
 * Where the cargo is when. The band is the rehearsal's where it tells the end of each leg; else the legs' own spreads
 * are added up as independent and scaled so that the last one meets the rehearsed P10 and P90.
 */
export function progressOf(itinerary: Itinerary, legEnds: readonly LegEnd[] | null): Progress {
  const start = itinerary.legs[0]?.startAt ?? 0
  const mean: Moment[] = [{ minutes: 0, km: 0 }]
  const early: Moment[] = [{ minutes: 0, km: 0 }]
  const late: Moment[] = [{ minutes: 0, km: 0 }]
  const deviations = deviationsOf(itinerary)
  const last = deviations.at(-1) ?? 0
  const { mean: total, p10, p90 } = itinerary.minutes
  let km = 0
  for (const [index, leg] of itinerary.legs.entries()) {
    if (leg.kind === 'haul') km += leg.distanceKm
    const at = leg.endAt - start
    const end = legEnds?.[index]
    const share = last > 0 ? deviations[index]! / last : 0
    mean.push({ minutes: at, km })
    early.push({ minutes: end ? end.p10 : Math.max(0, at - share * Math.max(0, total - p10)), km })
    late.push({ minutes: end ? end.p90 : at + share * Math.max(0, p90 - total), km })
  }
  return { mean, early, late }
}

/** Standard deviation in minutes after each leg, of independent legs. */
function deviationsOf(itinerary: Itinerary): readonly number[] {
  let variance = 0
  return itinerary.legs.map(({ spread }) => {
    variance += (Math.max(0, spread.p90Minutes - spread.meanMinutes) / Z90) ** 2
    return Math.sqrt(variance)
  })
}
