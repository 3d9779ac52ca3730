import { type Access, accessOf } from './access.ts'
import { gatesCrossed, sidesOf } from './gates.ts'
import { isClear, isOnLand } from './land.ts'
import type { SeaNetwork } from './network.ts'
import { search } from './search.ts'
import { geodesicNm, greatCircle, type LatLon, latOf, lonOf, unitOf } from './sphere.ts'
import { type Piece, straighten } from './straighten.ts'

export interface SeaRouteOptions {
  /** Passages (ids) that are shut, beyond those shut by default. */
  readonly closed?: readonly string[]
  /** Passages (ids) that are open although shut by default. */
  readonly opened?: readonly string[]
  /** Whether to take needless turns out of the path, tested against land. */
  readonly straighten?: boolean
}

export interface SeaRoute {
  /** Sum of WGS84 geodesics, nautical miles of 1,852 m. */
  readonly distanceNm: number
  /** Ids of the passages, in the order of sailing. */
  readonly passages: readonly string[]
  /** [longitude, latitude] of the turning points, with points of the great circle between that lie far apart. */
  readonly path: readonly (readonly [number, number])[]
}

const straightMarginNm = 2
const directMarginNm = 1
const pathStepNm = 150

/** The shortest way by sea between two points, null when closed passages (or land) cut them off. */
export function seaRoute(
  sea: SeaNetwork,
  from: LatLon,
  to: LatLon,
  options: SeaRouteOptions = {},
): SeaRoute | null {
  const pieces = shortestPieces(sea, from, to, closedGates(sea, options))
  if (!pieces) return null
  const path = options.straighten ? straighten(sea.land(), sea.passages, pieces, straightMarginNm) : pieces
  return describe(sea, path)
}

/** Ways from one point to many; one entry for each target, null where cut off. */
export function seaRoutesFrom(
  sea: SeaNetwork,
  from: LatLon,
  to: readonly LatLon[],
  options: SeaRouteOptions = {},
): (SeaRoute | null)[] {
  return to.map((target) => seaRoute(sea, from, target, options))
}

/** Distance alone, nautical miles; null when cut off. No path is built. */
export function seaDistanceNm(
  sea: SeaNetwork,
  from: LatLon,
  to: LatLon,
  options: SeaRouteOptions = {},
): number | null {
  const closed = closedGates(sea, options)
  const start = accessOf(sea, from)
  const end = accessOf(sea, to)
  if (!start || !end) return null
  return directNm(sea, start, end, closed) ?? search(sea, start, end, closed)?.distanceNm ?? null
}

function closedGates(sea: SeaNetwork, options: SeaRouteOptions): number {
  let closed = sea.passages.closedByDefault
  for (const id of options.opened ?? []) closed &= ~gateBit(sea, id)
  for (const id of options.closed ?? []) closed |= gateBit(sea, id)
  return closed >>> 0
}

function gateBit(sea: SeaNetwork, id: string): number {
  const index = sea.passages.passages.findIndex((passage) => passage.id === id)
  if (index < 0) {
    const known = sea.passages.passages.map((passage) => passage.id).join(', ')
    throw new RangeError(`sea passage: got "${id}", expected one of ${known}`)
  }
  return 1 << index
}

function shortestPieces(sea: SeaNetwork, from: LatLon, to: LatLon, closed: number): Piece[] | null {
  const start = accessOf(sea, from)
  const end = accessOf(sea, to)
  if (!start || !end) return null
  const direct = directNm(sea, start, end, closed)
  const first = { point: from, anchored: false, freeNm: start.freeNm, gatesTo: 0, lengthToNm: 0 }
  const last = { point: to, anchored: false, freeNm: end.freeNm }
  if (direct !== null) {
    const gatesTo = gatesCrossed(sea.passages, start.unit, 0, start.sides, end.unit, 0, end.sides)
    return [first, { ...last, gatesTo, lengthToNm: direct }]
  }
  const track = search(sea, start, end, closed)
  if (!track) return null
  const pieces: Piece[] = [first]
  let before = -1
  for (const node of track.nodes) {
    if (before < 0) pieces.push(...offingPiece(sea, start, accessWay(start, node)))
    const [lengthToNm, gatesTo] =
      before < 0 ? accessPiece(sea, start, accessWay(start, node)) : halfEdge(sea, before, node)
    pieces.push({ ...nodePiece(sea, node), gatesTo, lengthToNm })
    before = node
  }
  const way = accessWay(end, before)
  const [lengthToNm, gatesTo] = accessPiece(sea, end, way)
  const [offing] = offingPiece(sea, end, way)
  if (!offing) return [...pieces, { ...last, gatesTo, lengthToNm }]
  pieces.push({ ...offing, gatesTo, lengthToNm })
  return [...pieces, { ...last, gatesTo: offing.gatesTo, lengthToNm: offing.lengthToNm }]
}

function nodePiece(sea: SeaNetwork, node: number) {
  const point = { lat: sea.lat[node]!, lon: sea.lon[node]! }
  return { point, anchored: node < sea.innerCount, freeNm: 0 }
}

/** The shortest of an access's ways to a node. */
function accessWay(access: Access, node: number): number {
  let best = -1
  for (let i = 0; i < access.nodes.length; i++) {
    if (access.nodes[i] === node && (best < 0 || access.lengthNm[i]! < access.lengthNm[best]!)) best = i
  }
  return best
}

/** The offing of a way, when it goes by one, with the stretch between it and the harbour. */
function offingPiece(sea: SeaNetwork, access: Access, way: number): Piece[] {
  const { point, offing, unit, sides } = access
  if (access.byOffing[way] === 0 || !offing) return []
  const away = unitOf(offing.lat, offing.lon)
  const gatesTo = gatesCrossed(sea.passages, unit, 0, sides, away, 0, sidesOf(sea.passages, away, 0))
  const lengthToNm = geodesicNm(point.lat, point.lon, offing.lat, offing.lon)
  return [{ point: offing, anchored: false, freeNm: 0, gatesTo, lengthToNm }]
}

/** Length and gates of a way's stretch at the node's side: from the offing when there is one, else from the point. */
function accessPiece(sea: SeaNetwork, access: Access, way: number): [number, number] {
  const [offing] = offingPiece(sea, access, way)
  return [access.lengthNm[way]! - (offing?.lengthToNm ?? 0), access.gates[way]! ^ (offing?.gatesTo ?? 0)]
}

function halfEdge(sea: SeaNetwork, tail: number, head: number): [number, number] {
  let k = sea.firstOut[tail]!
  while (sea.head[k] !== head) k++
  return [sea.lengthNm[k]!, sea.gates[k]!]
}

/** Length of the straight way when nothing lies between; only looked at for points that are not far apart. */
function directNm(sea: SeaNetwork, start: Access, end: Access, closed: number): number | null {
  const nm = geodesicNm(start.point.lat, start.point.lon, end.point.lat, end.point.lon)
  if (nm > 400 || !(start.afloat || end.afloat)) return null
  const crossed = gatesCrossed(sea.passages, start.unit, 0, start.sides, end.unit, 0, end.sides)
  if ((crossed & closed) !== 0) return null
  const margin = { nm: directMarginNm, relaxNm: 12, freeStartNm: start.freeNm, freeEndNm: end.freeNm }
  if (nm === 0) return nm
  // Two ports on either coast of a peninsula: no coast is crossed outside their free circles, yet land lies between.
  const middle = greatCircle(start.unit, end.unit, nm / 2)
  return !isOnLand(sea.land(), latOf(middle, 1), lonOf(middle, 1)) &&
    isClear(sea.land(), start.unit, end.unit, margin)
    ? nm
    : null
}

function describe(sea: SeaNetwork, pieces: readonly Piece[]): SeaRoute {
  let distanceNm = 0
  const passages: string[] = []
  const path: [number, number][] = []
  for (const [i, piece] of pieces.entries()) {
    distanceNm += piece.lengthToNm
    for (let g = 0; g < sea.passages.passages.length; g++) {
      if (((piece.gatesTo >>> g) & 1) === 1) passages.push(sea.passages.passages[g]!.id)
    }
    if (i > 0) path.push(...between(pieces[i - 1]!.point, piece.point))
    path.push([piece.point.lon, piece.point.lat])
  }
  return { distanceNm, passages: crossedForGood(passages), path }
}

/** A gate crossed and crossed back (a harbour beside it) is not a passage. */
function crossedForGood(ids: readonly string[]): string[] {
  const odd = new Set(ids.filter((id) => ids.filter((other) => other === id).length % 2 === 1))
  return [...odd]
}

function between(a: LatLon, b: LatLon): [number, number][] {
  const points = greatCircle(unitOf(a.lat, a.lon), unitOf(b.lat, b.lon), pathStepNm)
  const out: [number, number][] = []
  for (let i = 1; i + 1 < points.length / 3; i++) out.push([lonOf(points, i), latOf(points, i)])
  return out
}
