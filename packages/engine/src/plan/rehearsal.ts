import type { Itinerary } from '../itinerary/itinerary.ts'
import type { Network } from '../network/network.ts'
import { rehearse } from '../rehearse/rehearse.ts'
import type { RehearsalSteps } from '../rehearse/steps.ts'
import type { Assembled } from '../search/assemble.ts'
import type { Draft } from '../search/draft.ts'

export interface RehearsalOptions {
  readonly departAt: number
  readonly dueAt: number | null
  readonly seed: number
  readonly samples: number
}

/** The itinerary with its arrival as a distribution, in place of the sum of means. */
export function rehearsed(
  network: Network,
  { itinerary, legs }: Assembled,
  options: RehearsalOptions,
): Itinerary {
  const result = rehearse(stepsOf(network, legs), options)
  const whole = (minutes: number) =>
    Number.isFinite(minutes) ? Math.round(minutes) : itinerary.plannedMinutes
  return {
    ...itinerary,
    minutes: {
      mean: whole(result.mean),
      p10: whole(result.p10),
      p50: whole(result.p50),
      p90: whole(result.p90),
    },
    legEnds: result.legEnds.map(({ p10, p50, p90 }) => ({
      p10: whole(p10),
      p50: whole(p50),
      p90: whole(p90),
    })),
    onTimeProbability: result.onTimeProbability,
  }
}

/** Legs as arrays. A leg's mean is its own time; its gate and schedule are the network's, so waits are lived through again. */
export function stepsOf(network: Network, legs: readonly Draft[]): RehearsalSteps {
  const countries = [...new Set(legs.map((leg) => leg.country))]
  const numbers = (read: (leg: Draft) => number) => Float64Array.from(legs, read)
  const integers = (read: (leg: Draft) => number) => Int32Array.from(legs, read)
  return {
    count: legs.length,
    meanMinutes: numbers((leg) => leg.meanMinutes),
    p90Minutes: numbers((leg) => leg.p90Minutes),
    gate: integers((leg) => leg.gate),
    gates: network.gates,
    schedule: integers((leg) => leg.schedule),
    schedules: network.schedules,
    disruptionNepers: numbers((leg) => leg.disruption / 1e6),
    closureMinutes: numbers((leg) => leg.closureMinutes),
    group: integers((leg) => (leg.country === null ? -1 : countries.indexOf(leg.country))),
  }
}
