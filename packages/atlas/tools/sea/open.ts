import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { loadSea, type SeaNetwork } from '../../../engine/src/sea/network.ts'

/** Folder of the atlas's data. */
export const dataFolder = new URL('../../data/', import.meta.url).pathname

export function readRows(path: string): Record<string, string>[] {
  const text = readFileSync(path, 'utf8')
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

/** The sea network of the atlas, from its committed files. */
export function openSea(): SeaNetwork {
  return loadSea({
    network: readFileSync(`${dataFolder}sea/network.bin`),
    land: readFileSync(`${dataFolder}sea/land.bin`),
    passages: readRows(`${dataFolder}passages.csv`).map((row) => ({
      id: row.id!,
      name: row.name!,
      lat1: Number(row.lat1),
      lon1: Number(row.lon1),
      lat2: Number(row.lat2),
      lon2: Number(row.lon2),
      openByDefault: row.open_by_default === 'true',
    })),
  })
}
