import { problem } from '../problem.ts'

/** A row of `towns.csv`: GeoNames, CC BY 4.0, with codes of UN/LOCODE. */
export type Town = {
  /** GeoNames id; 0 is never used */
  readonly id: number
  readonly name: string
  /** ISO 3166-1 alpha-2 */
  readonly country: string
  readonly lat: number
  readonly lon: number
  /** People, as GeoNames has it; 0 when unknown */
  readonly population: number
  /** Three-letter UN/LOCODEs inside the country, the usual one first */
  readonly codes: readonly string[]
  /** Other names, Latin and Cyrillic */
  readonly alt: readonly string[]
}

const HEADER = 'id,name,country,lat,lon,population,unlocode,alt'

/**
 * Reads `towns.csv`. The table is written without quotes, commas inside names or blank lines, so that
 * 25,000 rows are read in a few milliseconds at the start of a page.
 */
export function parseTowns(text: string): Town[] {
  const lines = text.split('\n')
  const header = lines[0]!.trimEnd()
  if (header !== HEADER) {
    throw problem('table-invalid', { where: 'towns.csv:1', got: header.slice(0, 200), expected: HEADER })
  }
  const towns: Town[] = []
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!.trimEnd()
    if (line !== '') towns.push(townOf(line, i + 1))
  }
  return towns
}

function townOf(line: string, row: number): Town {
  const cells = line.split(',')
  const town: Town = {
    id: Number(cells[0]),
    name: cells[1] ?? '',
    country: cells[2] ?? '',
    lat: Number(cells[3]),
    lon: Number(cells[4]),
    population: Number(cells[5]),
    codes: list(cells[6] ?? '', ' '),
    alt: list(cells[7] ?? '', ';'),
  }
  if (cells.length !== 8 || !isSound(town)) {
    throw problem('table-invalid', { where: `towns.csv:${row}`, got: line.slice(0, 200), expected: HEADER })
  }
  return town
}

function isSound(town: Town): boolean {
  return (
    Number.isSafeInteger(town.id) &&
    town.id > 0 &&
    town.name !== '' &&
    town.country.length === 2 &&
    Math.abs(town.lat) <= 90 &&
    Math.abs(town.lon) <= 180 &&
    town.population >= 0
  )
}

const NONE: readonly string[] = []
const list = (cell: string, by: string): readonly string[] => (cell === '' ? NONE : cell.split(by))
