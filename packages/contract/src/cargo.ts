import { z } from 'zod'
import type { Frozen } from './limits.ts'
import { provenance } from './provenance.ts'

export const cargo = z
  .object({
    id: z.string(),
    name: z.string(),
    nameRu: z.string(),
    family: z.enum(['grain', 'oil', 'gas', 'metal', 'mineral', 'unitised']),
    hs: z.array(z.string()),
    units: z.array(z.string()),
    tPerTeu: z.number(),
    valueUsdPerT: z.number(),
    hazard: z.string().nullable(),
    shelfDays: z.number().nullable(),
    phytosanitary: z.boolean(),
    ...provenance,
  })
  .meta({ id: 'Cargo' })

export const cargoesReply = z.object({ cargoes: z.array(cargo) }).meta({ id: 'Cargoes' })

export type CargoesReply = Frozen<z.infer<typeof cargoesReply>>
