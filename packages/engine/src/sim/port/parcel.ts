import { type Lognormal, lognormal } from '../../random/lognormal.ts'
import type { Stream } from '../../random/stream.ts'

/** Sizes of parcels: lognormal, but never more than the ship takes. */
export interface ParcelLaw extends Lognormal {
  readonly most: number
}

/** Standard normal scores on which a mean is summed, and how far apart they are. */
const WIDEST = 6
const STEP = 0.05

/**
 * The law of a mean. Its σ is that of the coefficient of variation; its median is such that what is cut off at `most` does
 * not lower the mean. Throws RangeError unless 0 < mean ≤ most.
 */
export function parcelLaw(mean: number, cv: number, most: number): ParcelLaw {
  if (!(mean > 0 && mean <= most))
    throw new RangeError(`mean of a parcel: got ${mean}, expected 0 to ${most}`)
  const sigma = Math.sqrt(Math.log1p(cv * cv))
  const free = Math.log(mean) - sigma ** 2 / 2
  if (sigma === 0 || most === Infinity) return { mu: free, sigma, most }
  let low = free
  let high = Math.log(most) + WIDEST * sigma
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (meanOf({ mu: middle, sigma, most }) < mean) low = middle
    else high = middle
  }
  return { mu: low, sigma, most }
}

/** Mean of the law, by the trapezoidal rule on the normal density. */
function meanOf({ mu, sigma, most }: ParcelLaw): number {
  let sum = 0
  let weights = 0
  for (let z = -WIDEST; z <= WIDEST; z += STEP) {
    const weight = Math.exp((-z * z) / 2)
    sum += weight * Math.min(most, Math.exp(mu + sigma * z))
    weights += weight
  }
  return sum / weights
}

export const drawParcel = (stream: Stream, law: ParcelLaw): number =>
  Math.min(law.most, lognormal(stream, law))
