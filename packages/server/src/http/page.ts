import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Where the built page lies beside this package. */
export const PAGE_DIRECTORY = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Serai</title>
<body style="font:16px/1.5 system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem">
<h1>The page is not built</h1>
<p>Run <code>npm run build</code> in the folder of Serai and load this address again.</p>
<p>The programming interface works: <a href="/api/docs">/api/docs</a>.</p>`

/** Pages beside the first one: `/ports` is `ports.html`. */
const PAGES = ['ports'] as const

/** The page itself at `/`, and the others by their names, from the folder that their build made. */
export async function pageRoutes(app: FastifyInstance, directory: string): Promise<void> {
  if (!existsSync(`${directory}/index.html`)) {
    app.get('/', { schema: { hide: true } }, (_, reply) =>
      reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT),
    )
    return
  }
  await app.register(fastifyStatic, {
    root: directory,
    schemaHide: true,
    setHeaders(reply, path) {
      // The build puts a digest into the name of every file below assets/.
      const lasting = /[\\/]assets[\\/]/.test(path)
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  for (const name of PAGES) {
    app.get(`/${name}`, { schema: { hide: true } }, (_, reply) => reply.sendFile(`${name}.html`))
  }
}
