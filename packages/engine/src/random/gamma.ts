import { normal } from './normal.ts'
import type { Stream } from './stream.ts'

/**
 * A gamma draw of a shape > 0 and scale 1 (mean and variance are both `shape`): Marsaglia, Tsang: A simple method for
 * generating gamma variables, ACM TOMS 26(3), 2000. A shape below 1 is drawn one higher and brought back by a power.
 */
export function gamma(stream: Stream, shape: number): number {
  if (shape < 1) return gamma(stream, shape + 1) * stream.uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(stream)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    const u = stream.uniform()
    const square = x * x
    // The squeeze accepts nearly all that the logarithms would, and nothing else.
    if (u < 1 - 0.0331 * square * square) return d * v
    if (Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return d * v
  }
}
