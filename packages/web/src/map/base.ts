import type { Feature, MultiLineString, MultiPolygon as Outline, Position } from 'geojson'
import { merge, mesh } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import address from 'world-atlas/countries-50m.json?url'
import type { LonLat } from '../worker/protocol.ts'
import { COUNTRY_CODES } from './country-codes.ts'
import { DISPUTES, isDisputed } from './disputed.ts'
import { unwrapped } from './unwrapped.ts'

type Named = { name: string }
type Country = Polygon<Named> | MultiPolygon<Named>
type World = Topology<{ countries: GeometryCollection<Named> }>

export interface BaseMap {
  readonly land: Feature<Outline>
  readonly borders: Feature<MultiLineString>
  readonly disputed: Feature<MultiLineString>
  readonly countries: readonly CountryLabel[]
}

/** Where a country's name stands: the middle of its largest piece. */
export interface CountryLabel {
  /** ISO 3166-1 alpha-2 */
  readonly code: string
  readonly at: LonLat
  /** Square degrees of that piece, to let large names win. */
  readonly size: number
}

let loaded: Promise<BaseMap> | null = null

/** Land and borders of Natural Earth 1:50m, from this site; read once. */
export function baseMap(): Promise<BaseMap> {
  loaded ??= fetch(address)
    .then((response) => response.json() as Promise<World>)
    .then(draw)
  return loaded
}

function draw(world: World): BaseMap {
  const { countries } = world.objects
  const contested = new Set(DISPUTES.map(({ between }) => pairOf(...between)))
  const settled = mesh(
    world,
    countries,
    (a, b) => a !== b && !contested.has(pairOf(nameOf(a), nameOf(b))),
  ).coordinates
  const disputed: number[][][] = []
  for (const pair of contested) {
    const shared = mesh(world, countries, (a, b) => a !== b && pairOf(nameOf(a), nameOf(b)) === pair)
    const [one, other] = pair.split('|') as [string, string]
    for (const line of shared.coordinates) split(line, one, other, settled, disputed)
  }
  // Antarctica goes round the pole and would be drawn across the whole map.
  const drawn = countries.geometries.filter((geometry) => nameOf(geometry) !== 'Antarctica')
  const merged = merge(world, drawn as Country[])
  const land = { ...merged, coordinates: merged.coordinates.map((rings) => rings.map(unwrapped)) }
  return {
    land: { type: 'Feature', properties: {}, geometry: land },
    borders: lines(settled),
    disputed: lines(disputed),
    countries: countries.geometries.flatMap((geometry) => {
      const code = COUNTRY_CODES.get(String(geometry.id))
      return code ? [labelOf(world, geometry as Country, code)] : []
    }),
  }
}

const lines = (coordinates: number[][][]): Feature<MultiLineString> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'MultiLineString', coordinates },
})

const nameOf = (geometry: unknown) => (geometry as { properties?: Partial<Named> }).properties?.name ?? ''
const pairOf = (a: string, b: string) => (a < b ? `${a}|${b}` : `${b}|${a}`)

/** Cuts one border line where it begins or ceases to be contested. */
function split(line: number[][], one: string, other: string, settled: number[][][], disputed: number[][][]) {
  let run: number[][] = []
  let contested: boolean | null = null
  const close = () => {
    if (run.length > 1) (contested ? disputed : settled).push(run)
  }
  for (const point of line) {
    const now = isDisputed(one, other, point[0]!, point[1]!)
    if (contested !== null && now !== contested) {
      run.push(point)
      close()
      run = []
    }
    run.push(point)
    contested = now
  }
  close()
}

function labelOf(world: World, geometry: Country, code: string): CountryLabel {
  const outline = merge(world, [geometry]).coordinates
  let best = { at: [0, 0] as LonLat, size: 0 }
  for (const [ring] of outline) {
    const middle = ring ? middleOf(unwrapped(ring)) : best
    if (middle.size > best.size) best = middle
  }
  return { code, ...best }
}

/** Centroid and area of a ring on the plate carrée: near enough for a name. */
function middleOf(ring: readonly Position[]): { at: LonLat; size: number } {
  let [area, x, y] = [0, 0, 0]
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = ring[i] as [number, number]
    const [x1, y1] = ring[i + 1] as [number, number]
    const cross = x0 * y1 - x1 * y0
    area += cross / 2
    x += (x0 + x1) * cross
    y += (y0 + y1) * cross
  }
  if (area === 0) return { at: [0, 0], size: 0 }
  return { at: [x / (6 * area), y / (6 * area)], size: Math.abs(area) }
}
