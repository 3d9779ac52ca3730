import type { Atlas, Closure, Facility } from '@serai/atlas'
import type { NetworkBuilder } from './builder.ts'
import type { Fleet } from './fleet.ts'
import type { Gates } from './gates.ts'
import type { Hazards } from './hazards.ts'

export const KM_PER_NM = 1.852
const QUARTER = 15

/** What a closure may strike, by kind and id. */
export type Target = readonly [Closure['kind'], string]

/** What arcs are built with; one a compilation. */
export interface Yard {
  readonly atlas: Atlas
  readonly at: string
  readonly builder: NetworkBuilder
  readonly fleet: Fleet
  readonly gates: Gates
  readonly hazards: Hazards
  readonly countryOf: ReadonlyMap<string, string>
  /** Rows of loading that hold on the day, by place; `*` for those of any place. */
  readonly loading: ReadonlyMap<string, readonly Facility[]>
}

/** Durations are whole quarter hours: the resolution of time in the search. */
export const quarters = (minutes: number): number => Math.max(0, Math.round(minutes / QUARTER)) * QUARTER

/** Targets that may also be struck by an unplanned closure: facilities may not. */
export const isHazardTarget = (
  target: Target,
): target is readonly [Exclude<Closure['kind'], 'facility'>, string] => target[0] !== 'facility'
