import { readInput, routeRequest } from '@serai/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  limitsSet,
  nextMonth,
  readQuestion,
  requestOf,
  writeQuestion,
} from '../../packages/web/src/state/question.ts'
import { keyOf, readView, writeView } from '../../packages/web/src/state/view.ts'

const TODAY = new Date('2026-11-24T12:00:00Z')
const read = (query: string) => readQuestion(new URLSearchParams(query), TODAY)

describe('the question in the address', () => {
  it('departs on the first of the next month unless told otherwise, also in December', () => {
    expect(nextMonth(TODAY)).toBe('2026-12-01')
    expect(nextMonth(new Date('2026-12-31T23:59:59Z'))).toBe('2027-01-01')
  })

  it('comes back as it was written', () => {
    const query =
      'from=Алматы&to=43.2,76.9&cargo=wheat&tonnes=500&depart=2027-03-01&by=2027-05-01&value=125000' +
      '&scenarios=borders-reopen,hormuz-closed&avoidCountries=IR,RU&avoidModes=ferry&avoidPassages=suez' +
      '&gateway=PKKHI&maxBorders=3&tirOnly=1&sanctionsFree=1&all=1'
    const question = read(query)
    const params = new URLSearchParams()
    writeQuestion(question, params)
    expect(Object.fromEntries(params)).toEqual(Object.fromEntries(new URLSearchParams(query)))
    expect(limitsSet(question)).toBe(4 + 3 + 2 + 1 + 1)
  })

  it('makes a request that the contract accepts', () => {
    const request = requestOf(read('from=KZALA&to=AEJEA&cargo=containers&teu=40&depart=2027-03-01'))
    expect(routeRequest.safeParse(request).success).toBe(true)
    expect(request).toMatchObject({ from: 'KZALA', to: 'AEJEA', teu: 40 })
    expect(request).not.toHaveProperty('tonnes')
  })

  it('survives any text in any part', () => {
    const names = [
      'from',
      'to',
      'cargo',
      'teu',
      'tonnes',
      'depart',
      'by',
      'value',
      'scenarios',
      'with',
      'maxBorders',
    ]
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' })), (parts) => {
        const first = read(new URLSearchParams(parts).toString())
        const params = new URLSearchParams()
        writeQuestion(first, params)
        expect(read(params.toString())).toEqual(first)
        for (const one of [first.from, first.to, first.cargo, first.depart, ...first.scenarios])
          expect([...one].length).toBeLessThanOrEqual(100)
      }),
    )
  })
})

describe('an unsound address', () => {
  const refused = (query: string) => () =>
    readInput(routeRequest, requestOf(read(`from=KZALA&to=AEJEA&cargo=wheat&depart=2027-03-01&${query}`)))

  it.each([
    ['tonnes=-5', 'tonnes: got -5'],
    ['tonnes=0', 'tonnes: got 0'],
    ['tonnes=much', 'tonnes: got NaN'],
    ['teu=-5', 'teu: got -5'],
    ['tonnes=500&maxBorders=-1', 'maxBorders: got -1'],
    ['tonnes=500&avoidModes=__proto__', 'avoidModes.0: got __proto__'],
    ['tonnes=500&by=soon', '"soon" is not a date'],
  ])('is refused, not answered as another question: %s', (query, message) => {
    expect(refused(query)).toThrow(message)
  })

  it('keeps a name of 100 kB to a line and leaves no part of it out of the question', () => {
    expect(read(`from=${'A'.repeat(100_000)}`).from).toBe('A'.repeat(100))
    expect(read('cargo=__proto__&teu=1').cargo).toBe('__proto__')
    expect(read('scenarios=no such world').scenarios).toEqual(['no such world'])
  })
})

describe('the view in the address', () => {
  it('comes back as it was written and holds at most four ways', () => {
    const view = readView(new URLSearchParams('lang=ru&way=a1&compare=a,b,c,d,e&sort=-p90'), ['en'])
    expect(view).toEqual({
      language: 'ru',
      way: 'a1',
      compare: ['a', 'b', 'c', 'd'],
      sort: 'p90',
      descending: true,
    })
    const params = new URLSearchParams()
    writeView(view, params)
    expect(readView(params, [])).toEqual(view)
  })

  it('takes the language of the system when the address names none', () => {
    expect(readView(new URLSearchParams(), ['kk', 'ru-KZ', 'en']).language).toBe('ru')
    expect(readView(new URLSearchParams(), ['de']).language).toBe('en')
  })

  it('keys are short and differ', () => {
    const keys = new Set(Array.from({ length: 2000 }, (_, index) => keyOf(`itinerary-${index}`)))
    expect(keys.size).toBe(2000)
    for (const key of keys) expect(key).toMatch(/^[a-z0-9]{1,7}$/)
  })
})
