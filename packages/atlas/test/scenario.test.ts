import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Atlas } from '../src/atlas.ts'
import { RULES } from '../src/check.ts'
import { subject } from '../src/checks/subject.ts'
import { load } from '../src/load.ts'
import { readPackage, readScenarios } from '../src/node.ts'
import { apply, type Change, parseScenario, type Scenario } from '../src/scenario.ts'
import { desert } from './desert.ts'

const ATLAS = load(desert())

const scenario = (...changes: unknown[]): Scenario => parseScenario({ id: 'test', changes }, 'test')
const applied = (...changes: unknown[]): Atlas => apply(ATLAS, scenario(...changes))
const code = (act: () => unknown): string | null => {
  try {
    act()
    return null
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

describe('each op', () => {
  it('set: writes one column of the rows that match', () => {
    const { tables } = applied({
      op: 'set',
      table: 'links',
      where: { mode: 'road' },
      column: 'hours',
      value: 7,
    })
    expect(tables.links.map(({ hours }) => hours)).toEqual([7, 7, 10])
  })

  it('set: reads lists, dates and flags as a table does', () => {
    const where = { id: 'KZBOR-CNBOR-road' }
    const { tables } = applied(
      { op: 'set', table: 'crossings', where, column: 'valid_to', value: '2027-01-31' },
      { op: 'set', table: 'crossings', where, column: 'tir', value: false },
      { op: 'set', table: 'cargoes', where: { id: 'wheat' }, column: 'units', value: 'grain;piece' },
    )
    expect(tables.crossings[0]).toMatchObject({ validTo: '2027-01-31', tir: false })
    expect(tables.cargoes[0]!.units).toEqual(['grain', 'piece'])
  })

  it('set: empties a cell that may be empty', () => {
    const change = {
      op: 'set',
      table: 'links',
      where: { id: 'KZMIN-KZBOR-road' },
      column: 'p90_hours',
      value: '',
    }
    expect(applied(change).tables.links[0]!.p90Hours).toBeNull()
  })

  it('scale: multiplies, and leaves empty cells empty', () => {
    const { tables } = applied({
      op: 'scale',
      table: 'links',
      where: { mode: ['road', 'rail'] },
      column: 'p90_hours',
      factor: 2,
    })
    expect(tables.links.map(({ p90Hours }) => p90Hours)).toEqual([22, null, null])
  })

  it('scale: rounds whole numbers', () => {
    const change = { op: 'scale', table: 'vehicles', where: { id: 'wagon' }, column: 'year', factor: 0.50001 }
    expect(applied(change).tables.vehicles[1]!.year).toBe(1013)
  })

  it('add: appends a row like one of the table', () => {
    const row = { id: 'new', title: 'A newer book', year: 2026 }
    expect(applied({ op: 'add', table: 'sources', row }).tables.sources[1]).toEqual({
      ...row,
      publisher: null,
      url: null,
      licence: null,
      note: null,
    })
  })

  it('remove: takes the rows that match, also by an item of a list', () => {
    const { tables } = applied({ op: 'remove', table: 'facilities', where: { units: 'reefer' } })
    expect(tables.facilities.map(({ id }) => id)).toEqual(['any-load'])
  })

  it('close: adds a closure from the first day of the atlas, or from the day that it names', () => {
    const target = 'KZBOR-CNBOR-road'
    const { tables } = applied(
      { op: 'close', kind: 'crossing', target },
      {
        op: 'close',
        kind: 'passage',
        target: 'strait',
        from: '2027-01-01',
        to: '2027-02-01',
        cause: 'mines',
      },
    )
    expect(tables.closures.slice(1)).toMatchObject([
      { kind: 'crossing', target, from: ATLAS.validFrom, to: null, effect: 'closed', cause: 'test' },
      { kind: 'passage', target: 'strait', from: '2027-01-01', to: '2027-02-01', cause: 'mines' },
    ])
  })

  it('open: takes away every closure of its target', () => {
    const change = { op: 'open', kind: 'crossing', target: 'KZBOR-CNBOR-road' }
    expect(applied(change).tables.closures).toEqual([])
  })

  it('open: opens a passage that is shut by default', () => {
    const shut = load(desert((rows) => Object.assign(rows.passages[0]!, { open_by_default: false })))
    const opened = apply(shut, scenario({ op: 'open', kind: 'passage', target: 'strait' }))
    expect(opened.tables.passages[0]!.openByDefault).toBe(true)
  })
})

describe('a change that matches nothing is refused', () => {
  it.each<[string, object]>([
    ['set', { op: 'set', table: 'links', where: { id: 'nil' }, column: 'hours', value: 1 }],
    ['scale', { op: 'scale', table: 'links', where: { mode: 'river' }, column: 'hours', factor: 2 }],
    ['remove', { op: 'remove', table: 'links', where: { id: '__proto__' } }],
    ['close', { op: 'close', kind: 'crossing', target: 'nil' }],
    ['open, no such id', { op: 'open', kind: 'crossing', target: 'nil' }],
    ['open, not closed', { op: 'open', kind: 'place', target: 'CNPOR' }],
    ['a number as text', { op: 'remove', table: 'links', where: { distance_km: '200' } }],
  ])('%s', (_, change) => {
    expect(code(() => applied(change))).toBe('scenario-no-match')
  })

  it('with its scenario, its number and itself in the message', () => {
    const good = { op: 'open', kind: 'crossing', target: 'KZBOR-CNBOR-road' }
    const bad = { op: 'close', kind: 'crossing', target: 'nil' }
    expect(() => applied(good, bad)).toThrow(
      'scenario test, change 2 ({"op":"close","kind":"crossing","target":"nil"}) matches nothing in this atlas',
    )
  })
})

describe('a change that cannot be made is refused', () => {
  const where = { id: 'KZMIN-KZBOR-road' }
  it.each<[string, object, string]>([
    ['a table that is none', { op: 'remove', table: 'camels', where }, 'no table is called "camels"'],
    ['a prototype as table', { op: 'remove', table: '__proto__', where }, 'no table is called "__proto__"'],
    [
      'a column that is none',
      { op: 'set', table: 'links', where, column: 'speed', value: 1 },
      'links has no column "speed"',
    ],
    [
      'a condition on none',
      { op: 'remove', table: 'links', where: { speed: 1 } },
      'links has no column "speed"',
    ],
    ['no condition', { op: 'remove', table: 'links', where: {} }, '"where" names no column'],
    [
      'a value out of range',
      { op: 'set', table: 'links', where, column: 'hours', value: -3 },
      'links.hours: got -3, expected ≥ 0.05 h',
    ],
    [
      'a product out of range',
      { op: 'scale', table: 'links', where, column: 'distance_km', factor: 100 },
      'got 20000, expected ≤ 6000 km',
    ],
    ['an id', { op: 'set', table: 'links', where, column: 'id', value: 'x' }, 'an id cannot be changed'],
    [
      'text to scale',
      { op: 'scale', table: 'links', where, column: 'mode', factor: 2 },
      'links.mode is no number to scale',
    ],
    [
      'a factor below zero',
      { op: 'scale', table: 'links', where, column: 'hours', factor: -1 },
      'factor -1 is not ≥ 0',
    ],
    [
      'a row with an id that exists',
      { op: 'add', table: 'sources', row: { id: 's', title: 'again' } },
      'sources has a row s already',
    ],
    [
      'a row without what is required',
      { op: 'add', table: 'sources', row: { id: 't' } },
      'sources.title: got nothing',
    ],
    [
      'a row with a column that is none',
      { op: 'add', table: 'sources', row: { id: 't', title: 't', constructor: 1 } },
      'sources has no column "constructor"',
    ],
    [
      'a kind that is none',
      { op: 'close', kind: 'constructor', target: 'x' },
      'kind "constructor" is none of crossing',
    ],
    [
      'a day that is none',
      { op: 'close', kind: 'place', target: 'CNPOR', from: '2027-02-30' },
      'closures.from: got 2027-02-30',
    ],
  ])('%s', (_, change, why) => {
    expect(code(() => applied(change))).toBe('scenario-invalid')
    expect(() => applied(change)).toThrow(why)
  })

  it('when there are more of them than anyone writes', () => {
    const change = { op: 'scale', table: 'links', where: { mode: 'road' }, column: 'hours', factor: 1 }
    expect(code(() => applied(...Array(5001).fill(change)))).toBe('input-too-large')
  })
})

describe('a file that is no scenario is refused', () => {
  it.each<[string, unknown, string]>([
    ['a list', [], 'the file must hold one JSON object'],
    ['nothing', null, 'the file must hold one JSON object'],
    ['no changes', {}, '"changes" must be a list with at least one change'],
    ['empty changes', { changes: [] }, '"changes" must be a list with at least one change'],
    ['a number as name', { name: 5, changes: [] }, '"changes" must be'],
    ['text as change', { changes: ['close'] }, 'a change must be an object'],
    [
      'an op that is none',
      { changes: [{ op: 'burn' }] },
      'op "burn" is none of set, scale, add, remove, close, open',
    ],
    ['an op of the prototype', { changes: [{ op: 'toString' }] }, 'op "toString" is none of'],
    ['a part missing', { changes: [{ op: 'open', kind: 'place' }] }, '"target" must be text'],
    [
      'a part too many',
      { changes: [{ op: 'open', kind: 'place', target: 'x', when: 'now' }] },
      '"when" is no part of open',
    ],
    [
      'an object as value',
      { changes: [{ op: 'set', table: 'links', where: { id: 'x' }, column: 'hours', value: {} }] },
      '"value" must be text, a number or true/false',
    ],
    [
      'a nested condition',
      { changes: [{ op: 'remove', table: 'links', where: { id: { not: 'x' } } }] },
      '"where" must be an object of columns',
    ],
  ])('%s', (_, value, why) => {
    expect(code(() => parseScenario(value, 'file'))).toBe('scenario-invalid')
    expect(() => parseScenario(value, 'file')).toThrow(why)
  })

  it('whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const refused = code(() => apply(ATLAS, parseScenario(value, 'fuzz')))
        expect(['scenario-invalid', 'scenario-no-match']).toContain(refused)
      }),
      { seed: 20261124, numRuns: 500 },
    )
  })
})

/** Changes to the desert, some of which match nothing or cannot be made. */
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    op: fc.constant('set' as const),
    table: fc.constant('links'),
    where: fc.record({ mode: fc.constantFrom('road', 'rail', 'river') }),
    column: fc.constant('hours'),
    value: fc.integer({ min: -5, max: 50 }),
  }),
  fc.record({
    op: fc.constant('scale' as const),
    table: fc.constant('links'),
    where: fc.record({ mode: fc.constantFrom('road', 'rail', 'river') }),
    column: fc.constantFrom('hours', 'distance_km'),
    factor: fc.double({ min: 0.1, max: 4, noNaN: true }),
  }),
  fc.record({
    op: fc.constant('remove' as const),
    table: fc.constant('facilities'),
    where: fc.record({ id: fc.constantFrom('any-load', 'CNPOR-load-box', 'nil') }),
  }),
  fc.record({
    op: fc.constantFrom('close' as const, 'open' as const),
    kind: fc.constantFrom('crossing', 'place'),
    target: fc.constantFrom('KZBOR-CNBOR-road', 'CNPOR'),
  }),
)

describe('apply', () => {
  it('leaves the old atlas as it was, whether the changes hold or not', () => {
    const before = JSON.stringify(ATLAS)
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 1, maxLength: 6 }), (changes) => {
        const held = code(() => applied(...changes)) === null
        expect(JSON.stringify(ATLAS)).toBe(before)
        // All or none: changes hold together exactly when they hold one after the other.
        let atlas: Atlas | null = ATLAS
        for (const change of changes) {
          const from: Atlas = atlas
          if (code(() => apply(from, scenario(change))) !== null) {
            atlas = null
            break
          }
          atlas = apply(from, scenario(change))
        }
        expect(held).toBe(atlas !== null)
        if (atlas) expect(applied(...changes).tables.links).toEqual(atlas.tables.links)
      }),
      { seed: 20261124, numRuns: 300 },
    )
  })

  it('shares the tables that it does not touch', () => {
    const changed = applied({ op: 'open', kind: 'crossing', target: 'KZBOR-CNBOR-road' })
    expect(changed.tables.links).toBe(ATLAS.tables.links)
    expect(changed.tables.closures).not.toBe(ATLAS.tables.closures)
  })

  it('gives an id that depends on the atlas and on the changes', () => {
    const close = { op: 'close', kind: 'place', target: 'CNPOR' }
    const open = { op: 'open', kind: 'crossing', target: 'KZBOR-CNBOR-road' }
    expect(applied(close).id).toBe(applied(close).id)
    expect(new Set([ATLAS.id, applied(close).id, applied(open).id, applied(close, open).id]).size).toBe(4)
  })

  it('remembers the scenarios in their order', () => {
    const change = { op: 'close', kind: 'place', target: 'CNPOR' }
    const twice = apply(
      apply(ATLAS, parseScenario({ changes: [change] }, 'one')),
      parseScenario({ changes: [change] }, 'two'),
    )
    expect(twice.scenarios).toEqual(['one', 'two'])
    expect(new Set(twice.tables.closures.map(({ id }) => id)).size).toBe(3)
  })
})

describe('the scenarios that come with Serai', () => {
  let atlas: Atlas
  let shipped: readonly Scenario[]
  beforeAll(async () => {
    atlas = load(await readPackage())
    shipped = await readScenarios()
  })

  it('are those that the guide names at least', () => {
    const ids = shipped.map(({ id }) => id)
    for (const id of [
      'borders-reopen',
      'hormuz-closed',
      'hormuz-open',
      'suez-closed',
      'russia-closed',
      'khunjerab-snow',
      'trans-afghan-railway',
      'gwadar-upgraded',
    ])
      expect(ids).toContain(id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('apply, singly and on top of each other', () => {
    const failures: string[] = []
    for (const first of shipped) {
      const below = apply(atlas, first)
      expect(below.id).not.toBe(atlas.id)
      for (const second of shipped) {
        if (first === second) continue
        const refused = code(() => apply(below, second))
        if (refused) failures.push(`${second.id} on ${first.id}: ${refused}`)
      }
    }
    expect(failures).toEqual([])
  })

  it('break no rule of the check that the atlas keeps', async () => {
    const text = await readPackage()
    const findings = (judged: Atlas) => {
      const about = subject(text, { atlas: judged, problems: [], lines: {} })
      return Object.values(RULES).flatMap((rule) =>
        [...rule(about)].map(({ table, column, got, expected }) => `${table} ${column}: ${got}, ${expected}`),
      )
    }
    const before = new Set(findings(atlas))
    for (const one of shipped)
      expect(
        findings(apply(atlas, one)).filter((line) => !before.has(line)),
        one.id,
      ).toEqual([])
  })
})
