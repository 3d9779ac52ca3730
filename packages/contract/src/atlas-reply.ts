import { z } from 'zod'
import type { Frozen } from './limits.ts'
import { scenario } from './scenario.ts'
import { simulationCase } from './simulation-case.ts'

/** What a browser needs to run `load`, `apply` and simulations by itself. */
export const atlasReply = z
  .object({
    descriptor: z.record(z.string(), z.unknown()).describe('datapackage.json'),
    tables: z.record(z.string(), z.string()).describe('Text of each CSV by table name'),
    scenarios: z.array(scenario),
    cases: z.array(simulationCase).describe('Ports and borders that can be simulated'),
  })
  .meta({ id: 'Atlas' })

export type AtlasReply = Frozen<z.infer<typeof atlasReply>>
