import { camelCase } from '../load.ts'
import { type Problem, problem } from '../problem.ts'
import type { Field, PackageDescriptor, TableSchema } from '../schema.ts'
import { COLUMNS, type Kind } from './columns.ts'

const WRITTEN: Readonly<Record<string, readonly Field['type'][]>> = {
  text: ['string', 'date'],
  number: ['number', 'integer'],
  flag: ['boolean'],
  list: ['list'],
}

/** Tables and columns that the program needs and the dictionary lacks or writes otherwise. Without them no row can be judged. */
export function dictionary(descriptor: PackageDescriptor): Problem[] {
  return Object.entries(COLUMNS).flatMap(([name, columns]) => {
    const table = descriptor.resources.find((resource) => resource.name === name)
    if (!table) return [lacking('resources', 'no such table', `a table ${name}`)]
    return Object.entries(columns).flatMap(([property, kind]) => column(table, property, kind))
  })
}

function column(table: TableSchema, property: string, kind: Kind): Problem[] {
  const field = table.schema.fields.find((candidate) => camelCase(candidate.name) === property)
  if (!field) return [lacking(table.path, 'no such column', `a column for ${property}`)]
  const where = `${table.path} ${field.name}`
  const types = WRITTEN[kind.replace('?', '')]!
  if (!types.includes(field.type)) return [lacking(where, field.type, types.join(' or '))]
  const filled = kind !== 'list' && !kind.endsWith('?')
  if (filled && !field.constraints?.required) return [lacking(where, 'optional', 'required')]
  return []
}

const lacking = (where: string, got: string, expected: string) =>
  problem('table-invalid', { where: `datapackage.json ${where}`, got, expected })
