import { type Atlas, decodePolyline, type Place } from '@serai/atlas'
import type { Haul } from './itinerary.ts'
import type { RouteReply } from './route-reply.ts'

/** A point as GeoJSON has it: degrees east, degrees north. */
export type Position = readonly [lon: number, lat: number]

export interface LineFeature {
  readonly type: 'Feature'
  readonly geometry: { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  readonly properties: Readonly<Record<string, string | number | boolean | null>>
}

export interface LineCollection {
  readonly type: 'FeatureCollection'
  readonly features: readonly LineFeature[]
}

interface Ends {
  readonly from: string
  readonly to: string
}

/** What is needed of an atlas to draw lines; made once, used for many. */
export class Shapes {
  private readonly places: ReadonlyMap<string, Place>
  private readonly lines: ReadonlyMap<string, string>
  private readonly ends: ReadonlyMap<string, Ends>

  constructor(atlas: Pick<Atlas, 'tables'>) {
    const { places, geometry, links, services, sealanes } = atlas.tables
    this.places = new Map(places.map((place) => [place.id, place]))
    this.lines = new Map(geometry.map((shape) => [shape.id, shape.polyline]))
    this.ends = new Map([...links, ...services, ...sealanes].map((row) => [row.id, row]))
  }

  at(place: string): Position | null {
    const found = this.places.get(place)
    return found ? [found.lon, found.lat] : null
  }

  /** Line of a link, service or lane in its own direction; straight where the atlas has no shape. */
  line(id: string): Position[] {
    const polyline = this.lines.get(id)
    if (polyline !== undefined) return decodePolyline(polyline).map(({ lat, lon }) => [lon, lat])
    const ends = this.ends.get(id)
    return ends ? [this.at(ends.from), this.at(ends.to)].filter((point) => point !== null) : []
  }

  /** True where the atlas knows the course and not only the ends. */
  isKnown(id: string): boolean {
    return this.lines.has(id)
  }

  endsOf(id: string): Ends | null {
    return this.ends.get(id) ?? null
  }
}

/** One LineString for each haul of each itinerary, in order; RFC 7946. */
export function itinerariesGeoJson(reply: RouteReply, atlas: Pick<Atlas, 'tables'>): LineCollection {
  const shapes = new Shapes(atlas)
  const { from, to } = reply.consignment
  const points = new Map<string, Position>([from, to].map((end) => [end.id, [end.lon, end.lat]]))
  const features: LineFeature[] = []
  for (const [index, itinerary] of reply.itineraries.entries()) {
    for (const [leg, haul] of itinerary.legs.entries()) {
      if (haul.kind !== 'haul') continue
      const coordinates = courseOf(haul, shapes, points)
      if (coordinates.length < 2) continue
      features.push({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates },
        properties: {
          itinerary: index + 1,
          corridor: itinerary.corridor,
          leg: leg + 1,
          mode: haul.mode,
          from: haul.from,
          to: haul.to,
          distanceKm: haul.distanceKm,
          minutes: haul.minutes,
          costUsd: haul.costCents / 100,
          co2eKg: haul.co2eGrams / 1000,
          shapeKnown: haul.links.every((id) => shapes.isKnown(id)),
        },
      })
    }
  }
  return { type: 'FeatureCollection', features }
}

/** The points that a haul passes, in the direction of travel. */
export function courseOf(haul: Haul, shapes: Shapes, points: ReadonlyMap<string, Position>): Position[] {
  const at = (place: string) => shapes.at(place) ?? points.get(place) ?? null
  const course: Position[] = []
  const append = (point: Position | null) => {
    const last = course.at(-1)
    if (point && !(last && last[0] === point[0] && last[1] === point[1])) course.push(point)
  }
  append(at(haul.from))
  let here = haul.from
  for (const id of haul.links) {
    const ends = shapes.endsOf(id)
    if (!ends || isShownByAnother(id, ends, haul, shapes)) continue
    const forward = ends.from === here || (ends.to !== here && isNearer(course.at(-1), shapes.line(id)))
    const line = shapes.line(id)
    for (const point of forward ? line : line.reverse()) append(point)
    here = forward ? ends.to : ends.from
  }
  if (haul.links.every((id) => shapes.endsOf(id) === null)) for (const place of haul.via) append(at(place))
  append(at(haul.to))
  return course
}

/** A liner sails a lane: the haul names both, and only the lane has a course. */
function isShownByAnother(id: string, { from, to }: Ends, haul: Haul, shapes: Shapes): boolean {
  if (shapes.isKnown(id)) return false
  return haul.links.some((other) => {
    const ends = shapes.isKnown(other) ? shapes.endsOf(other) : null
    return ends !== null && ((ends.from === from && ends.to === to) || (ends.from === to && ends.to === from))
  })
}

/** A service may be boarded midway: its line then begins at the end that lies nearer. */
function isNearer(here: Position | undefined, line: readonly Position[]): boolean {
  const [first, last] = [line[0], line.at(-1)]
  if (!here || !first || !last) return true
  const away = (point: Position) => Math.hypot(point[0] - here[0], point[1] - here[1])
  return away(first) <= away(last)
}
