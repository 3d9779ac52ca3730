import { z } from 'zod'
import type { Frozen } from './limits.ts'

/** Every error over HTTP, after RFC 9457; `code`, `slots` and `errors` are ours. */
export const problemReply = z
  .object({
    type: z.string().describe('Address of a page about this kind of problem'),
    title: z.string().describe('The kind of problem in words, always the same'),
    status: z.int(),
    detail: z.string().describe('What came, what was wanted, and how to mend it'),
    code: z.string(),
    slots: z.record(z.string(), z.string()).describe('The raw values of the message, for translation'),
    errors: z
      .array(z.object({ field: z.string(), got: z.string(), wanted: z.string() }))
      .exactOptional()
      .describe('Each refused field, when a request has several'),
  })
  .meta({ id: 'ProblemReply' })

export type ProblemReply = Frozen<z.infer<typeof problemReply>>
