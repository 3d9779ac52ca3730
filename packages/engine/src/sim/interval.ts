import { problem } from '@serai/atlas'
import { studentQuantile } from './student.ts'

/** Mean of independent replications with its confidence interval, 95 % if nothing else is said. */
export interface Interval {
  readonly mean: number
  readonly low: number
  readonly high: number
  /** Standard deviation of the sample; 0 with one. */
  readonly sd: number
  readonly n: number
}

const quantiles = new Map<number, number>()

/** Student's t interval. With one value it is a point: one replication says nothing of its own spread. */
export function intervalOf(values: readonly number[], confidence = 0.95): Interval {
  const n = values.length
  if (n === 0) throw problem('simulation-invalid', { what: 'an interval', why: 'it has no values' })
  // From the first value on, so that equal values have just this mean and no spread.
  const first = values[0]!
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / n
  if (n === 1) return { mean, low: mean, high: mean, sd: 0, n }
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const sd = Math.sqrt(squares / (n - 1))
  const half = (quantileFor(n, confidence) * sd) / Math.sqrt(n)
  return { mean, low: mean - half, high: mean + half, sd, n }
}

function quantileFor(n: number, confidence: number): number {
  const key = n + confidence
  const known = quantiles.get(key)
  if (known !== undefined) return known
  const t = studentQuantile((1 + confidence) / 2, n - 1)
  quantiles.set(key, t)
  return t
}
