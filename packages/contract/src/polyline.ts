/** A point as GeoJSON has it: degrees east, degrees north. */
export type Position = readonly [lon: number, lat: number]

const UNIT = 1e5

/**
 * Points of an encoded polyline with five decimals (latitude first inside the text, longitude first in the result).
 * Throws RangeError for text that is cut or holds a foreign letter.
 */
export function decodePolyline(text: string): Position[] {
  const points: Position[] = []
  let [lat, lon, at] = [0, 0, 0]
  const next = () => {
    let [value, scale] = [0, 1]
    for (;;) {
      const bits = text.charCodeAt(at) - 63
      if (!(bits >= 0 && bits < 64) || scale > 2 ** 30)
        throw new RangeError(`polyline: bad letter at ${at} of ${text.length}`)
      at++
      value += (bits % 32) * scale
      scale *= 32
      if (bits < 32) return value % 2 === 1 ? -(value + 1) / 2 : value / 2
    }
  }
  while (at < text.length) {
    lat += next()
    lon += next()
    points.push([lon / UNIT, lat / UNIT])
  }
  return points
}
