/** One figure of a benchmark: the median of its runs, its quartiles, and the limit that it has to keep. */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly median: number
  readonly low: number
  readonly high: number
  /** Infinity for a figure that is shown for comparison only. */
  readonly limit: number
  readonly better: 'less' | 'more'
  /** What came out, so that a fast wrong answer shows. */
  readonly answer: string
}

/** The value at a share of sorted values. */
export const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.round((sorted.length - 1) * share)]!

export const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** Times in milliseconds as a figure. */
export function figureOf(name: string, times: readonly number[], limit: number, answer: string): Figure {
  const sorted = ascending(times)
  return {
    name,
    unit: 'ms',
    median: at(sorted, 0.5),
    low: at(sorted, 0.25),
    high: at(sorted, 0.75),
    limit,
    better: 'less',
    answer,
  }
}

export const keeps = ({ better, median, limit }: Figure): boolean =>
  better === 'less' ? median <= limit : median >= limit
