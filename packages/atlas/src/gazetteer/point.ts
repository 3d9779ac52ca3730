import { problem } from '../problem.ts'
import type { Match } from './find.ts'
import type { Candidate, Gazetteer } from './gazetteer.ts'
import { greatCircleKm, type LatLon } from './great-circle.ts'

/** `43.25,76.9`, `43.25 76.9`, `43.25; 76.9`, `43.25N 76.9E` */
const POINT =
  /^(?<lat>[+-]?\d{1,9}(?:\.\d{0,12})?)°?\s*(?<ns>[NS]?)(?:\s*[,;]\s*|\s+)(?<lon>[+-]?\d{1,9}(?:\.\d{0,12})?)°?\s*(?<ew>[EW]?)$/i
/** A point this far from every town, whose mirror lies this near to one, was written the wrong way round. */
const WILDERNESS_KM = 400
const SETTLED_KM = 60

/** The point that a text writes down, with the country of the nearest town, or undefined when it is no point. */
export function pointMatch(gazetteer: Gazetteer, text: string): Match | undefined {
  const groups = POINT.exec(text)?.groups
  if (groups === undefined) return undefined
  const lat = Number(groups.lat) * (/s/i.test(groups.ns!) ? -1 : 1)
  const lon = Number(groups.lon) * (/w/i.test(groups.ew!) ? -1 : 1)
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180)
    throw problem('point-invalid', { got: outside(text, lat, lon) })
  const at = { lat: rounded(lat), lon: rounded(lon) }
  const nearest = nearestCandidate(gazetteer, at)
  if (nearest !== undefined && nearest.km > WILDERNESS_KM && Math.abs(lon) <= 90) {
    const mirrored = { lat: at.lon, lon: at.lat }
    const other = nearestCandidate(gazetteer, mirrored)!
    if (other.km <= SETTLED_KM) {
      const hint = `did you mean ${mirrored.lat},${mirrored.lon} near ${other.one.name}? Latitude comes first`
      throw problem('point-invalid', { got: `${text} (${hint})` })
    }
  }
  const name = `${at.lat},${at.lon}`
  return {
    kind: 'point',
    id: name,
    name,
    country: nearest?.one.country ?? '',
    ...at,
    population: 0,
    how: 'id',
    matched: name,
    score: 1,
  }
}

/** Six decimals are 0.1 m; `+ 0` turns −0 into 0. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6 + 0

function outside(text: string, lat: number, lon: number): string {
  if (Math.abs(lat) <= 90) return `${text} (longitude ${lon} lies outside -180 to 180)`
  const swapped = Math.abs(lon) <= 90 && Math.abs(lat) <= 180 ? `; did you mean ${lon},${lat}?` : ''
  return `${text} (latitude ${lat} lies outside -90 to 90${swapped})`
}

/** The nearest candidate on the sphere and its distance in km; undefined in an empty gazetteer. */
export function nearestCandidate(
  gazetteer: Gazetteer,
  at: LatLon,
): { one: Candidate; km: number } | undefined {
  let best: Candidate | undefined
  let bestKm = Infinity
  for (const one of gazetteer.candidates) {
    // A degree of latitude is 111.2 km: most of the world is ruled out by it alone.
    if (Math.abs(one.lat - at.lat) * 111 > bestKm) continue
    const km = greatCircleKm(one, at)
    if (km < bestKm) {
      best = one
      bestKm = km
    }
  }
  return best === undefined ? undefined : { one: best, km: bestKm }
}
