import { readFileSync, writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import { type SeaRoute, seaRoute } from '../../../engine/src/sea/route.ts'
import { openSea, readRows } from './open.ts'
import { encodePolyline, thinPath } from './polyline.ts'

/** Passages whose closure is worth a lane of its own; Suez and Bab-el-Mandeb shut together in practice. */
const closures = [
  ['suez', 'bab-el-mandeb'],
  ['hormuz'],
  ['malacca'],
  ['panama'],
  ['bosphorus'],
  ['gibraltar'],
  ['dover'],
  ['great-belt'],
]
const pointLimit = 40

/**
 * `lanes GATEWAYS.csv MARKETS.csv OUT.csv`: both inputs with columns id, lat, lon. Writes the default lane of each pair
 * and, for each passage it uses that can be shut, the lane that avoids it where there is one. Columns: from, to,
 * distance_nm, passages, avoids, polyline (encoded, 5 decimals, at most 40 points). Both ways are the same lane.
 */
export function main([gatewaysPath, marketsPath, outPath]: string[]): void {
  if (!gatewaysPath || !marketsPath || !outPath)
    throw new Error('lanes: expected GATEWAYS.csv MARKETS.csv OUT.csv')
  const sea = openSea()
  const rows: Record<string, string>[] = []
  const done = new Set<string>()
  for (const from of portsOf(gatewaysPath)) {
    for (const to of portsOf(marketsPath)) {
      const pair = [from.id, to.id].sort().join(' ')
      if (from.id === to.id || done.has(pair)) continue
      done.add(pair)
      const lane = seaRoute(sea, from, to, { straighten: true })
      if (!lane) continue
      rows.push(rowOf(from.id, to.id, lane, []))
      for (const closed of closures) {
        if (!closed.some((id) => lane.passages.includes(id))) continue
        const other = seaRoute(sea, from, to, { straighten: true, closed })
        if (other) rows.push(rowOf(from.id, to.id, other, closed))
      }
    }
  }
  writeFileSync(outPath, `${Papa.unparse(rows, { newline: '\n' })}\n`)
  console.log(`${rows.length} lanes of ${done.size} pairs in ${(performance.now() / 1000).toFixed(1)} s`)
}

function portsOf(path: string) {
  if (readFileSync(path).length === 0) throw new Error(`lanes: ${path} is empty`)
  return readRows(path).map((row) => ({ id: row.id!, lat: Number(row.lat), lon: Number(row.lon) }))
}

function rowOf(from: string, to: string, lane: SeaRoute, avoids: readonly string[]) {
  return {
    from,
    to,
    distance_nm: lane.distanceNm.toFixed(1),
    passages: lane.passages.join(' '),
    avoids: avoids.join(' '),
    polyline: encodePolyline(thinPath(lane.path, pointLimit)),
  }
}
