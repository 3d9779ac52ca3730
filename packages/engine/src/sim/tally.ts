import { problem } from '@serai/atlas'

/** Parts of an octave: each is at most 1/128 of its values wide. */
const PARTS = 128
/** Values from 2⁻¹⁰ up to 2³⁰ have bins of their own. */
const LOWEST = 2 ** -10
const HIGHEST = 2 ** 30
const BINS = 40 * PARTS
/** The upper word of a double is its exponent (biased by 1023) and 20 bits of its mantissa; 7 of these are PARTS. */
const FIRST = (1023 - 10) * PARTS
const ROUNDING = 1e-6
/** Observations in a block. */
const BLOCK = 256

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
double[0] = 1
const UPPER = words[1] === 0 ? 0 : 1

/**
 * Observations ≥ 0 in flat memory: count, mean and variance, extremes, and quantiles from bins, 128 to an octave, right to
 * 0.4 %. Deviations are summed block by block from the mean so far, and the blocks merged (Chan, Golub, LeVeque: Algorithms
 * for computing the sample variance, Am. Stat. 37(3), 1983): as exact as Welford's step, without its division.
 * Below 2⁻¹⁰ an observation counts as 0 in quantiles; above 2³⁰ the quantile is the largest observation.
 */
export class Tally {
  count = 0
  min = Infinity
  max = -Infinity
  /** Mean and sum of squared deviations from it, of all but the block at hand. */
  private middle = 0
  private squares = 0
  /** Of the block at hand: size, and sums of deviations from `middle` and of their squares. */
  private size = 0
  private off = 0
  private offSquares = 0
  private zeros = 0
  private bins: Int32Array | null = null

  get mean(): number {
    this.merge()
    return this.count === 0 ? Number.NaN : this.middle
  }

  /** Of the sample (n − 1); 0 with fewer than two. */
  get variance(): number {
    this.merge()
    return this.count < 2 ? 0 : this.squares / (this.count - 1)
  }

  /** Throws `simulation-invalid` for a negative value, or none. */
  add(value: number): void {
    if (!(value >= 0)) {
      checkRounding(value)
      value = 0
    }
    if (this.size === BLOCK) this.merge()
    if (this.count++ === 0) this.middle = value
    const off = value - this.middle
    this.size++
    this.off += off
    this.offSquares += off * off
    if (value < this.min) this.min = value
    if (value > this.max) this.max = value
    if (value < LOWEST) {
      this.zeros++
      return
    }
    this.bins ??= new Int32Array(BINS + 1)
    double[0] = value
    this.bins[value < HIGHEST ? (words[UPPER]! >> 13) - FIRST : BINS]!++
  }

  /** The block at hand moves the mean by its deviations over all, and their squares are taken from there. */
  private merge(): void {
    if (this.size === 0) return
    const step = this.off / this.count
    this.squares += Math.max(0, this.offSquares - this.off * step)
    this.middle += step
    this.size = 0
    this.off = 0
    this.offSquares = 0
  }

  /** The least value that a share p of the observations does not exceed; NaN without any. Never outside the extremes. */
  quantile(p: number): number {
    if (this.count === 0) return Number.NaN
    const rank = p * this.count
    let seen = this.zeros
    if (seen >= rank && seen > 0) return this.min > 0 && p === 0 ? this.min : 0
    if (this.bins === null || p >= 1) return this.max
    for (let bin = 0; bin < BINS; bin++) {
      seen += this.bins[bin]!
      if (seen === 0 || seen < rank) continue
      return Math.min(this.max, Math.max(this.min, middleOf(bin)))
    }
    return this.max
  }

  reset(): void {
    this.count = 0
    this.min = Infinity
    this.max = -Infinity
    this.middle = 0
    this.squares = 0
    this.size = 0
    this.off = 0
    this.offSquares = 0
    this.zeros = 0
    this.bins?.fill(0)
  }
}

const middleOf = (bin: number): number =>
  2 ** (Math.floor(bin / PARTS) - 10) * (1 + ((bin % PARTS) + 0.5) / PARTS)

/** Refuses what is below 0 by more than rounding. */
function checkRounding(value: number): void {
  if (value > -ROUNDING) return
  const why = `got ${value}, expected a number ≥ 0`
  throw problem('simulation-invalid', { what: 'an observation', why })
}
