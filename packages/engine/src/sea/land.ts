import { ByteReader } from './bytes.ts'
import { angleBetween, earthRadiusNm, greatCircle, latOf, lonOf } from './sphere.ts'

/** Degrees of one unit of the land file. */
export const landUnitDeg = 0.002
const cellDeg = 0.5
const columns = 360 / cellDeg
const rows = 180 / cellDeg
const nmPerDeg = 60

/**
 * Coastlines as segments, found through a grid of half-degree cells.
 * Segment s runs (x1[s], y1[s]) – (x2[s], y2[s]), degrees; cell c holds segment[cellStart[c] … cellStart[c+1]).
 */
export interface Land {
  readonly x1: Float32Array
  readonly y1: Float32Array
  readonly x2: Float32Array
  readonly y2: Float32Array
  readonly cellStart: Int32Array
  readonly segment: Int32Array
}

/**
 * Reads the land file: rings one after another, each as the number of its vertices, the first vertex
 * (longitude, latitude) and the steps from vertex to vertex, all in units of {@link landUnitDeg}, as signed numbers.
 * Rings close themselves.
 */
export function readLand(bytes: Uint8Array): Land {
  const xs: number[] = []
  const ys: number[] = []
  const ringStart: number[] = []
  const reader = new ByteReader(bytes)
  while (!reader.done) {
    ringStart.push(xs.length)
    const count = reader.unsigned()
    let x = 0
    let y = 0
    for (let i = 0; i < count; i++) {
      x += reader.signed()
      y += reader.signed()
      xs.push(x * landUnitDeg)
      ys.push(y * landUnitDeg)
    }
  }
  ringStart.push(xs.length)
  return indexSegments(xs, ys, ringStart)
}

function indexSegments(xs: number[], ys: number[], ringStart: number[]): Land {
  const count = xs.length
  const x1 = Float32Array.from(xs)
  const y1 = Float32Array.from(ys)
  const x2 = new Float32Array(count)
  const y2 = new Float32Array(count)
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const start = ringStart[r]!
    const end = ringStart[r + 1]!
    for (let i = start; i < end; i++) {
      const next = i + 1 < end ? i + 1 : start
      x2[i] = x1[next]!
      y2[i] = y1[next]!
    }
  }
  const cellStart = new Int32Array(columns * rows + 1)
  const visit = (each: (cell: number, s: number) => void) => {
    for (let s = 0; s < count; s++) {
      const west = columnOf(Math.min(x1[s]!, x2[s]!))
      const east = columnOf(Math.max(x1[s]!, x2[s]!))
      const south = rowOf(Math.min(y1[s]!, y2[s]!))
      const north = rowOf(Math.max(y1[s]!, y2[s]!))
      for (let row = south; row <= north; row++) {
        for (let column = west; column <= east; column++) each(row * columns + column, s)
      }
    }
  }
  visit((cell) => {
    cellStart[cell + 1]!++
  })
  for (let c = 0; c < columns * rows; c++) cellStart[c + 1]! += cellStart[c]!
  const fill = cellStart.slice()
  const segment = new Int32Array(cellStart[columns * rows]!)
  visit((cell, s) => {
    segment[fill[cell]!++] = s
  })
  return { x1, y1, x2, y2, cellStart, segment }
}

function columnOf(lon: number): number {
  return Math.min(columns - 1, Math.max(0, Math.floor((lon + 180) / cellDeg)))
}

function rowOf(lat: number): number {
  return Math.min(rows - 1, Math.max(0, Math.floor((lat + 90) / cellDeg)))
}

/** Where a path has to keep how far off the coast. */
export interface Margin {
  readonly nm: number
  /** Within this distance of either end only a crossing counts … */
  readonly relaxNm: number
  /** … and within this distance of the first (last) point not even that: harbours lie behind coarse coasts. */
  readonly freeStartNm: number
  readonly freeEndNm: number
}

/** Whether the great circle between two unit vectors keeps its margin from all land. */
export function isClear(land: Land, a: Float64Array, b: Float64Array, margin: Margin): boolean {
  const totalNm = angleBetween(a, 0, b, 0) * earthRadiusNm
  const points = greatCircle(a, b, 8)
  const pieces = points.length / 3 - 1
  const pieceNm = totalNm / pieces
  let lat = latOf(points, 0)
  let lon = lonOf(points, 0)
  for (let i = 0; i < pieces; i++) {
    const nextLat = latOf(points, i + 1)
    const nextLon = lonOf(points, i + 1)
    const startNm = i * pieceNm
    const near = startNm < margin.relaxNm || totalNm - startNm - pieceNm < margin.relaxNm
    const from = clampUnit((margin.freeStartNm - startNm) / pieceNm)
    const to = clampUnit((totalNm - margin.freeEndNm - startNm) / pieceNm)
    if (from < to) {
      const turn = wrap(nextLon - lon)
      const touches = touchesLand(
        land,
        lon + turn * from,
        lat + (nextLat - lat) * from,
        turn * (to - from),
        (nextLat - lat) * (to - from),
        near ? 0 : margin.nm,
      )
      if (touches) return false
    }
    lat = nextLat
    lon = nextLon
  }
  return true
}

/** Whether a position lies on land: coasts crossed on the way to the north pole, counted. */
export function isOnLand(land: Land, lat: number, lon: number): boolean {
  const column = columnOf(lon)
  let inside = false
  for (let row = rowOf(lat); row < rows; row++) {
    const cell = row * columns + column
    for (let k = land.cellStart[cell]!; k < land.cellStart[cell + 1]!; k++) {
      const s = land.segment[k]!
      const [x1, x2] = [land.x1[s]!, land.x2[s]!]
      if (x1 > lon === x2 > lon) continue
      const y = land.y1[s]! + ((lon - x1) / (x2 - x1)) * (land.y2[s]! - land.y1[s]!)
      if (y <= lat || rowOf(y) !== row) continue
      inside = !inside
    }
  }
  return inside
}

/** Whether any coast lies within `marginNm` of a position. */
export function isNearLand(land: Land, lat: number, lon: number, marginNm: number): boolean {
  return touchesLand(land, lon, lat, 0, 0, marginNm)
}

function clampUnit(value: number): number {
  return Math.min(1, Math.max(0, value))
}

function wrap(lon: number): number {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon
}

/** Whether any coast comes within `marginNm` of the short straight piece from (x, y) by (dx, dy), degrees. */
function touchesLand(land: Land, x: number, y: number, dx: number, dy: number, marginNm: number): boolean {
  const scale = Math.max(0.05, Math.cos(((y + dy / 2) * Math.PI) / 180))
  const marginLat = marginNm / nmPerDeg
  const marginLon = marginLat / scale
  const south = rowOf(Math.min(y, y + dy) - marginLat)
  const north = rowOf(Math.max(y, y + dy) + marginLat)
  const west = Math.floor((Math.min(x, x + dx) - marginLon + 180) / cellDeg)
  const east = Math.floor((Math.max(x, x + dx) + marginLon + 180) / cellDeg)
  for (let row = south; row <= north; row++) {
    for (let column = west; column <= east; column++) {
      const wrapped = ((column % columns) + columns) % columns
      const shift = (column - wrapped) * cellDeg
      const cell = row * columns + wrapped
      const end = land.cellStart[cell + 1]!
      for (let k = land.cellStart[cell]!; k < end; k++) {
        const s = land.segment[k]!
        if (nearSegment(land, s, x - shift, y, dx, dy, scale, marginLat)) return true
      }
    }
  }
  return false
}

/** Planar test in a frame scaled to the local latitude, degrees of latitude on both axes. */
function nearSegment(
  land: Land,
  s: number,
  x: number,
  y: number,
  dx: number,
  dy: number,
  scale: number,
  marginLat: number,
): boolean {
  const px = (land.x1[s]! - x) * scale
  const py = land.y1[s]! - y
  const qx = (land.x2[s]! - x) * scale
  const qy = land.y2[s]! - y
  const ex = dx * scale
  const sideP = ex * py - dy * px
  const sideQ = ex * qy - dy * qx
  const rx = qx - px
  const ry = qy - py
  const sideA = rx * -py - ry * -px
  const sideB = rx * (dy - py) - ry * (ex - px)
  if (sideP * sideQ <= 0 && sideA * sideB <= 0 && (sideP !== sideQ || sideA !== sideB)) return true
  if (marginLat === 0) return false
  const limit = marginLat * marginLat
  return (
    squaredToSegment(px, py, ex, dy) < limit ||
    squaredToSegment(qx, qy, ex, dy) < limit ||
    squaredToSegment(-px, -py, rx, ry) < limit ||
    squaredToSegment(ex - px, dy - py, rx, ry) < limit
  )
}

/** Squared distance from (px, py) to the segment from the origin to (ex, ey). */
function squaredToSegment(px: number, py: number, ex: number, ey: number): number {
  const length = ex * ex + ey * ey
  const t = length === 0 ? 0 : clampUnit((px * ex + py * ey) / length)
  const x = px - t * ex
  const y = py - t * ey
  return x * x + y * y
}
