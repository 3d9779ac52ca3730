import { problem, type Scenario } from '@serai/atlas'
import { OWN } from '../state/own-bounds.ts'
import { troubleOf } from './atlas-text.ts'
import type { OwnScenario } from './protocol.ts'
import { scenarioIn, scenarioOf, tooLarge } from './token.ts'

/** Read tokens that are kept, so that a switch waits for none. */
const MOST_KEPT = 12
const MOST_OF_NAME = 80

/** Scenarios of the reader's own, by the tokens that an address brings. */
export class OwnScenarios {
  private readonly known = new Map<string, Promise<Scenario>>()

  /** In the order of the tokens. Throws for the first that cannot be read, and for too many. */
  async all(tokens: readonly string[]): Promise<readonly Scenario[]> {
    requireRoom(tokens.length)
    return Promise.all(tokens.map((token) => this.read(token)))
  }

  /** What the page shows of each, also of those that cannot be read: the reader must be able to let go of them. */
  async shown(tokens: readonly string[]): Promise<readonly OwnScenario[]> {
    return Promise.all(
      tokens.map((token) =>
        this.read(token).then(
          ({ changes: _, ...scenario }) => ({ token, scenario, trouble: null }),
          (error) => ({ token, scenario: null, trouble: troubleOf(error) }),
        ),
      ),
    )
  }

  /** The scenario in a file, beside those of the tokens. Throws `input-too-large`, `json-invalid`, `scenario-invalid`. */
  async open(name: string, file: Blob, beside: readonly string[]): Promise<Scenario> {
    requireRoom(beside.length + 1)
    const what = name.slice(0, MOST_OF_NAME)
    if (file.size > OWN.bytes) throw tooLarge(what, file.size, OWN.bytes, 'bytes')
    return scenarioOf(await file.text(), what, what.replace(/\.json$/i, ''))
  }

  private read(token: string): Promise<Scenario> {
    const read = this.known.get(token) ?? scenarioIn(token)
    this.known.delete(token)
    this.known.set(token, read)
    if (this.known.size > MOST_KEPT) this.known.delete(this.known.keys().next().value!)
    return read
  }
}

function requireRoom(count: number): void {
  if (count <= OWN.scenarios) return
  const wanted = `at most ${OWN.scenarios} items`
  throw problem('option-invalid', { field: 'with', got: `${count} scenarios`, wanted })
}
