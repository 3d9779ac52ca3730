import type { Socket } from 'node:net'
import { PROBLEMS, Problem, type ProblemCode, problem } from '@serai/atlas'
import { type ProblemReply, problemReply, type RequestProblem } from '@serai/contract'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

const problemKind = z
  .object({ code: z.string(), title: z.string(), status: z.number(), message: z.string(), mend: z.string() })
  .meta({ id: 'ProblemKind' })

/** How each route documents its refusals. */
export const refusals = {
  '4xx': { description: 'Refused', content: { 'application/problem+json': { schema: problemReply } } },
  '5xx': {
    description: 'A fault of ours',
    content: { 'application/problem+json': { schema: problemReply } },
  },
}

/** Every error leaves as application/problem+json; `/api/problems` is where their `type` leads. */
export function problems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => refuse(problemOf(error, request), reply))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!.slice(0, 200)
    return refuse(problem('endpoint-unknown', { method: request.method, path }), reply)
  })
  const one = z.object({
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode]).meta({ examples: ['place-unknown'] }),
  })
  app.get(
    '/api/problems',
    {
      schema: {
        tags: ['about'],
        summary: 'Every kind of refusal',
        response: { 200: z.object({ problems: z.array(problemKind) }), ...refusals },
      },
    },
    () => ({ problems: (Object.keys(PROBLEMS) as ProblemCode[]).map(kindOf) }),
  )
  app.get<{ Params: z.infer<typeof one> }>(
    '/api/problems/:code',
    {
      schema: {
        tags: ['about'],
        summary: 'One kind of refusal',
        params: one,
        response: { 200: problemKind, ...refusals },
      },
    },
    (request) => kindOf(request.params.code),
  )
}

function kindOf(code: ProblemCode) {
  return { code, title: titleOf(code), ...PROBLEMS[code] }
}

const titleOf = (code: string) => `${code[0]!.toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`

export function refuse(refused: RequestProblem, reply: FastifyReply): FastifyReply {
  return reply
    .code(statusOf(refused))
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(documentOf(refused)))
}

/** 499 is a habit of proxies and no status of HTTP; the client has gone anyway. */
const statusOf = ({ status }: Problem) => (status === 499 ? 400 : status)

export function documentOf(refused: RequestProblem): ProblemReply {
  const { code, message, slots, errors } = refused
  return {
    type: `/api/problems/${code}`,
    title: titleOf(code),
    status: statusOf(refused),
    detail: message,
    code,
    slots,
    ...(errors ? { errors } : {}),
  }
}

/** Answers what is not even HTTP, so there is no request and no reply to speak of. */
export function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const refused = problem('option-invalid', { field: 'request', got: error.message, wanted: 'HTTP/1.1' })
  const body = JSON.stringify(documentOf(refused))
  const head = `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json\r\nconnection: close\r\n`
  socket.end(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

export function problemOf(error: FastifyError, request: FastifyRequest): RequestProblem {
  if (error instanceof Problem) return error
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const limit = `${request.routeOptions.bodyLimit} bytes`
    return problem('input-too-large', { what: 'the body', got: 'longer', limit })
  }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    const got = request.headers['content-type'] ?? 'of no type'
    return problem('media-type-invalid', { got: got.slice(0, 100) })
  }
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500 && request.method === 'POST')
    return problem('json-invalid', { what: 'the body', why: error.message })
  if (status >= 400 && status < 500)
    return problem('option-invalid', { field: 'request', got: error.message, wanted: 'a sound request' })
  request.log.error(error)
  return problem('fault', { why: 'something failed inside the server' })
}
