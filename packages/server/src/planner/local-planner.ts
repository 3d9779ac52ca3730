import type { RouteReply, RouteRequest } from '@serai/contract'
import { planRequest, type World } from '@serai/engine'
import type { Desk, Planner } from '../desk.ts'
import { openSea } from './open-sea.ts'
import { seaWays } from './sea-ways.ts'

/** What the engine needs to plan; networks are compiled when they are first asked for and kept. */
export function openWorld({ atlas, scenarios, gazetteer }: Desk): World {
  return { atlas, scenarios, gazetteer }
}

export function planRoute(world: World, request: RouteRequest): RouteReply {
  return planRequest(world, request)
}

/** Plans in the thread of the caller. */
export function localPlanner(desk: Desk): Planner {
  const world = openWorld(desk)
  let sea: ReturnType<typeof openSea> | null = null
  return {
    route: async (request) => planRoute(world, request),
    sea: async (request) => {
      sea ??= openSea(desk)
      return seaWays(sea, desk.gazetteer, desk.atlas.tables.passages, request)
    },
    close: async () => {},
  }
}
