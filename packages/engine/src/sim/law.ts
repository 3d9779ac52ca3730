import { problem } from '@serai/atlas'
import { erlang, exponential } from '../random/exponential.ts'
import { gamma } from '../random/gamma.ts'
import { lognormal, lognormals } from '../random/lognormal.ts'
import type { Stream } from '../random/stream.ts'

/** A distribution of durations or gaps, in the unit of its mean. `cv`: standard deviation over mean. */
export type Law =
  | { readonly family: 'constant' | 'exponential'; readonly mean: number }
  | { readonly family: 'erlang'; readonly mean: number; readonly phases: number }
  | { readonly family: 'gamma' | 'lognormal'; readonly mean: number; readonly cv: number }
  | { readonly family: 'uniform'; readonly low: number; readonly high: number }

export const meanOf = (law: Law): number => (law.family === 'uniform' ? (law.low + law.high) / 2 : law.mean)

/** Squared coefficient of variation. */
export function scvOf(law: Law): number {
  switch (law.family) {
    case 'constant':
      return 0
    case 'exponential':
      return 1
    case 'erlang':
      return 1 / law.phases
    case 'uniform':
      return ((law.high - law.low) / (law.high + law.low)) ** 2 / 3
    default:
      return law.cv * law.cv
  }
}

/** A law as a draw from a stream. Throws `simulation-invalid` unless the mean is finite and above 0; `what` names the quantity. */
export function sampler(law: Law, stream: Stream, what: string): () => number {
  checkLaw(law, what)
  switch (law.family) {
    case 'constant': {
      const { mean } = law
      return () => mean
    }
    case 'exponential': {
      const { mean } = law
      return () => mean * exponential(stream)
    }
    case 'erlang': {
      const { phases } = law
      const mean = law.mean / phases
      return () => mean * erlang(stream, phases)
    }
    case 'uniform': {
      const { low } = law
      const width = law.high - low
      return () => low + width * stream.uniform()
    }
    case 'gamma': {
      if (law.cv === 0) return () => law.mean
      const shape = 1 / law.cv ** 2
      const scale = law.mean / shape
      return () => scale * gamma(stream, shape)
    }
    case 'lognormal': {
      const sigma = Math.sqrt(Math.log1p(law.cv ** 2))
      const log = { mu: Math.log(law.mean) - sigma ** 2 / 2, sigma }
      return sigma === 0 ? () => law.mean : lognormals(stream, log)
    }
  }
}

/**
 * What is left of a gap that a moment falls into: a uniform share of a gap drawn in proportion to its length (Cox: Renewal
 * theory, 1962, §5.4). A source whose first gap is drawn so has been going for ever.
 */
export function residual(law: Law, stream: Stream): number {
  const share = stream.uniform()
  switch (law.family) {
    case 'constant':
      return share * law.mean
    case 'exponential':
      return law.mean * exponential(stream)
    case 'erlang':
      return (share * law.mean * erlang(stream, law.phases + 1)) / law.phases
    case 'uniform':
      return share * Math.sqrt(law.low ** 2 + stream.uniform() * (law.high ** 2 - law.low ** 2))
    case 'gamma': {
      if (law.cv === 0) return share * law.mean
      const shape = 1 / law.cv ** 2
      return (share * law.mean * gamma(stream, shape + 1)) / shape
    }
    case 'lognormal': {
      const sigma = Math.sqrt(Math.log1p(law.cv ** 2))
      return share * lognormal(stream, { mu: Math.log(law.mean) + sigma ** 2 / 2, sigma })
    }
  }
}

/** Throws `simulation-invalid` for a law that cannot be drawn from. */
export function checkLaw(law: Law, what: string): void {
  const wanted = (name: string, got: number, wanted: string) =>
    problem('simulation-invalid', { what, why: `${name}: got ${got}, wanted ${wanted}` })
  if (law.family === 'uniform') {
    if (!(law.low >= 0 && law.low < Infinity)) throw wanted('low', law.low, 'a number ≥ 0')
    if (!(law.high >= law.low && law.high < Infinity)) throw wanted('high', law.high, 'a number ≥ low')
    if (law.high === 0) throw wanted('high', law.high, 'a number > 0')
    return
  }
  if (!(law.mean > 0 && law.mean < Infinity)) throw wanted('mean', law.mean, 'a number > 0')
  if (law.family === 'erlang' && !(Number.isInteger(law.phases) && law.phases >= 1))
    throw wanted('phases', law.phases, 'a whole number ≥ 1')
  if ((law.family === 'gamma' || law.family === 'lognormal') && !(law.cv >= 0 && law.cv < Infinity))
    throw wanted('coefficient of variation', law.cv, 'a number ≥ 0')
}

/** A rate as a mean gap. Throws `simulation-invalid` unless it is finite and above 0. */
export function gapOf(rate: number, what: string): number {
  if (rate > 0 && rate < Infinity) return 1 / rate
  throw problem('simulation-invalid', { what, why: `rate: got ${rate}, wanted a number > 0` })
}
