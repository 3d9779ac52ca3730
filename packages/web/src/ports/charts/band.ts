type Scale = (value: number) => number

const point = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`

/** A line through values that stand in the middle of their steps. */
export function linePath(values: readonly number[], x: Scale, y: Scale): string {
  return values.map((value, step) => `${step === 0 ? 'M' : 'L'}${point(x(step + 0.5), y(value))}`).join('')
}

/** The area between two such lines. */
export function bandPath(low: readonly number[], high: readonly number[], x: Scale, y: Scale): string {
  const back = low.map((value, step) => `L${point(x(step + 0.5), y(value))}`).reverse()
  return `${linePath(high, x, y)}${back.join('')}Z`
}
