/**
 * Puts the k-th smallest (from 0) of values[low … high] in its sorted place, smaller ones before it and larger ones after.
 * Hoare's selection (Algorithm 65, Find, CACM 4(7), 1961) with the median of three as pivot. No NaN.
 */
export function select(values: Float64Array, k: number, first: number, last: number): number {
  let low = first
  let high = last
  while (low < high) {
    const pivot = medianOfThree(values[low]!, values[(low + high) >>> 1]!, values[high]!)
    let i = low
    let j = high
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i > j) break
      const swap = values[i]!
      values[i++] = values[j]!
      values[j--] = swap
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else break
  }
  return values[k]!
}

const medianOfThree = (a: number, b: number, c: number): number =>
  a < b ? (b < c ? b : Math.max(a, c)) : a < c ? a : Math.max(b, c)

export interface Quantiles {
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

/** Index of the smallest of n values that at least a share p lies at or below (the inverse of their distribution). */
const rank = (n: number, p: number): number => Math.max(0, Math.ceil(n * p - 1e-9) - 1)

/** 10th, 50th and 90th percentile of values[0 … count − 1], which it reorders; Infinity when count is 0. */
export function quantilesOf(values: Float64Array, count: number): Quantiles {
  if (count === 0) return { p10: Infinity, p50: Infinity, p90: Infinity }
  const low = rank(count, 0.1)
  const middle = rank(count, 0.5)
  const high = rank(count, 0.9)
  const p50 = select(values, middle, 0, count - 1)
  const p10 = select(values, low, 0, middle)
  const p90 = select(values, high, middle, count - 1)
  return { p10, p50, p90 }
}
