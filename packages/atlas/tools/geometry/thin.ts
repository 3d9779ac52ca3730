import type { LandMap } from './land-map.ts'
import { bulge, type Point, samples } from './map-line.ts'

const shoreKm = 2

/**
 * Takes points out of a path, those that bend it least first: all that bend it less than `unseenDeg` (degrees of the
 * Mercator map), then more until `limit` are left. With `land`, the drawn line never runs ashore where it did not before.
 */
export function thin(path: readonly Point[], limit: number, unseenDeg: number, land?: LandMap): Point[] {
  const kept = path.map((point) => ({ point, fixed: false }))
  for (;;) {
    let at = 0
    let least = Number.POSITIVE_INFINITY
    for (let i = 1; i + 1 < kept.length; i++) {
      if (kept[i]!.fixed) continue
      const off = bulge(kept[i - 1]!.point, kept[i]!.point, kept[i + 1]!.point)
      if (off >= least) continue
      least = off
      at = i
    }
    if (at === 0 || (least > unseenDeg && kept.length <= limit)) return kept.map(({ point }) => point)
    const [a, b, c] = [kept[at - 1]!.point, kept[at]!.point, kept[at + 1]!.point]
    if (land && ashore(land, a, c) > ashore(land, a, b) + ashore(land, b, c)) kept[at]!.fixed = true
    else {
      kept.splice(at, 1)
      kept[at - 1]!.fixed = false
      kept[at]!.fixed = false
    }
  }
}

/** How much of a drawn line lies well inland: kilometres of depth summed over its samples. */
function ashore(land: LandMap, a: Point, b: Point): number {
  let sum = 0
  for (const [lon, lat] of samples(a, b)) sum += Math.max(0, land.depthKm(lat, lon) - shoreKm)
  return sum
}
