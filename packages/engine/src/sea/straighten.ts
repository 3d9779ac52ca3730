import { type Gates, gatesCrossed, sidesOf } from './gates.ts'
import { isClear, type Land } from './land.ts'
import { geodesicNm, type LatLon, unitOf } from './sphere.ts'

/** A vertex of a path with the gates (bits) and the length of the piece that leads to it. */
interface Vertex {
  readonly point: LatLon
  readonly anchored: boolean
  readonly freeNm: number
  readonly unit: Float64Array
  readonly sides: number
  gatesTo: number
  lengthToNm: number
}

export interface Piece {
  readonly point: LatLon
  /** An inner way-point of a channel: no shortcut may begin or end there, since it may be drawn on land. */
  readonly anchored: boolean
  /** Radius in which coast is overlooked (harbours). */
  readonly freeNm: number
  readonly gatesTo: number
  readonly lengthToNm: number
}

/**
 * Takes out of a path every vertex whose neighbours see each other with the margin kept, as long as that shortens the
 * way and crosses exactly the same gates. The first ones to go are those that cost most. Ends stay.
 */
export function straighten(land: Land, gates: Gates, pieces: readonly Piece[], marginNm: number): Piece[] {
  const path: Vertex[] = pieces.map((piece) => {
    const unit = unitOf(piece.point.lat, piece.point.lon)
    return { ...piece, unit, sides: sidesOf(gates, unit, 0) }
  })
  const refused = new Set<string>()
  const keyOf = ({ point }: Vertex) => `${point.lat},${point.lon}`
  for (;;) {
    let at = -1
    let gain = 1e-6
    for (let i = 1; i + 1 < path.length; i++) {
      const [a, v, b] = [path[i - 1]!, path[i]!, path[i + 1]!]
      const saved =
        v.lengthToNm + b.lengthToNm - geodesicNm(a.point.lat, a.point.lon, b.point.lat, b.point.lon)
      if (a.anchored || b.anchored || (i === 1 && path.length === 3)) continue
      if (saved > gain && !refused.has(`${keyOf(a)} ${keyOf(b)}`)) {
        at = i
        gain = saved
      }
    }
    if (at < 0) return path
    const [a, v, b] = [path[at - 1]!, path[at]!, path[at + 1]!]
    const crossed = gatesCrossed(gates, a.unit, 0, a.sides, b.unit, 0, b.sides)
    const margin = {
      nm: marginNm,
      relaxNm: at === 1 || at === path.length - 2 ? 12 : 0,
      freeStartNm: a.freeNm,
      freeEndNm: b.freeNm,
    }
    if (crossed === (v.gatesTo ^ b.gatesTo) && isClear(land, a.unit, b.unit, margin)) {
      b.gatesTo = crossed
      b.lengthToNm = geodesicNm(a.point.lat, a.point.lon, b.point.lat, b.point.lon)
      path.splice(at, 1)
    } else {
      refused.add(`${keyOf(a)} ${keyOf(b)}`)
    }
  }
}
