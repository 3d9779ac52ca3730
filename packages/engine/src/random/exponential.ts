import type { Stream } from './stream.ts'

/** Ziggurat of 256 layers for e^−x, as for the normal (Marsaglia, Tsang 2000). */
const LAYERS = 256
const TAIL = 7.69711747013105
const AREA = 0.003949659822581557

const edge = new Float64Array(LAYERS + 1)
const height = new Float64Array(LAYERS + 1)
edge[0] = AREA / Math.exp(-TAIL)
edge[1] = TAIL
for (let i = 2; i < LAYERS; i++) {
  const x = edge[i - 1]!
  edge[i] = -Math.log(AREA / x + Math.exp(-x))
}
for (let i = 0; i <= LAYERS; i++) height[i] = Math.exp(-edge[i]!)

/** An exponential draw of mean 1. */
export function exponential(stream: Stream): number {
  // The tail of an exponential is the exponential again, moved: past TAIL the draw starts over from there.
  for (let from = 0; ; ) {
    const word = stream.bits()
    const layer = word & 255
    const place = ((word >>> 8) * 0x4000000 + (stream.bits() >>> 6) + 0.5) * 8.881784197001252e-16
    const x = place * edge[layer]!
    if (x < edge[layer + 1]!) return from + x
    if (layer === 0) {
      from += TAIL
      continue
    }
    const floor = height[layer]!
    if (floor + stream.uniform() * (height[layer + 1]! - floor) < Math.exp(-x)) return from + x
  }
}

/** Sum of `phases` exponentials of mean 1: mean and variance are both `phases`. */
export function erlang(stream: Stream, phases: number): number {
  let sum = 0
  for (let i = 0; i < phases; i++) sum += exponential(stream)
  return sum
}
