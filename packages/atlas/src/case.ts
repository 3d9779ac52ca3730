import { problem } from './problem.ts'
import { type Change, parseScenario } from './scenario.ts'
import { isDate } from './schema.ts'
import type { Grade, Provenance } from './tables.ts'

/** Transit through the simulated site, on top of its other trade. */
export interface TransitFlow extends Provenance {
  readonly id: string
  /** Place ids. */
  readonly from: string
  readonly to: string
  readonly cargo: string
  readonly perYear: number
  readonly per: 't' | 'TEU'
  /** One consignment, in the same unit. */
  readonly lot: number
  /** out: from the landlocked side to the sea, or out of the country; in: the other way. */
  readonly direction: 'out' | 'in'
}

/** A port or a border to be simulated: what changes in the atlas for it, and who passes. */
export interface SimulationCase {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly note: string
  readonly noteRu: string
  readonly kind: 'port' | 'border'
  readonly place: string
  /** Terminal or crossing that the levers act on. */
  readonly group: string
  /** Crossings of a border. */
  readonly crossings: readonly string[]
  /** First counted day. */
  readonly start: string
  readonly days: number
  readonly warmupDays: number
  readonly replications: number
  /** Shipped scenarios applied first. */
  readonly scenarios: readonly string[]
  readonly changes: readonly Change[]
  readonly transit: readonly TransitFlow[]
  /** Vehicles that wait at a border when the simulation begins. */
  readonly backlogVehicles: number
  /** Case to be shown beside it. */
  readonly compare: string | null
  readonly sources: readonly string[]
}

type Given = Readonly<Record<string, unknown>>

const KEYS =
  'id name name_ru note note_ru kind place group crossings start days warmup_days replications scenarios changes transit backlog_vehicles compare sources'
const FLOW_KEYS = 'id from to cargo per_year per lot direction source year grade note'
const MOST_FLOWS = 50
/** Ids name files, addresses and streams of chance. */
const PLAIN_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/

/** Reads a case file's JSON value. Throws `case-invalid`; its changes are judged by `apply`, its places by `check`. */
export function parseCase(value: unknown, fallbackId: string): SimulationCase {
  const fail = (why: string) => problem('case-invalid', { case: fallbackId, why })
  const given = objectOf(value, 'the file', KEYS, fail)
  const read = reader(given, '', fail)
  const id = read.id(fallbackId)
  const start = read.text('start')
  if (!isDate(start)) throw fail(`"start": got ${start.slice(0, 40)}, wanted a date YYYY-MM-DD`)
  const kind = read.word('kind', ['port', 'border'])
  const crossings = read.list('crossings')
  if (kind === 'border' && crossings.length === 0) throw fail('a border needs "crossings"')
  return Object.freeze({
    id,
    name: read.text('name', id),
    nameRu: read.text('name_ru', read.text('name', id)),
    note: read.text('note', ''),
    noteRu: read.text('note_ru', read.text('note', '')),
    kind,
    place: read.text('place'),
    group: read.text('group'),
    crossings,
    start,
    days: read.whole('days', 1, 3650, 365),
    warmupDays: read.whole('warmup_days', 0, 3650, 30),
    replications: read.whole('replications', 1, 1000, 30),
    scenarios: read.list('scenarios'),
    changes: changesOf(given, id),
    transit: flowsOf(given, fail),
    backlogVehicles: read.whole('backlog_vehicles', 0, 1_000_000, 0),
    compare: Object.hasOwn(given, 'compare') && given.compare !== null ? read.text('compare') : null,
    sources: read.list('sources'),
  })
}

/** The same shape as a scenario's changes, read by the same rules; a case may have none. */
function changesOf(given: Given, id: string): readonly Change[] {
  const changes = Object.hasOwn(given, 'changes') ? given.changes : []
  if (Array.isArray(changes) && changes.length === 0) return Object.freeze([])
  return parseScenario({ id, changes }, id).changes
}

function flowsOf(given: Given, fail: (why: string) => Error): readonly TransitFlow[] {
  const flows = Object.hasOwn(given, 'transit') ? given.transit : []
  if (!Array.isArray(flows) || flows.length > MOST_FLOWS)
    throw fail(`"transit" must be a list of at most ${MOST_FLOWS}`)
  const read = flows.map((flow, index) => flowOf(flow, index, fail))
  const seen = new Set<string>()
  for (const { id } of read) {
    if (seen.has(id)) throw fail(`"transit" has two flows ${id}`)
    seen.add(id)
  }
  return Object.freeze(read)
}

function flowOf(value: unknown, index: number, fail: (why: string) => Error): TransitFlow {
  const where = `transit ${index + 1}`
  const read = reader(objectOf(value, where, FLOW_KEYS, fail), `${where} `, fail)
  const note = read.text('note', '')
  return Object.freeze({
    id: read.id(),
    from: read.text('from'),
    to: read.text('to'),
    cargo: read.text('cargo'),
    perYear: read.number('per_year', 0, 1e9),
    per: read.word('per', ['t', 'TEU']),
    lot: read.number('lot', 0.1, 1e6),
    direction: read.word('direction', ['out', 'in']),
    source: read.list('source'),
    year: read.whole('year', 1900, 2200),
    grade: read.word<Grade>('grade', ['measured', 'published', 'estimated']),
    note: note === '' ? null : note,
  })
}

function objectOf(value: unknown, what: string, keys: string, fail: (why: string) => Error): Given {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fail(`${what} must hold one JSON object`)
  const known = keys.split(' ')
  for (const key of Object.keys(value))
    if (!known.includes(key)) throw fail(`${what}: "${key.slice(0, 80)}" is none of ${known.join(', ')}`)
  return value as Given
}

function reader(given: Given, where: string, fail: (why: string) => Error) {
  const of = (key: string, otherwise?: unknown): unknown =>
    Object.hasOwn(given, key) ? given[key] : otherwise
  const number = (key: string, from: number, to: number, otherwise?: number): number => {
    const found = of(key, otherwise)
    if (typeof found === 'number' && found >= from && found <= to) return found
    throw fail(`${where}"${key}": got ${shown(found)}, wanted a number ${from} to ${to}`)
  }
  return {
    number,
    id(otherwise?: string): string {
      const found = of('id', otherwise)
      if (typeof found === 'string' && PLAIN_ID.test(found)) return found
      throw fail(`${where}"id": got ${shown(found)}, wanted up to 80 letters, digits, dots, dashes`)
    },
    text(key: string, otherwise?: string): string {
      const found = of(key, otherwise)
      if (typeof found === 'string' && found.length <= 2000 && (found !== '' || otherwise !== undefined))
        return found
      throw fail(`${where}"${key}" must be text of 1 to 2000 characters`)
    },
    word<T extends string>(key: string, words: readonly T[]): T {
      const found = of(key)
      const word = words.find((one) => one === found)
      if (word === undefined)
        throw fail(`${where}"${key}": got ${shown(found)}, wanted ${words.join(' or ')}`)
      return word
    },
    whole(key: string, from: number, to: number, otherwise?: number): number {
      const found = number(key, from, to, otherwise)
      if (Number.isInteger(found)) return found
      throw fail(`${where}"${key}": got ${found}, wanted a whole number`)
    },
    list(key: string): readonly string[] {
      const found = of(key, [])
      if (
        Array.isArray(found) &&
        found.length <= 200 &&
        found.every((one) => typeof one === 'string' && one.length <= 200)
      )
        return Object.freeze([...found]) as readonly string[]
      throw fail(`${where}"${key}" must be a list of at most 200 short texts`)
    },
  }
}

/** What came, for a message: never more than a glance. */
const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing').slice(0, 40)
