import type { LatLon } from './gazetteer/great-circle.ts'

const UNIT = 1e5

/**
 * Points of an encoded polyline with five decimals. Throws RangeError for text that is cut or holds a foreign letter.
 */
export function decodePolyline(text: string): LatLon[] {
  const points: LatLon[] = []
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
    points.push({ lat: lat / UNIT, lon: lon / UNIT })
  }
  return points
}
