import { type Closure, DAY, dayMinute, problem } from '@serai/atlas'
import { DAYS_PER_YEAR } from '../network/season.ts'
import type { Lognormal } from '../random/lognormal.ts'
import { type Span, union } from './closures.ts'
import { erlangQuantile } from './erlang-quantile.ts'
import { fitLognormal } from './lognormal-fit.ts'

/** Fewer closures than this say nothing of the shape of their lengths. */
const LEAST_FOR_SHAPE = 5

/** A figure with the ends of its confidence interval. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** What dated closures say of the process that made them. Lengths in days. */
export interface ClosureFit {
  /** Closures that began in the window, and how many of them ended in it. */
  readonly count: number
  readonly ended: number
  /** Days of the window in which a closure could begin. */
  readonly openDays: number
  /** Closures per year of open time. */
  readonly ratePerYear: Estimate
  /** Exponential lengths: all days shut over the number that ended. Infinity when none has ended. */
  readonly meanDays: Estimate
  /** Of those that ended, the others left out: a floor when there are others. NaN when none has ended. */
  readonly endedMeanDays: number
  /** Long-run share of time shut, rate × mean length against the open time between. */
  readonly closedShare: number
  /** Lognormal lengths in days instead, with at least five closures, two of them ended and not all alike; else null. */
  readonly lognormal: Lognormal | null
  /** Logarithms of the likelihoods of the lengths, for choosing (less two parameters against one: Akaike 1974). */
  readonly logLikelihood: { readonly exponential: number; readonly lognormal: number }
}

export interface FitOptions {
  /** First day of the window and the day after its last, YYYY-MM-DD: the register of closures is complete in it. */
  readonly from: string
  readonly to: string
  /** Of the intervals; 0.95 by default. */
  readonly confidence?: number
}

/**
 * Rate and length of closures from those of one target that are dated in a register.
 *
 * A closure is reported by the days on which the gate shut and opened again, both in part, so that its length is the
 * difference of the two dates, half a day when they are the same; one that is open-ended, or ends after the window, is
 * censored at the window's end. One that began before the window is no event of it, its length is not used (long ones are
 * the likelier to be met), and its days are not exposure. Overlapping rows are one closure.
 *
 * - Rate: count / open time, the maximum-likelihood estimate of a Poisson process that stands still while shut (the
 *   alternating renewal process of `process.ts`, and what `network/hazards.ts` reads the rate as). Interval: exact for a
 *   Poisson count, χ² quantiles with 2n and 2n + 2 degrees of freedom: Garwood, Fiducial limits for the Poisson
 *   distribution, Biometrika 28(3/4), 1936, doi:10.1093/biomet/28.3-4.437.
 * - Mean length: all days shut, censored ones too, over the number m that ended: maximum likelihood for exponential lengths
 *   (Epstein, Sobel: Life testing, J. Am. Stat. Assoc. 48(263), 1953, doi:10.1080/01621459.1953.10483488). Interval:
 *   2T / χ² with 2m degrees of freedom, exact when none is censored; with censored ones its lower end has 2m + 2, which is
 *   conservative (Cox, Some simple approximate tests for Poisson variates, Biometrika 40(3/4), 1953,
 *   doi:10.1093/biomet/40.3-4.354).
 *
 * Throws `option-invalid` for a window without days.
 */
export function fitClosures(closures: readonly Closure[], options: FitOptions): ClosureFit {
  const first = dayMinute(options.from) / DAY
  const last = dayMinute(options.to) / DAY
  if (!(last > first))
    throw problem('option-invalid', { field: 'to', got: options.to, wanted: `a day after ${options.from}` })
  const spans = union(closures.filter((row) => row.effect === 'closed' && row.from !== null).map(daysOf))
  const begun = spans.filter(([from]) => from >= first && from < last)
  const ended = begun.filter(([, to]) => to < last).map(([from, to]) => to - from)
  const censored = begun.filter(([, to]) => to >= last).map(([from]) => last - from)
  const shut = spans.reduce(
    (sum, [from, to]) => sum + Math.max(0, Math.min(to, last) - Math.max(from, first)),
    0,
  )
  const openDays = last - first - shut
  const tail = (1 - (options.confidence ?? 0.95)) / 2
  const ratePerYear = rateOf(begun.length, openDays / DAYS_PER_YEAR, tail)
  const meanDays = meanOf(ended, censored, tail)
  const burden = (ratePerYear.value * meanDays.value) / DAYS_PER_YEAR
  const shape = begun.length >= LEAST_FOR_SHAPE ? fitLognormal(ended, censored) : null
  return {
    count: begun.length,
    ended: ended.length,
    openDays,
    ratePerYear,
    meanDays,
    endedMeanDays: sum(ended) / ended.length,
    closedShare: burden === Infinity ? 1 : burden / (1 + burden),
    lognormal: shape?.law ?? null,
    logLikelihood: {
      exponential: ended.length === 0 ? 0 : -ended.length * (Math.log(meanDays.value) + 1),
      lognormal: shape?.logLikelihood ?? Number.NaN,
    },
  }
}

/** Days since the epoch. */
function daysOf({ from, to }: Closure): Span {
  const first = dayMinute(from!) / DAY
  if (to === null) return [first, Infinity]
  const last = dayMinute(to) / DAY
  return [first, last === first ? first + 0.5 : last]
}

function rateOf(count: number, years: number, tail: number): Estimate {
  return {
    value: count / years,
    low: count === 0 ? 0 : erlangQuantile(count, tail) / years,
    high: erlangQuantile(count + 1, 1 - tail) / years,
  }
}

function meanOf(ended: readonly number[], censored: readonly number[], tail: number): Estimate {
  const total = sum(ended) + sum(censored)
  const m = ended.length
  if (total === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN }
  const phases = censored.length > 0 ? m + 1 : m
  return {
    value: total / m,
    low: total / erlangQuantile(phases, 1 - tail),
    high: m === 0 ? Infinity : total / erlangQuantile(m, tail),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
