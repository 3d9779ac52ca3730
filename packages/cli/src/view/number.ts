/** Decimals that show two significant figures of an uncertainty, at most three. */
export function decimalsOf(mean: number, half: number): number {
  const uncertain = half > 0 ? half : Math.abs(mean) / 100
  if (!(uncertain > 0)) return 0
  return Math.min(3, Math.max(0, 1 - Math.floor(Math.log10(uncertain))))
}

export const number = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

interface Spread {
  readonly mean: number
  readonly high: number
  readonly n: number
}

/** A mean and half its 95 % interval, as exact as that is; one replication has no interval. */
export function withInterval({ mean, high, n }: Spread): readonly [mean: string, half: string] {
  const half = high - mean
  const decimals = decimalsOf(mean, half)
  return [number(mean, decimals), n > 1 ? `± ${number(half, decimals)}` : '']
}
