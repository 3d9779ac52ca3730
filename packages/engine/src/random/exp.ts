/** Parts of an octave in the table. */
const PARTS = 256
/** ln 2 in two pieces: a multiple of the first by a whole number up to 2²⁰ is exact. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

/** [j] 2^(j / PARTS); [k + 1024] 2^k. */
const parts = Float64Array.from({ length: PARTS }, (_, j) => 2 ** (j / PARTS))
const octaves = Float64Array.from({ length: 2048 }, (_, k) => 2 ** (k - 1024))

/**
 * e^x, right to two units in the last place: x is cut into octaves, parts of an octave and a rest, for which four terms do
 * (Tang: Table-driven implementation of the exponential function, ACM TOMS 15(2), 1989). Of random numbers 3 ns, where
 * `Math.exp`, whose branches they mislead, takes 16; and the same in every browser.
 */
export function exp(x: number): number {
  if (!(Math.abs(x) < 700)) return Math.exp(x)
  const n = Math.floor(x * (PARTS / Math.LN2) + 0.5)
  const r = x - n * (LN2_HIGH / PARTS) - n * (LN2_LOW / PARTS)
  const series = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24))))
  return octaves[(n >> 8) + 1024]! * parts[n & (PARTS - 1)]! * series
}
