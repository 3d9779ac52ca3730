import Papa from 'papaparse'
import type { Atlas } from '../atlas.ts'
import { type Loaded, MAX_ROWS, MAX_TABLE_CHARACTERS, type PackageText } from '../load.ts'
import type { Place, TableName, Tables } from '../tables.ts'

/** What the rules look at: the rows that could be read, and what is known of those that could not. */
export interface Subject {
  readonly atlas: Atlas
  readonly tables: Tables
  readonly places: ReadonlyMap<string, Place>
  /** Countries with a place. */
  readonly countries: ReadonlySet<string>
  /** Ids in a table, those of unreadable rows included, so that one bad cell is not reported twice. */
  ids(table: TableName): ReadonlySet<string>
  /** True when every row of these tables could be read: only then does a rule conclude from a row's absence. */
  complete(...tables: readonly TableName[]): boolean
}

/** One thing that is wrong with one row; `column` is the name in the file. */
export interface Finding {
  readonly table: TableName
  /** Index in `tables[table]`. */
  readonly row: number
  readonly column: string
  readonly got: string
  readonly expected: string
}

export type Rule = (subject: Subject) => Iterable<Finding>

export const finding = (
  table: TableName,
  row: number,
  column: string,
  got: string | number,
  expected: string,
): Finding => ({ table, row, column, got: String(got), expected })

/** What the rules need from a package that `inspect` has read. */
export function subject(text: PackageText, { atlas, problems }: Loaded): Subject {
  const unread = new Set(problems.map(({ slots }) => (slots.where ?? slots.what ?? '').split(':')[0]))
  const complete = (...tables: readonly TableName[]) =>
    tables.every((table) => !unread.has(atlas.descriptor.resources.find(({ name }) => name === table)?.path))
  const lost = (table: TableName, column: string) =>
    complete(table) ? [] : written(text.tables[table] ?? '', column)
  const known = new Map<TableName, ReadonlySet<string>>()
  const ids = (table: TableName): ReadonlySet<string> => {
    let found = known.get(table)
    if (!found) {
      found = new Set([...atlas.tables[table].map((row) => row.id), ...lost(table, 'id')])
      known.set(table, found)
    }
    return found
  }
  const { places } = atlas.tables
  return {
    atlas,
    tables: atlas.tables,
    places: new Map(places.map((place) => [place.id, place])),
    countries: new Set([...places.map((place) => place.country), ...lost('places', 'country')]),
    ids,
    complete,
  }
}

/** Cells of a column as they stand in the file, in readable rows or not. */
function written(csv: string, column: string): string[] {
  if (csv.length > MAX_TABLE_CHARACTERS) return []
  const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { delimiter: ',', preview: MAX_ROWS })
  const at = data[0]?.indexOf(column) ?? -1
  return at < 0 ? [] : data.slice(1).map((record) => record[at]?.trim() ?? '')
}
