import { readFileSync } from 'node:fs'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import { readInput } from '@serai/contract'
import Fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Desk, Planner } from './desk.ts'
import { atlasRoutes } from './http/atlas.ts'
import { docsRoutes, gatherDocs } from './http/docs.ts'
import { securityHeaders } from './http/headers.ts'
import { healthRoutes } from './http/health.ts'
import { PAGE_DIRECTORY, pageRoutes } from './http/page.ts'
import { placeRoutes } from './http/places.ts'
import { clientErrorHandler, problemOf, problems, refuse } from './http/problems.ts'
import { routeRoutes } from './http/route.ts'
import { seaRoutes } from './http/sea.ts'
import { simulationRoutes } from './http/simulations.ts'
import { localSimulator } from './simulator/local-simulator.ts'
import type { Simulator } from './simulator/simulator.ts'
import { WAITING } from './simulator/start-simulator.ts'
import { studyWorld } from './simulator/study-world.ts'

export interface AppOptions {
  /** Folder of the built page. */
  readonly page?: string
  /** What simulates; without it that happens in the thread that answers. */
  readonly simulator?: Simulator
  /** Whether faults go to standard error as JSON lines. */
  readonly log?: boolean
}

const MAX_BODY_BYTES = 1_000_000

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))

/** The server without a socket: every end point, ready to be listened on or injected into. */
export async function app(desk: Desk, planner: Planner, options: AppOptions = {}): Promise<FastifyInstance> {
  const made = Fastify({
    bodyLimit: MAX_BODY_BYTES,
    logger: options.log ? { level: 'error', stream: process.stderr } : false,
    routerOptions: { maxParamLength: 100 },
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => refuse(problemOf(error, request), reply),
    clientErrorHandler,
  })
  made.setValidatorCompiler<z.ZodType>(({ schema }) => (value) => ({ value: readInput(schema, value) }))
  made.removeContentTypeParser('text/plain')
  // Replies are held to their schemas by the tests, not again for each request.
  made.setSerializerCompiler(() => (reply) => JSON.stringify(reply))
  securityHeaders(made)
  await made.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await gatherDocs(made, version)
  problems(made)
  healthRoutes(made, desk, version)
  routeRoutes(made, planner)
  seaRoutes(made, planner)
  simulationRoutes(made, options.simulator ?? localSimulator(studyWorld(desk), WAITING))
  placeRoutes(made, desk)
  atlasRoutes(made, desk)
  docsRoutes(made)
  await pageRoutes(made, options.page ?? PAGE_DIRECTORY)
  await made.ready()
  return made
}
