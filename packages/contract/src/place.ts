import { z } from 'zod'
import { type Frozen, LIMITS, place } from './limits.ts'
import { provenance } from './provenance.ts'

export const placesQuery = z.strictObject({
  q: place.meta({
    description: 'Name in any script, id, UN/LOCODE, or lat,lon; "Aksu, KZ" chooses the country',
    examples: ['Алматы'],
  }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(LIMITS.matches)
    .exactOptional()
    .describe('At most, 8 if not given'),
})

export const placeMatch = z
  .object({
    kind: z.enum(['place', 'town', 'point']),
    id: z.string().describe('Fit for from and to of a request'),
    name: z.string(),
    country: z.string(),
    lat: z.number(),
    lon: z.number(),
    population: z.number(),
    how: z.enum(['id', 'name', 'code', 'prefix', 'word', 'spelling', 'spelling-prefix', 'spelling-2']),
    matched: z.string().describe('The name that agreed'),
    score: z.number(),
  })
  .meta({ id: 'PlaceMatch' })

export const placeMatches = z
  .object({ matches: z.array(placeMatch).describe('Best first') })
  .meta({ id: 'PlaceMatches' })

/** A place of the atlas. */
export const placeReply = z
  .object({
    id: z.string(),
    unlocode: z.string().nullable(),
    name: z.string(),
    nameRu: z.string(),
    country: z.string(),
    region: z.string().nullable(),
    lat: z.number(),
    lon: z.number(),
    timezone: z.string(),
    roles: z.array(z.string()),
    worldRegion: z.string().nullable(),
    aliases: z.array(z.string()),
    ...provenance,
  })
  .meta({ id: 'Place' })

export type PlaceMatch = Frozen<z.infer<typeof placeMatch>>
export type PlaceMatches = Frozen<z.infer<typeof placeMatches>>
export type PlaceReply = Frozen<z.infer<typeof placeReply>>
