import type { z } from 'zod'
import { type AtlasReply, atlasReply } from './atlas-reply.ts'
import { type CargoesReply, cargoesReply } from './cargo.ts'
import { type CorridorsReply, corridorsReply } from './corridor.ts'
import { type Health, health } from './health.ts'
import { type PlaceMatches, type PlaceReply, placeMatches, placeReply } from './place.ts'
import { type ProblemReply, problemReply } from './problem-reply.ts'
import { type RouteReply, routeReply } from './route-reply.ts'
import type { RouteRequest } from './route-request.ts'
import { type ScenariosReply, scenariosReply } from './scenario.ts'
import { type SeaReply, type SeaRequest, seaReply } from './sea.ts'
import { type SourcesReply, sourcesReply } from './source.ts'

/** The part of `fetch` that the client needs, so that it runs in Node, a browser, a worker and a test. */
export type Fetch = (
  address: string,
  init: { readonly method: string; readonly headers: Record<string, string>; readonly body?: string },
) => Promise<{ readonly ok: boolean; readonly status: number; json(): Promise<unknown> }>

/** A refusal that came over HTTP. `message` is complete by itself. */
export class RemoteProblem extends Error {
  readonly reply: ProblemReply

  constructor(reply: ProblemReply) {
    super(reply.detail)
    this.name = 'RemoteProblem'
    this.reply = reply
  }
}

export interface Client {
  health(): Promise<Health>
  atlas(): Promise<AtlasReply>
  places(query: string, limit?: number): Promise<PlaceMatches>
  place(id: string): Promise<PlaceReply>
  sources(): Promise<SourcesReply>
  corridors(): Promise<CorridorsReply>
  cargoes(): Promise<CargoesReply>
  scenarios(): Promise<ScenariosReply>
  route(request: RouteRequest): Promise<RouteReply>
  sea(request: SeaRequest): Promise<SeaReply>
}

/**
 * A typed client of a Serai server, for instance `client('http://localhost:8787').route(request)`. Replies are checked
 * by their schemas; refusals are thrown as RemoteProblem.
 */
export function client(baseUrl: string, fetch: Fetch = globalFetch()): Client {
  const root = baseUrl.replace(/\/+$/, '')
  async function call<T extends z.ZodType>(schema: T, path: string, body?: unknown): Promise<z.output<T>> {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== undefined) headers['content-type'] = 'application/json'
    const init = body === undefined ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) }
    const response = await fetch(`${root}/api/${path}`, { ...init, headers })
    const json = await response.json().catch(() => null)
    if (response.ok) return schema.parse(json)
    const problem = problemReply.safeParse(json)
    throw problem.success
      ? new RemoteProblem(problem.data)
      : new Error(`${root}/api/${path} answered ${response.status} without a problem document`)
  }
  return {
    health: () => call(health, 'health'),
    atlas: () => call(atlasReply, 'atlas'),
    places: (query, limit = 8) => call(placeMatches, `places?q=${encodeURIComponent(query)}&limit=${limit}`),
    place: (id) => call(placeReply, `places/${encodeURIComponent(id)}`),
    sources: () => call(sourcesReply, 'sources'),
    corridors: () => call(corridorsReply, 'corridors'),
    cargoes: () => call(cargoesReply, 'cargoes'),
    scenarios: () => call(scenariosReply, 'scenarios'),
    route: (request) => call(routeReply, 'route', request),
    sea: (request) => call(seaReply, 'sea', request),
  }
}

/** `fetch` is no part of the language library that this package is compiled with. */
function globalFetch(): Fetch {
  const found = (globalThis as { fetch?: Fetch }).fetch
  if (!found) throw new TypeError('client: this runtime has no fetch; pass one')
  return (address, init) => found(address, init)
}
