import { problem } from '../problem.ts'
import { editDistance } from './edit-distance.ts'
import { find, type Match } from './find.ts'
import { fold } from './fold.ts'
import { type Gazetteer, LATER_WORD } from './gazetteer.ts'
import { cleanQuery, splitCountry } from './query.ts'

const OFFERED = 5
const EXACT: ReadonlySet<Match['how']> = new Set(['id', 'name', 'code'])

/**
 * The one place, town or point that a text names: an id, a code, a whole name in any writing, or `lat,lon`. Where
 * several bear the name, the network's place wins, then the most people; `Aksu, CN` chooses the country. Throws
 * Problem `place-unknown` with the nearest spellings rather than guess.
 */
export function resolve(gazetteer: Gazetteer, query: string): Match {
  const text = cleanQuery(query)
  if (text === '') throw problem('query-invalid', { got: text })
  const matches = find(gazetteer, text, { limit: OFFERED })
  const best = matches[0]
  if (best !== undefined && EXACT.has(best.how)) return best
  const offered = matches.length > 0 ? matches.map(label) : farSpellings(gazetteer, text)
  throw problem('place-unknown', { got: text, nearest: offered.join('; ') || 'none' })
}

const label = (match: { name: string; country: string }) => `${match.name}, ${match.country}`

/** When nothing is near: the names with the fewest edits, however many, up to half of the letters. */
function farSpellings(gazetteer: Gazetteer, text: string): string[] {
  const { keys, kinds, owners, candidates } = gazetteer
  const key = fold(splitCountry(text, gazetteer).name)
  const bound = Math.min(5, Math.floor(key.length / 2))
  const best = new Map<number, number>()
  for (let e = 0; e < keys.length; e++) {
    if (kinds[e] === LATER_WORD) continue
    const edits = editDistance(key, keys[e]!, bound)
    if (edits <= bound) best.set(owners[e]!, Math.min(edits, best.get(owners[e]!) ?? bound))
  }
  const rows = [...best].sort(([a, i], [b, j]) => {
    const [one, two] = [candidates[a]!, candidates[b]!]
    return i - j || two.population - one.population || (one.id < two.id ? -1 : 1)
  })
  return rows.slice(0, OFFERED).map(([index]) => label(candidates[index]!))
}
