import { type SeaRequest, seaReply, seaRequest } from '@serai/contract'
import type { FastifyInstance } from 'fastify'
import type { Planner } from '../desk.ts'
import { goneSignal } from './gone.ts'
import { refusals } from './problems.ts'

export function seaRoutes(app: FastifyInstance, planner: Planner): void {
  app.post<{ Body: SeaRequest }>(
    '/api/sea',
    {
      schema: {
        tags: ['plan'],
        summary: 'Distances by sea, with passages closed at will',
        body: seaRequest,
        response: { 200: seaReply, ...refusals },
      },
    },
    (request, reply) => planner.sea(request.body, goneSignal(reply)),
  )
}
