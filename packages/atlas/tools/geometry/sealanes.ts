import { writeFileSync } from 'node:fs'
import Papa from 'papaparse'
import { type SeaRoute, seaRoute } from '../../../engine/src/sea/route.ts'
import { dataFolder, openSea, readRows } from '../sea/open.ts'
import { encodePolyline } from '../sea/polyline.ts'
import { openLandMap } from './land-map.ts'
import { replaceRows } from './rows.ts'
import { thin } from './thin.ts'

/** Closures that get a lane of their own; Suez and Bab-el-Mandeb shut together in practice. */
const closures = [['suez', 'bab-el-mandeb'], ['malacca'], ['panama']]
const pointLimit = 40
const unseenDeg = 0.02
const sourced = { source: 'n-serai-sea', year: 2026, grade: 'estimated' }

type Row = Record<string, string>

/**
 * `sealanes`: writes sealanes.csv, and the shapes of its lanes into geometry.csv. Lanes run from each deep-sea gateway
 * to each market port, between the ends of each service by sea, and among the Caspian ports; one row serves both ways.
 */
export function main(): void {
  const sea = openSea()
  const land = openLandMap()
  const lanes: Record<string, string | number>[] = []
  const shapes: Record<string, string | number>[] = []
  for (const [from, to] of pairs()) {
    const write = (lane: SeaRoute, avoids: readonly string[], n: number) => {
      const id = `${from.id}-${to.id}-sea${n > 1 ? `-${n}` : ''}`
      lanes.push({
        id,
        from: from.id!,
        to: to.id!,
        distance_nm: lane.distanceNm.toFixed(0),
        passages: lane.passages.join(';'),
        avoids: avoids.join(';'),
        ...sourced,
        note: avoids.length > 0 ? 'way round a closed passage' : '',
      })
      shapes.push({
        id,
        polyline: encodePolyline(thin(lane.path, pointLimit, unseenDeg, land)),
        ...sourced,
        note: '',
      })
    }
    const [a, b] = [pointOf(from), pointOf(to)]
    const usual = seaRoute(sea, a, b, { straighten: true })
    if (!usual) continue
    write(usual, [], 1)
    let n = 1
    for (const closure of closures) {
      const closed = closure.filter((id) => usual.passages.includes(id))
      const round = closed.length > 0 ? seaRoute(sea, a, b, { straighten: true, closed }) : null
      if (round) write(round, closed, ++n)
    }
  }
  writeFileSync(`${dataFolder}sealanes.csv`, `${Papa.unparse(lanes, { newline: '\n' })}\n`)
  replaceRows('geometry', (id) => /-sea(-\d)?$/.test(id), shapes)
  console.log(`${lanes.length} lanes in ${(performance.now() / 1000).toFixed(0)} s`)
}

function pairs(): [Row, Row][] {
  const ports = readRows(`${dataFolder}places.csv`).filter((row) => has(row, 'seaport'))
  const portById = new Map(ports.map((row) => [row.id!, row]))
  const deep = ports.filter((row) => !has(row, 'caspian'))
  const caspian = ports.filter((row) => has(row, 'caspian'))
  const markets = deep.filter((row) => has(row, 'market'))
  const gateways = deep.filter((row) => has(row, 'gateway') || !has(row, 'market'))
  const served = readRows(`${dataFolder}services.csv`)
    .filter((row) => row.mode === 'sea' || row.mode === 'ferry')
    .map((row) => [portById.get(row.from!), portById.get(row.to!)])
  const wanted = [
    ...gateways.flatMap((from) => markets.map((to) => [from, to])),
    ...caspian.flatMap((from) => caspian.map((to) => [from, to])),
    ...served,
  ]
  const done = new Set<string>()
  const out: [Row, Row][] = []
  for (const [from, to] of wanted) {
    if (!from || !to || from === to || done.has(`${to.id} ${from.id}`) || done.has(`${from.id} ${to.id}`))
      continue
    done.add(`${from.id} ${to.id}`)
    out.push([from, to])
  }
  return out
}

const has = (row: Row, role: string) => row.roles!.split(';').includes(role)
const pointOf = (row: Row) => ({ lat: Number(row.lat), lon: Number(row.lon) })
