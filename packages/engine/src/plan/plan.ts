import { dayOf, type Mode } from '@serai/atlas'
import { costing } from '../cost/costing.ts'
import { cargoOf } from '../cost/load.ts'
import type { Consignment } from '../itinerary/consignment.ts'
import type { Itinerary } from '../itinerary/itinerary.ts'
import { print, wayOf } from '../itinerary/notation.ts'
import { route } from '../search/route.ts'
import { emptiness } from './emptiness.ts'
import { explain } from './explain.ts'
import { noticesOf } from './notices.ts'
import { rehearsed } from './rehearsal.ts'
import type { ReplyEndpoint, RouteReply } from './reply.ts'
import type { RouteRequest } from './request.ts'
import { minuteOf, understand } from './understand.ts'
import { atlasWith, networkOn, type World } from './world.ts'

/** Node, browsers and workers all have it; the engine is compiled without the types of any of them. */
declare const performance: { now(): number }

const SAMPLES = 10_000

/** What planning is about to do. */
export type Stage = 'compile' | 'price' | 'search' | 'rehearse' | 'explain'

/**
 * The whole answer to a question: scenarios applied, network compiled, ways searched, the chosen ones rehearsed, and why other
 * corridors are missing. Pure but for its caches; the same world and request give the same answer, times taken aside. Throws Problem.
 */
export function planRequest(world: World, request: RouteRequest): RouteReply {
  const stages = planning(world, request)
  for (;;) {
    const { done, value } = stages.next()
    if (done) return value
  }
}

/** The same in pieces, each announced before it is done, so that whoever waits can show progress or give up. */
export function* planning(world: World, request: RouteRequest): Generator<Stage, RouteReply> {
  yield 'compile'
  const atlas = atlasWith(world, request.scenarios ?? [])
  const network = networkOn(atlas, dayOf(minuteOf('depart', request.depart, 'first')))
  const { consignment, from, to, notices } = understand(world, network, request)
  yield 'price'
  costing(network, cargoOf(network, request.cargo))
  yield 'search'
  const began = performance.now()
  const result = route(network, consignment, { all: request.all ?? false })
  const took = performance.now() - began
  const { departAt, dueAt } = consignment
  const options = { departAt, dueAt, seed: request.seed ?? 1, samples: request.samples ?? SAMPLES }
  const itineraries: Itinerary[] = []
  let rehearsing = 0
  for (const assembled of result.itineraries) {
    yield 'rehearse'
    const start = performance.now()
    const done = rehearsed(network, assembled, options)
    itineraries.push({ ...done, notation: print(wayOf(done)) })
    rehearsing += performance.now() - start
  }
  const wantsReasons = request.explain || itineraries.length === 0
  if (wantsReasons) yield 'explain'
  return {
    atlas: { id: atlas.id, asOf: atlas.asOf, scenarios: atlas.scenarios },
    consignment: consignmentReply(consignment, from, to),
    itineraries,
    explanations: wantsReasons ? explain(network, consignment, itineraries) : [],
    notices: [...emptiness(result.instance, itineraries), ...notices, ...noticesOf(result, itineraries)],
    stats: {
      paretoSize: result.stats.paretoSize,
      labels: result.stats.labels,
      millisecondsSearch: tenths(took),
      millisecondsRehearse: tenths(rehearsing),
      resolution: result.stats.resolution,
    },
  }
}

const tenths = (milliseconds: number): number => Math.round(milliseconds * 10) / 10

function consignmentReply(
  consignment: Consignment,
  from: ReplyEndpoint,
  to: ReplyEndpoint,
): RouteReply['consignment'] {
  const {
    cargo,
    tonnes,
    teu,
    valueUsd,
    departAt,
    dueAt,
    avoid,
    gateway,
    maxBorders,
    tirOnly,
    sanctionsFree,
  } = consignment
  const iso = (minute: number) => new Date(minute * 60_000).toISOString()
  return {
    from,
    to,
    cargo,
    tonnes,
    teu,
    valueUsd,
    depart: iso(departAt),
    by: dueAt === null ? null : iso(dueAt),
    avoid: { ...avoid, modes: avoid.modes as readonly Mode[] },
    gateway,
    maxBorders,
    tirOnly,
    sanctionsFree,
  }
}
