import {
  type RouteRequest,
  routeQuery,
  routeReply,
  routeRequest,
  routeRequestFromQuery,
} from '@serai/contract'
import type { FastifyInstance } from 'fastify'
import type { Planner } from '../desk.ts'
import { goneSignal } from './gone.ts'
import { refusals } from './problems.ts'

const tags = ['plan']
const response = { 200: routeReply, ...refusals }

export function routeRoutes(app: FastifyInstance, planner: Planner): void {
  app.post<{ Body: RouteRequest }>(
    '/api/route',
    { schema: { tags, summary: 'Ways for a consignment', body: routeRequest, response } },
    (request, reply) => planner.route(request.body, goneSignal(reply)),
  )

  app.get<{ Querystring: RouteRequest }>(
    '/api/route',
    {
      schema: {
        tags,
        summary: 'Ways for a consignment, asked by an address that can be sent',
        description: 'Lists are separated by commas or repeated.',
        // Without its name: parameters are listed one by one, not as a reference.
        querystring: routeQuery,
        response,
      },
      validatorCompiler: () => (query) => ({ value: routeRequestFromQuery(query) }),
    },
    (request, reply) => planner.route(request.query, goneSignal(reply)),
  )
}
