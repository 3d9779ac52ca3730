/** Mean Earth radius of IUGG, km. */
const EARTH_KM = 6371.0088
const RADIANS = Math.PI / 180

export type LatLon = { readonly lat: number; readonly lon: number }

/** Great-circle distance in km on the mean sphere (within 0.6 % of the ellipsoid). */
export function greatCircleKm(a: LatLon, b: LatLon): number {
  const sinLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2)
  const sinLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2)
  const h = sinLat * sinLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * sinLon * sinLon
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}
