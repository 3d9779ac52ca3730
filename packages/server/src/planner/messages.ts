import { Problem, type ProblemCode } from '@serai/atlas'
import type { Refusal, RequestProblem, RouteReply, RouteRequest, SeaReply, SeaRequest } from '@serai/contract'

/** What a planning thread is started with. */
export interface ThreadData {
  /** Data package that it reads; null for the one that comes with Serai. */
  readonly data: string | null
  /** One Int32: 1 when nobody waits for the job under way any more. A message would be read only after it. */
  readonly unwanted: SharedArrayBuffer
}

/** What goes to a planning thread. */
export type Job =
  | { readonly kind: 'route'; readonly request: RouteRequest }
  | { readonly kind: 'sea'; readonly request: SeaRequest }

/** What comes back: an answer, a refusal, or a fault in words. The first message of a thread is `ready`. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly reply: RouteReply | SeaReply }
  | { readonly kind: 'refused'; readonly refused: Told }
  | { readonly kind: 'failed'; readonly why: string }

/** A Problem in parts: threads pass values, not classes. */
export interface Told {
  readonly code: ProblemCode
  readonly slots: Readonly<Record<string, string>>
  readonly errors: readonly Refusal[] | null
}

export function tell(refused: RequestProblem): { readonly kind: 'refused'; readonly refused: Told } {
  const { code, slots, errors } = refused
  return { kind: 'refused', refused: { code, slots, errors: errors ?? null } }
}

export function heard({ code, slots, errors }: Told): RequestProblem {
  const refused = new Problem(code, slots)
  return errors ? Object.assign(refused, { errors }) : refused
}
