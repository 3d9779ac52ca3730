import { fold } from '../../src/gazetteer/fold.ts'
import { greatCircleKm } from '../../src/gazetteer/great-circle.ts'

/** A town on its way from the GeoNames dump to towns.csv. */
export type Draft = {
  id: number
  name: string
  ascii: string
  names: string[]
  lat: number
  lon: number
  feature: string
  country: string
  admin1: string
  population: number
  codes: string[]
}

/** Ids of towns that only the newer list has, which comes without GeoNames ids: 9 × 10⁹ and the place in degrees. */
const KEYLESS = 9_000_000_000

/** Reads the columns of a GeoNames dump (geonameid, name, asciiname, alternatenames, …), leaving out places that are gone. */
export function readDump(text: string): Draft[] {
  const drafts: Draft[] = []
  for (const line of text.split('\n')) {
    const c = line.split('\t')
    if (c.length < 15) continue
    const feature = c[7]!
    if (['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH'].includes(feature)) continue
    drafts.push({
      id: Number(c[0]),
      name: c[1]!,
      ascii: c[2]!,
      names: c[3]!.split(',').filter((name) => name !== ''),
      lat: Number(c[4]),
      lon: Number(c[5]),
      feature,
      country: c[8]!,
      admin1: c[10]!,
      population: Number(c[14]),
      codes: [],
    })
  }
  return drafts
}

type Newer = { name: string; lat: string; lng: string; country: string; admin1: string }

/** Countries whose small towns are wanted even when only the newer list has them. */
export const CORE = new Set(['KZ', 'KG', 'UZ', 'TJ', 'TM', 'AF', 'PK', 'IR', 'AZ', 'GE', 'AM', 'MN'])

const SAME_POINT_KM = 1.5
const SAME_TOWN_KM = 5

/**
 * In the core countries: takes current names over from the newer list where it has a town's point (within 1.5 km)
 * and the old name nowhere near, keeping the old name among the others; and adds the towns that the dump lacks.
 */
export function renameAndAdd(drafts: Draft[], newer: Newer[]): Draft[] {
  const cells = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const cell = cellOf(draft.country, draft.lat, draft.lon)
    const held = cells.get(cell)
    if (held === undefined) cells.set(cell, [draft])
    else held.push(draft)
  }
  const added: Draft[] = []
  const bearers = new Map<Draft, { row: Newer; km: number }>()
  const unchanged = new Set<Draft>()
  for (const row of newer.filter(({ country }) => CORE.has(country))) {
    const at = { lat: Number(row.lat), lon: Number(row.lng) }
    const near = neighbours(cells, row.country, at)
      .map((draft) => ({ draft, km: greatCircleKm(at, draft) }))
      .filter(({ km }) => km <= SAME_TOWN_KM)
      .sort((a, b) => a.km - b.km)
    const same = near.find(({ draft }) => fold(draft.name) === fold(row.name))
    if (same !== undefined) unchanged.add(same.draft)
    const nearest = near[0]
    if (nearest === undefined) added.push(draftOf(row, at))
    else if (nearest.km <= SAME_POINT_KM && nearest.km < (bearers.get(nearest.draft)?.km ?? Infinity)) {
      bearers.set(nearest.draft, { row, km: nearest.km })
    }
  }
  for (const [draft, { row }] of bearers) {
    if (unchanged.has(draft)) continue
    draft.names.push(draft.name)
    draft.name = row.name
    draft.ascii = row.name
  }
  return [...drafts, ...added]
}

function draftOf(row: Newer, at: { lat: number; lon: number }): Draft {
  return {
    id: KEYLESS + Math.round((at.lat + 90) * 1000) * 1_000_000 + Math.round((at.lon + 180) * 1000),
    name: row.name,
    ascii: row.name,
    names: [],
    ...at,
    feature: 'NEW',
    country: row.country,
    admin1: row.admin1,
    population: 0,
    codes: [],
  }
}

function neighbours(cells: Map<string, Draft[]>, country: string, at: { lat: number; lon: number }): Draft[] {
  const steps = [-0.1, 0, 0.1]
  return steps.flatMap((dLat) =>
    steps.flatMap((dLon) => cells.get(cellOf(country, at.lat + dLat, at.lon + dLon)) ?? []),
  )
}

const cellOf = (country: string, lat: number, lon: number) =>
  `${country} ${Math.round(lat * 10)} ${Math.round(lon * 10)}`
