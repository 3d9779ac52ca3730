import { readFileSync } from 'node:fs'
import { type GazetteerPlace, gazetteer } from '../../src/gazetteer/gazetteer.ts'
import { parseTowns } from '../../src/gazetteer/town.ts'

const place = (
  id: string,
  name: string,
  nameRu: string,
  lat: number,
  lon: number,
  ...aliases: string[]
): GazetteerPlace => ({
  id,
  name,
  nameRu,
  country: id.slice(0, 2),
  lat,
  lon,
  aliases,
})

/** A few places as the network would give them. */
export const PLACES: readonly GazetteerPlace[] = [
  place('KZALA', 'Almaty', 'Алматы', 43.2525, 76.9115),
  place('PKKHI', 'Karachi', 'Карачи', 24.83, 66.98, 'Keamari'),
  place('PKBQM', 'Port Qasim', 'Порт-Касим', 24.77, 67.33, 'Muhammad Bin Qasim'),
  place('CNHRG', 'Khorgos', 'Хоргос', 44.21, 80.41),
  place('KZ-ZHT', 'Zhetygen (logistics centre)', 'Жетыген', 43.69, 77.11),
  place('UZYAL', 'Yallama', 'Яллама', 41.05, 68.95),
  place('AZYAL', 'Yalama', 'Ялама', 41.75, 48.55),
  place('RUROV', 'Rostov-on-Don', 'Ростов-на-Дону', 47.23, 39.72, 'Azov'),
  place('RUAZV', 'Azov', 'Азов', 47.11, 39.42),
]

export const TOWNS_TEXT = readFileSync(new URL('../../data/towns.csv', import.meta.url), 'utf8')
export const TOWNS = parseTowns(TOWNS_TEXT)
export const GAZETTEER = gazetteer(TOWNS, PLACES)

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
