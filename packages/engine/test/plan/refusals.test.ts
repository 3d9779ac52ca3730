import { gazetteer, Problem } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import { planRequest } from '../../src/plan/plan.ts'
import type { RouteRequest } from '../../src/plan/request.ts'
import { cargo, desert, MONDAY, place } from '../desert.ts'

const atlas = desert(['KZALA road 100km 2h ~ KZTAZ road 50km 1h ~ KZKGF'], {
  places: [
    { ...place('KZALA', 45, 60), name: 'Almaty', name_ru: 'Алматы' },
    { ...place('KZTAZ', 45, 61), name: 'Taraz', name_ru: 'Тараз' },
    { ...place('KZKGF', 45, 62), name: 'Karaganda', name_ru: 'Караганда', roles: 'gateway;seaport' },
  ],
  // No vehicle of a desert carries `nuclear`.
  cargoes: [cargo('air', 'unitised', 'nuclear')],
  passages: [
    {
      id: 'suez',
      name: 'Suez',
      name_ru: 'Суэц',
      lat1: 1,
      lon1: 1,
      lat2: 2,
      lon2: 2,
      open_by_default: true,
      source: 's',
      year: 2026,
      grade: 'estimated',
    },
  ],
})
const world = { atlas, scenarios: [], gazetteer: gazetteer([], atlas.tables.places) }
const SOUND: RouteRequest = {
  from: 'KZALA',
  to: 'KZTAZ',
  cargo: 'wheat',
  tonnes: 500,
  depart: MONDAY,
  samples: 8,
}

function refusal(change: Partial<Record<keyof RouteRequest, unknown>>): Problem {
  try {
    planRequest(world, { ...SOUND, ...change } as RouteRequest)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a question that cannot be meant', () => {
  it('is answered when it can', () => {
    expect(planRequest(world, SOUND).itineraries).toHaveLength(1)
  })

  it.each([
    ['an unknown place', { from: 'Atlantis' }, 'place-unknown', 'Atlantis'],
    ['an empty name', { from: '' }, 'query-invalid', 'characters'],
    ['a point off the Earth', { from: '95,10' }, 'point-invalid', '95,10'],
    ['a point without any road near', { from: '-40,10' }, 'place-unreachable', 'km away'],
    ['one place twice', { to: 'KZALA' }, 'same-place', 'Almaty'],
    ['one place by two names', { to: 'Алматы' }, 'same-place', 'Almaty'],
    ['no quantity', { tonnes: undefined }, 'quantity-invalid', 'neither tonnes nor teu'],
    ['both quantities', { teu: 3 }, 'quantity-invalid', 'both tonnes and teu'],
    ['nothing', { tonnes: 0 }, 'quantity-invalid', 'got 0'],
    ['less than nothing', { tonnes: -5 }, 'quantity-invalid', 'got -5'],
    ['no number', { tonnes: Number.NaN }, 'quantity-invalid', 'got NaN'],
    ['too much', { tonnes: 1e12 }, 'quantity-invalid', 'got 1000000000000'],
    ['endlessly much', { tonnes: Number.POSITIVE_INFINITY }, 'quantity-invalid', 'got Infinity'],
    ['no boxes', { tonnes: undefined, teu: 0 }, 'quantity-invalid', 'teu: got 0'],
    ['boxes that are no number', { tonnes: undefined, teu: Number.NaN }, 'quantity-invalid', 'teu: got NaN'],
    ['too many boxes', { tonnes: undefined, teu: 1e12 }, 'quantity-invalid', 'teu: got'],
    ['an unknown cargo', { cargo: 'whaet' }, 'cargo-unknown', 'wheat crude copper containers'],
    ['a prototype key for a cargo', { cargo: '__proto__' }, 'cargo-unknown', '__proto__'],
    ['a cargo that nothing carries', { cargo: 'air' }, 'cargo-unfit', 'no vehicle carries nuclear'],
    ['a day that does not exist', { depart: '2027-02-30' }, 'date-invalid', 'depart: "2027-02-30"'],
    ['an instant on such a day', { depart: '2027-02-30T10:00Z' }, 'date-invalid', '2027-02-30'],
    ['no date at all', { depart: 'tomorrow' }, 'date-invalid', 'tomorrow'],
    ['a day before the atlas', { depart: '2025-12-31' }, 'date-outside', '2026-01-01'],
    ['a day after the atlas', { depart: '2029-01-01' }, 'date-outside', '2028-12-31'],
    ['a bad due date', { by: '2027-13-01' }, 'date-invalid', 'by: "2027-13-01"'],
    ['to be there before leaving', { by: '2027-02-28' }, 'option-invalid', 'by: got 2027-02-28'],
    ['a negative value', { value: -1 }, 'option-invalid', 'value: got -1'],
    ['a value that is no number', { value: Number.NaN }, 'option-invalid', 'value: got NaN'],
    ['an unknown scenario', { scenarios: ['flood'] }, 'scenario-unknown', 'flood'],
    ['an unknown passage', { avoidPassages: ['sues'] }, 'option-invalid', 'one of suez'],
    ['an unknown mode', { avoidModes: ['rocket'] }, 'option-invalid', 'road, rail, sea'],
    ['an unknown place to avoid', { avoidPlaces: ['XXXXX'] }, 'option-invalid', 'avoidPlaces: got XXXXX'],
    ['an unknown gateway', { gateway: 'Atlantis' }, 'place-unknown', 'Atlantis'],
  ] as const)('%s', (_, change, code, said) => {
    const refused = refusal(change)
    expect(refused.code).toBe(code)
    expect(refused.message).toContain(said)
    expect(refused.message).not.toMatch(/\{\w+\}|undefined/)
  })

  it('offers the nearest spelling of a place', () => {
    expect(refusal({ from: 'Karagunda' })).toMatchObject({ code: 'place-unknown' })
    expect(refusal({ from: 'Karagunda' }).message).toContain('Karaganda, KZ')
  })

  it('without names knows ids alone, and says so the same way', () => {
    const bare = { ...world, gazetteer: null }
    expect(() => planRequest(bare, { ...SOUND, from: 'Almaty' })).toThrow(Problem)
  })

  it('leaves nothing half-done: the next question is answered as before', () => {
    const before = planRequest(world, SOUND).itineraries
    refusal({ tonnes: Number.NaN })
    refusal({ scenarios: ['flood'] })
    expect(planRequest(world, SOUND).itineraries).toEqual(before)
  })
})
