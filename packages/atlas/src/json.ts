import { problem } from './problem.ts'

/** The value of a JSON text; `what` names it in the refusal. Throws `json-invalid`. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw problem('json-invalid', { what, why: error instanceof Error ? error.message : String(error) })
  }
}
