import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ACROSS_BORDER_KM,
  type AccessPlace,
  accessLegs,
  LONGEST_ACCESS_KM,
  requireAccess,
} from '../../src/gazetteer/access.ts'
import { DETOUR } from '../../src/gazetteer/detour.ts'
import { greatCircleKm } from '../../src/gazetteer/great-circle.ts'

/** On the equator a degree is 111.195 km of the mean sphere. */
const DEGREE_KM = (2 * Math.PI * 6371.0088) / 360
const on = (id: string, lon: number, country = 'KE'): AccessPlace => ({ id, name: id, country, lat: 0, lon })
const point = { name: 'here', lat: 0, lon: 0, country: 'KE' }

test('great circles by hand: a degree of the equator, a quarter of the Earth, the same point', () => {
  expect(greatCircleKm({ lat: 0, lon: 0 }, { lat: 0, lon: 1 })).toBeCloseTo(DEGREE_KM, 6)
  expect(greatCircleKm({ lat: 90, lon: 0 }, { lat: 0, lon: 50 })).toBeCloseTo(90 * DEGREE_KM, 6)
  expect(greatCircleKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(DEGREE_KM, 6)
  expect(greatCircleKm({ lat: 43, lon: 77 }, { lat: 43, lon: 77 })).toBe(0)
})

test('the four nearest of the country, nearest first, each longer than its great circle by the factor', () => {
  const legs = accessLegs(point, [on('E', 5), on('C', 3), on('A', 1), on('D', -4), on('B', -2)])
  expect(legs.map((leg) => leg.placeId)).toEqual(['A', 'B', 'C', 'D'])
  for (const [i, leg] of legs.entries()) {
    expect(leg.greatCircleKm).toBeCloseTo((i + 1) * DEGREE_KM, 1)
    expect(leg.distanceKm).toBeCloseTo((i + 1) * DEGREE_KM * leg.detourFactor, 1)
    expect(leg.grade).toBe('estimated')
  }
  expect(accessLegs(point, [on('A', 1), on('B', 2)], { max: 1 })).toHaveLength(1)
})

test('another country counts only within 30 km', () => {
  const near = ACROSS_BORDER_KM / DEGREE_KM
  expect(accessLegs(point, [on('X', near * 0.99, 'TZ')])).toHaveLength(1)
  expect(accessLegs(point, [on('X', near * 1.01, 'TZ')])).toHaveLength(0)
})

test('nothing near: the reason names the nearest place and its distance', () => {
  const far = (LONGEST_ACCESS_KM + 10) / DEGREE_KM
  expect(accessLegs(point, [on('A', far)])).toEqual([])
  expect(() => requireAccess(point, [on('A', far), on('B', 2 * far)])).toThrow(
    /A, 610 km away; the limit is 600 km/,
  )
  expect(() => requireAccess(point, [on('X', 1, 'TZ')])).toThrow(
    /no place in KE has a road; the nearest is X \(TZ\), 111 km/,
  )
  expect(() => requireAccess(point, [])).toThrow(/no place of the atlas has a road/)
  expect(requireAccess(point, [on('A', 1)])).toHaveLength(1)
})

test('it is what sorting all places by distance gives', () => {
  const spot = fc.record({
    id: fc.uuid(),
    name: fc.constant('n'),
    country: fc.constantFrom('KE', 'TZ'),
    lat: fc.double({ min: -8, max: 8, noNaN: true }),
    lon: fc.double({ min: -8, max: 8, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 30 }), (places) => {
      const kms = places
        .map((place) => ({ ...place, km: greatCircleKm(point, place) }))
        .filter(({ country, km }) => km <= (country === 'KE' ? LONGEST_ACCESS_KM : ACROSS_BORDER_KM))
        .sort((a, b) => a.km - b.km || (a.id < b.id ? -1 : 1))
        .slice(0, 4)
      expect(accessLegs(point, places).map((leg) => leg.placeId)).toEqual(kms.map((one) => one.id))
    }),
  )
})

test('a road is never shorter than the great circle, nor absurdly longer', () => {
  for (const fit of [DETOUR.lowland, DETOUR.highland]) {
    expect(fit.p10).toBeGreaterThanOrEqual(1)
    expect(fit.p10).toBeLessThan(fit.factor)
    expect(fit.factor).toBeLessThan(fit.p90)
    expect(fit.p90).toBeLessThan(2)
    expect(fit.n).toBeGreaterThan(20)
  }
})
