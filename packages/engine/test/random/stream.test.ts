import { describe, expect, it } from 'vitest'
import { splitmix64 } from '../../src/random/seed.ts'
import { Stream } from '../../src/random/stream.ts'
import { fill, KS_LIMIT, kolmogorovSmirnov, meanScore, normalCdf } from './fit.ts'

describe('the generator', () => {
  it('gives the published sequence of xoshiro128** 1.1 from the state 1, 2, 3, 4', () => {
    // Output of the authors' reference program, as in the tests of the Rust crate rand_xoshiro.
    const published = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]
    const stream = Stream.at([1, 2, 3, 4])
    expect(published.map(() => stream.bits() >>> 0)).toEqual(published)
  })

  it('seeds by the published sequence of SplitMix64 from 1234567', () => {
    expect(splitmix64(1234567n, 3)).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
    ])
  })
})

describe('a stream', () => {
  it('gives the same bytes for the same seed and name, across blocks', () => {
    const one = new Stream(42, 'arrivals')
    const two = new Stream(42, 'arrivals')
    expect(fill(1000, () => one.uniform())).toEqual(fill(1000, () => two.uniform()))
  })

  it('differs by seed and by name, also where the two run together in writing', () => {
    const pairs: [number, string][] = [
      [1, 'a'],
      [2, 'a'],
      [1, 'b'],
      [1, ''],
      [11, 'a'],
      [1, '1a'],
      [-1, 'a'],
      [0, 'a'],
    ]
    const starts = pairs.map(([seed, name]) => new Stream(seed, name).uniform())
    expect(new Set(starts).size).toBe(pairs.length)
  })

  it('is uniform on the open interval', () => {
    const stream = new Stream(1, 'uniform')
    const draws = fill(1_000_000, () => stream.uniform())
    expect(draws.every((u) => u > 0 && u < 1)).toBe(true)
    expect(kolmogorovSmirnov(draws, (u) => u)).toBeLessThan(KS_LIMIT)
  })

  it('has means that scatter over streams as the central limit says', () => {
    const scores = new Float64Array(2000)
    for (let i = 0; i < scores.length; i++) {
      const stream = new Stream(i, 'scatter')
      scores[i] = meanScore(
        fill(1000, () => stream.uniform()),
        0.5,
        Math.sqrt(1 / 12),
      )
    }
    expect(kolmogorovSmirnov(scores, normalCdf)).toBeLessThan(KS_LIMIT)
  })

  it('is uncorrelated with its neighbours in seed and name, and with itself one draw later', () => {
    const n = 200_000
    const make = (seed: number, name: string) => {
      const stream = new Stream(seed, name)
      return fill(n, () => stream.uniform() - 0.5)
    }
    const base = make(7, 'leg 1')
    for (const other of [make(8, 'leg 1'), make(7, 'leg 2'), base.slice(1)]) {
      let products = 0
      for (let i = 0; i < other.length; i++) products += base[i]! * other[i]!
      // A product of two uniforms on ±½ has mean 0 and deviation 1/12.
      expect(Math.abs((products / Math.sqrt(other.length)) * 12)).toBeLessThan(3.5)
    }
  })

  it('draws whole numbers evenly', () => {
    const stream = new Stream(3, 'below')
    const counts = new Int32Array(7)
    for (let i = 0; i < 70_000; i++) counts[stream.below(7)]!++
    // Chi-square with 6 degrees of freedom exceeds 22.46 once in a thousand times.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(22.46)
  })
})
