import fc from 'fast-check'
import { expect, test } from 'vitest'
import { find } from '../../src/gazetteer/find.ts'
import { gazetteer } from '../../src/gazetteer/gazetteer.ts'
import { resolve } from '../../src/gazetteer/resolve.ts'
import { Problem } from '../../src/problem.ts'
import { RUSSIAN_NAMES } from './russian-names.ts'
import { GAZETTEER, TOWNS } from './sample.ts'

const TOWNS_ALONE = gazetteer(TOWNS, [])
const plain = (name: string) => name.normalize('NFD').replace(/[\u0300-\u036f’'ʻ‘]/g, '')

function refusal(query: unknown): Problem {
  try {
    resolve(GAZETTEER, query as string)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error(`${query} was accepted`)
}

test.each(RUSSIAN_NAMES)('%s is %s, %s', (written, name, country) => {
  const match = resolve(TOWNS_ALONE, written)
  expect(`${plain(match.name)}, ${match.country}`).toBe(`${plain(name)}, ${country}`)
})

test('the id of every answer names the same answer again', () => {
  for (const query of ['Almaty', 'Pavlodar', 'Aksu, CN', 'KZ AKX', 'Гвадар', '43.25,76.9', '-4.05 39.66']) {
    const match = resolve(GAZETTEER, query)
    const { kind, id, name, lat, lon } = match
    expect(resolve(GAZETTEER, match.id)).toMatchObject({ kind, id, name, lat, lon })
  }
})

test('a link to a town holds after the network took the town in', () => {
  expect(resolve(GAZETTEER, 'town:1526384')).toMatchObject({ kind: 'town', name: 'Almaty', lat: 43.25 })
})

test('of several towns of one name the largest is meant, unless the country says otherwise', () => {
  expect(resolve(GAZETTEER, 'Aksu')).toMatchObject({ country: 'CN' })
  expect(resolve(GAZETTEER, 'Aksu, KZ')).toMatchObject({ country: 'KZ', id: 'town:1524298' })
  expect(resolve(GAZETTEER, 'Hyderabad')).toMatchObject({ country: 'IN' })
  expect(resolve(GAZETTEER, 'Hyderabad, Pakistan')).toMatchObject({ country: 'PK' })
  expect(resolve(GAZETTEER, 'Хайдарабад, Пакистан')).toMatchObject({ country: 'PK' })
})

test('an unknown name is refused with the nearest spellings, never guessed', () => {
  const almty = refusal('Almty')
  expect(almty.code).toBe('place-unknown')
  expect(almty.slots.nearest).toMatch(/^Almaty, KZ/)
  expect(refusal('Karagnda').slots.nearest).toContain('Karagandy, KZ')
  expect(refusal('Кызылардо').slots.nearest).toContain('Kyzylorda, KZ')
  expect(refusal('Novosibisrkkk').slots.nearest).toContain('Novosibirsk, RU')
  expect(refusal('Alm').code).toBe('place-unknown')
  expect(refusal('town:99').code).toBe('place-unknown')
  expect(refusal('Aksu, BR').code).toBe('place-unknown')
})

test('points: written in several ways, with the country of the nearest town', () => {
  for (const text of [
    '43.25,76.9',
    ' 43.25 , 76.9 ',
    '43.25 76.9',
    '43.25; 76.9',
    '43.25N 76.9E',
    '+43.250,76.90',
  ]) {
    expect(resolve(GAZETTEER, text)).toMatchObject({
      kind: 'point',
      id: '43.25,76.9',
      country: 'KZ',
      lat: 43.25,
      lon: 76.9,
    })
  }
  expect(resolve(GAZETTEER, '4.05S 39.66E')).toMatchObject({ lat: -4.05, lon: 39.66, country: 'KE' })
  expect(resolve(GAZETTEER, '-0,0')).toMatchObject({ id: '0,0' })
})

test('points that are none are refused, with a word on swapped numbers', () => {
  for (const text of ['91,0', '0,181', '-90.1,20', '999999999,999999999']) {
    expect(refusal(text).code).toBe('point-invalid')
  }
  expect(refusal('120.5,43').message).toContain('did you mean 43,120.5?')
  expect(refusal('76.9,43.25').message).toContain('did you mean 43.25,76.9 near Almaty?')
  expect(refusal('10,200').message).toContain('longitude 200')
})

test('hostile text is refused before it is searched for', () => {
  const hostile = ['', '   ', 'a'.repeat(101), 'Al\u0000maty', 'Al\nmaty', '\u001b[2J', '\ud800', 'a\u2028b']
  for (const text of [...hostile, undefined, null, 7, {}, ['Almaty']])
    expect(refusal(text).code).toBe('query-invalid')
  for (const text of [
    '__proto__',
    'constructor',
    'toString',
    'town:__proto__',
    '../../etc/passwd',
    '<script>',
    '😀😀😀',
  ]) {
    expect(refusal(text).code).toBe('place-unknown')
  }
})

test('any text at all is answered or refused with a Problem', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 110 }), (text) => {
      for (const ask of [find, resolve]) {
        try {
          ask(GAZETTEER, text)
        } catch (error) {
          expect(error).toBeInstanceOf(Problem)
        }
      }
    }),
    { numRuns: 300, seed: 7 },
  )
})

test('an empty gazetteer refuses politely', () => {
  const empty = gazetteer([], [])
  expect(find(empty, 'Almaty')).toEqual([])
  expect(() => resolve(empty, 'Almaty')).toThrow(/nearest: none/)
  expect(resolve(empty, '1,2')).toMatchObject({ kind: 'point', country: '' })
})
