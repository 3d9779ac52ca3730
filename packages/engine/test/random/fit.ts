/** Distribution functions and tests of fit that the tests of the random numbers share. */

/** Standard normal distribution, by the series of the error function; exact to 1e-14 for |x| < 6. */
export function normalCdf(x: number): number {
  if (x < -6) return 0
  if (x > 6) return 1
  let term = x
  let sum = x
  for (let k = 1; Math.abs(term) > 1e-17; k++) {
    term *= (x * x) / (2 * k + 1)
    sum += term
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x) * 0.3989422804014327
}

/** Kolmogorov–Smirnov statistic times √n; under the hypothesis it exceeds 1.95 once in a thousand times. */
export function kolmogorovSmirnov(draws: Float64Array, cdf: (x: number) => number): number {
  const n = draws.length
  let distance = 0
  draws.sort().forEach((x, i) => {
    const p = cdf(x)
    distance = Math.max(distance, p - i / n, (i + 1) / n - p)
  })
  return distance * Math.sqrt(n)
}

export const KS_LIMIT = 1.95

/** Standard score of the mean of draws whose mean and standard deviation are known. */
export function meanScore(draws: Float64Array, mean: number, deviation: number): number {
  let sum = 0
  for (const x of draws) sum += x - mean
  return sum / deviation / Math.sqrt(draws.length)
}

export function fill(n: number, draw: () => number): Float64Array {
  const draws = new Float64Array(n)
  for (let i = 0; i < n; i++) draws[i] = draw()
  return draws
}
