import type { Itinerary } from '../itinerary/itinerary.ts'
import type { Gate, Schedule } from '../network/clock.ts'
import type { Network } from '../network/network.ts'
import { type Rehearsal, rehearse } from '../rehearse/rehearse.ts'
import type { RehearsalSteps } from '../rehearse/steps.ts'
import type { Assembled } from '../search/assemble.ts'
import type { Draft } from '../search/leg-draft.ts'
import { kept } from './kept.ts'

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
  const steps = stepsOf(network, legs)
  const result = kept(rehearsals, MOST_KEPT, keyOf(steps, options), () => rehearse(steps, options))
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

/** Ways that a scenario does not touch fare as before: their rehearsals are kept, so that a switch repeats only what it changes. */
const MOST_KEPT = 256
const rehearsals = new Map<string, Rehearsal>()

/** Everything that a rehearsal depends on. Gates and schedules by content: another network numbers them otherwise. */
function keyOf(steps: RehearsalSteps, { departAt, dueAt, seed, samples }: RehearsalOptions): string {
  const parts: unknown[] = [departAt, dueAt, seed, samples]
  for (let leg = 0; leg < steps.count; leg++) {
    parts.push(
      steps.meanMinutes[leg],
      steps.p90Minutes[leg],
      steps.disruptionNepers[leg],
      steps.closureMinutes[leg],
      steps.group?.[leg],
      textOf(steps.gates[steps.gate[leg]!]),
      textOf(steps.schedules[steps.schedule[leg]!]),
    )
  }
  return parts.join('|')
}

const texts = new WeakMap<Gate | Schedule, string>()

function textOf(clock: Gate | Schedule | undefined): string {
  if (!clock) return ''
  let text = texts.get(clock)
  if (text === undefined) {
    text =
      'closed' in clock
        ? `${clock.weekly.join()};${clock.closed.join()}`
        : `${clock.weekly.join()};${clock.everyMinutes};${clock.cutoffMinutes}`
    texts.set(clock, text)
  }
  return text
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
