import { describe, expect, it } from 'vitest'
import { discrete, discreteOf } from '../../src/random/discrete.ts'
import { erlang, exponential } from '../../src/random/exponential.ts'
import { gamma } from '../../src/random/gamma.ts'
import { lognormal, lognormalOf, MAX_P90_RATIO, Z90 } from '../../src/random/lognormal.ts'
import { normal } from '../../src/random/normal.ts'
import { Stream } from '../../src/random/stream.ts'
import { fill, KS_LIMIT, kolmogorovSmirnov, meanScore, normalCdf } from './fit.ts'

const N = 1_000_000
/** A standard score beyond this comes once in two thousand times. */
const BITES = 3.5

describe('normal', () => {
  const stream = new Stream(1, 'normal')
  const draws = fill(N, () => normal(stream))

  it('follows its distribution, tail and wedges included', () => {
    expect(kolmogorovSmirnov(draws.slice(), normalCdf)).toBeLessThan(KS_LIMIT)
  })

  it('has the first four moments of theory', () => {
    const moments: [(x: number) => number, number, number][] = [
      [(x) => x, 0, 1],
      [(x) => x * x, 1, Math.sqrt(2)],
      [(x) => x ** 3, 0, Math.sqrt(15)],
      [(x) => x ** 4, 3, Math.sqrt(96)],
    ]
    for (const [power, mean, deviation] of moments) {
      expect(Math.abs(meanScore(draws.map(power), mean, deviation))).toBeLessThan(BITES)
    }
  })

  it('has the mean of its tail beyond the ziggurat', () => {
    const edge = 3.6541528853610088
    const more = new Stream(2, 'tail')
    const tail: number[] = []
    for (let i = 0; i < 8 * N; i++) {
      const x = Math.abs(normal(more))
      if (x > edge) tail.push(x)
    }
    // Mean of a normal beyond an edge: density over what lies beyond (Mills); variance 1 + edge · mean − mean².
    const mean = Math.exp(-0.5 * edge * edge) / Math.sqrt(2 * Math.PI) / (1 - normalCdf(edge))
    const deviation = Math.sqrt(1 + edge * mean - mean * mean)
    expect(Math.abs(meanScore(Float64Array.from(tail), mean, deviation))).toBeLessThan(BITES)
  })

  it('reaches beyond the ziggurat as often as it should, on both sides', () => {
    const p = 1 - normalCdf(3.6541528853610088)
    for (const side of [1, -1]) {
      const beyond = draws.filter((x) => x * side > 3.6541528853610088).length
      expect(Math.abs(beyond - N * p)).toBeLessThan(BITES * Math.sqrt(N * p))
    }
  })
})

describe('exponential', () => {
  it('follows its distribution and reaches beyond the ziggurat', () => {
    const stream = new Stream(1, 'exponential')
    const draws = fill(N, () => exponential(stream))
    const beyond = draws.filter((x) => x > 7.69711747013105).length
    const p = Math.exp(-7.69711747013105)
    expect(Math.abs(beyond - N * p)).toBeLessThan(BITES * Math.sqrt(N * p))
    expect(Math.abs(meanScore(draws, 1, 1))).toBeLessThan(BITES)
    expect(kolmogorovSmirnov(draws, (x) => -Math.expm1(-x))).toBeLessThan(KS_LIMIT)
  })

  it('adds up to Erlang', () => {
    const stream = new Stream(1, 'erlang')
    const draws = fill(200_000, () => erlang(stream, 2))
    expect(kolmogorovSmirnov(draws, (x) => 1 - (1 + x) * Math.exp(-x))).toBeLessThan(KS_LIMIT)
  })
})

describe('gamma', () => {
  it('is Erlang for a whole shape', () => {
    const stream = new Stream(1, 'gamma 3')
    const draws = fill(200_000, () => gamma(stream, 3))
    const cdf = (x: number) => 1 - (1 + x + (x * x) / 2) * Math.exp(-x)
    expect(kolmogorovSmirnov(draws, cdf)).toBeLessThan(KS_LIMIT)
  })

  it('is half a squared normal for a shape of one half', () => {
    const stream = new Stream(1, 'gamma 0.5')
    const draws = fill(200_000, () => gamma(stream, 0.5))
    expect(kolmogorovSmirnov(draws, (x) => 2 * normalCdf(Math.sqrt(2 * x)) - 1)).toBeLessThan(KS_LIMIT)
  })

  it('has mean and variance equal to its shape', () => {
    for (const shape of [0.2, 1, 2.5, 40]) {
      const stream = new Stream(1, `gamma ${shape}`)
      const draws = fill(200_000, () => gamma(stream, shape))
      expect(Math.abs(meanScore(draws, shape, Math.sqrt(shape)))).toBeLessThan(BITES)
      const squares = draws.map((x) => (x - shape) ** 2)
      // Fourth central moment 3k² + 6k, so the deviation of a square is √(2k² + 6k).
      expect(Math.abs(meanScore(squares, shape, Math.sqrt(2 * shape ** 2 + 6 * shape)))).toBeLessThan(BITES)
    }
  })
})

describe('lognormal from mean and 90th percentile', () => {
  it('has both where the family allows', () => {
    for (const ratio of [1.0001, 1.05, 1.5, 2, 2.27]) {
      const { mu, sigma } = lognormalOf(9, 9 * ratio)
      expect(Math.exp(mu + sigma ** 2 / 2)).toBeCloseTo(9, 10)
      expect(Math.exp(mu + Z90 * sigma)).toBeCloseTo(9 * ratio, 8)
      // The smaller root: a wider 90th percentile always means a larger sigma, up to Z90.
      expect(sigma).toBeLessThanOrEqual(Z90)
    }
  })

  it('draws samples with that mean and share', () => {
    const law = lognormalOf(9, 16)
    const stream = new Stream(1, 'lognormal')
    const draws = fill(N, () => lognormal(stream, law))
    const deviation = 9 * Math.sqrt(Math.expm1(law.sigma ** 2))
    expect(Math.abs(meanScore(draws, 9, deviation))).toBeLessThan(BITES)
    const below = draws.filter((x) => x <= 16).length
    expect(Math.abs(below - 0.9 * N)).toBeLessThan(BITES * Math.sqrt(0.09 * N))
  })

  it('keeps the mean and drops the spread when the percentile is not above the mean', () => {
    for (const p90 of [9, 5, 0, Number.NaN]) {
      const law = lognormalOf(9, p90)
      expect(law.sigma).toBe(0)
      expect(Math.exp(law.mu)).toBeCloseTo(9, 12)
    }
  })

  it('keeps the mean and takes the widest percentile when the one asked for is out of reach', () => {
    const { mu, sigma } = lognormalOf(9, 40)
    expect(sigma).toBe(Z90)
    expect(Math.exp(mu + sigma ** 2 / 2)).toBeCloseTo(9, 10)
    expect(Math.exp(mu + Z90 * sigma)).toBeCloseTo(9 * MAX_P90_RATIO, 8)
  })

  it('refuses a mean that no lognormal has', () => {
    for (const mean of [0, -1, Number.NaN, Infinity]) expect(() => lognormalOf(mean, 10)).toThrow(RangeError)
  })
})

describe('discrete', () => {
  it('draws in proportion to the weights and never an index of weight 0', () => {
    const weights = [5, 0, 1, 3, 0.5, 0.5]
    const table = discreteOf(weights)
    const stream = new Stream(1, 'discrete')
    const counts = new Int32Array(weights.length)
    for (let i = 0; i < 100_000; i++) counts[discrete(stream, table)]!++
    expect(counts[1]).toBe(0)
    let chiSquare = 0
    weights.forEach((weight, i) => {
      if (weight > 0) chiSquare += (counts[i]! - weight * 10_000) ** 2 / (weight * 10_000)
    })
    // 4 degrees of freedom: beyond 18.47 once in a thousand times.
    expect(chiSquare).toBeLessThan(18.47)
  })

  it('holds exactly the weights', () => {
    const weights = [0.1, 0.2, 0.3, 0.15, 0.25]
    const { own, alias } = discreteOf(weights)
    const mass = weights.map((_, i) => own[i]! / weights.length)
    alias.forEach((to, i) => {
      mass[to]! += (1 - own[i]!) / weights.length
    })
    weights.forEach((weight, i) => {
      expect(mass[i]).toBeCloseTo(weight, 12)
    })
  })

  it('refuses weights that are no distribution', () => {
    for (const weights of [[], [0, 0], [1, -1], [Number.NaN], [Infinity]]) {
      expect(() => discreteOf(weights)).toThrow(RangeError)
    }
  })
})
