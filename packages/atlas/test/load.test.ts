import { describe, expect, it } from 'vitest'
import { inspect, load, type PackageText } from '../src/load.ts'
import { Problem } from '../src/problem.ts'
import { DICTIONARY, desert, type Rows } from './desert.ts'

const linesOf = (text: PackageText) => inspect(text).problems.map(({ message }) => message.split('. mend')[0])

/** The desert with one table's text rewritten. */
const rewritten = (table: string, rewrite: (csv: string) => string, change?: (rows: Rows) => void) => {
  const { descriptor, tables } = desert(change)
  return { descriptor, tables: { ...tables, [table]: rewrite(tables[table]!) } }
}

const SOURCES_HEADER = 'id,title,publisher,year,url,licence,note'
/** A package with sources alone; tables that are missing count as empty. */
const sources = (csv: string): PackageText => ({ descriptor: DICTIONARY, tables: { sources: csv } })

describe('load', () => {
  it('reads numbers, lists, flags and empty cells as their types', () => {
    const { tables } = load(desert())
    expect(tables.links[0]).toMatchObject({ distanceKm: 200, p90Hours: 11, gaugeMm: null, units: [] })
    expect(tables.crossings[0]).toMatchObject({ tir: true, transload: false, holidays: ['CN'] })
    expect(tables.cargoes[0]!.units).toEqual(['grain', 'box'])
  })

  it('gives the same id for the same text, and another for any other text', () => {
    const id = load(desert()).id
    expect(load(desert()).id).toBe(id)
    expect(load(desert((rows) => Object.assign(rows.links[0]!, { hours: 10.5 }))).id).not.toBe(id)
    // A cell that moves to another table is another content, though the letters are the same.
    expect(load(sources(`${SOURCES_HEADER}\na,b,,,,,`)).id).not.toBe(
      load({ descriptor: DICTIONARY, tables: { places: '', sources: `${SOURCES_HEADER}\na,c,,,,,` } }).id,
    )
  })

  it('is frozen to its cells', () => {
    const { tables } = load(desert())
    expect(() => Object.assign(tables.links[0]!, { hours: 1 })).toThrow(TypeError)
    expect(() => (tables.links as object[]).push({})).toThrow(TypeError)
    expect(() => (tables.cargoes[0]!.units as string[]).push('box')).toThrow(TypeError)
  })

  it('refuses the whole package for one bad cell, and names it', () => {
    const text = desert((rows) => Object.assign(rows.links[1]!, { hours: 'long' }))
    expect(() => load(text)).toThrow(/1 problems:\nlinks\.csv:3 hours: got long, expected a number h/)
  })

  it('reads columns in any order and leaves out those that may be empty', () => {
    const { tables } = load(sources('year,title,id\n2024,A book,s\n'))
    expect(tables.sources).toEqual([
      { id: 's', title: 'A book', year: 2024, publisher: null, url: null, licence: null, note: null },
    ])
  })
})

describe('text that editors write', () => {
  it('may begin with a byte order mark and end its lines with CR LF', () => {
    const windows = rewritten('links', (csv) => `\uFEFF${csv.replaceAll('\n', '\r\n')}\r\n`)
    expect(linesOf(windows)).toEqual([])
    expect(load(windows).tables.links).toEqual(load(desert()).tables.links)
  })

  it('may quote cells, with commas, quotes and line breaks inside', () => {
    const { tables } = load(sources(`${SOURCES_HEADER}\n"s","A ""good"" book, 2nd\nedition",,2024,,,\n`))
    expect(tables.sources[0]).toMatchObject({ id: 's', title: 'A "good" book, 2nd\nedition', year: 2024 })
  })

  it('keeps the line numbers of a text editor after cells that span lines', () => {
    for (const lineEnd of ['\n', '\r\n']) {
      const csv = [SOURCES_HEADER, 'a,"one', 'two', 'three",,,,,', '', 'b,fine,,,,,', 'c,bad,,soon,,,'].join(
        lineEnd,
      )
      expect(linesOf(sources(csv))).toEqual(['sources.csv:7 year: got soon, expected a number year'])
      expect(inspect(sources(csv)).lines.sources).toEqual([2, 6])
    }
  })
})

describe('hostile text', () => {
  it('with a quote that never closes is refused', () => {
    expect(linesOf(sources(`${SOURCES_HEADER}\na,"never closed,,,,,\nb,x,,,,,\n`))[0]).toMatch(
      /^sources\.csv: record 2: got Quoted field unterminated, expected CSV after RFC 4180$/,
    )
  })

  it('with cells too many or too few is refused with the line', () => {
    expect(linesOf(sources(`${SOURCES_HEADER}\na,b,,,,,,extra\nc,d\n`))).toEqual([
      'sources.csv:2: got 8 cells, expected 7 cells',
      'sources.csv:3: got 2 cells, expected 7 cells',
    ])
  })

  it('with an id twice is refused, and the line of the first is named', () => {
    expect(linesOf(sources(`${SOURCES_HEADER}\na,b,,,,,\nc,d,,,,,\na,e,,,,,\n`))).toEqual([
      'sources.csv:4 id: got a, expected a new id; line 2 has it',
    ])
  })

  it('with more rows than any atlas has is refused before they are read', () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => `s${i},t,,,,,`).join('\n')
    const begun = performance.now()
    const { atlas, problems } = inspect(sources(`${SOURCES_HEADER}\n${rows}\n`))
    expect(problems.map(({ code }) => code)).toEqual(['input-too-large'])
    expect(atlas.tables.sources).toEqual([])
    expect(performance.now() - begun).toBeLessThan(5000)
  })

  it('larger than any table is refused by its length alone', () => {
    const problems = inspect(sources('x'.repeat(16_000_001))).problems
    expect(problems.map(({ code }) => code)).toEqual(['input-too-large'])
  })

  it('with a bad cell in every row is reported in part', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `s${i},,,,,,`).join('\n')
    expect(inspect(sources(`${SOURCES_HEADER}\n${rows}\n`)).problems).toHaveLength(200)
  })

  it.each(['__proto__', 'constructor', 'toString'])('%s is no column', (name) => {
    expect(linesOf(sources(`id,title,${name}\na,b,c\n`))).toEqual([
      `sources.csv:1: got column "${name}", expected a column of the dictionary`,
    ])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('with ids of the prototype is plain text', () => {
    const { tables } = load(
      sources(`${SOURCES_HEADER}\nconstructor,b,,,,,\ntoString,c,,,,,\nvalueOf,d,,,,,\n`),
    )
    expect(tables.sources.map((row) => row.id)).toEqual(['constructor', 'toString', 'valueOf'])
    // An id begins with a letter or digit, so __proto__ is none.
    expect(linesOf(sources(`${SOURCES_HEADER}\n__proto__,b,,,,,\n`))[0]).toMatch(
      /^sources\.csv:2 id: got __proto__/,
    )
  })

  it('under a table name of the prototype is not looked at', () => {
    const tables = JSON.parse('{"__proto__": "id\\nx", "constructor": "id\\nx"}')
    expect(inspect({ descriptor: DICTIONARY, tables }).problems).toEqual([])
  })

  it('with control letters is quoted back without them, and never at length', () => {
    const red = '\u001b[31mred\u202e'
    const [problem] = inspect(sources(`${SOURCES_HEADER}\n${red}${'x'.repeat(9000)},b,,,,,\n`)).problems
    expect(problem).toBeInstanceOf(Problem)
    for (const letter of ['\u001b', '\u202e']) expect(problem!.message).not.toContain(letter)
    expect(problem!.message.length).toBeLessThan(5000)
  })

  it.each([
    ['links', 'distance_km', '1e999', 'a number km'],
    ['links', 'distance_km', 'NaN', 'a number km'],
    ['links', 'distance_km', '0x10', 'a number km'],
    ['links', 'distance_km', '1,5', 'a number km'],
    ['links', 'distance_km', '-3', '≥ 0.1 km'],
    ['links', 'distance_km', '7000', '≤ 6000 km'],
    ['links', 'mode', 'camel', 'one of road, rail, river, pipeline'],
    ['links', 'valid_from', '2026-02-30', 'a date YYYY-MM-DD'],
    ['links', 'units', 'box;;grain', 'no empty item between semicolons'],
    ['crossings', 'tir', 'yes', 'true or false'],
    ['vehicles', 'gauge_mm', '1000', 'one of 1520, 1435, 1676'],
  ] as const)('%s.%s = %s: expected %s', (table, column, cell, expected) => {
    const text = desert((rows) => Object.assign(rows[table][0]!, { [column]: cell }))
    expect(linesOf(text)).toEqual([
      expect.stringContaining(`${table}.csv:2 ${column}: got ${cell}, expected ${expected}`),
    ])
  })
})
