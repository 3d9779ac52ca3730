export type Point = readonly [longitude: number, latitude: number]

const stepDeg = 0.04

/** Latitude as height on the Mercator map, degrees. */
export const heightOf = (lat: number) => (Math.asinh(Math.tan((lat * Math.PI) / 180)) * 180) / Math.PI
const latOfHeight = (height: number) => (Math.atan(Math.sinh((height * Math.PI) / 180)) * 180) / Math.PI

/** Points some 4 km apart on the line the page draws between two points: straight on the Mercator map. */
export function* samples(a: Point, b: Point): Generator<Point> {
  const dx = ((b[0] - a[0] + 540) % 360) - 180
  const [low, high] = [heightOf(a[1]), heightOf(b[1])]
  const n = Math.ceil(Math.max(Math.abs(dx), Math.abs(high - low)) / stepDeg)
  for (let k = 0; k <= n; k++) {
    const lon = a[0] + (dx * k) / Math.max(1, n)
    yield [((lon + 540) % 360) - 180, latOfHeight(low + ((high - low) * k) / Math.max(1, n))]
  }
}

/** How far a point lies off the drawn line between two others, degrees of the Mercator map; over the date line, far. */
export function bulge(a: Point, b: Point, c: Point): number {
  if (Math.abs(a[0] - b[0]) > 180 || Math.abs(b[0] - c[0]) > 180) return Number.POSITIVE_INFINITY
  const [ax, ay] = [a[0] - b[0], heightOf(a[1]) - heightOf(b[1])]
  const [dx, dy] = [c[0] - a[0], heightOf(c[1]) - heightOf(a[1])]
  const share = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(ax + share * dx, ay + share * dy)
}
