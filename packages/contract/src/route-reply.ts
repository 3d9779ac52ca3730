import { z } from 'zod'
import { itinerary } from './itinerary.ts'
import { type Frozen, mode } from './limits.ts'

const endpoint = z
  .object({
    id: z.string(),
    name: z.string(),
    country: z.string(),
    lat: z.number(),
    lon: z.number(),
    kind: z.enum(['place', 'point']),
    access: z
      .array(z.object({ placeId: z.string(), distanceKm: z.number() }))
      .describe('Roads to the network, estimated; empty for a place of the atlas'),
  })
  .meta({ id: 'Endpoint' })

const consignment = z
  .object({
    from: endpoint,
    to: endpoint,
    cargo: z.string(),
    tonnes: z.number(),
    teu: z.number().nullable(),
    valueUsd: z.number(),
    depart: z.string().describe('ISO 8601 instant'),
    by: z.string().nullable(),
    avoid: z.object({
      countries: z.array(z.string()),
      places: z.array(z.string()),
      modes: z.array(mode),
      passages: z.array(z.string()),
    }),
    gateway: z.string().nullable(),
    maxBorders: z.number().nullable(),
    tirOnly: z.boolean(),
    sanctionsFree: z.boolean(),
  })
  .meta({ id: 'Consignment', description: 'The question as it was understood' })

export const explanation = z
  .object({
    corridor: z.string(),
    name: z.string(),
    nameRu: z.string(),
    reason: z.enum(['closed', 'no-facility', 'limit', 'dominated', 'filtered', 'planned', 'no-path']),
    text: z.string(),
    textRu: z.string(),
    until: z.string().nullable().describe('Day on which it opens, when that is known'),
    by: z.string().nullable().describe('Id of the itinerary that dominates it'),
  })
  .meta({ id: 'Explanation', description: 'Why a corridor is not among the answers' })

export const notice = z.object({ text: z.string(), textRu: z.string() }).meta({ id: 'Notice' })

/** The whole answer. An empty list of itineraries is an answer too; the explanations then say why. */
export const routeReply = z
  .object({
    atlas: z.object({ id: z.string(), asOf: z.string(), scenarios: z.array(z.string()) }),
    consignment,
    itineraries: z.array(itinerary),
    explanations: z.array(explanation),
    notices: z.array(notice),
    stats: z.object({
      paretoSize: z.number(),
      labels: z.number(),
      millisecondsSearch: z.number(),
      millisecondsRehearse: z.number(),
      resolution: z.object({
        costCents: z.number(),
        minutes: z.number(),
        co2eGrams: z.number(),
        disruption: z.number(),
      }),
    }),
  })
  .meta({ id: 'RouteReply' })

export type RouteReply = Frozen<z.infer<typeof routeReply>>
export type Explanation = Frozen<z.infer<typeof explanation>>
export type Notice = Frozen<z.infer<typeof notice>>
