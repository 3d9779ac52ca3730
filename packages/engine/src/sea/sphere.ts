import geodesic from 'geographiclib-geodesic'

/** A position in degrees, WGS84. */
export interface LatLon {
  readonly lat: number
  readonly lon: number
}

const { WGS84, DISTANCE } = geodesic.Geodesic
const radians = Math.PI / 180

/** Mean radius in nautical miles, for tests where a part in 300 does not matter. */
export const earthRadiusNm = 6371.0088 / 1.852

/** The smallest radius of curvature of the ellipsoid (along the meridian at the equator): a length computed
 * with it never exceeds the geodesic, which makes it an admissible lower bound. */
export const leastRadiusNm = 6335.4 / 1.852

/** Length of the WGS84 geodesic in international nautical miles (1,852 m). */
export function geodesicNm(latA: number, lonA: number, latB: number, lonB: number): number {
  return WGS84.Inverse(latA, lonA, latB, lonB, DISTANCE).s12! / 1852
}

/** Writes the unit vector of a position to `out[3 * at]`. */
export function writeUnit(lat: number, lon: number, out: Float64Array, at: number): void {
  const cosLat = Math.cos(lat * radians)
  out[3 * at] = cosLat * Math.cos(lon * radians)
  out[3 * at + 1] = cosLat * Math.sin(lon * radians)
  out[3 * at + 2] = Math.sin(lat * radians)
}

export function unitOf(lat: number, lon: number): Float64Array {
  const unit = new Float64Array(3)
  writeUnit(lat, lon, unit, 0)
  return unit
}

/** Angle in radians between unit vectors stored at `atA` and `atB`. */
export function angleBetween(a: Float64Array, atA: number, b: Float64Array, atB: number): number {
  const x = a[3 * atA]! - b[3 * atB]!
  const y = a[3 * atA + 1]! - b[3 * atB + 1]!
  const z = a[3 * atA + 2]! - b[3 * atB + 2]!
  return 2 * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2))
}

export function latOf(unit: Float64Array, at: number): number {
  const x = unit[3 * at]!
  const y = unit[3 * at + 1]!
  return Math.atan2(unit[3 * at + 2]!, Math.sqrt(x * x + y * y)) / radians
}

export function lonOf(unit: Float64Array, at: number): number {
  return Math.atan2(unit[3 * at + 1]!, unit[3 * at]!) / radians
}

/**
 * Points of the great circle from a to b (unit vectors), both ends included, no further apart than `stepNm`.
 * Shape: 3 numbers a point.
 */
export function greatCircle(a: Float64Array, b: Float64Array, stepNm: number): Float64Array {
  const angle = angleBetween(a, 0, b, 0)
  const pieces = Math.max(1, Math.ceil((angle * earthRadiusNm) / stepNm))
  const out = new Float64Array(3 * (pieces + 1))
  const sine = Math.sin(angle)
  for (let i = 0; i <= pieces; i++) {
    const t = i / pieces
    const weightA = sine < 1e-12 ? 1 - t : Math.sin((1 - t) * angle) / sine
    const weightB = sine < 1e-12 ? t : Math.sin(t * angle) / sine
    for (let k = 0; k < 3; k++) out[3 * i + k] = weightA * a[k]! + weightB * b[k]!
  }
  return out
}
