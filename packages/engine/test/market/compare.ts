import type { Itinerary, Leg } from '../../src/itinerary/itinerary.ts'
import { planRequest } from '../../src/plan/plan.ts'
import type { World } from '../../src/plan/world.ts'
import { MONDAY } from '../desert.ts'
import type { Published, Unprinted } from './published.ts'

/** Costs that a carrier's quote holds: not what the owner pays for insurance, capital and papers. */
const QUOTED = new Set(['freight', 'handling', 'border', 'fees', 'storage', 'surcharge'])

export interface Compared {
  readonly published: Published
  readonly ours: number
  readonly way: Itinerary
}

/** What the planner says beside a printed figure. Throws when no way fits: then the question is wrong. */
export function compare(world: World, published: Published): Compared {
  const { ask, unit, scope, fits } = published
  const { itineraries, consignment } = planRequest(world, { ...ask, depart: MONDAY, all: true, samples: 100 })
  const sums = itineraries
    .filter((way) => fit(way, fits ?? {}))
    .map((way) => {
      const legs = counted(way, scope)
      const ours = unit === 'days' ? daysOf(legs) : usdOf(legs) / unitsOf(unit, consignment)
      return { published, way, ours }
    })
  return least(sums, published.what)
}

export interface Priced {
  readonly asked: Unprinted
  readonly ours: number
  readonly way: Itinerary
}

/** The cheapest way from door to door. Throws when there is none. */
export function cheapest(world: World, asked: Unprinted): Priced {
  const { itineraries, consignment } = planRequest(world, { ...asked.ask, depart: MONDAY, samples: 100 })
  const sums = itineraries.map((way) => ({
    asked,
    way,
    ours: usdOf(way.legs) / unitsOf(asked.unit, consignment),
  }))
  return least(sums, asked.what)
}

function least<T extends { readonly ours: number }>(sums: readonly T[], what: string): T {
  const best = sums.reduce<T | null>((found, one) => (found && found.ours <= one.ours ? found : one), null)
  if (!best) throw new Error(`no way fits: ${what}`)
  return best
}

function fit(way: Itinerary, { mode, unit, service }: NonNullable<Published['fits']>): boolean {
  return (
    way.legs.every((leg) => {
      if (leg.kind !== 'haul') return true
      if (service === false && leg.service !== null) return false
      return (mode === undefined || leg.mode === mode) && (unit === undefined || leg.unit === unit)
    }) &&
    (!service || way.legs.some((leg) => leg.kind === 'haul' && leg.service === service))
  )
}

/** The legs that a figure counts. */
const counted = ({ legs }: Itinerary, scope: Published['scope']): readonly Leg[] =>
  scope === 'door' ? legs : legs.filter((leg, i) => leg.kind === 'haul' || (i > 0 && i < legs.length - 1))

const unitsOf = (
  unit: '$/t' | '$/FEU',
  { tonnes, teu }: { readonly tonnes: number; readonly teu: number | null },
) => (unit === '$/t' ? tonnes : teu! / 2)

const usdOf = (legs: readonly Leg[]): number =>
  legs
    .flatMap(({ costs }) => costs)
    .reduce((sum, { kind, cents }) => sum + (QUOTED.has(kind) ? cents / 100 : 0), 0)

const daysOf = (legs: readonly Leg[]): number => legs.reduce((sum, { minutes }) => sum + minutes / 1440, 0)
