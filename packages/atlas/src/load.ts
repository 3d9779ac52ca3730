import Papa from 'papaparse'
import { type Atlas, contentId } from './atlas.ts'
import { type Problem, problem } from './problem.ts'
import { type Cell, type Field, type PackageDescriptor, parseCell, type TableSchema } from './schema.ts'
import type { Tables } from './tables.ts'

/** A data package as text: the descriptor and each table's CSV by resource name. Missing tables count as empty. */
export interface PackageText {
  readonly descriptor: PackageDescriptor
  readonly tables: Readonly<Record<string, string>>
}

export const MAX_TABLE_CHARACTERS = 16_000_000
export const MAX_ROWS = 200_000
const MAX_PROBLEMS = 200

/** Where each row came from, for messages: line number in its file by row. Not part of the atlas. */
export interface Loaded {
  readonly atlas: Atlas
  readonly problems: readonly Problem[]
  readonly lines: Readonly<Record<string, readonly number[]>>
}

/**
 * Reads a data package. Throws `package-invalid` listing every bad cell if there is one; references and ranges across
 * tables are `check`'s work.
 */
export function load(text: PackageText): Atlas {
  const { atlas, problems } = inspect(text)
  if (problems.length > 0) throw packageInvalid(problems)
  return atlas
}

export function packageInvalid(problems: readonly Problem[]): Problem {
  const shown = problems.slice(0, 20).map((p) => p.message)
  if (problems.length > 20) shown.push(`… and ${problems.length - 20} more`)
  return problem('package-invalid', { count: problems.length, list: shown.join('\n') })
}

/** Reads what can be read and reports every problem; bad rows are left out of the atlas. */
export function inspect(text: PackageText): Loaded {
  const problems: Problem[] = []
  const tables: Record<string, readonly object[]> = {}
  const lines: Record<string, readonly number[]> = {}
  const hashed: string[] = []
  for (const table of text.descriptor.resources) {
    const csv = Object.hasOwn(text.tables, table.name) ? (text.tables[table.name] ?? '') : ''
    hashed.push(table.name, csv)
    const read = readTable(table, csv, problems)
    tables[table.name] = Object.freeze(read.rows)
    lines[table.name] = read.lines
  }
  const { title, asOf, validFrom, validTo } = text.descriptor
  const atlas: Atlas = Object.freeze({
    id: contentId([asOf, ...hashed]),
    title,
    asOf,
    validFrom,
    validTo,
    tables: Object.freeze(tables) as unknown as Tables,
    descriptor: text.descriptor,
    scenarios: Object.freeze([]),
  })
  return { atlas, problems, lines }
}

function readTable(table: TableSchema, csv: string, problems: Problem[]) {
  const rows: object[] = []
  const lines: number[] = []
  if (csv === '') return { rows, lines }
  if (csv.length > MAX_TABLE_CHARACTERS) {
    problems.push(
      problem('input-too-large', {
        what: table.path,
        got: `${csv.length} characters`,
        limit: MAX_TABLE_CHARACTERS,
      }),
    )
    return { rows, lines }
  }
  // The preview bounds the work on a billion rows; one row more than allowed is enough to refuse.
  const parsed = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { delimiter: ',', preview: MAX_ROWS + 2 })
  for (const error of parsed.errors.slice(0, 5)) {
    const where = `${table.path}: record ${(error.row ?? 0) + 1}`
    problems.push(problem('table-invalid', { where, got: error.message, expected: 'CSV after RFC 4180' }))
  }
  const [header, ...records] = parsed.data
  if (records.length > MAX_ROWS) {
    problems.push(
      problem('input-too-large', { what: table.path, got: `over ${MAX_ROWS} rows`, limit: MAX_ROWS }),
    )
    return { rows, lines }
  }
  const fields = table.schema.fields
  const columns = header ? columnsOf(table, header, problems) : null
  if (!columns || !header) return { rows, lines }
  let line = 1 + linesIn(header)
  const seen = new Map<string, number>()
  for (const record of records) {
    const at = line
    line += linesIn(record)
    if (record.length === 1 && record[0] === '') continue
    if (problems.length >= MAX_PROBLEMS) break
    const row = readRow(table, fields, columns, record, header.length, at, problems)
    if (!row) continue
    const id = 'id' in row ? String(row.id) : null
    const first = id === null ? undefined : seen.get(id)
    if (id !== null && first !== undefined) {
      problems.push(
        problem('table-invalid', {
          where: `${table.path}:${at} id`,
          got: id,
          expected: `a new id; line ${first} has it`,
        }),
      )
      continue
    }
    if (id !== null) seen.set(id, at)
    rows.push(Object.freeze(row))
    lines.push(at)
  }
  return { rows, lines }
}

/** A quoted cell may hold line breaks, so a record may span several lines of its file. */
function linesIn(record: readonly string[]): number {
  let count = 1
  for (const cell of record) for (let i = cell.indexOf('\n'); i >= 0; i = cell.indexOf('\n', i + 1)) count++
  return count
}

function columnsOf(table: TableSchema, header: readonly string[], problems: Problem[]): number[] | null {
  const before = problems.length
  const columns = table.schema.fields.map((field) => {
    const index = header.indexOf(field.name)
    if (index < 0 && field.constraints?.required) {
      problems.push(
        problem('table-invalid', {
          where: `${table.path}:1`,
          got: header.join(','),
          expected: `a column ${field.name}`,
        }),
      )
    }
    return index
  })
  for (const name of header) {
    if (!table.schema.fields.some((field) => field.name === name)) {
      problems.push(
        problem('table-invalid', {
          where: `${table.path}:1`,
          got: `column "${name}"`,
          expected: 'a column of the dictionary',
        }),
      )
    }
  }
  return problems.length === before ? columns : null
}

function readRow(
  table: TableSchema,
  fields: readonly Field[],
  columns: readonly number[],
  record: readonly string[],
  width: number,
  line: number,
  problems: Problem[],
): Record<string, Cell> | null {
  if (record.length !== width) {
    const where = `${table.path}:${line}`
    problems.push(
      problem('table-invalid', { where, got: `${record.length} cells`, expected: `${width} cells` }),
    )
    return null
  }
  const row: Record<string, Cell> = {}
  let sound = true
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i]!
    const column = columns[i]!
    const cell = column < 0 ? '' : (record[column] ?? '').trim()
    const parsed = parseCell(field, cell)
    if ('value' in parsed) {
      row[camelCase(field.name)] = parsed.value
      continue
    }
    sound = false
    const got = cell === '' ? 'nothing' : cell
    problems.push(
      problem('table-invalid', {
        where: `${table.path}:${line} ${field.name}`,
        got,
        expected: parsed.expected,
      }),
    )
  }
  return sound ? row : null
}

const camels = new Map<string, string>()

/** Column name as property name: `distance_km` → `distanceKm`. */
export function camelCase(name: string): string {
  let camel = camels.get(name)
  if (camel === undefined) {
    camel = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    camels.set(name, camel)
  }
  return camel
}
