import { stateOf } from './seed.ts'

/** Words made at a time: the generator runs with its state in registers, and a draw is one read. */
const BLOCK = 128

/**
 * A sequence of random numbers that depends on its seed and name alone: adding a stream, or drawing more from one, never
 * changes another. xoshiro128** 1.1 (Blackman, Vigna: Scrambled linear pseudorandom number generators, ACM TOMS 47(4),
 * 2021), seeded by SplitMix64. Period 2¹²⁸ − 1. Not for secrets.
 */
export class Stream {
  readonly #block = new Int32Array(BLOCK)
  readonly #state: Int32Array
  #used = BLOCK

  constructor(seed: number, name: string) {
    this.#state = stateOf(seed, name)
  }

  /** A stream that begins at a given state: four words, not all 0. For checks against published sequences. */
  static at(state: ArrayLike<number>): Stream {
    const stream = new Stream(0, '')
    stream.#state.set(state)
    return stream
  }

  /** 32 random bits, −2³¹ … 2³¹ − 1. */
  bits(): number {
    if (this.#used === BLOCK) this.#refill()
    return this.#block[this.#used++]!
  }

  /** Uniform on (0, 1), ends excluded: an odd multiple of 2⁻⁵³, so that 1 − u is as likely as u. */
  uniform(): number {
    if (this.#used >= BLOCK - 1) this.#refill()
    const used = this.#used
    this.#used = used + 2
    const high = this.#block[used]! >>> 6
    const low = this.#block[used + 1]! >>> 6
    return (high * 0x4000000 + low + 0.5) * 2.220446049250313e-16
  }

  /** A whole number 0 … n − 1, for n up to 2³¹; its bias is below n · 2⁻⁵². */
  below(n: number): number {
    return Math.floor(this.uniform() * n)
  }

  #refill(): void {
    const state = this.#state
    const block = this.#block
    let s0 = state[0]!
    let s1 = state[1]!
    let s2 = state[2]!
    let s3 = state[3]!
    for (let i = 0; i < BLOCK; i++) {
      const fivefold = Math.imul(s1, 5)
      block[i] = Math.imul((fivefold << 7) | (fivefold >>> 25), 9)
      const shifted = s1 << 9
      s2 ^= s0
      s3 ^= s1
      s1 ^= s2
      s0 ^= s3
      s2 ^= shifted
      s3 = (s3 << 11) | (s3 >>> 21)
    }
    state[0] = s0
    state[1] = s1
    state[2] = s2
    state[3] = s3
    this.#used = 0
  }
}
