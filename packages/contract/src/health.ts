import { z } from 'zod'
import type { Frozen } from './limits.ts'

export const health = z
  .object({
    status: z.literal('ok'),
    atlas: z.object({ id: z.string(), asOf: z.string() }),
    version: z.string(),
  })
  .meta({ id: 'Health' })

export type Health = Frozen<z.infer<typeof health>>
