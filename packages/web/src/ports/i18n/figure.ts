import type { Interval } from '@serai/engine'

/** Figures beyond so many say nothing of a simulation. */
const FIGURES = 4

/**
 * Power of ten to which a figure is rounded: two figures of half its interval, and never more than four of its own. 12.463 ± 3.2
 * goes to tenths, 690,371 ± 42,000 to thousands.
 */
export function placeOf(value: number, half: number): number {
  const own = value === 0 ? Number.NEGATIVE_INFINITY : Math.floor(Math.log10(Math.abs(value))) - FIGURES + 1
  const spread = half > 0 ? Math.floor(Math.log10(half)) - 1 : Number.NEGATIVE_INFINITY
  const place = Math.max(own, spread)
  return Number.isFinite(place) ? place : 0
}

/** To the nearest multiple of ten to the power of `place`. */
export function roundTo(value: number, place: number): number {
  const step = 10 ** Math.abs(place)
  return place < 0 ? Math.round(value * step) / step : Math.round(value / step) * step
}

export const halfOf = ({ mean, high }: Pick<Interval, 'mean' | 'high'>): number => high - mean
