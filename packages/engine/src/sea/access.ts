import { gatesCrossed, sidesOf } from './gates.ts'
import { isClear, isNearLand, isOnLand, type Land } from './land.ts'
import type { SeaNetwork } from './network.ts'
import { angleBetween, earthRadiusNm, geodesicNm, type LatLon, unitOf } from './sphere.ts'

/** A point tied to the network: the nodes a ship can make for. */
export interface Access {
  readonly point: LatLon
  readonly unit: Float64Array
  readonly sides: number
  readonly nodes: Int32Array
  readonly lengthNm: Float64Array
  /** Gates crossed on the way to each node, as bits. */
  readonly gates: Uint32Array
  /** 1 where the way to the node goes by the offing. */
  readonly byOffing: Uint8Array
  /** A position off the harbour with sea room, from which ships lay their course; null out at sea. */
  readonly offing: LatLon | null
  /** Radius round the point in which coast is overlooked. */
  readonly freeNm: number
  /** False for a point that the coast, as it is drawn, puts on land. */
  readonly afloat: boolean
}

/** Radii in which the coast round a harbour may be overlooked, least first: positions and coasts err by a mile. */
const freeRadiiNm = [1.5, 4, 8, 15, 30]
const offingRangesNm = [4, 7, 11]
const seaRoomNm = 2.6
const candidates = 700
/** A node is not tried when going through one already found costs no more than this factor. */
const detour = 1.0008
const harbourMargin = { nm: 0.4, relaxNm: 12, freeEndNm: 0 }
const seaMargin = { nm: 2, relaxNm: 0, freeStartNm: 0, freeEndNm: 0 }
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
  const land = sea.land()
  const unit = unitOf(point.lat, point.lon)
  const nearest = nearestNodes(sea, unit)
  for (const freeNm of freeRadiiNm) {
    const direct = nodesInSight(sea, unit, nearest, (v, nm) =>
      v < sea.innerCount
        ? nm <= Math.max(besideNm, freeNm)
        : isClear(land, unit, sea.units.subarray(3 * v, 3 * v + 3), {
            ...harbourMargin,
            freeStartNm: freeNm,
          }),
    )
    if (direct.length === 0) continue
    const offing = findOffing(land, point, unit, freeNm)
    return assemble(
      sea,
      point,
      unit,
      freeNm,
      direct,
      offing,
      offing ? sightsFrom(sea, land, offing, nearest) : [],
    )
  }
  return null
}

function sightsFrom(sea: SeaNetwork, land: Land, offing: LatLon, nearest: Int32Array): number[] {
  const unit = unitOf(offing.lat, offing.lon)
  return nodesInSight(
    sea,
    unit,
    nearest,
    (v) => v >= sea.innerCount && isClear(land, unit, sea.units.subarray(3 * v, 3 * v + 3), seaMargin),
  )
}

function assemble(
  sea: SeaNetwork,
  point: LatLon,
  unit: Float64Array,
  freeNm: number,
  direct: readonly number[],
  offing: LatLon | null,
  fromOffing: readonly number[],
): Access {
  const sides = sidesOf(sea.passages, unit, 0)
  const nodes = Int32Array.from([...direct, ...fromOffing])
  const lengthNm = new Float64Array(nodes.length)
  const gates = new Uint32Array(nodes.length)
  const byOffing = new Uint8Array(nodes.length).fill(1, direct.length)
  const away = offing ?? point
  const awayUnit = unitOf(away.lat, away.lon)
  const awaySides = sidesOf(sea.passages, awayUnit, 0)
  const awayNm = geodesicNm(point.lat, point.lon, away.lat, away.lon)
  const awayGates = gatesCrossed(sea.passages, unit, 0, sides, awayUnit, 0, awaySides)
  for (const [i, v] of nodes.entries()) {
    const by = byOffing[i] === 1
    const from = by ? away : point
    lengthNm[i] = geodesicNm(from.lat, from.lon, sea.lat[v]!, sea.lon[v]!) + (by ? awayNm : 0)
    gates[i] = by
      ? awayGates ^ gatesCrossed(sea.passages, awayUnit, 0, awaySides, sea.units, v, sea.sides[v]!)
      : gatesCrossed(sea.passages, unit, 0, sides, sea.units, v, sea.sides[v]!)
  }
  const afloat = !isOnLand(sea.land(), point.lat, point.lon)
  return { point, unit, sides, nodes, lengthNm, gates, byOffing, offing, freeNm, afloat }
}

/** Looks round the compass, near first, for a spot with sea room that the harbour sees. */
function findOffing(land: Land, point: LatLon, unit: Float64Array, freeNm: number): LatLon | null {
  if (!isNearLand(land, point.lat, point.lon, seaRoomNm)) return null
  for (const rangeNm of offingRangesNm) {
    for (let bearing = 0; bearing < 360; bearing += 15) {
      const north = (rangeNm / 60) * Math.cos((bearing * Math.PI) / 180)
      const east = (rangeNm / 60) * Math.sin((bearing * Math.PI) / 180)
      const lat = point.lat + north
      const lon = point.lon + east / Math.cos((point.lat * Math.PI) / 180)
      const spot = { lat, lon: lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon }
      if (isNearLand(land, spot.lat, spot.lon, seaRoomNm) || isOnLand(land, spot.lat, spot.lon)) continue
      const margin = { ...harbourMargin, freeStartNm: freeNm }
      if (isClear(land, unit, unitOf(spot.lat, spot.lon), margin)) return spot
    }
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

function nodesInSight(
  sea: SeaNetwork,
  unit: Float64Array,
  nearest: Int32Array,
  sees: (node: number, nm: number) => boolean,
): number[] {
  const found: number[] = []
  const reachNm: number[] = []
  for (const v of nearest) {
    const nm = angleBetween(unit, 0, sea.units, v) * earthRadiusNm
    const dominated = found.some(
      (a, i) => reachNm[i]! + angleBetween(sea.units, a, sea.units, v) * earthRadiusNm <= detour * nm,
    )
    if (dominated || !sees(v, nm)) continue
    found.push(v)
    reachNm.push(nm)
  }
  return found
}
