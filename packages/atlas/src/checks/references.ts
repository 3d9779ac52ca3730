import { camelCase } from '../load.ts'
import type { Cell, Field } from '../schema.ts'
import type { TableName } from '../tables.ts'
import { COLUMNS } from './columns.ts'
import { type Finding, finding, type Rule, type Subject } from './subject.ts'

const isTable = (name: string): name is TableName => Object.hasOwn(COLUMNS, name)

/** Every cell whose column refers to a table names a row of it. */
export const references: Rule = function* (subject) {
  for (const { name, schema } of subject.atlas.descriptor.resources) {
    if (!isTable(name)) continue
    for (const field of schema.fields) {
      const { reference } = field
      if (reference && isTable(reference)) yield* dangling(subject, name, field, reference)
    }
  }
}

function* dangling(subject: Subject, table: TableName, field: Field, wanted: TableName): Iterable<Finding> {
  const known = subject.ids(wanted)
  const property = camelCase(field.name)
  for (const [row, cells] of subject.tables[table].entries()) {
    const cell = (cells as unknown as Readonly<Record<string, Cell>>)[property]
    for (const id of Array.isArray(cell) ? cell : [cell])
      if (typeof id === 'string' && !known.has(id))
        yield finding(table, row, field.name, id, `an id of ${wanted}`)
  }
}

/** Lists of ids that the dictionary does not mark as references. */
export const listed: Rule = function* (subject) {
  yield* calendars(subject)
  yield* members(subject, 'services', 'crossings', 'crossings')
  yield* members(subject, 'sealanes', 'passages', 'passages')
  yield* members(subject, 'sealanes', 'avoids', 'passages')
  yield* members(subject, 'tariffs', 'vehicles', 'vehicles')
  yield* members(subject, 'tariffs', 'cargoes', 'cargoes')
  yield* members(subject, 'rules', 'cargoes', 'cargoes')
}

function* calendars({ tables, complete }: Subject): Iterable<Finding> {
  if (!complete('holidays')) return
  const known = new Set(tables.holidays.map((day) => day.calendar))
  for (const [row, crossing] of tables.crossings.entries())
    for (const name of crossing.holidays)
      if (!known.has(name)) yield finding('crossings', row, 'holidays', name, 'a calendar of holidays')
}

function* members(subject: Subject, table: TableName, column: string, wanted: TableName): Iterable<Finding> {
  const known = subject.ids(wanted)
  for (const [row, cells] of subject.tables[table].entries())
    for (const id of (cells as unknown as Readonly<Record<string, readonly string[]>>)[column] ?? [])
      if (!known.has(id)) yield finding(table, row, column, id, `an id of ${wanted}`)
}

const KIND_TABLES: Readonly<Record<string, TableName>> = {
  crossing: 'crossings',
  link: 'links',
  place: 'places',
  passage: 'passages',
  service: 'services',
  facility: 'facilities',
  lane: 'sealanes',
}

/** What closures and disruptions strike exists. */
export const targets: Rule = function* (subject) {
  const { countries } = subject
  for (const table of ['closures', 'disruptions'] as const)
    for (const [row, { kind, target }] of subject.tables[table].entries()) {
      const known = kind === 'country' ? countries : subject.ids(KIND_TABLES[kind]!)
      if (!known.has(target))
        yield finding(
          table,
          row,
          'target',
          target,
          kind === 'country' ? 'a country with a place' : `a ${kind}`,
        )
    }
}

/** Tokens of a tariff's scope: `country:KZ link:ID service:ID crossing:ID passage:ID place:ID lane:ID`. */
export const scopes: Rule = function* (subject) {
  const { countries } = subject
  const kinds = ['country', 'crossing', 'link', 'place', 'passage', 'service', 'lane']
  for (const [row, tariff] of subject.tables.tariffs.entries())
    for (const token of tariff.scope) {
      const at = token.indexOf(':')
      const kind = token.slice(0, Math.max(0, at))
      if (!kinds.includes(kind)) {
        yield finding('tariffs', row, 'scope', token, `KIND:ID with a kind among ${kinds.join(', ')}`)
        continue
      }
      const known = kind === 'country' ? countries : subject.ids(KIND_TABLES[kind]!)
      if (!known.has(token.slice(at + 1)))
        yield finding(
          'tariffs',
          row,
          'scope',
          token,
          kind === 'country' ? 'a country with a place' : `a ${kind} that exists`,
        )
    }
}

const TERM_TABLES = ['places', 'crossings', 'links', 'services', 'passages'] as const

/** Terms by which corridors are told apart: ids joined by `|`, each a place, crossing, link, service, passage or country. */
export const corridorTerms: Rule = function* (subject) {
  const { countries } = subject
  const exists = (id: string) => countries.has(id) || TERM_TABLES.some((table) => subject.ids(table).has(id))
  for (const [row, corridor] of subject.tables.corridors.entries())
    for (const column of ['via', 'without'] as const)
      for (const id of corridor[column].flatMap((term) => term.split('|')))
        if (!exists(id))
          yield finding(
            'corridors',
            row,
            column,
            id,
            'a place, crossing, link, service, passage or country of the atlas',
          )
}

/** A facility stands at a place; only loading and unloading may be had at any (`*`). */
export const facilityPlaces: Rule = function* (subject) {
  for (const [row, { place, operation }] of subject.tables.facilities.entries()) {
    const anywhere = operation === 'load' || operation === 'unload'
    if (place === '*' ? anywhere : subject.ids('places').has(place)) continue
    yield finding('facilities', row, 'place', place, anywhere ? 'an id of places, or *' : 'an id of places')
  }
}

/** Emission factors belong to a vehicle or to an operation, and no two to the same one in the same country. */
export const emissionTargets: Rule = function* (subject) {
  const operations = new Set(['load', 'unload', 'transfer', 'gauge', 'stuff', 'strip'])
  const seen = new Set<string>()
  for (const [row, { kind, target, country }] of subject.tables.emissions.entries()) {
    if (kind === 'haul' && !subject.ids('vehicles').has(target))
      yield finding('emissions', row, 'target', target, 'an id of vehicles')
    if (kind === 'handle' && !operations.has(target))
      yield finding('emissions', row, 'target', target, `one of ${[...operations].join(', ')}`)
    const key = JSON.stringify([kind, target, country])
    if (seen.has(key))
      yield finding('emissions', row, 'target', target, `one row for ${country ?? 'everywhere'}`)
    seen.add(key)
  }
}

/** Shapes belong to a link, a service or a sea lane. */
export const shapeOwners: Rule = function* (subject) {
  const owners = ['links', 'services', 'sealanes'] as const
  for (const [row, { id }] of subject.tables.geometry.entries())
    if (!owners.some((table) => subject.ids(table).has(id)))
      yield finding('geometry', row, 'id', id, 'an id of links, services or sealanes')
}
