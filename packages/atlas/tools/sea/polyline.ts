/** Google's encoded polyline, 5 decimals; `path` is [longitude, latitude]. */
export function encodePolyline(path: readonly (readonly [number, number])[]): string {
  let text = ''
  let latBefore = 0
  let lonBefore = 0
  for (const [lon, lat] of path) {
    const [y, x] = [Math.round(lat * 1e5), Math.round(lon * 1e5)]
    text += encodeSigned(y - latBefore) + encodeSigned(x - lonBefore)
    latBefore = y
    lonBefore = x
  }
  return text
}

function encodeSigned(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1
  let text = ''
  while (rest >= 32) {
    text += String.fromCharCode((32 | (rest & 31)) + 63)
    rest >>= 5
  }
  return text + String.fromCharCode(rest + 63)
}

/** Takes points out of a path, those that matter least first, until `limit` are left (both ends always stay). */
export function thinPath(
  path: readonly (readonly [number, number])[],
  limit: number,
): (readonly [number, number])[] {
  const kept = [...path]
  while (kept.length > Math.max(2, limit)) {
    let least = Number.POSITIVE_INFINITY
    let at = 1
    for (let i = 1; i + 1 < kept.length; i++) {
      const bulge = triangle(kept[i - 1]!, kept[i]!, kept[i + 1]!)
      if (bulge < least) {
        least = bulge
        at = i
      }
    }
    kept.splice(at, 1)
  }
  return kept
}

/** Area between the path with and without the middle point, on the flat map; pieces over the date line count most. */
function triangle(
  a: readonly [number, number],
  b: readonly [number, number],
  c: readonly [number, number],
): number {
  if (Math.abs(a[0] - b[0]) > 180 || Math.abs(b[0] - c[0]) > 180) return Number.MAX_VALUE
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))
}
