import type { Trouble } from './protocol.ts'

/** What a worker refused, as an error of the page. */
export class Refused extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.message)
    this.trouble = trouble
  }
}

/** Why something failed: what a worker said, or the error itself. */
export function troubleIn(error: unknown): Trouble {
  if (error instanceof Refused) return error.trouble
  return { code: 'unknown', message: error instanceof Error ? error.message : String(error), slots: {} }
}
