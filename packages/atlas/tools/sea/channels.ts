import { readFileSync } from 'node:fs'

/** Hand-set way-points: numbered once each, with the chains that join them. */
export interface Channels {
  readonly points: { lat: number; lon: number; joins: boolean }[]
  readonly links: { a: number; b: number; lengthNm: number | null }[]
}

/** Reads channels.csv (no quoted cells in it). Points at the same position in two channels are one point. */
export function readChannels(path: string): Channels {
  const points: Channels['points'] = []
  const links: Channels['links'] = []
  const known = new Map<string, number>()
  let channelBefore = ''
  let before = -1
  for (const line of readFileSync(path, 'utf8').trim().split('\n').slice(1)) {
    const [channel, , , lat, lon, joins, length] = line.split(',')
    const key = `${Number(lat).toFixed(4)} ${Number(lon).toFixed(4)}`
    let point = known.get(key)
    if (point === undefined) {
      point = points.length
      known.set(key, point)
      points.push({ lat: Number(lat), lon: Number(lon), joins: false })
    }
    if (joins === '1') points[point]!.joins = true
    if (channel === channelBefore)
      links.push({ a: before, b: point, lengthNm: length ? Number(length) : null })
    channelBefore = channel!
    before = point
  }
  return { points, links }
}
