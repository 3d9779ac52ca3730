import type { FastifyInstance } from 'fastify'

/** Scripts come from here alone and none is made from text; workers and drawn images may come from memory. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers that keep a browser from doing with our replies what they are not meant for. */
export function securityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (_, reply) => {
    reply
      .header('content-security-policy', POLICY)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-opener-policy', 'same-origin')
      .header('permissions-policy', 'geolocation=(), camera=(), microphone=()')
  })
}
