import { type Problem, problem } from '@serai/atlas'
import type { z } from 'zod'

/** One thing wrong with an input. */
export interface Refusal {
  readonly field: string
  readonly got: string
  readonly wanted: string
}

/** An input that is refused for several reasons at once; the message lists them all. */
export interface RequestProblem extends Problem {
  readonly errors?: readonly Refusal[]
}

const QUANTITIES = new Set(['tonnes', 'teu', 'tonnes or teu'])

/**
 * Reads untrusted input by a schema. Throws one Problem: of the kind that fits when one thing is wrong, else
 * `request-invalid` with a list. `nameOf` says how the reader wrote a field, for instance as `--tonnes`.
 */
export function readInput<T extends z.ZodType>(
  schema: T,
  value: unknown,
  nameOf: (field: string) => string = (field) => field,
): z.output<T> {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  throw problemOf(parsed.error.issues, (path) => keysAt(schema, path), nameOf)
}

type Known = (path: readonly PropertyKey[]) => readonly string[]

/** Keys that an object at this path of the input may have; none where the schema has no object. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const parts = schema.def as {
    innerType?: z.ZodType
    element?: z.ZodType
    shape?: Record<string, z.ZodType>
  }
  if (parts.innerType) return keysAt(parts.innerType, path)
  const [head, ...rest] = path
  if (head === undefined) return Object.keys(parts.shape ?? {})
  const next = parts.element ?? (parts.shape && Object.hasOwn(parts.shape, head) && parts.shape[String(head)])
  return next ? keysAt(next, rest) : []
}

function problemOf(
  issues: readonly z.core.$ZodIssue[],
  known: Known,
  nameOf: (field: string) => string,
): RequestProblem {
  const all = issues.flatMap((issue) => refusalsOf(issue, known))
  const named = all.map((refusal) => ({ ...refusal, field: nameOf(refusal.field) }))
  const [first] = named
  if (named.length === 1 && first) {
    const field = all[0]!.field
    if (issues[0]!.code === 'custom' && issues[0]!.params?.kind === 'date')
      return problem('date-invalid', { field: first.field, got: first.got })
    return problem(QUANTITIES.has(field) ? 'quantity-invalid' : 'option-invalid', { ...first })
  }
  const shown = named.slice(0, 20)
  const list = shown.map(({ field, got, wanted }) => `${field}: got ${got}, wanted ${wanted}`).join('\n')
  return Object.assign(problem('request-invalid', { count: named.length, list }), { errors: shown })
}

function refusalsOf(issue: z.core.$ZodIssue, knownAt: Known): Refusal[] {
  const field = issue.path.length === 0 ? 'request' : issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const known = knownAt(issue.path)
    return issue.keys.slice(0, 20).map((key) => {
      const near = nearest(key, known)
      const wanted = near ? `${near}, or nothing` : `one of ${known.join(', ')}`
      return {
        field: [...issue.path.map(String), clip(key)].join('.'),
        got: 'a name that is not known',
        wanted,
      }
    })
  }
  if (issue.code === 'custom' && typeof issue.params?.wanted === 'string')
    return [{ field, got: String(issue.params.got), wanted: issue.params.wanted }]
  return [{ field, got: shown(issue.input), wanted: wantedOf(issue) }]
}

function wantedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return 'some text'
      if (issue.origin === 'array') return `at least ${issue.minimum}`
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
    case 'too_big':
      return `at most ${issue.maximum}${UNITS[issue.origin] ?? ''}`
    case 'invalid_type':
      return NOUNS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'invalid_format':
      return issue.format === 'regex' ? `text like ${issue.pattern}` : issue.format
    default:
      return issue.code === 'custom' && issue.params?.kind === 'date'
        ? 'a date YYYY-MM-DD or an ISO 8601 instant'
        : issue.message
  }
}

const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' items' }
const NOUNS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return value === '' ? 'nothing' : clip(value)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  return Array.isArray(value) ? `a list of ${value.length}` : 'an object'
}

const clip = (text: string) => (text.length <= 80 ? text : `${text.slice(0, 80)}…`)

/** The known word that shares most pairs of letters with what was typed, when that is at least a third. */
export function nearest(typed: string, known: readonly string[]): string | null {
  const wanted = pairs(typed)
  let best: string | null = null
  let score = 1 / 3
  for (const word of known) {
    const own = pairs(word)
    let shared = 0
    for (const pair of own) if (wanted.has(pair)) shared++
    const likeness = (2 * shared) / (own.size + wanted.size)
    if (likeness >= score) {
      score = likeness
      best = word
    }
  }
  return best
}

function pairs(word: string): Set<string> {
  const padded = ` ${word
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 80)} `
  const found = new Set<string>()
  for (let i = 0; i + 1 < padded.length; i++) found.add(padded.slice(i, i + 2))
  return found
}
