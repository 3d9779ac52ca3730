import {
  type Climate,
  type Place,
  type PowerFigure,
  type PowerItem,
  problem,
  utcOffsetMinutes,
} from '@serai/atlas'
import { FIGURES, type Figure, type Part } from './figures.ts'

const MONTHS = 12
/** Of the years that costs and outages are counted by. */
export const HOURS_PER_YEAR = 8760
const PARTS: readonly Part[] = ['grid', 'diesel', 'solar', 'battery']

export interface PowerGrid {
  /** Most it gives, kW; 0: no grid. */
  readonly kw: number
  readonly cutHoursPerDay: number
  readonly cutBlockHours: number
  /** Unplanned, a year, and their mean length in hours. */
  readonly outagesPerYear: number
  readonly outageHours: number
  readonly usdPerKwh: number
  /** For the highest mean power of any step of a month. */
  readonly usdPerKwMonth: number
  readonly kgPerKwh: number
}

export interface PowerDiesel {
  /** All sets together. */
  readonly kw: number
  readonly sets: number
  readonly litresPerKwh: number
  readonly usdPerLitre: number
  readonly kgPerLitre: number
  /** Share of a set's power below which it does not burn less. */
  readonly minLoad: number
  readonly omUsdPerKwh: number
}

export interface PowerSolar {
  readonly kwp: number
  /** From the horizontal; azimuth clockwise from north. */
  readonly tiltDeg: number
  readonly azimuthDeg: number
  /** Inverter, wiring, soiling, mismatch: all but temperature. */
  readonly lossShare: number
  /** Of power at 25 °C, a °C: −0.004 is usual. */
  readonly temperatureCoefficient: number
  readonly noctC: number
  /** Of its life cycle. */
  readonly kgPerKwh: number
}

export interface PowerBattery {
  /** Both ways, on the AC side. */
  readonly kw: number
  /** Usable. */
  readonly kwh: number
  /** AC to AC. */
  readonly roundTrip: number
  /** Share kept for want of everything else. */
  readonly reserveShare: number
}

/** [month] January first. */
export interface PowerClimate {
  readonly ghiKwhM2Day: readonly number[]
  readonly meanC: readonly number[]
  readonly maxC: readonly number[]
  readonly minC: readonly number[]
}

export interface PowerCosts {
  /** Real, a year. */
  readonly discountRate: number
  readonly solarUsdPerKwp: number
  readonly solarOmUsdPerKwpYear: number
  readonly solarLifeYears: number
  readonly batteryUsdPerKwh: number
  readonly batteryUsdPerKw: number
  readonly batteryLifeYears: number
  readonly dieselUsdPerKw: number
  readonly dieselLifeYears: number
}

/**
 * A site with its electricity. A figure of a part that has no size may be NaN: nobody gave it and nothing needs it, until
 * `requireParts` is asked.
 */
export interface PowerSite {
  readonly name: string
  readonly latitudeDeg: number
  readonly longitudeDeg: number
  readonly utcOffsetMinutes: number
  readonly grid: PowerGrid
  readonly diesel: PowerDiesel
  readonly solar: PowerSolar
  readonly battery: PowerBattery
  readonly climate: PowerClimate
  readonly costs: PowerCosts
}

/**
 * The site of a place from rows of the atlas (rows of other places are passed over). A size that is missing is 0, and so
 * are cuts, outages and a charge for the highest demand. Where the mean daily maximum and minimum are unknown the air has
 * the month's mean all day. Throws `table-invalid` for a figure out of its range and `power-incomplete` when a part that
 * has a size lacks a figure, naming all that it lacks.
 */
export function siteOf(
  figures: readonly PowerFigure[],
  climate: readonly Climate[],
  place: Pick<Place, 'id' | 'lat' | 'lon' | 'timezone'>,
): PowerSite {
  const own = figures.filter((row) => row.place === place.id)
  const groups: Record<string, Record<string, number>> = {}
  for (const { item, group, field, missing } of FIGURES) {
    groups[group] ??= {}
    groups[group][field] = own.find((row) => row.item === item)?.value ?? missing
  }
  for (const group of Object.values(groups)) Object.freeze(group)
  const year = own.reduce((latest, row) => Math.max(latest, row.year), 1970)
  const site = Object.freeze({
    name: place.id,
    latitudeDeg: place.lat,
    longitudeDeg: place.lon,
    utcOffsetMinutes: utcOffsetMinutes(place.timezone, `${year}-01-01`),
    ...groups,
    climate: climateOf(climate.filter((row) => row.place === place.id)),
  }) as unknown as PowerSite
  checkSite(site)
  return site
}

/** A figure that a part needs, by its place in the table. */
const read = (site: PowerSite, { group, field }: Figure): number =>
  (site[group] as unknown as Record<string, number>)[field]!

/** What `siteOf` throws, for a site that was made in another way. */
export function checkSite(site: PowerSite): void {
  for (const figure of FIGURES) {
    const got = read(site, figure)
    if (Number.isNaN(got) || (got >= figure.low && got <= figure.high)) continue
    throw outOfRange(site, figure.item, got, `${figure.low} … ${figure.high}`)
  }
  const { grid, diesel } = site
  if (!Number.isNaN(diesel.sets) && !Number.isInteger(diesel.sets))
    throw outOfRange(site, 'diesel-sets', diesel.sets, 'a whole number')
  if (grid.outagesPerYear * grid.outageHours >= HOURS_PER_YEAR)
    throw outOfRange(
      site,
      'grid-outages-per-year',
      grid.outagesPerYear,
      'outages that leave some of the year',
    )
  requireParts(
    site,
    PARTS.filter((part) => sizeOf(site, part) > 0),
  )
}

/** Throws `power-incomplete` unless the site has every figure that these parts need, whatever their size. */
export function requireParts(site: PowerSite, parts: readonly Part[]): void {
  const missing: string[] = FIGURES.filter(
    (figure) => figure.parts.some((part) => parts.includes(part)) && Number.isNaN(read(site, figure)),
  ).map(({ item }) => item)
  if (parts.includes('grid')) {
    const { grid } = site
    if (grid.cutHoursPerDay > 0 && Number.isNaN(grid.cutBlockHours)) missing.push('grid-cut-block-hours')
    if (grid.outagesPerYear > 0 && Number.isNaN(grid.outageHours)) missing.push('grid-outage-hours')
  }
  if (parts.includes('solar'))
    for (let month = 0; month < MONTHS; month++)
      if (Number.isNaN(site.climate.ghiKwhM2Day[month])) missing.push(`climate of month ${month + 1}`)
  if (missing.length > 0) throw problem('power-incomplete', { place: site.name, missing: missing.join(', ') })
}

const sizeOf = ({ grid, diesel, solar, battery }: PowerSite, part: Part): number =>
  ({ grid: grid.kw, diesel: diesel.kw, solar: solar.kwp, battery: battery.kwh })[part]

const outOfRange = (site: PowerSite, item: PowerItem, got: number, expected: string) =>
  problem('table-invalid', { where: `power.csv ${site.name} ${item}`, got, expected })

function climateOf(rows: readonly Climate[]): PowerClimate {
  const by = (value: (row: Climate) => number): readonly number[] =>
    Object.freeze(
      Array.from({ length: MONTHS }, (_, month) => {
        const row = rows.find((one) => one.month === month + 1)
        return row ? value(row) : Number.NaN
      }),
    )
  const swung = (row: Climate) => row.maxC !== null && row.minC !== null
  return Object.freeze({
    ghiKwhM2Day: by((row) => row.ghiKwhM2Day),
    meanC: by((row) => row.meanC),
    maxC: by((row) => (swung(row) ? row.maxC! : row.meanC)),
    minC: by((row) => (swung(row) ? row.minC! : row.meanC)),
  })
}
