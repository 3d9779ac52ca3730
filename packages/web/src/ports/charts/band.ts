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

/** Means of so many steps each, so that a year fits a phone; the last group may be shorter. */
export function thinned(values: readonly number[], every: number): readonly number[] {
  if (every <= 1) return values
  return Array.from({ length: Math.ceil(values.length / every) }, (_, group) => {
    const own = values.slice(group * every, (group + 1) * every)
    return own.reduce((sum, value) => sum + value, 0) / own.length
  })
}
