import { exp } from './exp.ts'
import { normal } from './normal.ts'
import type { Stream } from './stream.ts'

/** 90th percentile of the standard normal. */
export const Z90 = 1.2815515655446004

/** The largest ratio of 90th percentile to mean that a lognormal can have: exp(Z90² / 2). */
export const MAX_P90_RATIO = Math.exp((Z90 * Z90) / 2)

/** exp(mu + sigma · z), z standard normal. A sigma of 0 is the constant exp(mu). */
export interface Lognormal {
  readonly mu: number
  readonly sigma: number
}

/**
 * The lognormal with a mean and a 90th percentile. ln(p90 / mean) = Z90 · σ − σ² / 2 has two roots; the smaller σ is the one
 * whose 90th percentile grows with the spread. The mean is always kept. Where the two figures fit no lognormal:
 * - p90 ≤ mean: no spread (σ = 0), for the only root left, σ > 2.56, would mean a median below 4 % of the mean;
 * - p90 / mean > 2.273: the widest 90th percentile that the family has at this mean (σ = Z90), below the one asked for.
 * Throws RangeError unless 0 < mean < Infinity.
 */
export function lognormalOf(mean: number, p90: number): Lognormal {
  if (!(mean > 0 && mean < Infinity)) throw new RangeError(`mean of a lognormal: got ${mean}, expected > 0`)
  if (!(p90 > mean)) return { mu: Math.log(mean), sigma: 0 }
  const sigma = Z90 - Math.sqrt(Math.max(0, Z90 * Z90 - 2 * Math.log(p90 / mean)))
  return { mu: Math.log(mean) - (sigma * sigma) / 2, sigma }
}

export const lognormal = (stream: Stream, law: Lognormal): number => exp(law.mu + law.sigma * normal(stream))

/** Draws made at a time. */
const BLOCK = 64

/**
 * Draws of one lognormal, made by the block, so that a draw is a read that its user's code takes in: alone no faster than one
 * by one (10 ns), in a year of Karachi 7 % of all its time. The stream should serve nothing else.
 */
export function lognormals(stream: Stream, { mu, sigma }: Lognormal): () => number {
  const block = new Float64Array(BLOCK)
  let used = BLOCK
  const refill = () => {
    for (let i = 0; i < BLOCK; i++) block[i] = normal(stream)
    for (let i = 0; i < BLOCK; i++) block[i] = exp(mu + sigma * block[i]!)
    used = 0
  }
  return () => {
    if (used === BLOCK) refill()
    return block[used++]!
  }
}
