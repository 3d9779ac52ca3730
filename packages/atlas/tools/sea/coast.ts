import { createRequire } from 'node:module'
import { feature } from 'topojson-client'

/** A closed ring of Natural Earth 10m land: longitudes and latitudes by turns, degrees, last point not repeated. */
export type Ring = Float64Array

/** All rings of Natural Earth land at 1:10 million (public domain) as packed in the npm package `world-atlas`. */
export function naturalEarthRings(): Ring[] {
  const topology = createRequire(import.meta.url)('world-atlas/land-10m.json')
  const land = feature(topology, topology.objects.land) as unknown as {
    features: { geometry: { coordinates: [number, number][][][] } }[]
  }
  const rings: Ring[] = []
  for (const { geometry } of land.features) {
    for (const polygon of geometry.coordinates) {
      for (const ring of polygon) rings.push(...cutAtDateLine(Float64Array.from(ring.slice(0, -1).flat())))
    }
  }
  return rings
}

/** Rings that jump from 180° E to 180° W become two, one on either side; Antarctica, which runs round, stays. */
function cutAtDateLine(ring: Ring): Ring[] {
  const unwrapped = ring.slice()
  let jumps = false
  for (let i = 2; i < ring.length; i += 2) {
    const turn = unwrapped[i]! - unwrapped[i - 2]!
    if (Math.abs(turn) > 180) {
      jumps = true
      unwrapped[i]! -= 360 * Math.sign(turn)
    }
  }
  if (!jumps && Math.abs(ring[0]! - ring[ring.length - 2]!) <= 180) return [ring]
  if (ring.some((value, i) => i % 2 === 1 && value < -80)) return [ring]
  return [-360, 0, 360]
    .map((shift) =>
      unwrapped.map((value, i) => (i % 2 === 0 ? Math.min(180, Math.max(-180, value + shift)) : value)),
    )
    .filter((part) => part.some((value, i) => i % 2 === 0 && Math.abs(value) < 180))
}

/** Area of a ring in square kilometres, for choosing what to keep. */
export function ringAreaKm2(ring: Ring): number {
  const kmPerDeg = 111.2
  const scale = Math.cos((ring[1]! * Math.PI) / 180)
  let twice = 0
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length
    twice += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!
  }
  return (Math.abs(twice) / 2) * kmPerDeg * kmPerDeg * scale
}

/** Douglas–Peucker on a closed ring, tolerance in degrees of latitude. Small rings keep at least 4 vertices. */
export function simplifyRing(ring: Ring, toleranceDeg: number): Ring {
  const count = ring.length / 2
  if (count <= 5) return ring
  const keep = new Uint8Array(count)
  let far = 0
  let farthest = -1
  for (let i = 1; i < count; i++) {
    const d = Math.hypot(ring[2 * i]! - ring[0]!, ring[2 * i + 1]! - ring[1]!)
    if (d > farthest) {
      farthest = d
      far = i
    }
  }
  keep[0] = 1
  keep[far] = 1
  const stack = [
    [0, far],
    [far, count],
  ]
  while (stack.length > 0) {
    const [from, to] = stack.pop()!
    let worst = toleranceDeg
    let at = -1
    for (let i = from! + 1; i < to!; i++) {
      const d = offLine(ring, i, from!, to! % count)
      if (d > worst) {
        worst = d
        at = i
      }
    }
    if (at < 0) continue
    keep[at] = 1
    stack.push([from!, at], [at, to!])
  }
  const out: number[] = []
  for (let i = 0; i < count; i++) if (keep[i]) out.push(ring[2 * i]!, ring[2 * i + 1]!)
  return out.length >= 8 ? Float64Array.from(out) : ring
}

function offLine(ring: Ring, i: number, a: number, b: number): number {
  const scale = Math.max(0.1, Math.cos((ring[2 * i + 1]! * Math.PI) / 180))
  const ex = (ring[2 * b]! - ring[2 * a]!) * scale
  const ey = ring[2 * b + 1]! - ring[2 * a + 1]!
  const px = (ring[2 * i]! - ring[2 * a]!) * scale
  const py = ring[2 * i + 1]! - ring[2 * a + 1]!
  const length = ex * ex + ey * ey
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * ex + py * ey) / length))
  return Math.hypot(px - t * ex, py - t * ey)
}
