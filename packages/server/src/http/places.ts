import { find, problem, resolve } from '@serai/atlas'
import { type PlaceMatches, type PlaceReply, placeMatches, placeReply, placesQuery } from '@serai/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Desk } from '../desk.ts'
import { refusals } from './problems.ts'

const placeParams = z.object({
  id: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: 'Place id or UN/LOCODE', examples: ['KZALA'] }),
})

export function placeRoutes(app: FastifyInstance, desk: Desk): void {
  app.get<{ Querystring: z.infer<typeof placesQuery> }>(
    '/api/places',
    {
      schema: {
        tags: ['places'],
        summary: 'Places and towns that a text may mean, best first',
        querystring: placesQuery,
        response: { 200: placeMatches, ...refusals },
      },
    },
    (request): PlaceMatches => {
      const { q, limit } = request.query
      return { matches: find(desk.gazetteer, q, limit === undefined ? {} : { limit }) }
    },
  )

  const places = new Map(desk.atlas.tables.places.map((place) => [place.id, place]))
  app.get<{ Params: z.infer<typeof placeParams> }>(
    '/api/places/:id',
    {
      schema: {
        tags: ['places'],
        summary: 'One place of the atlas',
        params: placeParams,
        response: { 200: placeReply, ...refusals },
      },
    },
    (request): PlaceReply => {
      const { id } = request.params
      const match = places.has(id) ? { id } : resolve(desk.gazetteer, id)
      const found = places.get(match.id)
      if (!found) throw problem('place-unknown', { got: id, nearest: 'none: it is a town off the network' })
      return found
    },
  )
}
