import {
  casesReply,
  readInput,
  type SimulationState,
  simulationJob,
  simulationQuery,
  simulationRequest,
  simulationState,
  sizingRequest,
  sweepRequest,
} from '@serai/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Jobs, type SimulationJob } from '../simulator/jobs.ts'
import type { Question } from '../simulator/question.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { eventStream } from './event-stream.ts'
import { documentOf, refusals } from './problems.ts'
import { StaticBody } from './static-body.ts'

const KEPT = 100
const SECONDS = 900

const tags = ['simulate']
const params = z.object({
  id: z.string().min(1).max(80).meta({ description: 'As the posted simulation was named' }),
})
type Params = z.infer<typeof params>

/** Three kinds of questions at one address: one with a lever and its values is a sweep, one with a limit a sizing. */
const question = z.union([simulationRequest, sweepRequest, sizingRequest]).meta({
  id: 'SimulationQuestion',
  examples: [
    { case: 'gwadar-solar', days: 30, replications: 4, levers: { solarMwp: 20 } },
    { case: 'gwadar-today', days: 30, replications: 2, lever: 'berths', values: [2, 3, 4] },
    { case: 'gwadar-today', limit: { measure: 'lost-hours', most: 50 } },
  ],
})

/** Simulations take long: they are posted, followed and fetched. Closing the connection does not stop one. */
export function simulationRoutes(app: FastifyInstance, simulator: Simulator): void {
  const jobs = new Jobs(simulator, { kept: KEPT, seconds: SECONDS, fault: (error) => app.log.error(error) })
  app.addHook('preClose', async () => jobs.close())

  const known = { tags, params }
  casesRoute(app, simulator)

  app.post<{ Body: Question }>(
    '/api/simulations',
    {
      schema: {
        tags,
        summary: 'Begins a simulation, a sweep of one lever, or a sizing of power',
        description:
          'With `lever` and `values` the case is simulated once at each value; with `limit` the cheapest solar, battery and diesel that keep it are looked for.',
        body: question,
        response: { 202: simulationState, ...refusals },
      },
      validatorCompiler: () => (body) => ({ value: questionOf(body) }),
    },
    async (request, reply) => {
      const job = await jobs.post(request.body)
      const state = stateOf(job)
      return reply.code(202).header('location', state.links.self).send(state)
    },
  )

  app.get<{ Params: Params; Querystring: z.infer<typeof simulationQuery> }>(
    '/api/simulations/:id',
    {
      schema: {
        ...known,
        summary: 'How far a simulation is, and its answer',
        querystring: simulationQuery,
        response: { 200: simulationJob, ...refusals },
      },
    },
    async (request, reply) => {
      const job = jobs.find(request.params.id)
      await endOf(job, request.query.wait ?? 0)
      reply.type('application/json; charset=utf-8').header('cache-control', 'no-store')
      const state = JSON.stringify(stateOf(job))
      return job.answer === null ? state : `${state.slice(0, -1)},"result":${job.answer}}`
    },
  )

  app.get<{ Params: Params }>(
    '/api/simulations/:id/events',
    {
      // A stream that is squeezed is held back until a block is full.
      compress: false,
      exposeHeadRoute: false,
      schema: {
        ...known,
        summary: 'How far a simulation is, as server-sent events',
        description:
          'Begins with the present state. Events are `progress`, then one of `done`, `failed`, `cancelled`; each carries a SimulationState.',
        produces: ['text/event-stream'],
        response: {
          200: {
            description: 'Until it ends',
            content: { 'text/event-stream': { schema: z.string() } },
          },
          ...refusals,
        },
      },
    },
    (request, reply) => {
      const job = jobs.find(request.params.id)
      const seen = Number(request.headers['last-event-id'] ?? -1)
      // 204 tells a browser not to come back: it has heard the end.
      if (job.ended && seen >= job.version) return reply.code(204).send()
      reply.header('content-type', 'text/event-stream; charset=utf-8').header('cache-control', 'no-store')
      // The same for proxies that gather before they pass on.
      reply.header('x-accel-buffering', 'no')
      return reply.send(eventStream(job, stateOf))
    },
  )

  app.delete<{ Params: Params }>(
    '/api/simulations/:id',
    {
      schema: {
        ...known,
        summary: 'Cancels a simulation; one that has ended stays as it is',
        response: { 200: simulationState, ...refusals },
      },
    },
    (request) => {
      const job = jobs.find(request.params.id)
      jobs.cancel(job)
      return stateOf(job)
    },
  )
}

function casesRoute(app: FastifyInstance, simulator: Simulator): void {
  let body: Promise<StaticBody> | null = null
  const schema = { tags, summary: 'What can be simulated', response: { 200: casesReply, ...refusals } }
  app.get('/api/cases', { schema }, async (request, reply) => {
    body ??= simulator.cases().then(StaticBody.json)
    // What failed once may go well the next time.
    const made = await body.catch((error) => {
      body = null
      throw error
    })
    return made.send(request, reply)
  })
}

function questionOf(body: unknown): Question {
  const has = (field: string) => typeof body === 'object' && body !== null && Object.hasOwn(body, field)
  if (has('limit')) return { kind: 'sizing', request: readInput(sizingRequest, body) }
  if (has('lever')) return { kind: 'sweep', request: readInput(sweepRequest, body) }
  return { kind: 'simulation', request: readInput(simulationRequest, body) }
}

function stateOf(job: SimulationJob): SimulationState {
  const { id, kind, state, done, total, milliseconds, refused } = job
  const self = `/api/simulations/${id}`
  const problem = refused ? { problem: documentOf(refused) } : {}
  return { id, kind, state, done, total, milliseconds, links: { self, events: `${self}/events` }, ...problem }
}

/** Resolves when the job has ended, or after so many seconds. */
function endOf(job: SimulationJob, seconds: number): Promise<void> {
  if (job.ended || seconds <= 0) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(finish, seconds * 1000)
    const unwatch = job.watch(() => {
      if (job.ended) finish()
    })
    function finish() {
      clearTimeout(timer)
      unwatch()
      resolve()
    }
  })
}
