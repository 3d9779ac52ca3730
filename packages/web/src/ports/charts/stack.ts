import type { SimulationReply } from '@serai/contract'

export type Hours = Omit<NonNullable<SimulationReply['energy']>, 'worst'>

/** What meets the demand, from below; then what was switched off, and sun for which there was no use. */
export const LAYERS = ['solar', 'grid', 'batteryOut', 'diesel', 'shed', 'curtailed'] as const
export type LayerKind = (typeof LAYERS)[number]

export interface Layer {
  readonly kind: LayerKind
  /** Lower and upper edge of each hour, kWh. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/**
 * The layers of a day, one on another. Up to `shed` they reach what was asked for and what went into the battery, exactly:
 * solar + grid + batteryOut + diesel + shed = demand + batteryIn. Layers that are 0 all day are left out.
 */
export function stackOf(hours: Hours): readonly Layer[] {
  const height = hours.demand.map(() => 0)
  return LAYERS.flatMap((kind) => {
    const values = hours[kind]
    if (values.every((value) => value === 0)) return []
    const from = [...height]
    for (const [hour, value] of values.entries()) height[hour]! += value
    return [{ kind, from, to: [...height] }]
  })
}

/** Height that a chart of these days needs, kWh. */
export function highestOf(days: readonly Hours[]): number {
  return Math.max(1, ...days.flatMap((hours) => [...hours.demand, ...(stackOf(hours).at(-1)?.to ?? [])]))
}
