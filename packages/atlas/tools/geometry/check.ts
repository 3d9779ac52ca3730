import { geodesicNm } from '../../../engine/src/sea/sphere.ts'
import { decodePolyline } from '../../src/polyline.ts'
import { dataFolder, readRows } from '../sea/open.ts'
import { openLandMap } from './land-map.ts'
import { type Point, samples } from './map-line.ts'

const endToleranceKm = 20
const inlandToleranceKm = 3
/** Boxes [west, south, east, north] of canals, river mouths and straits that the 1:50m coast closes. */
const canals = [
  [32.1, 29.8, 32.7, 31.4],
  [28.9, 40.9, 29.3, 41.35],
  [26.1, 39.9, 26.9, 40.6],
  [-80.1, 8.8, -79.4, 9.4],
  [39.2, 47.0, 39.8, 47.3],
  [47.4, 45.4, 48.2, 46.4],
]

/** `check`: every shape has its row, ends at its places, and no lane runs over land. Prints what fails. */
export function main(args: readonly string[]): void {
  const places = new Map(readRows(`${dataFolder}places.csv`).map((row) => [row.id!, row]))
  const owners = new Map(
    ['links', 'services', 'sealanes'].flatMap((t) =>
      readRows(`${dataFolder}${t}.csv`).map((row) => [row.id!, row]),
    ),
  )
  const land = openLandMap()
  const faults: string[] = []
  const ashore = new Map<string, number>()
  for (const shape of readRows(`${dataFolder}geometry.csv`)) {
    const owner = owners.get(shape.id!)
    if (!owner) {
      faults.push(`${shape.id}: no link, service or lane has this id`)
      continue
    }
    const path = decodePolyline(shape.polyline!).map(({ lat, lon }): Point => [lon, lat])
    for (const [end, point] of [
      [owner.from, path[0]!],
      [owner.to, path.at(-1)!],
    ] as const) {
      const place = places.get(end!)!
      const km = kmBetween([Number(place.lon), Number(place.lat)], point)
      if (km > endToleranceKm) faults.push(`${shape.id}: ends ${km.toFixed(0)} km from ${end}`)
    }
    const lengthKm = path.reduce((sum, p, i) => (i > 0 ? sum + kmBetween(path[i - 1]!, p) : 0), 0)
    const statedKm = Number(owner.distance_km ?? Number(owner.distance_nm) * 1.852)
    if (statedKm > 30 && (lengthKm > 1.08 * statedKm || lengthKm < 0.72 * statedKm))
      faults.push(`${shape.id}: ${lengthKm.toFixed(0)} km drawn, ${statedKm.toFixed(0)} km stated`)
    if (!/-sea(-\d)?$/.test(shape.id!)) continue
    const ends = [owner.from, owner.to].map((id) => places.get(id!)!)
    const near = (p: Point) => ends.some((e) => kmBetween([Number(e.lon), Number(e.lat)], p) < endToleranceKm)
    let worst = 0
    for (const p of path.slice(1).flatMap((point, i) => [...samples(path[i]!, point)])) {
      const depth = land.depthKm(p[1], p[0])
      if (depth <= inlandToleranceKm || near(p) || inCanal(p)) continue
      const cell = `${p[1].toFixed(1)} ${p[0].toFixed(1)}`
      ashore.set(cell, (ashore.get(cell) ?? 0) + 1)
      worst = Math.max(worst, depth)
    }
    if (worst > 0) faults.push(`${shape.id}: ${worst.toFixed(0)} km inland`)
  }
  console.log(faults.slice(0, Number(args[0] ?? 40)).join('\n'))
  console.log(`${faults.length} faults`)
  const spots = [...ashore].sort((a, b) => b[1] - a[1]).slice(0, 60)
  console.log(spots.map(([cell, n]) => `${cell} ×${n}`).join(', '))
}

function inCanal([lon, lat]: Point): boolean {
  return canals.some(([w, s, e, n]) => lon > w! && lon < e! && lat > s! && lat < n!)
}

const kmBetween = (a: Point, b: Point) => geodesicNm(a[1], a[0], b[1], b[0]) * 1.852
