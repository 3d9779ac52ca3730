import { z } from 'zod'
import { type Frozen, id, LIMITS } from './limits.ts'

const text = { id: z.string(), name: z.string(), nameRu: z.string(), note: z.string(), noteRu: z.string() }

export const scenarioSummary = z.object({ ...text, changes: z.number() }).meta({ id: 'ScenarioSummary' })

export const scenariosReply = z.object({ scenarios: z.array(scenarioSummary) }).meta({ id: 'Scenarios' })

/** A scenario as the engine applies it; its changes are judged by `apply`, not here. */
export const scenario = z
  .object({ ...text, changes: z.array(z.record(z.string(), z.unknown())) })
  .meta({ id: 'Scenario' })

const words = z.string().max(2000).exactOptional()

/** A scenario as its file has it, and as `parseScenario` reads it; what the changes hold is judged by the engine. */
export const scenarioFile = z
  .strictObject({
    id,
    name: words,
    name_ru: words,
    note: words,
    note_ru: words,
    sources: z.array(z.string()).exactOptional(),
    changes: z.array(z.record(z.string(), z.unknown())).min(1).max(LIMITS.changes),
  })
  .meta({
    id: 'ScenarioFile',
    description: 'A scenario as its file has it: see docs/reference/scenarios.md',
  })

export type ScenarioFile = Frozen<z.infer<typeof scenarioFile>>
export type ScenarioSummary = Frozen<z.infer<typeof scenarioSummary>>
export type ScenariosReply = Frozen<z.infer<typeof scenariosReply>>
