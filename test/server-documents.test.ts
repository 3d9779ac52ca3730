import {
  cargoesReply,
  casesReply,
  corridorsReply,
  health,
  placeMatches,
  placeReply,
  routeReply,
  scenariosReply,
  seaReply,
  simulationJob,
  simulationState,
  sourcesReply,
} from '@serai/contract'
import { localPlanner, openDesk, type Served, serve } from '@serai/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'

interface Parameter {
  name: string
  in: string
  required?: boolean
  example?: unknown
}
interface Operation {
  summary?: string
  operationId?: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: { $ref: string } }> }
  responses: Record<string, { description: string; content?: Record<string, unknown> }>
}
interface Document {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, { examples?: unknown[] }> }
}

const SIMULATIONS = '/api/simulations'
let served: Served
let document: Document
let operations: { path: string; method: string; operation: Operation }[]

beforeAll(async () => {
  const desk = await openDesk()
  served = await serve({ desk, planner: localPlanner(desk), port: 0, host: '127.0.0.1' })
  document = (await (await fetch(`${served.url}/api/openapi.json`)).json()) as Document
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
})
afterAll(() => served?.close())

describe('the OpenAPI document', () => {
  it('has the parts that OpenAPI 3.1 wants', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info).toMatchObject({ title: 'Serai', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
    for (const { path, method, operation } of operations) {
      expect(path).toMatch(/^\/api\//)
      expect(operation.summary, path).toBeTruthy()
      expect(Object.keys(operation.responses), path).toContain(
        path === SIMULATIONS && method === 'post' ? '202' : '200',
      )
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^([1-5]\d\d|[1-5]XX|default)$/)
        expect(typeof response.description).toBe('string')
      }
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path')
      expect(inPath.map((one) => one.name)).toEqual(named)
      for (const one of inPath) expect(one.required).toBe(true)
    }
  })

  it('has no reference that leads nowhere, and names no schema twice', () => {
    const names = Object.keys(document.components.schemas)
    const used = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!)
    expect(used.length).toBeGreaterThan(20)
    for (const reference of used) {
      expect(reference).toMatch(/^#\/components\/schemas\//)
      expect(names).toContain(reference.split('/').at(-1))
    }
    expect(names.filter((name) => name.endsWith('Input'))).toEqual([])
  })

  it('says of each refusal that it is application/problem+json', () => {
    for (const { path, operation } of operations.filter(({ path }) => !/\.\w+$/.test(path)))
      expect(Object.keys(operation.responses['4XX']?.content ?? {}), path).toEqual([
        'application/problem+json',
      ])
  })

  it('has a page that loads nothing from elsewhere and shows every end point', async () => {
    const page = await (await fetch(`${served.url}/api/docs`)).text()
    expect(page).not.toMatch(/<script|src=|@import|url\(|<link/)
    for (const { path } of operations) expect(page).toContain(`<code>${path}</code>`)
    const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(anchors).toContain(target)
  })
})

const REPLIES: Record<string, z.ZodType> = {
  'get /api/health': health,
  'get /api/sources': sourcesReply,
  'get /api/corridors': corridorsReply,
  'get /api/cargoes': cargoesReply,
  'get /api/scenarios': scenariosReply,
  'get /api/places': placeMatches,
  'get /api/places/{id}': placeReply,
  'get /api/route': routeReply,
  'post /api/route': routeReply,
  'post /api/sea': seaReply,
  'get /api/cases': casesReply,
  'post /api/simulations': simulationState,
  'get /api/simulations/{id}': simulationJob,
  'delete /api/simulations/{id}': simulationState,
}

describe('every example', () => {
  it('is answered, and the answer is just what the contract says', async () => {
    const seen = new Set<string>()
    // A simulation has no id before it is posted, so paths that want one get that of the last.
    let posted = ''
    for (const { path, method, operation } of operations) {
      for (const [url, init] of examplesOf(path.replace(`${SIMULATIONS}/{id}`, posted), method, operation)) {
        const response = await fetch(served.url + url, init)
        posted = response.headers.get('location') ?? posted
        expect(response.status, `${method} ${url}`).toBe(path === SIMULATIONS ? 202 : 200)
        const schema = REPLIES[`${method} ${path}`]
        if (!schema) continue
        seen.add(`${method} ${path}`)
        const reply = await response.json()
        // A parse drops what the schema does not know, so equality shows that nothing is missing from it.
        expect(schema.parse(reply)).toEqual(reply)
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(REPLIES).sort())
  })
})

function examplesOf(path: string, method: string, operation: Operation): [string, RequestInit][] {
  const parameters = operation.parameters ?? []
  const given = parameters.filter((one) => one.example !== undefined)
  const isOpen = (one: Parameter) => one.in !== 'path' || path.includes(`{${one.name}}`)
  const missing = parameters.filter((one) => one.required && one.example === undefined && isOpen(one))
  expect(missing, `${path}: required parameters without example`).toEqual([])
  let filled = path
  const query = new URLSearchParams()
  for (const one of given) {
    if (one.in === 'path') filled = filled.replace(`{${one.name}}`, encodeURIComponent(String(one.example)))
    else query.set(one.name, String(one.example))
  }
  const url = query.size > 0 ? `${filled}?${query}` : filled
  if (method !== 'post') return [[url, { method: method.toUpperCase() }]]
  const name = operation.requestBody!.content['application/json']!.schema.$ref.split('/').at(-1)!
  const examples = document.components.schemas[name]?.examples ?? []
  expect(examples.length, name).toBeGreaterThan(0)
  const headers = { 'content-type': 'application/json' }
  return examples.map((example) => [url, { method: 'POST', headers, body: JSON.stringify(example) }])
}
