import { costing } from '../cost/costing.ts'
import { cargoOf } from '../cost/load.ts'
import { planRequest } from './plan.ts'
import type { RouteRequest } from './request.ts'
import { dayOf, minuteOf } from './understand.ts'
import { atlasWith, networkOn, type World } from './world.ts'

/**
 * Does what a question would wait for before it is asked, a piece at each step: scenarios applied, network compiled, arcs
 * priced, ways rehearsed. What is found stays in the caches of planning and changes no answer. Throws Problem like planning.
 */
export function* preparation(world: World, request: RouteRequest): Generator<void, void> {
  const atlas = atlasWith(world, request.scenarios ?? [])
  const network = networkOn(atlas, dayOf(minuteOf('depart', request.depart, 'first')))
  yield
  costing(network, cargoOf(network, request.cargo))
  yield
  planRequest(world, request)
}
