import { expect, test } from 'vitest'
import { editsAllowed, find } from '../../src/gazetteer/find.ts'
import { fold } from '../../src/gazetteer/fold.ts'
import { gazetteer } from '../../src/gazetteer/gazetteer.ts'
import { alignmentTable } from './osa.ts'
import { GAZETTEER, PLACES, seeded, TOWNS } from './sample.ts'

const ids = (query: string, limit = 8) => find(GAZETTEER, query, { limit }).map((match) => match.id)
const names = (query: string, limit = 8) => find(GAZETTEER, query, { limit }).map((match) => match.name)

test('a network place comes before towns, and hides the town that it is', () => {
  expect(ids('alma')[0]).toBe('KZALA')
  for (const query of ['Almaty', 'Алматы', 'Alma-Ata', 'Верный']) {
    expect(ids(query, 100).filter((id) => id === 'KZALA' || id === 'town:1526384')).toEqual(['KZALA'])
  }
})

test('two places of one sound are told apart by the letter; a town joins the nearer place', () => {
  expect(ids('Yallama')[0]).toBe('UZYAL')
  expect(ids('Ялама')[0]).toBe('AZYAL')
  expect(ids('Яллама')[0]).toBe('UZYAL')
  expect(ids('Азов')[0]).toBe('RUAZV')
  expect(find(GAZETTEER, 'Azov')[0]).toMatchObject({ id: 'RUAZV', population: 82133 })
  expect(ids('Zhetygen')[0]).toBe('KZ-ZHT')
})

test('what was typed whole comes first, then beginnings, then later words', () => {
  const matches = find(GAZETTEER, 'Novgorod', { limit: 20 })
  expect(matches[0]).toMatchObject({ name: 'Velikiy Novgorod', how: 'name', matched: 'Новгород' })
  expect(matches[1]).toMatchObject({ name: 'Nizhniy Novgorod', how: 'word' })
  const order = ['id', 'name', 'code', 'prefix', 'word', 'spelling', 'spelling-prefix', 'spelling-2']
  for (const query of ['kara', 'Novgorod', 'almat', 'kizil', 'tash', 'Semei', 'new']) {
    const ranks = find(GAZETTEER, query, { limit: 100 }).map((match) => order.indexOf(match.how))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  }
})

test('each keystroke of a name keeps the town among the first eight, from the fourth on', () => {
  for (const [name, id] of [
    ['Karaganda', 'town:609655'],
    ['Novorossiysk', 'town:518255'],
    ['Шымкент', 'town:1518980'],
    ['Усть-Каменогорск', 'town:1520316'],
    ['Мазари-Шариф', 'town:1133616'],
  ] as const) {
    for (let n = 4; n <= name.length; n++) expect(ids(name.slice(0, n)), name.slice(0, n)).toContain(id)
  }
})

test('misspellings: what the index finds is what a comparison with every name finds', () => {
  const random = seeded(20261124)
  const { keys, owners, candidates } = GAZETTEER
  let compared = 0
  for (let round = 0; round < 60; round++) {
    const key = misspell(fold(TOWNS[Math.floor(random() * TOWNS.length)]!.name), random)
    const allowed = editsAllowed(key.length)
    if (allowed === 0 || keys.includes(key)) continue
    const expected = new Set<string>()
    for (let e = 0; e < keys.length; e++) {
      const last = alignmentTable(key, keys[e]!)[key.length]!
      const whole = last[keys[e]!.length]!
      const begins = keys[e]!.startsWith(key) || (allowed === 2 && Math.min(...last) <= 1)
      if (whole <= allowed || begins) expected.add(candidates[owners[e]!]!.id)
    }
    const found = new Set(find(GAZETTEER, key, { limit: 100 }).map((match) => match.id))
    // With a hundred and more beginnings the list is full before misspellings are looked for.
    if (expected.size >= 100) continue
    expect([...found].sort(), key).toEqual([...expected].sort())
    compared++
  }
  expect(compared).toBeGreaterThan(30)
})

/** One or two random edits of a key. */
function misspell(key: string, random: () => number): string {
  let text = key
  for (let edits = 1 + Math.floor(random() * 2); edits > 0; edits--) {
    const at = Math.floor(random() * text.length)
    const letter = String.fromCharCode(97 + Math.floor(random() * 26))
    const kind = Math.floor(random() * 4)
    if (kind === 0) text = text.slice(0, at) + text.slice(at + 1)
    else if (kind === 1) text = text.slice(0, at) + letter + text.slice(at)
    else if (kind === 2) text = text.slice(0, at) + letter + text.slice(at + 1)
    else text = text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
  }
  return fold(text)
}

test('the order does not depend on the order of the table', () => {
  const turned = gazetteer([...TOWNS].reverse(), PLACES)
  for (const query of ['a', 'san', 'Aksu', 'Абай', 'Karatas', 'kizil', 'Hyderabad', 'krsnoyarsk']) {
    expect(find(turned, query, { limit: 30 })).toEqual(find(GAZETTEER, query, { limit: 30 }))
  }
})

test('a country narrows the search, by code or by its name', () => {
  for (const query of ['Aksu, KZ', 'Aksu KZ', 'Аксу, Казахстан', 'aksu, kazakh']) {
    const matches = find(GAZETTEER, query, { limit: 20 })
    expect(matches.length).toBeGreaterThan(1)
    expect(new Set(matches.map((match) => match.country))).toEqual(new Set(['KZ']))
  }
  expect(names('Hyderabad, PK')[0]).toBe('Hyderabad')
})

test('codes: with or without a blank or a dash, in any case; an exact name is stronger', () => {
  for (const query of ['KZALA', 'KZ ALA', 'kz-ala', 'kzala']) expect(ids(query)[0]).toBe('KZALA')
  expect(ids('kz zht')[0]).toBe('KZ-ZHT')
  expect(find(GAZETTEER, 'KZPWQ')[0]).toMatchObject({ name: 'Pavlodar', how: 'code' })
  expect(find(GAZETTEER, 'DELHI')[0]).toMatchObject({ name: 'Delhi', country: 'IN', how: 'name' })
})

test('the limit is kept, also an absurd one', () => {
  expect(find(GAZETTEER, 'a')).toHaveLength(8)
  expect(find(GAZETTEER, 'a', { limit: 1 })).toHaveLength(1)
  expect(find(GAZETTEER, 'a', { limit: 1e9 })).toHaveLength(100)
  expect(find(GAZETTEER, 'a', { limit: -3 })).toHaveLength(1)
  expect(find(GAZETTEER, 'a', { limit: Number.NaN })).toHaveLength(1)
})

test('typing is answered at once', () => {
  const typed = ['Novorossiysk', 'Усть-Каменогорск', 'Almaaty', 'Bandar Abas', 'Aksu, CN', 'Мазари-Шарив']
  const times: number[] = []
  for (let round = 0; round < 4; round++) {
    for (const name of typed) {
      for (let n = 1; n <= name.length; n++) {
        const start = performance.now()
        find(GAZETTEER, name.slice(0, n))
        times.push(performance.now() - start)
      }
    }
  }
  times.sort((a, b) => a - b)
  expect(times[Math.floor(times.length / 2)]).toBeLessThan(5)
})
