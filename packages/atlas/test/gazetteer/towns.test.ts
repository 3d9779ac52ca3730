import { expect, test } from 'vitest'
import { fold } from '../../src/gazetteer/fold.ts'
import { greatCircleKm } from '../../src/gazetteer/great-circle.ts'
import { parseTowns } from '../../src/gazetteer/town.ts'
import type { Problem } from '../../src/problem.ts'
import { TOWNS, TOWNS_TEXT } from './sample.ts'

/** Positions from general knowledge, to whole tenths of a degree. */
const KNOWN: readonly [name: string, country: string, lat: number, lon: number][] = [
  ['Almaty', 'KZ', 43.2, 76.9],
  ['Astana', 'KZ', 51.2, 71.4],
  ['Aktau', 'KZ', 43.7, 51.2],
  ['Tashkent', 'UZ', 41.3, 69.3],
  ['Bishkek', 'KG', 42.9, 74.6],
  ['Dushanbe', 'TJ', 38.6, 68.8],
  ['Ashgabat', 'TM', 37.9, 58.4],
  ['Kabul', 'AF', 34.5, 69.2],
  ['Gwadar', 'PK', 25.1, 62.3],
  ['Quetta', 'PK', 30.2, 67.0],
  ['Bandar Abbas', 'IR', 27.2, 56.3],
  ['Kashgar', 'CN', 39.5, 76.0],
  ['Yerevan', 'AM', 40.2, 44.5],
  ['Mombasa', 'KE', -4.1, 39.7],
  ['Buenos Aires', 'AR', -34.6, -58.4],
]

test.each(KNOWN)('%s, %s lies where it lies', (name, country, lat, lon) => {
  const town = TOWNS.find((one) => one.country === country && fold(one.name) === fold(name))
  expect(town && greatCircleKm(town, { lat, lon })).toBeLessThan(20)
})

test('the table is small enough for a page, and its ids are unique', () => {
  expect(Buffer.byteLength(TOWNS_TEXT)).toBeLessThan(950_000)
  expect(new Set(TOWNS.map((town) => town.id)).size).toBe(TOWNS.length)
})

test('it is dense where the corridors are: more towns of 5,000 in Central Asia than a thin list would hold', () => {
  const count = (country: string, least: number) =>
    TOWNS.filter((town) => town.country === country && town.population >= least).length
  expect(count('KZ', 1000)).toBeGreaterThan(250)
  expect(count('UZ', 1000)).toBeGreaterThan(120)
  expect(count('PK', 5000)).toBeGreaterThan(350)
  expect(count('RU', 5000)).toBeGreaterThan(2000)
})

test('names are composed text (NFC) without what a table or a terminal would trip over', () => {
  for (const town of TOWNS) {
    for (const name of [town.name, ...town.alt]) {
      expect(name).toBe(name.normalize('NFC'))
      expect(name).not.toMatch(/[",;\p{Cc}]|^\s|\s$|^$/u)
    }
  }
})

test('a broken table is refused with the line', () => {
  const header = 'id,name,country,lat,lon,population,unlocode,alt'
  const refusal = (text: string) => {
    try {
      return parseTowns(text)
    } catch (error) {
      return (error as Problem).message
    }
  }
  expect(refusal('name,id\n')).toContain('towns.csv:1')
  expect(refusal(`${header}\n1,A,KZ,43,77,5,,\n2,B,KZ,143,77,5,,\n`)).toContain('towns.csv:3')
  expect(refusal(`${header}\n1,A,KZ,43,77,5\n`)).toContain('towns.csv:2')
  expect(refusal(`${header}\n1,A,KZ,43,77,-5,,\n`)).toContain('towns.csv:2')
  expect(refusal(`${header}\n1,A,KZ,43,77,5,ALA,X;Y\n`)).toEqual([
    { id: 1, name: 'A', country: 'KZ', lat: 43, lon: 77, population: 5, codes: ['ALA'], alt: ['X', 'Y'] },
  ])
})
