import { atlasReply, cargoesReply, corridorsReply, scenariosReply, sourcesReply } from '@serai/contract'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Desk } from '../desk.ts'
import { networkGeoJson } from './network-geojson.ts'
import { refusals } from './problems.ts'
import { StaticBody } from './static-body.ts'

/** What is known: tables, lists and files that stay the same while the server runs, so clients may keep them. */
export function atlasRoutes(app: FastifyInstance, desk: Desk): void {
  const { sources, corridors, cargoes } = desk.atlas.tables
  const { descriptor, tables } = desk.text
  const scenarios = desk.scenarios.map(({ changes, ...scenario }) => ({
    ...scenario,
    changes: changes.length,
  }))
  const list = (path: string, summary: string, reply: z.ZodType, value: () => unknown) =>
    fixed(app, path, { tags: ['atlas'], summary, response: { 200: reply, ...refusals } }, () =>
      StaticBody.json(value()),
    )
  list('/api/atlas', 'The whole atlas as text, for planning in the browser', atlasReply, () => ({
    descriptor,
    tables,
    scenarios: desk.scenarios,
    cases: desk.cases,
  }))
  list('/api/sources', 'Where figures come from', sourcesReply, () => ({ sources }))
  list('/api/corridors', 'Named ways out', corridorsReply, () => ({ corridors }))
  list('/api/cargoes', 'Cargo classes', cargoesReply, () => ({ cargoes }))
  list('/api/scenarios', 'Scenarios that a request may name', scenariosReply, () => ({ scenarios }))

  const network = { tags: ['atlas'], summary: 'Links, crossings, places and sea lanes as GeoJSON' }
  fixed(
    app,
    '/api/network.geojson',
    network,
    () => new StaticBody('application/geo+json', JSON.stringify(networkGeoJson(desk.atlas))),
  )
  for (const file of desk.files) {
    const schema = { tags: ['atlas'], summary: file.summary }
    fixed(app, `/api/${file.path}`, schema, () => new StaticBody(file.type, file.content))
  }
}

/** A route whose bytes are made at the first request and kept. */
function fixed(app: FastifyInstance, path: string, schema: object, make: () => StaticBody): void {
  let body: StaticBody | null = null
  app.get(path, { schema }, (request, reply) => {
    body ??= make()
    return body.send(request, reply)
  })
}
