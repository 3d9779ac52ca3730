import { fold } from '../../src/gazetteer/fold.ts'
import { greatCircleKm } from '../../src/gazetteer/great-circle.ts'
import type { Draft } from './geonames.ts'

/** How far the point of a code may lie from the town of its name: UN/LOCODE gives whole minutes, often roughly. */
const NEAR_KM = 40
/** Some towns bear several codes (Balkhash: BXH as airport, BAH as city). */
const MOST_CODES = 2

/** Gives each UN/LOCODE of one country to the town that bears its name, if the two points agree. */
export function giveCodes(towns: Draft[], table: string): void {
  const byKey = new Map<string, Draft[]>()
  for (const town of towns) {
    for (const key of new Set([town.name, town.ascii, ...town.names].map(fold))) {
      const held = byKey.get(key)
      if (held === undefined) byKey.set(key, [town])
      else held.push(town)
    }
  }
  const ranked = new Map<Draft, string[]>()
  const rows = table.split('\n').slice(1).map(cellsOf)
  for (const row of rows) {
    const [, code, name, ascii, , , , , lat, lon] = row
    if (code === undefined || !/^[A-Z2-9]{3}$/.test(code) || name === undefined || / Apt$/.test(name))
      continue
    const spellings = `${name} (${ascii}`.split(/[()/]/).map((part) => fold(part.replace(/^ex /, '')))
    const candidates = [...new Set(spellings.flatMap((key) => byKey.get(key) ?? []))]
    candidates.sort((a, b) => b.population - a.population)
    const known = lat !== undefined && lon !== undefined && lat !== '' && lon !== ''
    const at = { lat: Number(lat), lon: Number(lon) }
    const town = known
      ? (candidates.find((one) => greatCircleKm(one, at) <= NEAR_KM) ?? only(candidates))
      : only(candidates)
    if (town === undefined) continue
    // GeoNames lists airport codes among the names, and a city's UN/LOCODE is as a rule that of its airport.
    const rank = town.names.includes(code) ? 0 : fold(name) === fold(town.name) ? 1 : 2
    ranked.set(town, [...(ranked.get(town) ?? []), `${rank}${code}`])
  }
  for (const [town, codes] of ranked) {
    town.codes = codes
      .sort()
      .slice(0, MOST_CODES)
      .map((code) => code.slice(1))
  }
}

/** A code whose point is missing or wrong still names a city that is alone with that name and not small. */
const only = (candidates: Draft[]) =>
  candidates.length === 1 && candidates[0]!.population >= 50_000 ? candidates[0] : undefined

/** Cells of one line of CSV whose quotes enclose commas. */
function cellsOf(line: string): string[] {
  const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []
  return cells.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '').trim())
}
