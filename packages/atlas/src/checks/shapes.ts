import { greatCircleKm, type LatLon } from '../gazetteer/great-circle.ts'
import { decodePolyline } from '../polyline.ts'
import { type Finding, finding, type Rule, type Subject } from './subject.ts'

/** A shape may end this far from its place: a port's roads, a station outside its town. */
const NEAR_KM = 25

/** Shapes can be read and run from the first place of their owner to the second. */
export const shapes: Rule = function* (subject) {
  const { links, services, sealanes, geometry } = subject.tables
  const owners = new Map([...sealanes, ...services, ...links].map((owner) => [owner.id, owner]))
  for (const [row, { id, polyline }] of geometry.entries()) {
    const points = decoded(polyline)
    if (!points) {
      yield finding('geometry', row, 'polyline', shown(polyline), 'an encoded polyline of two points or more')
      continue
    }
    const owner = owners.get(id)
    if (!owner) continue
    yield* astray(subject, row, points[0]!, owner.from, 'begin')
    yield* astray(subject, row, points.at(-1)!, owner.to, 'end')
  }
}

function decoded(polyline: string): LatLon[] | null {
  try {
    const points = decodePolyline(polyline)
    const onEarth = points.every(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 540)
    return points.length >= 2 && onEarth ? points : null
  } catch {
    return null
  }
}

const shown = (polyline: string) => (polyline.length <= 24 ? polyline : `${polyline.slice(0, 24)}…`)

function* astray(subject: Subject, row: number, point: LatLon, id: string, what: string): Iterable<Finding> {
  const place = subject.places.get(id)
  if (!place) return
  const offKm = greatCircleKm(point, place)
  if (offKm > NEAR_KM)
    yield finding(
      'geometry',
      row,
      'polyline',
      `${point.lat.toFixed(3)},${point.lon.toFixed(3)}`,
      `to ${what} within ${NEAR_KM} km of ${id}, not ${offKm.toFixed(0)} km off`,
    )
}
