import { z } from 'zod'
import type { Frozen } from './limits.ts'

export const source = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    year: z.number().nullable(),
    url: z.string().nullable(),
    licence: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'Source' })

export const sourcesReply = z.object({ sources: z.array(source) }).meta({ id: 'Sources' })

export type SourcesReply = Frozen<z.infer<typeof sourcesReply>>
