import type { Feature, FeatureCollection } from 'geojson'
import type { Names, Way } from '../state/way.ts'
import type { CrossingState, LonLat, NetworkLine } from '../worker/protocol.ts'
import { unwrapped } from './unwrapped.ts'

type Properties = Readonly<Record<string, string | number | boolean>>

const collect = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

function line(path: readonly LonLat[], properties: Properties): Feature {
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'LineString', coordinates: unwrapped(path) },
  }
}

function point(at: LonLat, properties: Properties): Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [...at] } }
}

export function networkFeatures(lines: readonly NetworkLine[]): FeatureCollection {
  return collect(lines.map(({ mode, path }) => line(path, { mode })))
}

export function postFeatures(posts: readonly CrossingState[]): FeatureCollection {
  return collect(posts.map(({ id, at, open }) => point(at, { id, open })))
}

/** All ways but the chosen one, as thin lines. */
export function wayFeatures(ways: readonly Way[]): FeatureCollection {
  return collect(ways.flatMap((way) => haulFeatures(way)))
}

export function haulFeatures(way: Way): Feature[] {
  return way.itinerary.legs.flatMap((leg, index) => {
    const path = way.drawn?.paths[index]
    if (leg.kind !== 'haul' || !path || path.length < 2) return []
    return [line(path, { mode: leg.mode, colour: way.colour, way: way.key })]
  })
}

/** From this share of the way's width on, names stand to the left. */
const EASTERN = 0.8

/** Where the chosen way begins, ends, changes vehicle or crosses a border. */
export function stopFeatures(way: Way, names: Names): FeatureCollection {
  const { legs } = way.itinerary
  const features = new Map<string, Feature>()
  const [west, , east] = boundsOf([way]) ?? [0, 0, 0]
  const add = (id: string, at: LonLat | undefined, role: 'end' | 'stop' | 'border', rank: number) => {
    if (!at || features.has(id)) return
    // A name to the right of the easternmost stop would leave the map.
    const inward = at[0] > west + EASTERN * (east - west)
    features.set(id, point(at, { name: names.place(id), role, rank, inward, colour: way.colour }))
  }
  const paths = way.drawn?.paths ?? []
  const hauls = legs.flatMap((leg, index) => (leg.kind === 'haul' ? [{ leg, path: paths[index] ?? [] }] : []))
  const [first, last] = [hauls[0], hauls.at(-1)]
  if (first) add(first.leg.from, first.path[0], 'end', 0)
  if (last) add(last.leg.to, last.path.at(-1), 'end', 0)
  for (const [index, leg] of legs.entries()) {
    if (leg.kind !== 'handle') continue
    const border = leg.operation === 'clear'
    const isGateway = leg.place === way.itinerary.gateway
    add(leg.place, paths[index]?.[0], border ? 'border' : 'stop', isGateway ? 1 : border ? 3 : 2)
  }
  return collect([...features.values()])
}

/** west, south, east, north around what is given, or null for nothing. */
export function boundsOf(ways: readonly Way[]): [number, number, number, number] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const way of ways) {
    for (const feature of haulFeatures(way)) {
      if (feature.geometry.type !== 'LineString') continue
      for (const [lon, lat] of feature.geometry.coordinates as [number, number][]) {
        west = Math.min(west, lon)
        east = Math.max(east, lon)
        south = Math.min(south, lat)
        north = Math.max(north, lat)
      }
    }
  }
  return west < east ? [west, south, east, north] : null
}
