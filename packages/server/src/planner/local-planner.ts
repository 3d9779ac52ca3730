import { setImmediate } from 'node:timers/promises'
import { parseScenario, problem } from '@serai/atlas'
import type { RouteReply, RouteRequest, SeaReply, SeaRequest, StopSignal } from '@serai/contract'
import { planning, type World, withScenarios } from '@serai/engine'
import type { Desk, Planner } from '../desk.ts'
import { openSea } from './open-sea.ts'
import { seaWays } from './sea-ways.ts'

/** What the engine needs to plan; networks are compiled when they are first asked for and kept. */
export function openWorld({ atlas, scenarios, gazetteer }: Desk): World {
  return { atlas, scenarios, gazetteer }
}

/** A planner that needs no more of a signal than to look at it. */
export interface LocalPlanner extends Planner {
  route(request: RouteRequest, signal?: StopSignal): Promise<RouteReply>
  sea(request: SeaRequest, signal?: StopSignal): Promise<SeaReply>
}

/** Plans in the thread of the caller; between the stages of a plan others get their turn, and it may be stopped. */
export function localPlanner(desk: Desk): LocalPlanner {
  const world = openWorld(desk)
  let sea: ReturnType<typeof openSea> | null = null
  return {
    route: (request, signal) => planInTurns(world, request, signal),
    sea: async (request, signal) => {
      sea ??= openSea(desk)
      const goOn = () => requireWanted(signal)
      goOn()
      return seaWays(sea, desk.gazetteer, desk.atlas.tables.passages, request, goOn)
    },
    close: async () => {},
  }
}

async function planInTurns(
  world: World,
  request: RouteRequest,
  signal: StopSignal | undefined,
): Promise<RouteReply> {
  const own = (request.with ?? []).map((file) => parseScenario(file, file.id))
  const stages = planning(withScenarios(world, own), request)
  for (;;) {
    requireWanted(signal)
    const { done, value } = stages.next()
    if (done) return value
    await setImmediate()
  }
}

function requireWanted(signal: StopSignal | undefined): void {
  if (signal?.aborted) throw problem('cancelled')
}
