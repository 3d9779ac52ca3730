import { type Health, health } from '@serai/contract'
import type { FastifyInstance } from 'fastify'
import type { Desk } from '../desk.ts'
import { refusals } from './problems.ts'

export function healthRoutes(app: FastifyInstance, desk: Desk, version: string): void {
  app.get(
    '/api/health',
    {
      schema: {
        tags: ['about'],
        summary: 'Whether the server is well, and with which atlas',
        response: { 200: health, ...refusals },
      },
    },
    (): Health => ({ status: 'ok', atlas: { id: desk.atlas.id, asOf: desk.atlas.asOf }, version }),
  )
}
