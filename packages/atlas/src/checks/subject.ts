import Papa from 'papaparse'
import type { Atlas } from '../atlas.ts'
import type { Loaded, PackageText } from '../load.ts'
import type { Place, TableName, Tables } from '../tables.ts'

/** What the rules look at: the rows that could be read, and the ids of all of them. */
export interface Subject {
  readonly atlas: Atlas
  readonly tables: Tables
  readonly places: ReadonlyMap<string, Place>
  /** Ids in a table, those of unreadable rows included, so that one bad cell is not reported twice. */
  ids(table: TableName): ReadonlySet<string>
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
  const known = new Map<TableName, ReadonlySet<string>>()
  const unread = new Set(problems.map((problem) => problem.slots.where?.split(':')[0]))
  const ids = (table: TableName): ReadonlySet<string> => {
    let found = known.get(table)
    if (!found) {
      const path = atlas.descriptor.resources.find((resource) => resource.name === table)?.path
      const rows = atlas.tables[table].map((row) => row.id)
      found = new Set(unread.has(path) ? [...rows, ...writtenIds(text.tables[table] ?? '')] : rows)
      known.set(table, found)
    }
    return found
  }
  return {
    atlas,
    tables: atlas.tables,
    places: new Map(atlas.tables.places.map((place) => [place.id, place])),
    ids,
  }
}

/** Ids as they stand in the file, readable rows or not. */
function writtenIds(csv: string): string[] {
  const { data } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { delimiter: ',' })
  const column = data[0]?.indexOf('id') ?? -1
  return column < 0 ? [] : data.slice(1).map((record) => record[column]?.trim() ?? '')
}
