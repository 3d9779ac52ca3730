import { type Atlas, contentId } from './atlas.ts'
import { camelCase } from './load.ts'
import { problem } from './problem.ts'
import { type Cell, parseCell, type TableSchema } from './schema.ts'
import type { Tables } from './tables.ts'

/** Rows whose every named column equals the value, or one of the values. */
export type Where = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>

/** One change. Ops are applied in order; one that matches no row is refused. */
export type Change =
  | {
      readonly op: 'set'
      readonly table: string
      readonly where: Where
      readonly column: string
      readonly value: string | number | boolean
    }
  | {
      readonly op: 'scale'
      readonly table: string
      readonly where: Where
      readonly column: string
      readonly factor: number
    }
  | {
      readonly op: 'add'
      readonly table: string
      readonly row: Readonly<Record<string, string | number | boolean>>
    }
  | { readonly op: 'remove'; readonly table: string; readonly where: Where }
  | {
      readonly op: 'close'
      readonly kind: string
      readonly target: string
      readonly from?: string
      readonly to?: string
      readonly cause?: string
    }
  | { readonly op: 'open'; readonly kind: string; readonly target: string }

/** An ordered list of changes to an atlas. */
export interface Scenario {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly note: string
  readonly noteRu: string
  readonly changes: readonly Change[]
}

type Row = Readonly<Record<string, Cell>>

/** Where a closure may strike, and the table its target must be in. */
const TARGET_TABLES: Readonly<Record<string, keyof Tables>> = {
  crossing: 'crossings',
  link: 'links',
  place: 'places',
  passage: 'passages',
  service: 'services',
  facility: 'facilities',
}
const MAX_CHANGES = 5000

/**
 * The atlas with the scenario's changes, all or none. Throws `scenario-invalid` for a change that cannot be read and
 * `scenario-no-match` for one that changes nothing. Untouched tables are shared with the old atlas.
 */
export function apply(atlas: Atlas, scenario: Scenario): Atlas {
  if (scenario.changes.length > MAX_CHANGES) {
    throw problem('input-too-large', {
      what: `scenario ${scenario.id}`,
      got: `${scenario.changes.length} changes`,
      limit: MAX_CHANGES,
    })
  }
  const tables = { ...atlas.tables } as unknown as Record<string, readonly Row[]>
  for (const [index, change] of scenario.changes.entries())
    applyChange(atlas, tables, scenario, change, index)
  return Object.freeze({
    ...atlas,
    id: contentId([atlas.id, JSON.stringify(scenario.changes)]),
    tables: Object.freeze(tables) as unknown as Tables,
    scenarios: Object.freeze([...atlas.scenarios, scenario.id]),
  })
}

function applyChange(
  atlas: Atlas,
  tables: Record<string, readonly Row[]>,
  scenario: Scenario,
  change: Change,
  index: number,
): void {
  const invalid = (why: string) =>
    problem('scenario-invalid', { scenario: scenario.id, why: `change ${index + 1}: ${why}` })
  const unmatched = () =>
    problem('scenario-no-match', {
      scenario: scenario.id,
      index: index + 1,
      change: JSON.stringify(change).slice(0, 200),
    })
  const schemaOf = (name: string): TableSchema => {
    const found = atlas.descriptor.resources.find((table) => table.name === name)
    if (!found) throw invalid(`no table is called "${name}"`)
    return found
  }

  if (change.op === 'close' || change.op === 'open') {
    const name = Object.hasOwn(TARGET_TABLES, change.kind) ? TARGET_TABLES[change.kind]! : null
    if (!name) throw invalid(`kind "${change.kind}" is none of ${Object.keys(TARGET_TABLES).join(', ')}`)
    if (!tables[name]!.some((row) => row.id === change.target)) throw unmatched()
  }
  switch (change.op) {
    case 'set':
    case 'scale': {
      const table = schemaOf(change.table)
      const rewrite = rewriter(table, change, invalid)
      let count = 0
      tables[change.table] = tables[change.table]!.map((row) => {
        if (!matches(row, change.where, table, invalid)) return row
        count++
        return rewrite(row)
      })
      if (count === 0) throw unmatched()
      return
    }
    case 'remove': {
      const table = schemaOf(change.table)
      const kept = tables[change.table]!.filter((row) => !matches(row, change.where, table, invalid))
      if (kept.length === tables[change.table]!.length) throw unmatched()
      tables[change.table] = kept
      return
    }
    case 'add': {
      const row = readRow(schemaOf(change.table), change.row, invalid)
      if (tables[change.table]!.some((other) => other.id === row.id))
        throw invalid(`${change.table} has a row ${row.id} already`)
      tables[change.table] = [...tables[change.table]!, row]
      return
    }
    case 'close': {
      const row = {
        id: `${scenario.id}:${index + 1}`,
        kind: change.kind,
        target: change.target,
        from: change.from ?? atlas.validFrom,
        to: change.to ?? '',
        effect: 'closed',
        cause: change.cause ?? scenario.name,
        cause_ru: change.cause === undefined ? scenario.nameRu : '',
        source: 'scenario',
        year: Number(atlas.asOf.slice(0, 4)),
        grade: 'estimated',
      }
      tables.closures = [...tables.closures!, readRow(schemaOf('closures'), row, invalid)]
      return
    }
    case 'open': {
      // A passage that is shut by default, such as the Corinth Canal, is opened as well.
      const passages = tables.passages!
      const shut = passages.some(
        (row) => change.kind === 'passage' && row.id === change.target && row.openByDefault === false,
      )
      if (shut)
        tables.passages = passages.map((row) =>
          row.id === change.target ? Object.freeze({ ...row, openByDefault: true }) : row,
        )
      const kept = tables.closures!.filter(
        (row) => !(row.kind === change.kind && row.target === change.target),
      )
      if (kept.length === tables.closures!.length && !shut) throw unmatched()
      tables.closures = kept
      return
    }
    default:
      throw invalid(
        `op "${String((change as { op: unknown }).op)}" is none of set, scale, add, remove, close, open`,
      )
  }
}

function rewriter(
  table: TableSchema,
  change: Extract<Change, { op: 'set' | 'scale' }>,
  invalid: (why: string) => Error,
): (row: Row) => Row {
  const field = table.schema.fields.find((f) => f.name === change.column)
  if (!field) throw invalid(`${table.name} has no column "${change.column}"`)
  const property = camelCase(field.name)
  if (field.name === 'id') throw invalid('an id cannot be changed: remove the row and add another')
  const typed = (text: string): Cell => {
    const parsed = parseCell(field, text)
    if ('expected' in parsed)
      throw invalid(`${table.name}.${field.name}: got ${text}, expected ${parsed.expected}`)
    return parsed.value
  }
  if (change.op === 'set') {
    const value = typed(String(change.value))
    return (row) => Object.freeze({ ...row, [property]: value })
  }
  if (field.type !== 'number' && field.type !== 'integer')
    throw invalid(`${table.name}.${field.name} is no number to scale`)
  if (!Number.isFinite(change.factor) || change.factor < 0)
    throw invalid(`factor ${change.factor} is not ≥ 0`)
  return (row) => {
    const old = row[property]
    if (typeof old !== 'number') return row
    const scaled = field.type === 'integer' ? Math.round(old * change.factor) : old * change.factor
    return Object.freeze({ ...row, [property]: typed(String(scaled)) })
  }
}

function matches(row: Row, where: Where, table: TableSchema, invalid: (why: string) => Error): boolean {
  const conditions = Object.entries(where)
  if (conditions.length === 0) throw invalid('"where" names no column')
  return conditions.every(([column, wanted]) => {
    if (!table.schema.fields.some((field) => field.name === column))
      throw invalid(`${table.name} has no column "${column}"`)
    const cell = row[camelCase(column)]
    const any = Array.isArray(wanted) ? wanted : [wanted]
    return any.some((value) => (Array.isArray(cell) ? cell.includes(String(value)) : cell === value))
  })
}

function readRow(
  table: TableSchema,
  text: Readonly<Record<string, string | number | boolean>>,
  invalid: (why: string) => Error,
): Row {
  for (const name of Object.keys(text)) {
    if (!table.schema.fields.some((field) => field.name === name))
      throw invalid(`${table.name} has no column "${name}"`)
  }
  const row: Record<string, Cell> = {}
  for (const field of table.schema.fields) {
    const given = Object.hasOwn(text, field.name) ? String(text[field.name]) : ''
    const parsed = parseCell(field, given)
    if ('expected' in parsed)
      throw invalid(`${table.name}.${field.name}: got ${given || 'nothing'}, expected ${parsed.expected}`)
    row[camelCase(field.name)] = parsed.value
  }
  return Object.freeze(row)
}

/** Ids stand in addresses, replies and file names. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/
/** What would break a line apart or turn its letters round where a name is shown. */
const UNSHOWABLE = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u

/** Reads a scenario file's JSON value. Throws `scenario-invalid`; the changes themselves are judged by `apply`. */
export function parseScenario(value: unknown, fallbackId: string): Scenario {
  const fail = (why: string) => problem('scenario-invalid', { scenario: fallbackId, why })
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw fail('the file must hold one JSON object')
  const given = value as Readonly<Record<string, unknown>>
  const text = (key: string, otherwise: string): string => {
    const found = Object.hasOwn(given, key) ? given[key] : undefined
    if (found === undefined) return otherwise
    if (typeof found !== 'string' || found.length > 2000)
      throw fail(`"${key}" must be text of at most 2000 characters`)
    if (UNSHOWABLE.test(found)) throw fail(`"${key}" must be text without control characters`)
    return found
  }
  const changes = Object.hasOwn(given, 'changes') ? given.changes : undefined
  if (!Array.isArray(changes) || changes.length === 0)
    throw fail('"changes" must be a list with at least one change')
  const id = text('id', fallbackId)
  if (!ID.test(id)) throw fail('"id" must be letters, digits, dots, colons and hyphens, at most 80')
  const name = text('name', id)
  for (const [i, change] of changes.entries())
    checkShape(change, (why) => problem('scenario-invalid', { scenario: id, why: `change ${i + 1}: ${why}` }))
  return Object.freeze({
    id,
    name,
    nameRu: text('name_ru', name),
    note: text('note', ''),
    noteRu: text('note_ru', text('note', '')),
    changes: changes as readonly Change[],
  })
}

/** Parts of each op; a question mark says that one may be missing. */
const SHAPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  set: { table: 'text', where: 'columns', column: 'text', value: 'scalar' },
  scale: { table: 'text', where: 'columns', column: 'text', factor: 'number' },
  add: { table: 'text', row: 'columns' },
  remove: { table: 'text', where: 'columns' },
  close: { kind: 'text', target: 'text', from: 'text?', to: 'text?', cause: 'text?' },
  open: { kind: 'text', target: 'text' },
}

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)

const KINDS: Readonly<Record<string, readonly [words: string, holds: (value: unknown) => boolean]>> = {
  text: ['text', (value) => typeof value === 'string'],
  number: ['a number', (value) => typeof value === 'number'],
  scalar: ['text, a number or true/false', isScalar],
  columns: [
    'an object of columns with text, numbers, true/false or lists of them',
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((cell) => (Array.isArray(cell) ? cell.every(isScalar) : isScalar(cell))),
  ],
}

function checkShape(change: unknown, fail: (why: string) => Error): void {
  if (typeof change !== 'object' || change === null || Array.isArray(change))
    throw fail('a change must be an object')
  const given = change as Readonly<Record<string, unknown>>
  const op = Object.hasOwn(given, 'op') && typeof given.op === 'string' ? given.op.slice(0, 80) : ''
  if (!Object.hasOwn(SHAPES, op)) throw fail(`op "${op}" is none of ${Object.keys(SHAPES).join(', ')}`)
  const shape = { ...SHAPES[op], note: 'text?' }
  for (const key of Object.keys(given)) {
    if (key !== 'op' && !Object.hasOwn(shape, key))
      throw fail(`"${key.slice(0, 80)}" is no part of ${op}, which has ${Object.keys(shape).join(', ')}`)
  }
  for (const [key, kind] of Object.entries(shape)) {
    if (kind.endsWith('?') && !Object.hasOwn(given, key)) continue
    const [words, holds] = KINDS[kind.replace('?', '')]!
    if (!holds(Object.hasOwn(given, key) ? given[key] : undefined)) throw fail(`"${key}" must be ${words}`)
  }
}
