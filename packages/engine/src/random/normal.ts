import type { Stream } from './stream.ts'

/**
 * Ziggurat of 256 layers (Marsaglia, Tsang: The ziggurat method for generating random variables, J. Stat. Softw. 5(8),
 * 2000), with the layer and the place in it drawn from different bits (Doornik: An improved ziggurat method to generate
 * normal random samples, 2005). TAIL is where the base layer's tail begins, AREA what every layer holds.
 */
const LAYERS = 256
const TAIL = 3.6541528853610088
const AREA = 0.00492867323399

const density = (x: number): number => Math.exp(-0.5 * x * x)

/** [layer] right edge; the first is the base layer's width with its tail squared up, the last is 0. */
const edge = new Float64Array(LAYERS + 1)
/** [layer] height of the density there. */
const height = new Float64Array(LAYERS + 1)
edge[0] = AREA / density(TAIL)
edge[1] = TAIL
for (let i = 2; i < LAYERS; i++) {
  const x = edge[i - 1]!
  edge[i] = Math.sqrt(-2 * Math.log(AREA / x + density(x)))
}
for (let i = 0; i <= LAYERS; i++) height[i] = density(edge[i]!)

/** A standard normal draw. */
export function normal(stream: Stream): number {
  for (;;) {
    const word = stream.bits()
    const layer = word & 255
    // 24 bits of the first word, 26 of a second: (−1, 1) in steps of 2⁻⁴⁹.
    const place = ((word >> 8) * 0x4000000 + (stream.bits() >>> 6) + 0.5) * 1.7763568394002505e-15
    const x = place * edge[layer]!
    if (Math.abs(x) < edge[layer + 1]!) return x
    // A product is known to be a number, so that V8 keeps none of the draws on its heap.
    if (layer === 0) return Math.sign(x) * tail(stream)
    const floor = height[layer]!
    if (floor + stream.uniform() * (height[layer + 1]! - floor) < density(x)) return x
  }
}

/** Beyond TAIL: Marsaglia, Generating a variable from the tail of the normal distribution, Technometrics 6(1), 1964. */
function tail(stream: Stream): number {
  for (;;) {
    const x = -Math.log(stream.uniform()) / TAIL
    const y = -Math.log(stream.uniform())
    if (y + y > x * x) return TAIL + x
  }
}
