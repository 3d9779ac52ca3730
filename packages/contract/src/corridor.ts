import { z } from 'zod'
import type { Frozen } from './limits.ts'

export const corridor = z
  .object({
    id: z.string(),
    name: z.string(),
    nameRu: z.string(),
    via: z.array(z.string()),
    without: z.array(z.string()),
    side: z.enum(['pakistan', 'russia', 'china', 'iran', 'caspian', 'pipeline', 'other']),
    colour: z.string(),
    note: z.string().nullable(),
  })
  .meta({ id: 'Corridor' })

export const corridorsReply = z.object({ corridors: z.array(corridor) }).meta({ id: 'Corridors' })

export type CorridorsReply = Frozen<z.infer<typeof corridorsReply>>
