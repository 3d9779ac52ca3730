import type { Scenario } from '@serai/atlas'
import type { CasesReply } from '@serai/contract'
import type { Told } from '../planner/messages.ts'
import type { Answer, Piece, Question, Task } from './question.ts'

/** What a thread is asked, and what it answers. `run` numbers the questions. */
export interface Asks {
  cases: { ask: object; answer: CasesReply }
  /** The clerk opens a question: most replications of each setting. */
  open: { ask: { run: number; question: Question }; answer: readonly number[] }
  /** Any other thread runs one replication, or looks for the sizes of one limit. */
  replicate: { ask: { run: number; question: Question; task: Task }; answer: Piece }
  /** The clerk takes what came out: see Clerk.take. */
  take: { ask: { run: number; task: Task; piece: Piece }; answer: number | null }
  answer: { ask: { run: number }; answer: Answer }
  /** The clerk forgets a question. */
  drop: { ask: { run: number }; answer: null }
}

export type Verb = keyof Asks

export type Ask = { [V in Verb]: { readonly verb: V; readonly ask: Asks[V]['ask'] } }[Verb]

/** `ticket` numbers the asks of a thread. */
export type ToThread = Ask & { readonly ticket: number }

export type FromThread =
  | { readonly ticket: number; readonly kind: 'answer'; readonly answer: Asks[Verb]['answer'] }
  | { readonly ticket: number; readonly kind: 'refused'; readonly refused: Told }
  | { readonly ticket: number; readonly kind: 'failed'; readonly why: string }

/** What a thread is started with. */
export interface ThreadData {
  /** Data package; null for the one that comes with Serai. */
  readonly data: string | null
  /** Scenarios beside those of the package. */
  readonly scenarios: readonly Scenario[]
  /** One 32-bit integer: asks up to this ticket are cancelled. */
  readonly cancelled: SharedArrayBuffer
}
