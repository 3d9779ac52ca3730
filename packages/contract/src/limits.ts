import { isDate } from '@serai/atlas'
import { z } from 'zod'

// The page forbids code made from text, so zod must not even try it.
z.config({ jitless: true })

/** Bounds of every input, in one place: what a request may hold before anything is computed. */
export const LIMITS = {
  placeCharacters: 100,
  idCharacters: 80,
  tonnes: 5_000_000,
  teu: 100_000,
  valueUsd: 100_000_000_000,
  list: 50,
  scenarios: 20,
  ownScenarios: 5,
  changes: 1000,
  borders: 50,
  samplesFrom: 100,
  samplesTo: 100_000,
  seed: 4_294_967_295,
  matches: 50,
  seaPairs: 2000,
  simulatedDays: 3650,
  replications: 1000,
  sweepPoints: 25,
  sizingYears: 20,
} as const

/** A type as readers see it: nothing in a request or a reply is changed after it was read. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T

const INSTANT =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/

/** A day, or an instant that says its offset: without one it would mean another time on every machine. */
export function isDateOrInstant(text: string): boolean {
  if (isDate(text)) return true
  const parts = INSTANT.exec(text)
  return parts !== null && isDate(parts[1]!)
}

/** Milliseconds since the epoch of the first or the last moment that the text may mean. */
export function momentOf(text: string, edge: 'first' | 'last'): number {
  if (!isDate(text)) return Date.parse(text)
  return Date.parse(`${text}T00:00:00Z`) + (edge === 'last' ? 86_400_000 - 1 : 0)
}

export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*$/)
  .max(LIMITS.idCharacters)

export const country = z.string().regex(/^[A-Z]{2}$/)

export const place = z.string().trim().min(1).max(LIMITS.placeCharacters)

export const moment = z
  .string()
  .max(40)
  .refine(isDateOrInstant, { params: { kind: 'date' } })

export const mode = z.enum(['road', 'rail', 'sea', 'ferry', 'river', 'pipeline'])

export const grade = z.enum(['measured', 'published', 'estimated'])
