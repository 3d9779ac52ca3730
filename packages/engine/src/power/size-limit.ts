import { problem } from '@serai/atlas'
import { HOURS_PER_YEAR } from './site.ts'
import type { SizePoint } from './trials.ts'

/**
 * lost-hours: hours weighted by the share of load that is shed in them; shed-hours: hours in which anything is shed;
 * unserved-share: of the energy asked for, 0–1. All of a year.
 */
export type SizeMeasure = 'lost-hours' | 'shed-hours' | 'unserved-share'

/** What may not be more than so much in a year. */
export interface SizeLimit {
  readonly measure: SizeMeasure
  readonly most: number
}

/** Limits that a frontier shows beside the one that is asked for: from none lost to weeks of it. */
const LADDERS: Readonly<Record<SizeMeasure, readonly number[]>> = {
  'lost-hours': [0, 10, 50, 100, 250, 500, 1000],
  'shed-hours': [0, 10, 50, 100, 250, 500, 1000],
  'unserved-share': [0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1],
}

/** Most that a limit can say anything with: all hours of a year, all of the energy. */
export const mostOf = (measure: SizeMeasure): number => (measure === 'unserved-share' ? 1 : HOURS_PER_YEAR)

/** Limits of a frontier with the one asked for among them, ascending. */
export const limitsAround = ({ measure, most }: SizeLimit): number[] =>
  [...new Set([...LADDERS[measure], most])].sort((a, b) => a - b)

/** Throws `option-invalid` for a limit that cannot be. */
export function checkLimit({ measure, most }: SizeLimit): void {
  const end = mostOf(measure)
  if (!(most >= 0 && most <= end))
    throw problem('option-invalid', { field: 'limit', got: most, wanted: `a number from 0 to ${end}` })
}

/** Whether a year with a choice keeps the limit. */
export const meets = (point: SizePoint, { measure, most }: SizeLimit): boolean =>
  lossOf(point, measure) <= most

/** What a year with a choice loses, in terms of a measure. */
export const lossOf = (point: SizePoint, measure: SizeMeasure): number =>
  measure === 'lost-hours'
    ? point.lostHours
    : measure === 'shed-hours'
      ? point.shedHours
      : point.unservedShare
