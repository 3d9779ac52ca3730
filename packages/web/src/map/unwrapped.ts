import type { Position } from 'geojson'

/** A line over the date line goes on beyond 180° instead of across the whole map. */
export function unwrapped(path: readonly (readonly number[])[]): Position[] {
  let turn = 0
  let last: number | null = null
  return path.map((point) => {
    const [lon, lat] = point as [number, number]
    if (last !== null) {
      if (lon - last > 180) turn -= 360
      else if (lon - last < -180) turn += 360
    }
    last = lon
    return [lon + turn, lat]
  })
}
