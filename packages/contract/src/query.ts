import { z } from 'zod'
import { readInput } from './refusal.ts'
import { type RouteRequest, routeRequest } from './route-request.ts'

/** A query string as servers and browsers take it apart. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>

const { with: _, ...addressed } = routeRequest.shape

/** What a query string may hold: all of a question but scenarios of the asker's own. */
export const routeQuery = z.strictObject(addressed)

const NUMBERS = new Set(['tonnes', 'teu', 'value', 'maxBorders', 'seed', 'samples'])
const FLAGS = new Set(['tirOnly', 'sanctionsFree', 'all', 'explain'])
const LISTS = new Set(['scenarios', 'avoidCountries', 'avoidPlaces', 'avoidModes', 'avoidPassages'])
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/

/**
 * Reads the question from a query string, where the names are those of RouteRequest and lists are separated by commas or
 * repeated. Throws Problem like `readInput`.
 */
export function routeRequestFromQuery(query: Query, nameOf?: (field: string) => string): RouteRequest {
  const given: Record<string, unknown> = Object.create(null)
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    given[name] = typed(name, value)
  }
  return readInput(routeRequest, given, nameOf)
}

/** The number that a text writes; any other text stays as it is, so that the refusal quotes it. */
export const numberIn = (text: string): number | string => (DECIMAL.test(text) ? Number(text) : text)

/** What cannot be read as its type stays text, so that the refusal quotes what was written. */
function typed(name: string, value: string | readonly string[]): unknown {
  if (LISTS.has(name)) {
    const parts = (typeof value === 'string' ? [value] : value).flatMap((text) => text.split(','))
    return parts.map((part) => part.trim()).filter((part) => part !== '')
  }
  if (typeof value !== 'string') return value
  if (NUMBERS.has(name)) return numberIn(value)
  if (FLAGS.has(name)) {
    if (value === '' || value === '1' || value === 'true') return true
    return value === '0' || value === 'false' ? false : value
  }
  return value
}

/** The question as a query string in the order of the schema, without the leading `?`; empty parts are left out. */
export function routeRequestToQuery(request: Omit<RouteRequest, 'with'>): string {
  const parts: string[] = []
  for (const name of Object.keys(addressed)) {
    const value = request[name as keyof typeof addressed]
    if (value === undefined || value === false) continue
    const text = typeof value === 'object' ? value.join(',') : String(value)
    if (text !== '') parts.push(`${name}=${encodeURIComponent(text).replaceAll('%2C', ',')}`)
  }
  return parts.join('&')
}
