import { Problem, parseJson, parseScenario, problem, type Scenario } from '@serai/atlas'
import { OWN } from '../state/own-bounds.ts'

const TOKEN = /^[A-Za-z0-9_-]+$/
const FIRST_OF_TOKEN = 24

/** A scenario as a part of an address: its JSON, deflated, in the 64 letters that need no escapes. Throws `input-too-large`. */
export async function tokenOf(scenario: Scenario): Promise<string> {
  const { id, name, nameRu, note, noteRu, changes } = requireFew(scenario)
  const file = { id, name, name_ru: nameRu, note, note_ru: noteRu, changes }
  const plain = new Blob([JSON.stringify(file)])
  if (plain.size > OWN.bytes) throw tooLarge(`scenario ${id}`, plain.size, OWN.bytes, 'bytes')
  const packed = new Uint8Array(
    await new Response(plain.stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer(),
  )
  const token = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
  if (token.length > OWN.tokenCharacters)
    throw tooLarge(`scenario ${id}, packed`, token.length, OWN.tokenCharacters, 'characters')
  return token
}

/**
 * The scenario in a token. Untrusted: whoever wrote the link may have meant harm, so what is read is bounded before and while it
 * unpacks, and judged as a file would be. Throws `option-invalid`, `input-too-large` and what `scenarioOf` throws.
 */
export async function scenarioIn(token: string): Promise<Scenario> {
  const what = `with=${token.slice(0, FIRST_OF_TOKEN)}…`
  if (token.length > OWN.tokenCharacters)
    throw tooLarge(what, token.length, OWN.tokenCharacters, 'characters')
  let text: string
  try {
    if (!TOKEN.test(token)) throw new Error('other letters than those of base64url')
    const packed = atob(token.replaceAll('-', '+').replaceAll('_', '/'))
    text = await unpacked(
      Uint8Array.from(packed, (letter) => letter.charCodeAt(0)),
      what,
    )
  } catch (error) {
    if (error instanceof Problem) throw error
    throw problem('option-invalid', { field: 'with', got: what, wanted: 'a scenario as this page packs it' })
  }
  return scenarioOf(text, what, 'with')
}

/** The scenario in the text of a file; `what` names it in refusals. Throws `json-invalid`, `scenario-invalid`, `input-too-large`. */
export function scenarioOf(text: string, what: string, fallbackId: string): Scenario {
  return requireFew(parseScenario(parseJson(text, what), fallbackId))
}

/** Stops as soon as more comes out than may: a few letters can unpack to megabytes. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>, what: string): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [text, length] = ['', 0]
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    length += value.length
    if (length > OWN.bytes) {
      await reader.cancel()
      throw tooLarge(`${what}, unpacked,`, length, OWN.bytes, 'bytes')
    }
    text += decoder.decode(value, { stream: true })
  }
}

function requireFew(scenario: Scenario): Scenario {
  const { id, changes } = scenario
  if (changes.length > OWN.changes) throw tooLarge(`scenario ${id}`, changes.length, OWN.changes, 'changes')
  return scenario
}

export const tooLarge = (what: string, got: number, limit: number, unit: string): Problem =>
  problem('input-too-large', { what, got: `${got} ${unit}`, limit: `${limit} ${unit}` })
