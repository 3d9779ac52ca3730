import { problem } from '@serai/atlas'
import { LAST_PRIORITY } from './plant.ts'
import { HOURS_PER_YEAR } from './site.ts'

/** A load of one priority (1 is served first, 9 last), kW by hour from local midnight of the first day, over and over. */
export interface Load {
  readonly priority: number
  /** 24 hours, the 168 of a week, the 8760 of a year, or another number. */
  readonly kw: readonly number[]
}

export type LoadProfile = readonly Load[]

/** A year of a profile: [hour] Wh by priority at index 1 … the last one that it has. Throws `option-invalid` for a profile that cannot be. */
export function yearOfLoad(profile: LoadProfile): readonly Float64Array[] {
  for (const { priority, kw } of profile) {
    if (!(Number.isInteger(priority) && priority >= 1 && priority <= LAST_PRIORITY))
      throw problem('option-invalid', { field: 'priority', got: priority, wanted: `1 to ${LAST_PRIORITY}` })
    const wrong = kw.find((power) => !(power >= 0 && power < Infinity))
    if (kw.length === 0 || wrong !== undefined)
      throw problem('option-invalid', { field: 'load', got: wrong ?? 'no hours', wanted: 'kW ≥ 0 by hour' })
  }
  const last = profile.reduce((most, { priority }) => Math.max(most, priority), 0)
  return Array.from({ length: HOURS_PER_YEAR }, (_, hour) => {
    const demand = new Float64Array(last + 1)
    for (const { priority, kw } of profile) demand[priority]! += Math.round(kw[hour % kw.length]! * 1000)
    return demand
  })
}
