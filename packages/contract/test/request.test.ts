import { Problem } from '@serai/atlas'
import {
  nearest,
  type RouteRequest,
  readInput,
  routeRequest,
  routeRequestFromQuery,
  routeRequestToQuery,
  seaRequest,
} from '@serai/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const sound = { from: 'KZALA', to: 'AEJEA', cargo: 'wheat', tonnes: 500, depart: '2027-03-01' }

function refusal(request: unknown): Problem {
  try {
    readInput(routeRequest, request)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error(`not refused: ${JSON.stringify(request)}`)
}

describe('a route request', () => {
  it('is read as it came', () => {
    expect(readInput(routeRequest, sound)).toEqual(sound)
  })

  it.each([
    ['no tonnes', { tonnes: 0 }, 'quantity-invalid', 'tonnes: got 0, wanted more than 0'],
    ['negative tonnes', { tonnes: -3 }, 'quantity-invalid', 'got -3'],
    ['absurd tonnes', { tonnes: 5_000_001 }, 'quantity-invalid', 'at most 5000000'],
    ['tonnes not a number', { tonnes: Number.NaN }, 'quantity-invalid', 'got NaN, wanted a number'],
    ['infinite tonnes', { tonnes: Infinity }, 'quantity-invalid', 'got Infinity'],
    ['tonnes as text', { tonnes: '500' }, 'quantity-invalid', 'got 500, wanted a number'],
    ['both quantities', { teu: 4 }, 'quantity-invalid', 'got both, wanted one of the two'],
    ['a day that does not exist', { depart: '2027-02-30' }, 'date-invalid', '"2027-02-30" is not a date'],
    ['an instant without offset', { depart: '2027-02-28T10:00' }, 'date-invalid', 'is not a date'],
    [
      'due before departure',
      { by: '2027-02-28' },
      'option-invalid',
      'wanted a time after depart (2027-03-01)',
    ],
    ['an empty place', { from: '  ' }, 'option-invalid', 'from: got '],
    ['a long place', { from: 'x'.repeat(101) }, 'option-invalid', 'at most 100 characters'],
    ['too few samples', { samples: 99 }, 'option-invalid', 'at least 100'],
    ['half a border', { maxBorders: 1.5 }, 'option-invalid', 'got 1.5, wanted a whole number'],
    ['too many to avoid', { avoidPlaces: Array(51).fill('KZALA') }, 'option-invalid', 'at most 50 items'],
    ['a mode that is none', { avoidModes: ['raod'] }, 'option-invalid', 'one of road, rail'],
    ['a key misspelt', { tones: 5 }, 'option-invalid', 'tones: got a name that is not known, wanted tonnes'],
  ])('is refused for %s', (_, change, code, text) => {
    const problem = refusal({ ...sound, ...change })
    expect(problem.code).toBe(code)
    expect(problem.message).toContain(text)
  })

  it('is refused without a quantity', () => {
    const { tonnes: _, ...rest } = sound
    expect(refusal(rest).message).toContain('tonnes or teu: got neither, wanted one of the two')
  })

  it('is due on its own day when no hour is given', () => {
    expect(readInput(routeRequest, { ...sound, depart: '2027-03-01T20:00Z', by: '2027-03-01' })).toBeTruthy()
  })

  it('lists every fault at once', () => {
    const problem = refusal({ ...sound, tonnes: -1, depart: 'soon', colour: 'red' })
    expect(problem.code).toBe('request-invalid')
    for (const field of ['tonnes', 'depart', 'colour']) expect(problem.message).toContain(`${field}: got`)
    expect(problem).toHaveProperty('errors.length', 3)
  })

  it.each([
    JSON.parse('{"__proto__": {"tonnes": 5}}'),
    JSON.parse('{"constructor": {}, "toString": 1}'),
    [[]],
    null,
    'x',
    42,
  ])('refuses %j, and nothing leaks into other objects', (hostile) => {
    expect(refusal(hostile).status).toBe(400)
    expect(({} as Record<string, unknown>).tonnes).toBeUndefined()
  })

  it('names the known keys of the object that has the unknown one', () => {
    const pairs = [
      { from: 'PKKHI', to: 'AEJEA' },
      { form: 'PKKHI', to: 'AEJEA' },
    ]
    expect(() => readInput(seaRequest, { pairs })).toThrow(
      /pairs\.1\.form: got a name that is not known, wanted from/,
    )
  })

  it('quotes a hostile value in part', () => {
    expect(refusal({ ...sound, from: 'x'.repeat(1e6) }).message.length).toBeLessThan(400)
    expect(refusal({ ...sound, ['y'.repeat(1e6)]: 1 }).message.length).toBeLessThan(700)
  })
})

describe('the query string', () => {
  const text = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((s) => s === s.trim())
  const ids = fc.array(fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/), { minLength: 1, maxLength: 4 })
  const requests = fc.record(
    {
      from: text,
      to: text,
      cargo: fc.constantFrom('wheat', 'crude'),
      tonnes: fc.double({ min: 0.001, max: 5e6, noNaN: true }),
      depart: fc.constantFrom('2027-03-01', '2027-03-01T08:00:00+05:00'),
      by: fc.constant('2027-06-01'),
      scenarios: ids,
      avoidPassages: ids,
      avoidCountries: fc.constant(['IR', 'RU']),
      maxBorders: fc.integer({ min: 0, max: 50 }),
      tirOnly: fc.constant(true as const),
      explain: fc.constant(true as const),
      seed: fc.nat(),
    },
    { requiredKeys: ['from', 'to', 'cargo', 'tonnes', 'depart'] },
  )

  it('says the same as the request that made it', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const query = Object.fromEntries(new URLSearchParams(routeRequestToQuery(request as RouteRequest)))
        expect(routeRequestFromQuery(query)).toEqual(request)
      }),
    )
  })

  it('takes lists by commas or repeated', () => {
    const query = { ...sound, tonnes: '500', avoidCountries: ['IR', 'RU,BY'], all: '' }
    expect(routeRequestFromQuery(query)).toMatchObject({ avoidCountries: ['IR', 'RU', 'BY'], all: true })
  })

  it.each(['0x10', '1e999', '', 'NaN', '12abc', '--5'])('refuses %j as tonnes', (tonnes) => {
    expect(() => routeRequestFromQuery({ ...sound, tonnes })).toThrow(/tonnes/)
  })

  it('refuses a field given twice', () => {
    expect(() => routeRequestFromQuery({ ...sound, tonnes: ['1', '2'] })).toThrow(/got a list of 2/)
  })
})

describe('nearest', () => {
  it.each([
    ['tonne', 'tonnes'],
    ['avoidCountry', 'avoidCountries'],
    ['Depart', 'depart'],
    ['zzz', null],
  ])('%s → %s', (typed, expected) => {
    expect(nearest(typed, Object.keys(routeRequest.shape))).toBe(expected)
  })
})
