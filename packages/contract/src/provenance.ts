import { z } from 'zod'
import { grade } from './limits.ts'

/** Fields of every row of the atlas: where its figures come from and how far to trust them. */
export const provenance = {
  source: z.array(z.string()).describe('Ids of sources, see /api/sources'),
  year: z.number(),
  grade,
  note: z.string().nullable(),
}
