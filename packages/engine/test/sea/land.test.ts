import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { naturalEarthRings } from '../../../atlas/tools/sea/coast.ts'
import { dataFolder, openSea } from '../../../atlas/tools/sea/open.ts'
import { seaRoute } from '../../src/sea/route.ts'
import { earthRadiusNm, greatCircle, latOf, lonOf, unitOf } from '../../src/sea/sphere.ts'
import { ports } from './ports.ts'

/** An oracle of its own: even–odd rule on the full 1:10 million coast, edges found by bands of a tenth of a degree. */
function landOracle(): (lat: number, lon: number) => boolean {
  const bands = new Map<number, number[][]>()
  for (const ring of naturalEarthRings()) {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length
      const edge = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!]
      const low = Math.floor(Math.min(edge[1]!, edge[3]!) * 10)
      const high = Math.floor(Math.max(edge[1]!, edge[3]!) * 10)
      for (let band = low; band <= high; band++) {
        if (!bands.has(band)) bands.set(band, [])
        bands.get(band)!.push(edge)
      }
    }
  }
  return (lat, lon) => {
    let inside = false
    for (const [x1, y1, x2, y2] of (bands.get(Math.floor(lat * 10)) ?? []) as [
      number,
      number,
      number,
      number,
    ][]) {
      if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
    }
    return inside
  }
}

const onLand = landOracle()
const sea = openSea()
/** Points along hand-set channels and canals, two miles apart: the coast is too coarse for them. */
const inner = channelPoints()
const harbourNm = 15 / 1.852
const channelNm = 5

function channelPoints(): Float64Array[] {
  const lines = readFileSync(`${dataFolder}sea/channels.csv`, 'utf8').trim().split('\n').slice(1)
  const rows = lines.map((line) => line.split(','))
  const points: Float64Array[] = []
  for (const [i, row] of rows.entries()) {
    const next = rows[i + 1]
    if (!next || next[0] !== row[0]) continue
    const chain = greatCircle(
      unitOf(Number(row[3]), Number(row[4])),
      unitOf(Number(next[3]), Number(next[4])),
      2,
    )
    for (let k = 0; k < chain.length; k += 3) points.push(chain.subarray(k, k + 3))
  }
  return points
}

function nmBetween(a: Float64Array, b: Float64Array): number {
  return Math.acos(Math.min(1, a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!)) * earthRadiusNm
}

describe('no path runs over land', () => {
  test('the oracle tells sea from land', () => {
    expect(onLand(25, 66)).toBe(false)
    expect(onLand(26.5, 66)).toBe(true)
    expect(onLand(41, 51)).toBe(false)
  })

  const names = Object.keys(ports) as (keyof typeof ports)[]
  test.each(names)('from %s to everywhere, every nautical mile away from harbours and channels', (from) => {
    const hits: string[] = []
    for (const to of names) {
      if (to <= from) continue
      const route = seaRoute(sea, ports[from], ports[to], { straighten: true })
      if (!route) continue
      const ends = [ports[from], ports[to]].map((port) => unitOf(port.lat, port.lon))
      for (let i = 0; i + 1 < route.path.length; i++) {
        const [a, b] = [route.path[i]!, route.path[i + 1]!]
        const points = greatCircle(unitOf(a[1], a[0]), unitOf(b[1], b[0]), 1)
        for (let k = 0; k < points.length / 3; k++) {
          const [lat, lon] = [latOf(points, k), lonOf(points, k)]
          if (!onLand(lat, lon)) continue
          const unit = points.subarray(3 * k, 3 * k + 3)
          if (ends.some((end) => nmBetween(unit, end) < harbourNm)) continue
          if (inner.some((point) => nmBetween(unit, point) < channelNm)) continue
          hits.push(`${from}–${to} at ${lat.toFixed(3)}, ${lon.toFixed(3)}`)
        }
      }
    }
    expect(hits).toEqual([])
  })
})
