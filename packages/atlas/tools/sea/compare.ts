import type { SeaNetwork } from '../../../engine/src/sea/network.ts'
import { seaRoute } from '../../../engine/src/sea/route.ts'
import { dataFolder, readRows } from './open.ts'

/** A published lane beside what the network makes of it. */
export interface Compared {
  readonly from: string
  readonly to: string
  readonly group: string
  readonly note: string
  readonly source: string
  readonly year: string
  readonly publishedNm: number
  readonly computedNm: number
  readonly passages: readonly string[]
  /** Signed, per cent of the published distance. */
  readonly errorPercent: number
}

/** Computes every lane of sea/published-distances.csv, straightened, with passages as they are by default. */
export function comparePublished(sea: SeaNetwork): Compared[] {
  const rows = readRows(`${dataFolder}sea/published-distances.csv`)
  return rows.map((row) => {
    const from = { lat: Number(row.from_lat), lon: Number(row.from_lon) }
    const to = { lat: Number(row.to_lat), lon: Number(row.to_lon) }
    const route = seaRoute(sea, from, to, { straighten: true })
    const publishedNm = Number(row.distance_nm)
    const computedNm = route?.distanceNm ?? Number.NaN
    return {
      from: row.from!,
      to: row.to!,
      group: row.group!,
      note: row.note!,
      source: row.source!,
      year: row.year!,
      publishedNm,
      computedNm,
      passages: route?.passages ?? [],
      errorPercent: (100 * (computedNm - publishedNm)) / publishedNm,
    }
  })
}

/** Quantile of the sizes of the errors, nearest rank. */
export function errorQuantile(rows: readonly Compared[], share: number): number {
  const sizes = rows.map((row) => Math.abs(row.errorPercent)).sort((a, b) => a - b)
  return sizes[Math.min(sizes.length - 1, Math.ceil(share * sizes.length) - 1)]!
}
