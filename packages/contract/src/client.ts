import { problem } from '@serai/atlas'
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
import {
  type CasesReply,
  casesReply,
  type SimulationReply,
  type SimulationRequest,
  type SweepReply,
  type SweepRequest,
} from './simulation.ts'
import { type SimulationJob, simulationJob, simulationState } from './simulation-job.ts'
import type { SizingReply, SizingRequest } from './simulation-sizing.ts'
import { type SourcesReply, sourcesReply } from './source.ts'

/** The part of `fetch` that the client needs, so that it runs in Node, a browser, a worker and a test. */
export type Fetch = (
  address: string,
  init: {
    readonly method: string
    readonly headers: Record<string, string>
    readonly body?: string
    /** The signal that the caller gave, handed through: only `fetch` looks inside. */
    readonly signal?: never
  },
) => Promise<{ readonly ok: boolean; readonly status: number; json(): Promise<unknown> }>

/** The part of AbortSignal that the client needs. */
export interface StopSignal {
  readonly aborted: boolean
}

/** How a long answer is waited for. */
export interface Follow {
  /** Told about once a second: replications done, and the most that it may take. */
  readonly progress?: (done: number, total: number) => void
  /** Stops the simulation on the server; then `cancelled` is thrown. */
  readonly signal?: StopSignal
}

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
  cases(): Promise<CasesReply>
  simulate(request: SimulationRequest, follow?: Follow): Promise<SimulationReply>
  sweep(request: SweepRequest, follow?: Follow): Promise<SweepReply>
  size(request: SizingRequest, follow?: Follow): Promise<SizingReply>
}

const POLL_SECONDS = 1

/**
 * A typed client of a Serai server, for instance `client('http://localhost:8787').route(request)`. Replies are checked
 * by their schemas; refusals are thrown as RemoteProblem.
 */
export function client(baseUrl: string, fetch: Fetch = globalFetch()): Client {
  const root = baseUrl.replace(/\/+$/, '')
  async function call<T extends z.ZodType>(
    schema: T,
    path: string,
    {
      method = 'GET',
      body,
      signal,
    }: { method?: string; body?: unknown; signal?: StopSignal | undefined } = {},
  ): Promise<z.output<T>> {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== undefined) headers['content-type'] = 'application/json'
    const response = await fetch(`${root}/api/${path}`, {
      method: body === undefined ? method : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal: signal as never }),
    })
    const json = await response.json().catch(() => null)
    if (response.ok) return schema.parse(json)
    const refused = problemReply.safeParse(json)
    throw refused.success
      ? new RemoteProblem(refused.data)
      : new Error(`${root}/api/${path} answered ${response.status} without a problem document`)
  }

  /** Posts, then asks again and again; each time the server holds its answer back until there is one to give. */
  async function follow(body: object, { progress, signal }: Follow): Promise<SimulationJob['result']> {
    // Not to be broken off: what was taken on without our hearing of it could not be stopped.
    const { id } = await call(simulationState, 'simulations', { body })
    const path = `simulations/${id}`
    try {
      for (;;) {
        if (signal?.aborted) throw problem('cancelled')
        const job = await call(simulationJob, `${path}?wait=${POLL_SECONDS}`, { signal })
        progress?.(job.done, job.total)
        if (job.problem) throw new RemoteProblem(job.problem)
        if (job.result) return job.result
      }
    } catch (error) {
      if (!signal?.aborted) throw error
      await call(simulationState, path, { method: 'DELETE' })
      throw problem('cancelled')
    }
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
    route: (request) => call(routeReply, 'route', { body: request }),
    sea: (request) => call(seaReply, 'sea', { body: request }),
    cases: () => call(casesReply, 'cases'),
    simulate: async (request, how = {}) => (await follow(request, how)) as SimulationReply,
    sweep: async (request, how = {}) => (await follow(request, how)) as SweepReply,
    size: async (request, how = {}) => (await follow(request, how)) as SizingReply,
  }
}

/** `fetch` is no part of the language library that this package is compiled with. */
function globalFetch(): Fetch {
  const found = (globalThis as { fetch?: Fetch }).fetch
  if (!found) throw new TypeError('client: this runtime has no fetch; pass one')
  return (address, init) => found(address, init)
}
