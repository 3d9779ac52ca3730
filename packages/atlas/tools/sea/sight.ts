import { clearanceAt, type OpenWater, strideNm } from './raster.ts'

const radians = Math.PI / 180
export const earthRadiusNm = 6371.0088 / 1.852

/** What a line of sight has to keep, in nautical miles. */
export interface Sight {
  readonly clearNm: number
  /** Near these ends the line may come as close as `nearNm`, for points that lie in narrow waters. */
  readonly nearNm: number
  readonly relaxStartNm: number
  readonly relaxEndNm: number
}

/** Whether the great circle between unit vectors a and b keeps off land, by stepping through the clearance field. */
export function inSight(
  field: Uint8Array,
  open: OpenWater,
  units: Float64Array,
  a: number,
  b: number,
  totalNm: number,
  sight: Sight,
): boolean {
  const ax = units[3 * a]!
  const ay = units[3 * a + 1]!
  const az = units[3 * a + 2]!
  const angle = totalNm / earthRadiusNm
  const sine = Math.sin(angle)
  const cosine = Math.cos(angle)
  const tx = (units[3 * b]! - ax * cosine) / sine
  const ty = (units[3 * b + 1]! - ay * cosine) / sine
  const tz = (units[3 * b + 2]! - az * cosine) / sine
  let along = 0
  while (along < totalNm) {
    const c = Math.cos(along / earthRadiusNm)
    const s = Math.sin(along / earthRadiusNm)
    const lat = Math.asin(az * c + tz * s) / radians
    const lon = Math.atan2(ay * c + ty * s, ax * c + tx * s) / radians
    const clear = clearanceAt(field, lat, lon) / 10
    const relaxed = along < sight.relaxStartNm || totalNm - along < sight.relaxEndNm
    const need = relaxed ? sight.nearNm : sight.clearNm
    if (clear < need) return false
    along += clear > 6 ? Math.max(6 - need, strideNm(open, lat, lon)) : Math.max(0.5, clear - need)
  }
  return true
}
