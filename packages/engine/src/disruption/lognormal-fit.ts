import type { Lognormal } from '../random/lognormal.ts'

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)
/** Steps of the iteration; each gains a share of the censored ones' information, so some hundreds settle any real register. */
const MOST_STEPS = 2000

export interface LognormalFit {
  readonly law: Lognormal
  readonly logLikelihood: number
}

/**
 * Lognormal of maximum likelihood from lengths that ended and lengths so far of those that have not (> 0): their logarithms
 * are normal, and the unknown ones are replaced by what is expected of them, again and again (Dempster, Laird, Rubin: Maximum
 * likelihood from incomplete data via the EM algorithm, J. R. Stat. Soc. B 39(1), 1977,
 * doi:10.1111/j.2517-6161.1977.tb01600.x). null with fewer than two ended, or when all ended alike.
 */
export function fitLognormal(ended: readonly number[], censored: readonly number[]): LognormalFit | null {
  const logs = ended.map(Math.log)
  const floors = censored.map(Math.log)
  const n = logs.length + floors.length
  if (logs.length < 2) return null
  let mu = mean(logs)
  let sigma = Math.sqrt(mean(logs.map((x) => (x - mu) ** 2)))
  if (sigma === 0) return null
  for (let step = 0; step < MOST_STEPS && floors.length > 0; step++) {
    let first = logs.reduce((sum, x) => sum + x, 0)
    let second = logs.reduce((sum, x) => sum + x * x, 0)
    for (const floor of floors) {
      const z = (floor - mu) / sigma
      const hazard = hazardOf(z)
      first += mu + sigma * hazard
      second += mu * mu + sigma * sigma + sigma * (floor + mu) * hazard
    }
    const nextMu = first / n
    const nextSigma = Math.sqrt(second / n - nextMu * nextMu)
    const moved = Math.abs(nextMu - mu) + Math.abs(nextSigma - sigma)
    mu = nextMu
    sigma = nextSigma
    if (moved < 1e-12) break
  }
  return { law: { mu, sigma }, logLikelihood: likelihood(logs, floors, mu, sigma) }
}

function likelihood(logs: readonly number[], floors: readonly number[], mu: number, sigma: number): number {
  let sum = 0
  for (const x of logs) sum -= x + Math.log(sigma * ROOT_TWO_PI) + ((x - mu) / sigma) ** 2 / 2
  for (const x of floors) {
    const z = (x - mu) / sigma
    sum += Math.log(density(z) / hazardOf(z))
  }
  return sum
}

const density = (z: number): number => Math.exp((-z * z) / 2) / ROOT_TWO_PI

/**
 * Density over upper tail of the standard normal. Up to 3 the tail is a half less the power series of the integral, beyond it
 * a continued fraction (NIST Digital Library of Mathematical Functions, 7.6.2 and 7.9.1); both to 1e-12.
 */
export function hazardOf(z: number): number {
  if (z > 3) {
    let fraction = z
    for (let k = 120; k >= 1; k--) fraction = z + k / fraction
    return fraction
  }
  if (z < -8) return density(z)
  let term = z
  let series = z
  for (let k = 1; Math.abs(term) > 1e-17; k++) {
    term *= (z * z) / (2 * k + 1)
    series += term
  }
  return density(z) / (0.5 - series * density(z))
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
