import { problem } from '@serai/atlas'
import { advance, type Conditions } from './advance.ts'
import { type Quantiles, quantilesOf } from './quantile.ts'
import { checkSteps, type RehearsalSteps } from './steps.ts'

/**
 * Correlation of the times of two legs of one group, in normal scores, unless told otherwise. ESTIMATED: that neighbouring
 * stretches are rarely independent is measured (Gajewski, Rilett: Estimating link travel time correlation, J. Transp.
 * Statistics 7(2/3), 2004, a motorway in Houston); no figure for freight in Central Asia was found.
 */
export const SHARED_CONDITIONS = 0.2

/** More samples than this sharpen nothing that the data could bear. */
const MAX_SAMPLES = 1_000_000

export interface RehearseOptions {
  /** Minutes since the epoch, UTC. */
  readonly departAt: number
  /** Latest arrival, or null. */
  readonly dueAt: number | null
  /** Any whole number; the same seed gives the same bytes. */
  readonly seed: number
  readonly samples: number
  /** 0 … 1; `SHARED_CONDITIONS` by default. Matters only to legs that have a group. */
  readonly rho?: number
}

/**
 * Arrival as a distribution. Times are minutes from departure, not rounded. `mean` and the quantiles are those of the
 * samples that arrive, Infinity (null in JSON) when none does.
 */
export interface Rehearsal extends Quantiles {
  readonly mean: number
  /** Of the mean: standard deviation / √(samples that arrive); 0 with fewer than two. */
  readonly standardError: number
  /** Share of all samples there by `dueAt`; a stuck one is late. null without `dueAt`. */
  readonly onTimeProbability: number | null
  /** Share of samples that never arrive: a closure without end, or no departure. */
  readonly stuckShare: number
  /** [leg] when it ends, of the samples that get so far. */
  readonly legEnds: readonly Quantiles[]
}

/** Sends the same consignment many times over the same legs and looks at how it fares. */
export function rehearse(steps: RehearsalSteps, options: RehearseOptions): Rehearsal {
  checkSteps(steps)
  checkOptions(options)
  const { departAt, dueAt, seed, samples, rho = SHARED_CONDITIONS } = options
  const conditions: Conditions = { seed, rho, factors: new Map() }
  const times = new Float64Array(samples).fill(departAt)
  const through = new Float64Array(samples)
  let arrived = elapsed(times, departAt, through)
  const legEnds: Quantiles[] = []
  for (let leg = 0; leg < steps.count; leg++) {
    advance(steps, leg, times, conditions)
    arrived = elapsed(times, departAt, through)
    legEnds.push(quantilesOf(through, arrived))
  }
  return {
    ...(legEnds.at(-1) ?? quantilesOf(through, arrived)),
    ...moments(times, departAt, arrived),
    onTimeProbability: dueAt === null ? null : shareUpTo(times, dueAt),
    stuckShare: 1 - arrived / samples,
    legEnds,
  }
}

/** Fills `through` with the times since departure of the samples that got so far, in their order, and counts them. */
function elapsed(times: Float64Array, departAt: number, through: Float64Array): number {
  let count = 0
  for (let i = 0; i < times.length; i++) {
    const time = times[i]!
    if (time < Infinity) through[count++] = time - departAt
  }
  return count
}

/** Mean and standard error in two passes, so that no figure is lost to the size of the epoch. */
function moments(
  times: Float64Array,
  departAt: number,
  arrived: number,
): Pick<Rehearsal, 'mean' | 'standardError'> {
  if (arrived === 0) return { mean: Infinity, standardError: 0 }
  let sum = 0
  for (let i = 0; i < times.length; i++) if (times[i]! < Infinity) sum += times[i]! - departAt
  const mean = sum / arrived
  let squares = 0
  for (let i = 0; i < times.length; i++) {
    if (times[i]! < Infinity) squares += (times[i]! - departAt - mean) ** 2
  }
  return { mean, standardError: arrived < 2 ? 0 : Math.sqrt(squares / (arrived - 1) / arrived) }
}

function shareUpTo(times: Float64Array, dueAt: number): number {
  let count = 0
  for (let i = 0; i < times.length; i++) if (times[i]! <= dueAt) count++
  return count / times.length
}

function checkOptions({ departAt, dueAt, seed, samples, rho = SHARED_CONDITIONS }: RehearseOptions): void {
  const wrong = (field: string, got: unknown, wanted: string) =>
    problem('option-invalid', { field, got: String(got), wanted })
  if (!Number.isSafeInteger(departAt)) throw wrong('departAt', departAt, 'whole minutes')
  if (dueAt !== null && !Number.isSafeInteger(dueAt)) throw wrong('dueAt', dueAt, 'whole minutes or null')
  if (!Number.isSafeInteger(seed)) throw wrong('seed', seed, 'a whole number')
  if (!(Number.isInteger(samples) && samples >= 1 && samples <= MAX_SAMPLES)) {
    throw wrong('samples', samples, `1 to ${MAX_SAMPLES}`)
  }
  if (!(rho >= 0 && rho <= 1)) throw wrong('rho', rho, '0 to 1')
}
