import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

const rowsPerDegree = 100
const kmPerDegree = 111.2
const cellDeg = 0.5

/** Natural Earth land at 1:50m, as drawn by the page: tells how deep inland a point lies. */
export interface LandMap {
  /** Kilometres from a point on land to the nearest coast, 0 at sea; 99 is "far inland". */
  readonly depthKm: (lat: number, lon: number) => number
}

export function openLandMap(): LandMap {
  const path = createRequire(import.meta.url).resolve('world-atlas/land-50m.json')
  const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology<{ land: GeometryCollection }>
  const rings: number[][][] = []
  for (const { geometry } of feature(topology, topology.objects.land).features) {
    if (geometry.type === 'Polygon') rings.push(...geometry.coordinates)
    if (geometry.type === 'MultiPolygon') rings.push(...geometry.coordinates.flat())
  }
  const crossings: number[][] = Array.from({ length: 180 * rowsPerDegree }, () => [])
  const coast = new Map<string, number[][]>()
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) indexEdge(ring[i - 1]!, ring[i]!, crossings, coast)
  }
  for (const row of crossings) row.sort((a, b) => a - b)
  return {
    depthKm: (lat, lon) => {
      const row = crossings[Math.floor((lat + 90) * rowsPerDegree)] ?? []
      return row.filter((x) => x < lon).length % 2 === 0 ? 0 : coastKm(coast, lat, lon)
    },
  }
}

/** Adds an edge to the rows of latitude whose middle it crosses, and to the cells its box touches. */
function indexEdge(a: number[], b: number[], crossings: number[][], coast: Map<string, number[][]>): void {
  const [low, high] = a[1]! < b[1]! ? [a, b] : [b, a]
  const first = Math.ceil((low[1]! + 90) * rowsPerDegree - 0.5)
  for (let row = first; (row + 0.5) / rowsPerDegree - 90 < high[1]!; row++) {
    const share = ((row + 0.5) / rowsPerDegree - 90 - low[1]!) / (high[1]! - low[1]!)
    crossings[row]?.push(low[0]! + share * (high[0]! - low[0]!))
  }
  for (let y = Math.floor(low[1]! / cellDeg); y <= Math.floor(high[1]! / cellDeg); y++) {
    const [west, east] = [Math.min(a[0]!, b[0]!), Math.max(a[0]!, b[0]!)]
    for (let x = Math.floor(west / cellDeg); x <= Math.floor(east / cellDeg); x++) {
      const key = `${y} ${x}`
      const cell = coast.get(key)
      if (cell) cell.push([...a, ...b])
      else coast.set(key, [[...a, ...b]])
    }
  }
}

function coastKm(coast: Map<string, number[][]>, lat: number, lon: number): number {
  const east = Math.cos((lat * Math.PI) / 180) * kmPerDegree
  let least = 99
  for (let y = Math.floor(lat / cellDeg) - 1; y <= Math.floor(lat / cellDeg) + 1; y++) {
    for (let x = Math.floor(lon / cellDeg) - 1; x <= Math.floor(lon / cellDeg) + 1; x++) {
      for (const [x1, y1, x2, y2] of coast.get(`${y} ${x}`) ?? []) {
        const [ax, ay] = [(x1! - lon) * east, (y1! - lat) * kmPerDegree]
        const [dx, dy] = [(x2! - x1!) * east, (y2! - y1!) * kmPerDegree]
        const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
        least = Math.min(least, Math.hypot(ax + along * dx, ay + along * dy))
      }
    }
  }
  return least
}
