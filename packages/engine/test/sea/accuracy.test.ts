import { describe, expect, test } from 'vitest'
import { comparePublished, errorQuantile } from '../../../atlas/tools/sea/compare.ts'
import { openSea } from '../../../atlas/tools/sea/open.ts'
import { seaRoute } from '../../src/sea/route.ts'
import { geodesicNm, type LatLon } from '../../src/sea/sphere.ts'
import { ports } from './ports.ts'

const sea = openSea()
const usable = comparePublished(sea).filter((row) => row.group !== 'unusable')

describe('against published distances', () => {
  test.each(['all', 'calibration', 'held-out'])(
    '%s: median error ≤ 1.2 %, 90th percentile ≤ 4 %',
    (group) => {
      const rows = usable.filter((row) => group === 'all' || row.group === group)
      expect(rows.length).toBeGreaterThanOrEqual(30)
      expect(rows.filter((row) => Number.isNaN(row.errorPercent))).toEqual([])
      expect(errorQuantile(rows, 0.5)).toBeLessThanOrEqual(1.2)
      expect(errorQuantile(rows, 0.9)).toBeLessThanOrEqual(4)
    },
  )
})

/** A course laid by hand on the coast of Natural Earth, some five miles off Makran and Musandam. */
const courseOffMakran: readonly LatLon[] = [
  { lat: 25.03, lon: 62.38 },
  { lat: 24.98, lon: 61.9 },
  { lat: 25.2, lon: 59.8 },
  { lat: 25.5, lon: 57.8 },
  { lat: 26.45, lon: 56.6 },
  { lat: 26.45, lon: 56.3 },
]

/** No way is shorter than the geodesic; along an almost straight coast a ship loses little to it. */
describe('short hops', () => {
  const hops: [string, LatLon, LatLon, number][] = [
    ['Gwadar–Karachi', ports.gwadar, ports.karachi, 1.06],
    ['Aktau–Alat', ports.aktau, ports.alat, 1.3],
    ['Karachi–Port Qasim', ports.karachi, ports.qasim, 2.5],
  ]
  test.each(hops)('%s', (_, from, to, factor) => {
    const straight = geodesicNm(from.lat, from.lon, to.lat, to.lon)
    const { distanceNm } = seaRoute(sea, from, to, { straighten: true })!
    expect(distanceNm).toBeGreaterThanOrEqual(straight - 1e-6)
    expect(distanceNm).toBeLessThanOrEqual(straight * factor)
  })

  test('Gwadar–Jebel Ali lies between the string round Musandam and a course laid by hand', () => {
    const { gwadar, jebelAli } = ports
    const east = { lat: 26.38, lon: 56.53 }
    const west = { lat: 26.24, lon: 56.22 }
    const leastNm =
      geodesicNm(gwadar.lat, gwadar.lon, east.lat, east.lon) +
      geodesicNm(east.lat, east.lon, west.lat, west.lon) +
      geodesicNm(west.lat, west.lon, jebelAli.lat, jebelAli.lon)
    const route = seaRoute(sea, gwadar, jebelAli, { straighten: true })!
    expect(route.passages).toEqual(['hormuz'])
    expect(route.distanceNm).toBeGreaterThan(leastNm)
    const course = [gwadar, ...courseOffMakran, jebelAli]
    const laidNm = course
      .slice(1)
      .reduce((sum, to, i) => sum + geodesicNm(course[i]!.lat, course[i]!.lon, to.lat, to.lon), 0)
    expect(route.distanceNm).toBeLessThan(1.01 * laidNm)
  })
})
