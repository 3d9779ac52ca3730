import { problem } from '../problem.ts'
import { DETOUR, HIGHLAND } from './detour.ts'
import { greatCircleKm, type LatLon } from './great-circle.ts'

/** A place of the network with a road; the caller leaves the others out. */
export type AccessPlace = LatLon & {
  readonly id: string
  readonly name: string
  readonly country: string
}

/** A road from a point to a place of the network that no map was asked for. */
export type AccessLeg = {
  readonly placeId: string
  readonly greatCircleKm: number
  /** Great circle times detour factor */
  readonly distanceKm: number
  readonly detourFactor: number
  readonly grade: 'estimated'
}

/** Farther than this a guessed road says too little: Almaty to Astana is 970 km of great circle. */
export const LONGEST_ACCESS_KM = 600
/** Within this a neighbour's place counts too: border towns are served from across the border. */
export const ACROSS_BORDER_KM = 30
const MOST_LEGS = 4

type Point = LatLon & { readonly country: string }

/**
 * Road legs from a point to the nearest places, at most `max` (4), nearest first. Places of another country count only
 * within 30 km. Empty when nothing is near enough: `requireAccess` says why.
 */
export function accessLegs(
  point: Point,
  places: readonly AccessPlace[],
  options: { max?: number; maxKm?: number } = {},
): AccessLeg[] {
  const maxKm = options.maxKm ?? LONGEST_ACCESS_KM
  const near: { place: AccessPlace; km: number }[] = []
  for (const place of places) {
    const km = greatCircleKm(point, place)
    if (km <= (place.country === point.country ? maxKm : Math.min(maxKm, ACROSS_BORDER_KM)))
      near.push({ place, km })
  }
  near.sort((a, b) => a.km - b.km || (a.place.id < b.place.id ? -1 : 1))
  const detourFactor = detourFactorOf(point.country)
  return near.slice(0, Math.max(0, options.max ?? MOST_LEGS)).map(({ place, km }) => ({
    placeId: place.id,
    greatCircleKm: tenths(km),
    distanceKm: tenths(km * detourFactor),
    detourFactor,
    grade: 'estimated',
  }))
}

/** As `accessLegs`, but throws Problem `place-unreachable` with the nearest place when there is no leg. */
export function requireAccess(
  point: Point & { readonly name: string },
  places: readonly AccessPlace[],
  options: { max?: number; maxKm?: number } = {},
): AccessLeg[] {
  const legs = accessLegs(point, places, options)
  if (legs.length > 0) return legs
  throw problem('place-unreachable', {
    got: point.name,
    why: whyNone(point, places, options.maxKm ?? LONGEST_ACCESS_KM),
  })
}

function whyNone(point: Point, places: readonly AccessPlace[], maxKm: number): string {
  const home = nearest(
    point,
    places.filter((place) => place.country === point.country),
  )
  if (home !== undefined) {
    return `the nearest place with a road in ${point.country} is ${home.place.name}, ${home.km.toFixed(0)} km away; the limit is ${maxKm} km`
  }
  const abroad = nearest(point, places)
  if (abroad === undefined) return 'no place of the atlas has a road'
  const { name, country } = abroad.place
  return `no place in ${point.country || 'its country'} has a road; the nearest is ${name} (${country}), ${abroad.km.toFixed(0)} km away behind a border`
}

function nearest(
  point: Point,
  places: readonly AccessPlace[],
): { place: AccessPlace; km: number } | undefined {
  let best: { place: AccessPlace; km: number } | undefined
  for (const place of places) {
    const km = greatCircleKm(point, place)
    if (best === undefined || km < best.km) best = { place, km }
  }
  return best
}

/** How much longer a road is than the great circle, by the terrain of the country it lies in. */
export const detourFactorOf = (country: string): number =>
  (HIGHLAND.has(country) ? DETOUR.highland : DETOUR.lowland).factor

const tenths = (km: number) => Math.round(km * 10) / 10
