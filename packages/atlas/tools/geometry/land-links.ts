import { readFileSync } from 'node:fs'
import { dataFolder, readRows } from '../sea/open.ts'
import { encodePolyline } from '../sea/polyline.ts'
import type { Point } from './map-line.ts'
import { kmBetween, RailLines } from './rail-lines.ts'
import { replaceRows } from './rows.ts'
import { thin } from './thin.ts'

const pointLimit = 60
const unseenDeg = 0.012
const snapKm = 15
const shortest = 0.8
const longest = 1.15
const drawn = { source: 'n-drawn-ways', year: 2026, grade: 'estimated' }
const published = { source: 'n-ne-railroads', year: 2024, grade: 'published' }

type Row = Record<string, string>
type Shape = { path: Point[]; source: string; year: number; grade: string }

/**
 * `land-links RAILROADS.json`: shapes of links and of block trains into geometry.csv. Railways follow the lines of the
 * given GeoJSON where they lead from end to end at a fitting length; other links follow ways.csv (id; via: towns or
 * `lat lon`, separated by `;`); the rest get no row and are drawn straight.
 */
export function main([railroads]: readonly string[]): void {
  if (!railroads) throw new Error('land-links: expected the GeoJSON of the railway lines')
  const placeRows = readRows(`${dataFolder}places.csv`)
  const places = new Map(placeRows.map((row) => [row.id!, pointOf(row)]))
  const countryOf = new Map(placeRows.map((row) => [row.id!, row.country!]))
  const links = readRows(`${dataFolder}links.csv`)
  const lines = new RailLines(railroads)
  const ways = readWays(new Map(links.map((row) => [row.id!, row])), places)
  const shapes = new Map<string, Shape>()
  const bare: string[] = []
  for (const link of links) {
    const [from, to] = [places.get(link.from!)!, places.get(link.to!)!]
    const km = Number(link.distance_km)
    const found =
      link.mode === 'rail' && km > 10 ? lines.path(from, to, snapKm, longest * km + 4 * snapKm) : null
    const way = ways.get(link.id!)
    if (found && found.km >= shortest * km && found.km <= longest * km)
      shapes.set(link.id!, { path: found.path, ...published })
    else if (way) shapes.set(link.id!, { path: [from, ...way, to], ...drawn })
    else if (km > 60 && link.mode !== 'road')
      bare.push(
        `${link.id} ${km} km, straight ${kmBetween(from, to).toFixed(0)}, lines ${found?.km.toFixed(0) ?? '–'}`,
      )
  }
  for (const [id, shape] of trainShapes(links, places, shapes, countryOf)) shapes.set(id, shape)
  const rows = [...shapes].map(([id, { path, ...rest }]) => {
    return { id, polyline: encodePolyline(thin(path, pointLimit, unseenDeg)), ...rest, note: '' }
  })
  replaceRows('geometry', (id) => !/-sea(-\d)?$/.test(id), rows)
  console.log(`without a shape:\n${bare.join('\n')}`)
  const count = (source: string) => rows.filter((row) => row.source === source).length
  console.log(
    `${count(published.source)} of railway lines, ${count(drawn.source)} drawn, of ${links.length} links`,
  )
}

const pointOf = (row: Row): Point => [Number(row.lon), Number(row.lat)]

/** Ways drawn by hand: a name stands for the town of that name whose detour is least. */
function readWays(links: Map<string, Row>, places: Map<string, Point>): Map<string, Point[]> {
  const towns = new Map<string, Point[]>()
  for (const town of readRows(`${dataFolder}towns.csv`)) {
    const known = towns.get(town.name!)
    if (known) known.push(pointOf(town))
    else towns.set(town.name!, [pointOf(town)])
  }
  const ways = new Map<string, Point[]>()
  for (const line of readFileSync(new URL('./ways.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)) {
    const [id, via] = line.split(',') as [string, string]
    const link = links.get(id)
    if (!link) {
      console.log(`ways.csv: no link ${id}`)
      continue
    }
    const [from, to] = [places.get(link.from!)!, places.get(link.to!)!]
    const detour = (p: Point) => kmBetween(from, p) + kmBetween(p, to)
    const way: Point[] = []
    for (const name of via.split(';')) {
      const at = /^(-?[\d.]+) (-?[\d.]+)$/.exec(name)
      const found = at
        ? ([Number(at[2]), Number(at[1])] as Point)
        : towns.get(name)?.reduce((a, b) => (detour(a) <= detour(b) ? a : b))
      if (found && detour(found) < 2.2 * kmBetween(from, to) + 40) way.push(found)
      else console.log(`ways.csv: ${id}: no town ${name} on the way`)
    }
    ways.set(id, way)
  }
  return ways
}

/** Block trains run along the shortest chain of railway links between their ends, inside the countries they name. */
function trainShapes(
  links: readonly Row[],
  places: Map<string, Point>,
  shapes: Map<string, Shape>,
  countryOf: Map<string, string>,
) {
  const out = new Map<string, Shape>()
  const rails = links.filter((row) => row.mode === 'rail' && row.status === 'operating')
  for (const train of readRows(`${dataFolder}services.csv`).filter((row) => row.mode === 'rail')) {
    const countries = train.countries!.split(';')
    const inside = (id: string) => countries.includes(countryOf.get(id)!)
    const own = rails.filter((row) => inside(row.from!) && inside(row.to!))
    const chain = chainOf(own, train.from!, train.to!)
    if (!chain) {
      console.log(`${train.id}: no chain of links`)
      continue
    }
    const path: Point[] = [places.get(train.from!)!]
    let allPublished = true
    for (const { link, back } of chain) {
      const shape = shapes.get(link.id!)
      const piece = shape?.path ?? [places.get(link.from!)!, places.get(link.to!)!]
      allPublished &&= shape?.grade === 'published'
      path.push(...(back ? [...piece].reverse() : piece).slice(1))
    }
    out.set(train.id!, { path, ...(allPublished ? published : drawn) })
  }
  return out
}

function chainOf(rails: readonly Row[], from: string, to: string): { link: Row; back: boolean }[] | null {
  const best = new Map([[from, 0]])
  const before = new Map<string, { link: Row; back: boolean }>()
  const open = new Set([from])
  while (open.size > 0) {
    const place = [...open].reduce((a, b) => (best.get(a)! <= best.get(b)! ? a : b))
    open.delete(place)
    if (place === to) break
    for (const link of rails) {
      if (link.from !== place && link.to !== place) continue
      const back = link.to === place
      const next = (back ? link.from : link.to)!
      const km = best.get(place)! + Number(link.distance_km)
      if (km >= (best.get(next) ?? Number.POSITIVE_INFINITY)) continue
      best.set(next, km)
      before.set(next, { link, back })
      open.add(next)
    }
  }
  if (!best.has(to)) return null
  const chain: { link: Row; back: boolean }[] = []
  for (let place = to; place !== from; ) {
    const step = before.get(place)!
    chain.unshift(step)
    place = (step.back ? step.link.to : step.link.from)!
  }
  return chain
}
