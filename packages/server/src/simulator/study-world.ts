import { load, type Scenario } from '@serai/atlas'
import { DATA_DIRECTORY, readCases, readPackage, readScenarios } from '@serai/atlas/node'
import { type StudyWorld, withScenarios } from '@serai/engine'
import type { Desk } from '../desk.ts'
import { beside } from '../open-desk.ts'

/** What simulations of a desk start from. */
export function studyWorld({ atlas, scenarios, cases, gazetteer }: Desk): StudyWorld {
  return { atlas, scenarios, cases, gazetteer }
}

/**
 * Reads as much of a data package (null: the one that comes with Serai) as simulations need: no towns, no sea. `scenarios`
 * come beside its own. Throws Problem for anything that cannot be read.
 */
export async function openStudyWorld(
  data: string | null,
  scenarios: readonly Scenario[] = [],
): Promise<StudyWorld> {
  const directory = data ?? DATA_DIRECTORY
  const [text, own, cases] = await Promise.all([
    readPackage(directory),
    readScenarios(beside(directory, 'scenarios')),
    readCases(beside(directory, 'cases')),
  ])
  return withScenarios({ atlas: load(text), scenarios: own, cases, gazetteer: null }, scenarios)
}
