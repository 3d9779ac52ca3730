import { editDistance, prefixDistance } from './edit-distance.ts'
import { fold } from './fold.ts'
import { bareCode, type Candidate, type Gazetteer, LATER_WORD, lettersOf, NAME } from './gazetteer.ts'
import { pointMatch } from './point.ts'
import { cleanQuery, splitCountry } from './query.ts'

export type Match = Omit<Candidate, 'kind'> & {
  readonly kind: 'place' | 'town' | 'point'
  /** What agreed: an id or code, a whole name, a beginning, a later word, or nearly a name */
  readonly how: (typeof HOW)[number]
  /** The name that agreed, as written in the gazetteer; it may differ from `name` (Alma-Ata, Almaty) */
  readonly matched: string
  /** 1 for an exact answer, less for a looser one; orders the list together with population */
  readonly score: number
}

/** From the surest to the loosest; within one, places of the network come before towns. */
const HOW = ['id', 'name', 'code', 'prefix', 'word', 'spelling', 'spelling-prefix', 'spelling-2'] as const
const [ID, WHOLE, CODE, PREFIX, WORD, EDIT_1, EDIT_PREFIX, EDIT_2] = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** Edits that a word of this length may hold: two in five letters or more, one in four, none in fewer. */
export const editsAllowed = (length: number) => (length >= 5 ? 2 : length === 4 ? 1 : 0)
/** A main name counts as this many times its people against another place's secondary name. */
const MAIN_NAME_WEIGHT = 10
const MOST_MATCHES = 100

/**
 * Places and towns that a query may mean, best first, at most `limit` (1 to 100, 8 if not given). Understands ids,
 * UN/LOCODEs, `lat,lon`, Latin and Cyrillic names, beginnings, misspellings, and a country after a comma.
 * Throws Problem `query-invalid` for text that is too long or holds control characters, `point-invalid` for
 * numbers that are no point.
 */
export function find(gazetteer: Gazetteer, query: string, options: { limit?: number } = {}): Match[] {
  const limit = Math.max(1, Math.min(MOST_MATCHES, Math.trunc(options.limit ?? 8) || 1))
  const text = cleanQuery(query)
  if (text === '') return []
  const point = pointMatch(gazetteer, text)
  if (point !== undefined) return [point]
  const { name, countries } = splitCountry(text, gazetteer)
  const search = new Search(gazetteer, plain(name))
  search.lookUp(text)
  if (countries.size > 0) search.scan(fold(name), limit, (one) => countries.has(one.country))
  else search.scan(fold(text), limit, () => true)
  if (search.count === 0 && countries.size > 0) search.scan(fold(text), limit, () => true)
  return search.best(limit)
}

/** `entry` is -1 for an id or a code; `literal` when the name agrees to the letter, not only by its sound. */
type Hit = { index: number; how: number; entry: number; main: boolean; literal: boolean }
type Row = { hit: Hit; one: Candidate; rank: number; people: number }

/** The best way in which each candidate has agreed so far. */
class Search {
  private readonly gazetteer: Gazetteer
  private readonly typed: string
  private readonly hits = new Map<number, Hit>()

  /** `typed` is the name looked for, see `plain` */
  constructor(gazetteer: Gazetteer, typed: string) {
    this.gazetteer = gazetteer
    this.typed = typed
  }

  get count(): number {
    return this.hits.size
  }

  /** Whoever wrote a whole name or a code did not misspell it. */
  private get hasExact(): boolean {
    for (const hit of this.hits.values()) if (hit.how <= CODE) return true
    return false
  }

  /** Ids as they are, and codes in any of their spellings. */
  lookUp(text: string): void {
    const { byId, byCode, candidates } = this.gazetteer
    const byOwnId = byId.get(text) ?? byId.get(text.toUpperCase()) ?? byId.get(text.toLowerCase())
    if (byOwnId !== undefined) this.note(byOwnId, ID, -1)
    if (!/^[A-Za-z]{2}[ -]?[A-Za-z0-9-]{3,}$/.test(text)) return
    const byItsCode = byCode.get(bareCode(text))
    if (byItsCode !== undefined) this.note(byItsCode, candidates[byItsCode]!.kind === 'place' ? ID : CODE, -1)
  }

  /** Whole names, beginnings and later words; misspellings only when those leave room and none is whole. */
  scan(key: string, limit: number, accept: (one: Candidate) => boolean): void {
    if (key === '') return
    const { keys, kinds, owners, candidates } = this.gazetteer
    for (let e = 0; e < keys.length; e++) {
      if (!keys[e]!.startsWith(key)) continue
      const index = owners[e]!
      if (!accept(candidates[index]!)) continue
      const whole = keys[e]!.length === key.length
      this.note(index, kinds[e] === LATER_WORD ? WORD : whole ? WHOLE : PREFIX, e)
    }
    if (this.hits.size < limit && !this.hasExact) this.scanMisspelt(key, accept)
  }

  /**
   * Names within `editsAllowed` edits, and beginnings within one. An edit adds at most one letter to a name's set
   * and takes at most one away, so the sets rule out nearly all names before any distance is computed.
   */
  private scanMisspelt(key: string, accept: (one: Candidate) => boolean): void {
    const allowed = editsAllowed(key.length)
    if (allowed === 0) return
    const { keys, letters, owners, candidates } = this.gazetteer
    const mine = lettersOf(key)
    for (let e = 0; e < keys.length; e++) {
      const missing = bitCount(mine & ~letters[e]!)
      if (missing > allowed || !accept(candidates[owners[e]!]!)) continue
      if (bitCount(letters[e]! & ~mine) <= allowed) {
        const edits = editDistance(key, keys[e]!, allowed)
        if (edits <= allowed) this.note(owners[e]!, edits <= 1 ? EDIT_1 : EDIT_2, e)
      }
      if (missing <= 1 && allowed === 2 && prefixDistance(key, keys[e]!, 1) <= 1) {
        this.note(owners[e]!, EDIT_PREFIX, e)
      }
    }
  }

  private note(index: number, how: number, entry: number): void {
    const main = entry < 0 || this.gazetteer.kinds[entry] === NAME
    const literal = how === WHOLE && plain(this.gazetteer.names[entry]!) === this.typed
    const hit = { index, how, entry, main, literal }
    const held = this.hits.get(index)
    if (held === undefined || looseness(hit) < looseness(held)) this.hits.set(index, hit)
  }

  /**
   * Surest first; then places of the network (to the letter before by its sound, main names before others), then
   * the more people, then the smaller id: never a draw.
   */
  best(limit: number): Match[] {
    const top: Row[] = []
    for (const hit of this.hits.values()) {
      const row = this.rowOf(hit)
      if (top.length === limit && byRank(row, top[limit - 1]!) > 0) continue
      let at = top.length
      while (at > 0 && byRank(row, top[at - 1]!) < 0) at--
      top.splice(at, 0, row)
      if (top.length > limit) top.pop()
    }
    return top.map(({ hit, one }) => ({
      ...one,
      how: HOW[hit.how]!,
      matched: hit.entry < 0 ? one.name : this.gazetteer.names[hit.entry]!,
      score: 1 - hit.how / HOW.length,
    }))
  }

  private rowOf(hit: Hit): Row {
    const one = this.gazetteer.candidates[hit.index]!
    const weight = (hit.main ? MAIN_NAME_WEIGHT : 1) * (hit.literal ? MAIN_NAME_WEIGHT : 1)
    const kind = one.kind === 'town' ? 3 : hit.literal ? (hit.main ? 0 : 1) : 2
    return { hit, one, rank: hit.how * 4 + kind, people: (one.population + 1) * weight }
  }
}

const looseness = (hit: Hit) => hit.how * 4 + (hit.literal ? 0 : 2) + (hit.main ? 0 : 1)
const byRank = (a: Row, b: Row) => a.rank - b.rank || b.people - a.people || (a.one.id < b.one.id ? -1 : 1)

/** Lower case without accents: nearer to the letter than a key. */
const plain = (name: string) => name.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

function bitCount(bits: number): number {
  let v = bits - ((bits >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
