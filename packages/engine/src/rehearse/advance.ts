import { departure, nextOpen } from '../network/clock.ts'
import { exponential } from '../random/exponential.ts'
import { lognormalOf } from '../random/lognormal.ts'
import { normal } from '../random/normal.ts'
import { Stream } from '../random/stream.ts'
import type { RehearsalSteps } from './steps.ts'

/** What every leg of a rehearsal shares. */
export interface Conditions {
  readonly seed: number
  /** Correlation of any two legs of one group, in normal scores. */
  readonly rho: number
  /** Shared conditions of a group, one standard normal a sample; made when a group is first met. */
  readonly factors: Map<number, Float64Array>
}

/**
 * Carries all samples through one leg: `times` holds when each gets there and, afterwards, when it is through; Infinity
 * stays. Every purpose of every leg draws from a stream of its own, so that changing one leg leaves the others' luck alone.
 */
export function advance(
  steps: RehearsalSteps,
  leg: number,
  times: Float64Array,
  conditions: Conditions,
): void {
  closures(steps, leg, times, conditions)
  departures(steps, leg, times, conditions)
  durations(steps, leg, times, conditions)
}

/** Unplanned closures are met at an open gate; what is left of one is waited out. */
function closures(steps: RehearsalSteps, leg: number, times: Float64Array, conditions: Conditions): void {
  const chance = -Math.expm1(-steps.disruptionNepers[leg]!)
  const meanMinutes = steps.closureMinutes[leg]!
  if (chance === 0 || meanMinutes === 0) return
  const gate = steps.gates[steps.gate[leg]!] ?? null
  const stream = new Stream(conditions.seed, `closure ${leg}`)
  for (let i = 0; i < times.length; i++) {
    if (stream.uniform() >= chance) continue
    const open = gate === null ? times[i]! : nextOpen(gate, times[i]!)
    times[i] = open + exponential(stream) * meanMinutes
  }
}

/** Opening hours, dated closures and departures. Where only a headway is known, its phase is as good as random. */
function departures(steps: RehearsalSteps, leg: number, times: Float64Array, conditions: Conditions): void {
  const gate = steps.gates[steps.gate[leg]!] ?? null
  const schedule = steps.schedules[steps.schedule[leg]!] ?? null
  if (gate === null && schedule === null) return
  if (schedule === null || schedule.weekly.length > 0) {
    for (let i = 0; i < times.length; i++) times[i] = departure(gate, schedule, times[i]!, 0)
    return
  }
  const stream = new Stream(conditions.seed, `phase ${leg}`)
  for (let i = 0; i < times.length; i++) {
    times[i] = departure(gate, schedule, times[i]!, stream.uniform() * schedule.everyMinutes)
  }
}

function durations(steps: RehearsalSteps, leg: number, times: Float64Array, conditions: Conditions): void {
  const mean = steps.meanMinutes[leg]!
  const fixed = steps.fixedMinutes?.[leg] ?? 0
  const law = mean > 0 ? lognormalOf(mean, steps.p90Minutes[leg]!) : null
  if (law === null || law.sigma === 0) {
    for (let i = 0; i < times.length; i++) times[i] = times[i]! + (mean + fixed)
    return
  }
  const { mu, sigma } = law
  const stream = new Stream(conditions.seed, `duration ${leg}`)
  const group = steps.group?.[leg] ?? -1
  if (group < 0 || conditions.rho === 0) {
    for (let i = 0; i < times.length; i++)
      times[i] = times[i]! + fixed + Math.exp(mu + sigma * normal(stream))
    return
  }
  const factor = factorOf(group, times.length, conditions)
  const shared = sigma * Math.sqrt(conditions.rho)
  const own = sigma * Math.sqrt(1 - conditions.rho)
  for (let i = 0; i < times.length; i++) {
    times[i] = times[i]! + fixed + Math.exp(mu + shared * factor[i]! + own * normal(stream))
  }
}

function factorOf(group: number, samples: number, conditions: Conditions): Float64Array {
  const known = conditions.factors.get(group)
  if (known) return known
  const stream = new Stream(conditions.seed, `group ${group}`)
  const factor = new Float64Array(samples)
  for (let i = 0; i < samples; i++) factor[i] = normal(stream)
  conditions.factors.set(group, factor)
  return factor
}
