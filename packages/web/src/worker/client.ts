import type {
  Ask,
  CrossingState,
  DeskFacts,
  Drawn,
  Figures,
  NetworkLine,
  OwnScenario,
  SaveFormat,
  Suggestion,
  Tell,
} from './protocol.ts'
import { Refused } from './refused.ts'
import type { RouteReply, RouteRequest } from './reply.ts'

export interface Planned {
  readonly reply: RouteReply
  readonly drawn: Readonly<Record<string, Drawn>>
}

type Waiting = { resolve(tell: Tell): void; reject(error: Error): void }
type Body<A> = A extends Ask ? Omit<A, 'id'> : never

/** The page's end of the line to the planning worker. Every question has a number; answers come back with it. */
export class Planner {
  readonly ready: Promise<DeskFacts>
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private reasons: Planner | null = null
  private last = 0

  constructor(worker: Worker) {
    this.worker = worker
    this.ready = new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Tell>) => {
        if (data.kind === 'ready') resolve(data.facts)
        else if (data.kind === 'failed') reject(new Refused(data.trouble))
        else if (data.kind === 'prepared') performance.mark('serai-prepared')
        else this.settle(data)
      })
      worker.addEventListener('error', (event) =>
        reject(
          new Refused({ code: 'worker', message: event.message || 'The planner did not start', slots: {} }),
        ),
      )
    })
  }

  /** Resolves with null when a newer question has overtaken this one. `own`: tokens of the reader's own scenarios. */
  plan(request: RouteRequest, own: readonly string[]): Promise<Planned | null> {
    return this.newest('plan', { kind: 'plan', request, own })
  }

  /** Asked of a second worker, started when first needed: a search for reasons never keeps the next plan waiting. */
  async explain(
    request: RouteRequest,
    own: readonly string[],
  ): Promise<{ explanations: RouteReply['explanations'] } | null> {
    this.reasons ??= startPlanner()
    await this.reasons.ready
    return this.reasons.newest('explain', { kind: 'explain', request, own })
  }

  /** The ways without the reader's own scenarios, by their ids. */
  without(
    request: RouteRequest,
    own: readonly string[],
  ): Promise<{ ways: Readonly<Record<string, Figures>> } | null> {
    return this.newest('without', { kind: 'without', request, own })
  }

  own(own: readonly string[]): Promise<{ own: readonly OwnScenario[] } | null> {
    return this.newest('own', { kind: 'own', own })
  }

  /** Takes a scenario file; it is switched on after `scenarios`. Throws Refused. */
  add(
    file: File,
    own: readonly string[],
    scenarios: readonly string[],
  ): Promise<{ token: string; scenario: string } | null> {
    return this.newest('add', { kind: 'add', name: file.name, file, own, scenarios })
  }

  complete(query: string, language: string): Promise<{ suggestions: readonly Suggestion[] } | null> {
    return this.newest('complete', { kind: 'complete', query, language })
  }

  network(
    scenarios: readonly string[],
    own: readonly string[],
    day: string,
  ): Promise<{ lines: readonly NetworkLine[] | null; crossings: readonly CrossingState[] } | null> {
    return this.newest('network', { kind: 'network', scenarios, own, day })
  }

  /** The last answer as a file. */
  save(format: SaveFormat): Promise<{ text: string } | null> {
    return this.newest('save', { kind: 'save', format })
  }

  private readonly newestOf = new Map<string, number>()

  private async newest<T>(kind: Ask['kind'], body: Body<Ask>): Promise<T | null> {
    const id = ++this.last
    this.newestOf.set(kind, id)
    const told = new Promise<Tell>((resolve, reject) => this.waiting.set(id, { resolve, reject }))
    this.worker.postMessage({ ...body, id })
    try {
      const tell = await told
      return this.newestOf.get(kind) === id ? (tell as T) : null
    } catch (error) {
      if (this.newestOf.get(kind) === id) throw error
      return null
    }
  }

  private settle(tell: Exclude<Tell, { kind: 'ready' | 'failed' | 'prepared' }>): void {
    const waiting = this.waiting.get(tell.id)
    this.waiting.delete(tell.id)
    if (tell.kind === 'refused') waiting?.reject(new Refused(tell.trouble))
    else waiting?.resolve(tell)
  }
}

export function startPlanner(): Planner {
  return new Planner(new Worker(new URL('./planner.ts', import.meta.url), { type: 'module' }))
}
