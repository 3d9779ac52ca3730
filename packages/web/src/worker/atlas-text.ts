import { type PackageText, Problem, type Scenario, type SimulationCase } from '@serai/atlas'
import type { Trouble } from './protocol.ts'

export interface AtlasText extends PackageText {
  readonly scenarios: readonly Scenario[]
  readonly cases: readonly SimulationCase[]
}

/** The whole data package as the server hands it out. Throws when it does not. */
export async function fetchAtlas(): Promise<AtlasText> {
  return (await fetchOk('/api/atlas')).json()
}

export const fetchText = async (path: string) => (await fetchOk(path)).text()

async function fetchOk(path: string): Promise<Response> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`)
  return response
}

/** Any error as the page is told of it. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Problem) return { code: error.code, message: error.message, slots: error.slots }
  return { code: 'fault', message: error instanceof Error ? error.message : String(error), slots: {} }
}
