import { existsSync, writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import { dataFolder, readRows } from '../sea/open.ts'

type Cells = Record<string, string | number>

/** Replaces the rows of a table whose id passes `mine` by others; all other rows stay as they are. */
export function replaceRows(table: string, mine: (id: string) => boolean, rows: readonly Cells[]): void {
  const path = `${dataFolder}${table}.csv`
  const others: Cells[] = existsSync(path) ? readRows(path).filter((row) => !mine(row.id!)) : []
  writeFileSync(path, `${Papa.unparse([...others, ...rows], { newline: '\n' })}\n`)
}
