/**
 * Fits the detour factor of road access legs: road length over great-circle length of the atlas's own road links.
 *
 *   node packages/atlas/tools/towns/fit-detour.ts [DATA_FOLDER]
 *
 * Reads places.csv (id, lat, lon, country) and links.csv (from, to, mode, distance_km, status, grade, source, note),
 * writes packages/atlas/src/gazetteer/detour.ts and docs/reference/access-legs.md. Runs unbuilt on Node ≥ 22.18; on
 * Node 20 bundle it first: `npx rolldown -p node -o fit.mjs …/fit-detour.ts`.
 *
 * The model is log(road) = log(great circle) + log(factor) + error: errors of a road length are proportional to it,
 * so the factor is the geometric mean of the ratios.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { HIGHLAND } from '../../src/gazetteer/detour.ts'
import { greatCircleKm } from '../../src/gazetteer/great-circle.ts'
import { constantsFile, type Fit, page } from './detour-page.ts'

type Row = Record<string, string>
const folder = process.argv[2] ?? 'packages/atlas/data'
const [placesPath, linksPath] = ['places.csv', 'links.csv'].map((name) => join(folder, name)) as [
  string,
  string,
]
if (!existsSync(placesPath) || !existsSync(linksPath)) {
  console.error(`nothing to fit: ${placesPath} and ${linksPath} are wanted`)
  process.exit(1)
}
const read = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data

/** Below this the positions of the two ends weigh more than the road between them. */
const SHORTEST_KM = 20
/** A length that was itself made from a great circle says nothing about detours. */
const CIRCULAR = /great[ -]circle|straight line/i

const places = new Map(read(placesPath).map((row) => [row.id, row]))
const samples: { km: number; ratio: number; highland: boolean; published: boolean }[] = []
let circular = 0
for (const link of read(linksPath)) {
  const [from, to] = [places.get(link.from!), places.get(link.to!)]
  if (link.mode !== 'road' || link.status === 'planned' || from === undefined || to === undefined) continue
  const ends = [from, to].map((row) => ({ lat: Number(row.lat), lon: Number(row.lon) }))
  const km = greatCircleKm(ends[0]!, ends[1]!)
  if (km < SHORTEST_KM) continue
  if (CIRCULAR.test(`${link.source} ${link.note}`)) {
    circular++
    continue
  }
  const highland = HIGHLAND.has(from.country!) || HIGHLAND.has(to.country!)
  samples.push({ km, ratio: Number(link.distance_km) / km, highland, published: link.grade !== 'estimated' })
}

function fit(rows: typeof samples): Fit {
  const n = rows.length
  const logs = rows.map((row) => Math.log(row.ratio)).sort((a, b) => a - b)
  const mean = logs.reduce((sum, log) => sum + log, 0) / n
  const sd = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (n - 1))
  const quantile = (q: number) => {
    const at = q * (n - 1)
    const low = Math.floor(at)
    return Math.exp(logs[low]! + (logs[Math.min(n - 1, low + 1)]! - logs[low]!) * (at - low))
  }
  const half = (1.96 * sd) / Math.sqrt(n)
  return {
    n,
    factor: Math.exp(mean),
    low: Math.exp(mean - half),
    high: Math.exp(mean + half),
    p10: quantile(0.1),
    p90: quantile(0.9),
    exponent: slope(rows.map((row) => [Math.log(row.km), Math.log(row.ratio * row.km)])),
  }
}

/** Least-squares slope: 1 would mean that the detour does not depend on the distance. */
function slope(points: [x: number, y: number][]): number {
  const n = points.length
  const [mx, my] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / n) as [
    number,
    number,
  ]
  const sxy = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0)
  return sxy / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
}

const fits = {
  lowland: fit(samples.filter((row) => !row.highland)),
  highland: fit(samples.filter((row) => row.highland)),
  all: fit(samples),
  published: fit(samples.filter((row) => row.published)),
}
writeFileSync('packages/atlas/src/gazetteer/detour.ts', constantsFile(fits, [...HIGHLAND]))
writeFileSync('docs/reference/access-legs.md', page(fits, circular, SHORTEST_KM, [...HIGHLAND]))
console.log(fits, `${circular} circular rows left out`)
