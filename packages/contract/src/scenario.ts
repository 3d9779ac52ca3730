import { z } from 'zod'
import type { Frozen } from './limits.ts'

const text = { id: z.string(), name: z.string(), nameRu: z.string(), note: z.string(), noteRu: z.string() }

export const scenarioSummary = z.object({ ...text, changes: z.number() }).meta({ id: 'ScenarioSummary' })

export const scenariosReply = z.object({ scenarios: z.array(scenarioSummary) }).meta({ id: 'Scenarios' })

/** A scenario as the engine applies it; its changes are judged by `apply`, not here. */
export const scenario = z
  .object({ ...text, changes: z.array(z.record(z.string(), z.unknown())) })
  .meta({ id: 'Scenario' })

export type ScenarioSummary = Frozen<z.infer<typeof scenarioSummary>>
export type ScenariosReply = Frozen<z.infer<typeof scenariosReply>>
