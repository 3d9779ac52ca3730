import type { PowerItem } from '@serai/atlas'

/** What a site is made of; each may have no size. */
export type Part = 'grid' | 'diesel' | 'solar' | 'battery'

/** Where a figure of the atlas goes in a `PowerSite`, and what it may be. */
export interface Figure {
  readonly item: PowerItem
  readonly group: Part | 'costs'
  readonly field: string
  /** Both ends included. */
  readonly low: number
  readonly high: number
  /** What it is when nobody gave it; NaN: unknown, and the part cannot do without. */
  readonly missing: number
  readonly parts: readonly Part[]
}

const ANY = Infinity
const UNKNOWN = Number.NaN

const row = (
  item: PowerItem,
  group: Figure['group'],
  field: string,
  low: number,
  high: number,
  missing: number = UNKNOWN,
  parts: readonly Part[] = [group as Part],
): Figure => ({ item, group, field, low, high, missing, parts })

const BUILT: readonly Part[] = ['diesel', 'solar', 'battery']

export const FIGURES: readonly Figure[] = [
  row('grid-kw', 'grid', 'kw', 0, ANY, 0),
  row('grid-cut-hours-per-day', 'grid', 'cutHoursPerDay', 0, 24, 0),
  row('grid-cut-block-hours', 'grid', 'cutBlockHours', 0.05, 24, UNKNOWN, []),
  row('grid-outages-per-year', 'grid', 'outagesPerYear', 0, ANY, 0),
  row('grid-outage-hours', 'grid', 'outageHours', 0.01, ANY, UNKNOWN, []),
  row('grid-usd-per-kwh', 'grid', 'usdPerKwh', 0, ANY),
  row('grid-usd-per-kw-month', 'grid', 'usdPerKwMonth', 0, ANY, 0),
  row('grid-kg-per-kwh', 'grid', 'kgPerKwh', 0, ANY),
  row('diesel-kw', 'diesel', 'kw', 0, ANY, 0),
  row('diesel-sets', 'diesel', 'sets', 1, 1000),
  row('diesel-litres-per-kwh', 'diesel', 'litresPerKwh', 0.1, 2),
  row('diesel-usd-per-litre', 'diesel', 'usdPerLitre', 0, ANY),
  row('diesel-kg-per-litre', 'diesel', 'kgPerLitre', 0, 10),
  row('diesel-min-load', 'diesel', 'minLoad', 0, 1),
  row('diesel-om-usd-per-kwh', 'diesel', 'omUsdPerKwh', 0, ANY),
  row('solar-kwp', 'solar', 'kwp', 0, ANY, 0),
  row('solar-tilt-deg', 'solar', 'tiltDeg', 0, 90),
  row('solar-azimuth-deg', 'solar', 'azimuthDeg', 0, 360),
  row('solar-loss-share', 'solar', 'lossShare', 0, 1),
  row('solar-temperature-coefficient', 'solar', 'temperatureCoefficient', -0.02, 0),
  row('solar-noct-c', 'solar', 'noctC', 20, 80),
  row('solar-kg-per-kwh', 'solar', 'kgPerKwh', 0, ANY),
  row('battery-kw', 'battery', 'kw', 0, ANY),
  row('battery-kwh', 'battery', 'kwh', 0, ANY, 0),
  row('battery-round-trip', 'battery', 'roundTrip', 0.1, 1),
  row('battery-reserve-share', 'battery', 'reserveShare', 0, 1),
  row('discount-rate', 'costs', 'discountRate', 0, 1, UNKNOWN, BUILT),
  row('solar-usd-per-kwp', 'costs', 'solarUsdPerKwp', 0, ANY, UNKNOWN, ['solar']),
  row('solar-om-usd-per-kwp-year', 'costs', 'solarOmUsdPerKwpYear', 0, ANY, UNKNOWN, ['solar']),
  row('solar-life-years', 'costs', 'solarLifeYears', 1, 100, UNKNOWN, ['solar']),
  row('battery-usd-per-kwh', 'costs', 'batteryUsdPerKwh', 0, ANY, UNKNOWN, ['battery']),
  row('battery-usd-per-kw', 'costs', 'batteryUsdPerKw', 0, ANY, UNKNOWN, ['battery']),
  row('battery-life-years', 'costs', 'batteryLifeYears', 1, 100, UNKNOWN, ['battery']),
  row('diesel-usd-per-kw', 'costs', 'dieselUsdPerKw', 0, ANY, UNKNOWN, ['diesel']),
  row('diesel-life-years', 'costs', 'dieselLifeYears', 1, 100, UNKNOWN, ['diesel']),
]
