import { basename } from 'node:path'
import type { Scenario } from '@serai/atlas'
import { readScenario } from '@serai/atlas/node'

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
    scenarios.push(scenario)
    ids.push(scenario.id)
  }
  return { ids, scenarios }
}
