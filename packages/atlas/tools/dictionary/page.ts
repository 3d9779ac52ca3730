import type { Field, PackageDescriptor, TableSchema } from '../../src/schema.ts'

/** The dictionary as a page. `npx vitest run packages/atlas/test/dictionary.test.ts -u` writes docs/reference/atlas.md with it. */
export function dictionaryPage(descriptor: PackageDescriptor): string {
  const contents = descriptor.resources.map(({ name, title }) => `- [\`${name}\`](#${name}): ${title}`)
  return `${[
    '# The atlas: tables and columns',
    'This page is made from `packages/atlas/data/datapackage.json`, which is a Frictionless Data Package: change it there. A table is a CSV file beside it, in UTF-8 with commas, one header line and one row a line. Columns may stand in any order; columns that are not required may be left out; an unknown column is an error. A list is written with semicolons (`box;reefer`), true and false as `true` and `false`, a date as `2026-11-24`. An id begins with a letter or digit, then letters, digits, `.`, `_`, `:` and `-`.',
    'Every row names its `source` (ids of `sources`), the `year` it speaks of and its evidence `grade`. `serai check FOLDER` reports every cell that breaks this page and all that does not hold between rows: references, opening hours, departures, time zones, percentiles, lengths against the map, borders without a crossing, places without a way, islands.',
    contents.join('\n'),
    ...descriptor.resources.map(tableSection),
  ].join('\n\n')}\n`
}

function tableSection({ name, path, title, schema }: TableSchema): string {
  const head = ['column', 'holds', 'unit', 'meaning']
  const rows = schema.fields.map((field) => [
    field.constraints?.required ? `**\`${field.name}\`**` : `\`${field.name}\``,
    holds(field),
    field.unit ?? '',
    escaped(field.description),
  ])
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return `## ${name}\n\n${title}: \`${path}\`. Columns in bold are required.\n\n${lines.join('\n')}`
}

function holds({ type, items, reference, constraints = {} }: Field): string {
  const { enum: allowed, minimum, maximum, pattern } = constraints
  if (reference) return `${type === 'list' ? 'ids' : 'id'} of [\`${reference}\`](#${reference})`
  if (items) return `list of ${values(items)}`
  if (allowed) return values(allowed)
  if (pattern && pattern !== ID) return `\`${escaped(pattern)}\``
  if (minimum !== undefined && maximum !== undefined) return `${type}, ${minimum} to ${maximum}`
  if (minimum !== undefined) return `${type} ≥ ${minimum}`
  return maximum === undefined ? type : `${type} ≤ ${maximum}`
}

const ID = '[A-Za-z0-9][A-Za-z0-9._:-]*'
const values = (list: readonly string[]) => list.map((value) => `\`${value}\``).join(' ')
const escaped = (text: string) => text.replaceAll('|', '\\|')
