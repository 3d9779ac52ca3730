import { basename } from 'node:path'
import { problem, type Scenario } from '@serai/atlas'
import { readScenario } from '@serai/atlas/node'

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/

/** Scenarios named on the command line: those in files are read, names are passed on; `ids` keep the order given. */
export async function readScenarioFiles(
  names: readonly string[],
): Promise<{ readonly ids: readonly string[]; readonly scenarios: readonly Scenario[] }> {
  const scenarios: Scenario[] = []
  const ids: string[] = []
  for (const name of names) {
    if (!name.endsWith('.json')) {
      ids.push(name)
      continue
    }
    const scenario = await readScenario(name, basename(name, '.json'))
    if (!ID.test(scenario.id)) {
      const why = '"id" must be letters, digits, dots, colons and hyphens, at most 80'
      throw problem('scenario-invalid', { scenario: basename(name), index: 0, why })
    }
    scenarios.push(scenario)
    ids.push(scenario.id)
  }
  return { ids, scenarios }
}
