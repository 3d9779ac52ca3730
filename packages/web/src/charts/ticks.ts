/** Round numbers from 0 up to the first that reaches `most`, about `count` of them. */
export function ticksTo(most: number, count: number): readonly number[] {
  return ticksBetween(0, most, count)
}

/** Round numbers that cover low … high, about `count` of them; a step is 1, 2 or 5 times a power of ten. */
export function ticksBetween(low: number, high: number, count: number): readonly number[] {
  const span = Math.max(high - low, 1e-9)
  const raw = span / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}

/** A linear scale from one span to another. */
export function scale(from: readonly [number, number], to: readonly [number, number]) {
  const factor = (to[1] - to[0]) / (from[1] - from[0] || 1)
  return (value: number) => to[0] + (value - from[0]) * factor
}
