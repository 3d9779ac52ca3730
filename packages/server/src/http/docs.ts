import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { docsPage, type OpenApi } from './docs-page.ts'
import { StaticBody } from './static-body.ts'

/** Registers the gatherer of routes; it must come before them. */
export async function gatherDocs(app: FastifyInstance, version: string): Promise<void> {
  const toObject = createJsonSchemaTransformObject({})
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Serai',
        version,
        description:
          'Plans freight out of landlocked countries, simulates ports and borders. Errors are application/problem+json (RFC 9457).',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'plan', description: 'Ways and distances' },
        { name: 'simulate', description: 'Ports, borders and power' },
        { name: 'places', description: 'Names of places' },
        { name: 'atlas', description: 'What the plans rest on' },
        { name: 'about', description: 'The server itself' },
      ],
    },
    transform: createJsonSchemaTransform({}),
    transformObject: (document) => withoutTwins(toObject(document)) as ReturnType<typeof toObject>,
  })
}

/** No schema of ours reads otherwise than it writes, so the `…Input` twins that the transform makes are dropped. */
function withoutTwins(document: object): OpenApi {
  const text = JSON.stringify(document).replace(
    /("#\/components\/schemas\/)(\w+)Input"/g,
    (_, path: string, name: string) => `${path}${name}"`,
  )
  const merged = JSON.parse(text) as OpenApi
  const schemas = merged.components?.schemas ?? {}
  for (const name of Object.keys(schemas)) if (name.endsWith('Input')) delete schemas[name]
  return merged
}

export function docsRoutes(app: FastifyInstance): void {
  let document: StaticBody | null = null
  app.get('/api/openapi.json', { schema: { hide: true } }, (request, reply) => {
    document ??= StaticBody.json(app.swagger())
    return document.send(request, reply)
  })
  let page: StaticBody | null = null
  app.get('/api/docs', { schema: { hide: true } }, (request, reply) => {
    page ??= new StaticBody('text/html; charset=utf-8', docsPage(app.swagger() as OpenApi))
    return page.send(request, reply)
  })
}
