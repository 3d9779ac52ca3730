/** One column of a table, as written in `datapackage.json` (Frictionless Table Schema plus `unit`, `items`, `reference`). */
export interface Field {
  readonly name: string
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'list'
  readonly description: string
  readonly unit?: string
  /** Values allowed inside a list. */
  readonly items?: readonly string[]
  /** Table whose `id` the cell (or every item of the list) must name. */
  readonly reference?: string
  readonly constraints?: {
    readonly required?: boolean
    readonly unique?: boolean
    readonly pattern?: string
    readonly minimum?: number
    readonly maximum?: number
    readonly enum?: readonly string[]
  }
}

export interface TableSchema {
  readonly name: string
  readonly path: string
  readonly title: string
  readonly schema: { readonly fields: readonly Field[] }
}

/** The dictionary of the model: `datapackage.json`. */
export interface PackageDescriptor {
  readonly name: string
  readonly title: string
  readonly version: string
  readonly asOf: string
  readonly validFrom: string
  readonly validTo: string
  readonly resources: readonly TableSchema[]
}

export type Cell = string | number | boolean | null | readonly string[]

/** Text of a cell as a typed value, or what was expected instead. */
export type Parsed = { readonly value: Cell } | { readonly expected: string }

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** Reads one cell. An empty cell is `null`, an empty list `[]`; `required` makes both an error. */
export function parseCell(field: Field, text: string): Parsed {
  const rule = field.constraints ?? {}
  if (text === '') {
    if (rule.required) return { expected: `a ${field.type}, the column is required` }
    return { value: field.type === 'list' ? [] : null }
  }
  switch (field.type) {
    case 'string':
      return parseText(field, text)
    case 'number':
    case 'integer':
      return parseNumber(field, text)
    case 'boolean':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : { expected: 'true or false' }
    case 'date':
      return isDate(text) ? { value: text } : { expected: 'a date YYYY-MM-DD' }
    case 'list':
      return parseList(field, text)
  }
}

/** True for a calendar date that exists, written YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

function parseText(field: Field, text: string): Parsed {
  const { enum: allowed, pattern } = field.constraints ?? {}
  if (text.length > 4000) return { expected: 'at most 4000 characters' }
  if (allowed && !allowed.includes(text)) return { expected: `one of ${allowed.join(', ')}` }
  if (pattern && !matcher(pattern).test(text)) return { expected: `text like ${pattern}` }
  return { value: text }
}

function parseNumber(field: Field, text: string): Parsed {
  const { minimum, maximum } = field.constraints ?? {}
  const unit = field.unit ? ` ${field.unit}` : ''
  const value = NUMBER.test(text) ? Number(text) : Number.NaN
  // 1e999 is written like a number and would be infinite.
  if (!Number.isFinite(value)) return { expected: `a number${unit}` }
  if (field.type === 'integer' && !Number.isInteger(value)) return { expected: `a whole number${unit}` }
  if (minimum !== undefined && value < minimum) return { expected: `≥ ${minimum}${unit}` }
  if (maximum !== undefined && value > maximum) return { expected: `≤ ${maximum}${unit}` }
  const allowed = field.constraints?.enum
  if (allowed && !allowed.map(Number).includes(value)) return { expected: `one of ${allowed.join(', ')}` }
  return { value }
}

function parseList(field: Field, text: string): Parsed {
  const items = text.split(';').map((item) => item.trim())
  if (items.length > 400) return { expected: 'at most 400 items' }
  for (const item of items) {
    if (item === '') return { expected: 'no empty item between semicolons' }
    if (field.items && !field.items.includes(item))
      return { expected: `items among ${field.items.join(', ')}` }
  }
  return { value: Object.freeze(items) }
}

const matchers = new Map<string, RegExp>()
function matcher(pattern: string): RegExp {
  let found = matchers.get(pattern)
  if (!found) {
    found = new RegExp(`^(?:${pattern})$`, 'u')
    matchers.set(pattern, found)
  }
  return found
}
