import { writeFileSync } from 'node:fs'
import { ByteWriter } from '../../../engine/src/sea/bytes.ts'
import { angleBetween, geodesicNm, writeUnit } from '../../../engine/src/sea/sphere.ts'
import { readChannels } from './channels.ts'
import { naturalEarthRings, ringAreaKm2, simplifyRing } from './coast.ts'
import { type Corner, cornersOf } from './contour.ts'
import { clearanceAt, clearanceRaster, openWaterOf } from './raster.ts'
import { earthRadiusNm, inSight } from './sight.ts'
import { type Edges, spannerOf } from './spanner.ts'

const data = new URL('../../data/sea/', import.meta.url).pathname
/** Ships keep this far off the coast at sea; sights are tested a little closer, corners stand a little farther. */
const keepOffNm = 3
const sightNm = 2.4
const toleranceNm = 2
const stretch = 1.002
const landUnitDeg = 0.002
const landToleranceDeg = 0.003

/** Rebuilds packages/atlas/data/sea/{network,land}.bin from Natural Earth land and channels.csv. */
export function main(): void {
  const rings = naturalEarthRings()
  writeLand(rings)
  const field = clearanceRaster(rings)
  log('clearance raster done')
  const corners = cornersOf(field, keepOffNm * 10, toleranceNm, 1.3).filter(
    (c) => worthKeeping(c) && clearanceAt(field, c.lat, c.lon) >= keepOffNm * 10 - 2,
  )
  const channels = readChannels(`${data}channels.csv`)
  for (const p of channels.points) {
    if (p.joins && clearanceAt(field, p.lat, p.lon) < 7)
      console.log(`too near the coast to join: ${p.lat}, ${p.lon}`)
  }
  log(`${channels.points.length} way-points, ${corners.length} corners`)
  const count = channels.points.length + corners.length
  const lat = Float64Array.from([...channels.points, ...corners], (p) => p.lat)
  const lon = Float64Array.from([...channels.points, ...corners], (p) => p.lon)
  const units = new Float64Array(3 * count)
  for (let i = 0; i < count; i++) {
    lat[i] = Math.round(lat[i]! * 1e4) / 1e4
    lon[i] = Math.round(lon[i]! * 1e4) / 1e4
    writeUnit(lat[i]!, lon[i]!, units, i)
  }
  const edges = visibleEdges(field, units, lat, lon, channels, corners)
  log(`${edges.tail.length} sights`)
  const kept = spannerOf(count, units, edges, channels.links.length, stretch)
  log(`${kept.length} edges kept`)
  writeNetwork(lat, lon, edges, kept, channels)
}

function log(message: string): void {
  console.log(`${(performance.now() / 1000).toFixed(1)} s  ${message}`)
}

/** High-arctic Canada and Greenland carry no lanes of this atlas and would be a fifth of the network. */
function worthKeeping({ lat, lon }: Corner): boolean {
  if (lat < -60 || lat > 78) return false
  return !(lat > 66 && lon > -140 && lon < -20)
}

function visibleEdges(
  field: Uint8Array,
  units: Float64Array,
  lat: Float64Array,
  lon: Float64Array,
  channels: ReturnType<typeof readChannels>,
  corners: readonly Corner[],
): Edges {
  const wayPoints = channels.points.length
  const count = wayPoints + corners.length
  const open = openWaterOf(field)
  const frames = localFrames(lat, lon)
  const tail: number[] = []
  const head: number[] = []
  const length: number[] = []
  const chained = new Set<string>()
  for (const link of channels.links) {
    tail.push(link.a)
    head.push(link.b)
    length.push(link.lengthNm ?? geodesicNm(lat[link.a]!, lon[link.a]!, lat[link.b]!, lon[link.b]!))
    chained.add(`${link.a} ${link.b}`)
  }
  const sides = tangentSides(corners)
  for (let a = 0; a < count; a++) {
    if (a < wayPoints && !channels.points[a]!.joins) continue
    for (let b = a + 1; b < count; b++) {
      if (b < wayPoints && !channels.points[b]!.joins) continue
      if (a >= wayPoints && !isTangent(units, frames, sides, a, b, a - wayPoints)) continue
      if (b >= wayPoints && !isTangent(units, frames, sides, b, a, b - wayPoints)) continue
      const nm = angleBetween(units, a, units, b) * earthRadiusNm
      if (nm < 0.2 || chained.has(`${a} ${b}`) || chained.has(`${b} ${a}`)) continue
      const sight = {
        clearNm: sightNm,
        nearNm: 0.7,
        relaxStartNm: a < wayPoints ? 15 : 0,
        relaxEndNm: b < wayPoints ? 15 : 0,
      }
      if (!inSight(field, open, units, a, b, nm, sight)) continue
      tail.push(a)
      head.push(b)
      length.push(geodesicNm(lat[a]!, lon[a]!, lat[b]!, lon[b]!))
    }
  }
  return { tail: Int32Array.from(tail), head: Int32Array.from(head), lengthNm: Float64Array.from(length) }
}

/** Unit vectors pointing east and north at each point: 6 numbers a point. */
function localFrames(lat: Float64Array, lon: Float64Array): Float64Array {
  const frames = new Float64Array(6 * lat.length)
  const radians = Math.PI / 180
  for (let i = 0; i < lat.length; i++) {
    const [sinLat, cosLat] = [Math.sin(lat[i]! * radians), Math.cos(lat[i]! * radians)]
    const [sinLon, cosLon] = [Math.sin(lon[i]! * radians), Math.cos(lon[i]! * radians)]
    frames.set([-sinLon, cosLon, 0, -sinLat * cosLon, -sinLat * sinLon, cosLat], 6 * i)
  }
  return frames
}

function tangentSides(corners: readonly Corner[]): Float64Array {
  const sides = new Float64Array(4 * corners.length)
  for (const [i, c] of corners.entries()) sides.set([...c.before, ...c.after], 4 * i)
  return sides
}

/** A sight is of use at a corner only when the shore lies wholly on one side of it: else the path could be shortened. */
function isTangent(
  units: Float64Array,
  frames: Float64Array,
  sides: Float64Array,
  at: number,
  to: number,
  corner: number,
): boolean {
  const x = units[3 * to]!
  const y = units[3 * to + 1]!
  const z = units[3 * to + 2]!
  const f = 6 * at
  const east = frames[f]! * x + frames[f + 1]! * y + frames[f + 2]! * z
  const north = frames[f + 3]! * x + frames[f + 4]! * y + frames[f + 5]! * z
  const length = Math.sqrt(east * east + north * north)
  const s = 4 * corner
  const before = (east * sides[s + 1]! - north * sides[s]!) / length
  const after = (east * sides[s + 3]! - north * sides[s + 2]!) / length
  return (before >= -0.1 && after >= -0.1) || (before <= 0.1 && after <= 0.1)
}

/**
 * network.bin: number of nodes; how many of them (the first ones) are inner way-points of channels, which may lie on
 * land as the coast is drawn and are reached along their channel only; for each node the step from the node before (latitude, longitude; 1e-4 degrees,
 * signed); number of edges; for each edge, sorted by tail then head: step of tail, head (step from the edge before
 * when the tail is the same), and length in units of 10 m.
 * Nodes that nothing reaches from the open sea or the Caspian are left out; the others run along the Z-curve.
 */
function writeNetwork(
  lat: Float64Array,
  lon: Float64Array,
  edges: Edges,
  kept: readonly number[],
  channels: ReturnType<typeof readChannels>,
): void {
  const parent = Int32Array.from(lat, (_, i) => i)
  const rootOf = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root]!
    parent[i] = root
    return root
  }
  for (const e of kept) parent[rootOf(edges.tail[e]!)] = rootOf(edges.head[e]!)
  const main = rootOf(0)
  const used = [...lat.keys()].filter((i) => rootOf(i) === main)
  for (const [i, p] of channels.points.entries()) {
    if (rootOf(i) !== main) console.log(`cut off: way-point ${p.lat}, ${p.lon}`)
  }
  const isInner = (i: number) => i < channels.points.length && !channels.points[i]!.joins
  const place = (i: number) => zOrder(lat[i]!, lon[i]!) + (isInner(i) ? 0 : 4 ** 16)
  used.sort((a, b) => place(a) - place(b))
  const rank = new Int32Array(lat.length).fill(-1)
  for (const [r, i] of used.entries()) rank[i] = r
  const out = new ByteWriter()
  out.unsigned(used.length)
  out.unsigned(used.filter(isInner).length)
  let y = 0
  let x = 0
  for (const i of used) {
    const [ny, nx] = [Math.round(lat[i]! * 1e4), Math.round(lon[i]! * 1e4)]
    out.signed(ny - y)
    out.signed(nx - x)
    y = ny
    x = nx
  }
  const rows = kept
    .filter((e) => rank[edges.tail[e]!]! >= 0)
    .map((e) => {
      const [a, b] = [rank[edges.tail[e]!]!, rank[edges.head[e]!]!]
      return [Math.min(a, b), Math.max(a, b), Math.round(edges.lengthNm[e]! * 185.2)] as const
    })
    .sort((p, q) => p[0] - q[0] || p[1] - q[1])
  out.unsigned(rows.length)
  let tailBefore = 0
  let headBefore = 0
  for (const [tail, head, length] of rows) {
    out.unsigned(tail - tailBefore)
    out.unsigned(tail === tailBefore ? head - headBefore : head - tail)
    out.unsigned(length)
    tailBefore = tail
    headBefore = head
  }
  const bytes = out.finish()
  writeFileSync(`${data}network.bin`, bytes)
  log(`network.bin: ${used.length} nodes, ${rows.length} edges, ${bytes.length} bytes`)
}

function zOrder(lat: number, lon: number): number {
  let key = 0
  const y = Math.floor(((lat + 90) / 180) * 65535)
  const x = Math.floor(((lon + 180) / 360) * 65535)
  for (let bit = 15; bit >= 0; bit--) key = key * 4 + ((y >> bit) & 1) * 2 + ((x >> bit) & 1)
  return key
}

/** land.bin, see readLand in the engine: rings north of 62° S, simplified by a third of a kilometre. */
function writeLand(rings: ReturnType<typeof naturalEarthRings>): void {
  const out = new ByteWriter()
  let vertices = 0
  for (const ring of rings) {
    const kept = ring.every((_, i) => i % 2 === 0 || ring[i]! < -62)
      ? null
      : simplifyRing(ring, landToleranceDeg)
    if (!kept || ringAreaKm2(kept) === 0) continue
    out.unsigned(kept.length / 2)
    let [x, y] = [0, 0]
    for (let i = 0; i < kept.length; i += 2) {
      const [nx, ny] = [Math.round(kept[i]! / landUnitDeg), Math.round(kept[i + 1]! / landUnitDeg)]
      out.signed(nx - x)
      out.signed(ny - y)
      x = nx
      y = ny
      vertices++
    }
  }
  const bytes = out.finish()
  writeFileSync(`${data}land.bin`, bytes)
  log(`land.bin: ${vertices} vertices, ${bytes.length} bytes`)
}
