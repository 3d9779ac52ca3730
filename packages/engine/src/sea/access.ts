import { gatesCrossed, sidesOf } from './gates.ts'
import { isClear } from './land.ts'
import type { SeaNetwork } from './network.ts'
import { angleBetween, earthRadiusNm, geodesicNm, type LatLon, unitOf } from './sphere.ts'

/** A point tied to the network: the nodes a ship can make for straight away. */
export interface Access {
  readonly point: LatLon
  readonly unit: Float64Array
  readonly sides: number
  readonly nodes: Int32Array
  readonly lengthNm: Float64Array
  /** Gates crossed on the way to each node, as bits. */
  readonly gates: Uint32Array
  /** Radius round the point in which coast was overlooked to get out at all: 0 for a point in open water. */
  readonly freeNm: number
}

/** Radii in which the coast round a harbour may be overlooked, least first. */
const freeRadiiNm = [0, 1.5, 4, 8, 15, 30]
const candidates = 700
/** A node is not tried when going through one already found costs no more than this factor. */
const detour = 1.0008
const marginNm = 1.5
const relaxNm = 12
/** A harbour this near to an inner way-point of a channel is taken to lie on it. */
const besideNm = 6
const cacheLimit = 4096

const caches = new WeakMap<SeaNetwork, Map<string, Access | null>>()

/** Ties a point to the network; null when no node lies within sight even so. Kept for later calls. */
export function accessOf(sea: SeaNetwork, point: LatLon): Access | null {
  let cache = caches.get(sea)
  if (!cache) {
    cache = new Map()
    caches.set(sea, cache)
  }
  const key = `${point.lat},${point.lon}`
  let access = cache.get(key)
  if (access === undefined) {
    access = findAccess(sea, point)
    if (cache.size >= cacheLimit) cache.clear()
    cache.set(key, access)
  }
  return access
}

function findAccess(sea: SeaNetwork, point: LatLon): Access | null {
  const unit = unitOf(point.lat, point.lon)
  const nearest = nearestNodes(sea, unit)
  for (const freeNm of freeRadiiNm) {
    const found = nodesInSight(sea, unit, nearest, freeNm)
    if (found.length === 0) continue
    const sides = sidesOf(sea.passages, unit, 0)
    const nodes = Int32Array.from(found)
    const lengthNm = new Float64Array(nodes.length)
    const gates = new Uint32Array(nodes.length)
    for (const [i, v] of nodes.entries()) {
      lengthNm[i] = geodesicNm(point.lat, point.lon, sea.lat[v]!, sea.lon[v]!)
      gates[i] = gatesCrossed(sea.passages, unit, 0, sides, sea.units, v, sea.sides[v]!)
    }
    return { point, unit, sides, nodes, lengthNm, gates, freeNm }
  }
  return null
}

function nearestNodes(sea: SeaNetwork, unit: Float64Array): Int32Array {
  const dot = new Float64Array(sea.nodeCount)
  for (let v = 0; v < sea.nodeCount; v++) {
    dot[v] =
      unit[0]! * sea.units[3 * v]! + unit[1]! * sea.units[3 * v + 1]! + unit[2]! * sea.units[3 * v + 2]!
  }
  const limit = dot.slice().sort()[Math.max(0, sea.nodeCount - candidates)]!
  const near: number[] = []
  for (let v = 0; v < sea.nodeCount; v++) if (dot[v]! >= limit) near.push(v)
  return Int32Array.from(near.sort((a, b) => dot[b]! - dot[a]!))
}

function nodesInSight(sea: SeaNetwork, unit: Float64Array, nearest: Int32Array, freeNm: number): number[] {
  const land = sea.land()
  const margin = { nm: marginNm, relaxNm, freeStartNm: freeNm, freeEndNm: 0 }
  const found: number[] = []
  const reachNm: number[] = []
  for (const v of nearest) {
    const nm = angleBetween(unit, 0, sea.units, v) * earthRadiusNm
    const inner = v < sea.innerCount
    if (inner && nm > besideNm) continue
    const dominated = found.some(
      (a, i) => reachNm[i]! + angleBetween(sea.units, a, sea.units, v) * earthRadiusNm <= detour * nm,
    )
    if (dominated) continue
    if (!inner && !isClear(land, unit, sea.units.subarray(3 * v, 3 * v + 3), margin)) continue
    found.push(v)
    reachNm.push(nm)
  }
  return found
}
