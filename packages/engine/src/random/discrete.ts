import type { Stream } from './stream.ts'

/** A table for drawing an index in constant time. */
export interface Discrete {
  /** [index] share of its column that is the index itself. */
  readonly own: Float64Array
  /** [index] what the rest of its column is. */
  readonly alias: Int32Array
}

/**
 * The alias table of weights (Walker 1977; built in linear time after Vose, IEEE Trans. Softw. Eng. 17(9), 1991). Weights
 * need not add up to 1. Throws RangeError for a negative weight or when all are 0.
 */
export function discreteOf(weights: ArrayLike<number>): Discrete {
  const n = weights.length
  let sum = 0
  for (let i = 0; i < n; i++) {
    if (!(weights[i]! >= 0)) throw new RangeError(`weight ${i}: got ${weights[i]}, expected ≥ 0`)
    sum += weights[i]!
  }
  if (!(sum > 0 && sum < Infinity)) throw new RangeError(`sum of weights: got ${sum}, expected > 0`)
  const own = new Float64Array(n).fill(1)
  const alias = Int32Array.from({ length: n }, (_, i) => i)
  const share = Float64Array.from(weights, (weight) => (weight * n) / sum)
  const small: number[] = []
  const large: number[] = []
  share.forEach((value, i) => {
    ;(value < 1 ? small : large).push(i)
  })
  while (small.length > 0 && large.length > 0) {
    const low = small.pop()!
    const high = large.at(-1)!
    own[low] = share[low]!
    alias[low] = high
    share[high] = share[high]! - (1 - share[low]!)
    if (share[high]! < 1) small.push(large.pop()!)
  }
  return { own, alias }
}

/** An index, drawn in proportion to its weight. */
export function discrete(stream: Stream, table: Discrete): number {
  const column = stream.below(table.own.length)
  return stream.uniform() < table.own[column]! ? column : table.alias[column]!
}
