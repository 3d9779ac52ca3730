import type { FastifyReply } from 'fastify'

/**
 * Aborted when the client goes away before the whole reply was sent. Fastify's `request.signal` listens to the request, which
 * is closed as soon as the body of a POST was read.
 */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  return gone.signal
}
