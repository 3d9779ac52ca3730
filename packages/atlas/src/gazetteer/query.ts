import { problem } from '../problem.ts'
import { countriesOf } from './country.ts'
import type { Gazetteer } from './gazetteer.ts'

export const LONGEST_QUERY = 100

/** Text fit to be searched for: composed, trimmed, bounded; anything else is refused. */
export function cleanQuery(text: unknown): string {
  if (typeof text !== 'string') throw problem('query-invalid', { got: typeof text })
  if (text.length > LONGEST_QUERY || /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)) {
    throw problem('query-invalid', { got: text.slice(0, LONGEST_QUERY) })
  }
  return text.normalize('NFC').trim()
}

/** `Aksu, CN` and `Aksu CN`: the name, and the countries it may lie in (none means any). */
export function splitCountry(
  query: string,
  gazetteer: Gazetteer,
): { name: string; countries: ReadonlySet<string> } {
  const comma = query.lastIndexOf(',')
  if (comma > 0) {
    const countries = countriesOf(query.slice(comma + 1), gazetteer.countries)
    if (countries.size > 0) return { name: query.slice(0, comma), countries }
  }
  const [, before, code] = /^(.{2,})\s([A-Z]{2})$/.exec(query) ?? []
  if (before !== undefined && gazetteer.countries.has(code!)) {
    return { name: before, countries: new Set([code!]) }
  }
  return { name: query, countries: ANYWHERE }
}

const ANYWHERE: ReadonlySet<string> = new Set()
