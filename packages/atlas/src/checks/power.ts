import type { PowerItem } from '../sites.ts'
import { type Finding, finding, type Rule, type Subject } from './subject.ts'

/** Unit and range of every figure of a power site, both ends included. */
export const POWER_FIGURES: Readonly<Record<PowerItem, readonly [unit: string, low: number, high: number]>> =
  {
    'grid-kw': ['kW', 0, 1e6],
    'grid-cut-hours-per-day': ['h/day', 0, 24],
    'grid-cut-block-hours': ['h', 0.05, 24],
    'grid-outages-per-year': ['1/year', 0, 5000],
    'grid-outage-hours': ['h', 0.01, 2000],
    'grid-usd-per-kwh': ['$/kWh', 0, 5],
    'grid-usd-per-kw-month': ['$/kW·month', 0, 200],
    'grid-kg-per-kwh': ['kg/kWh', 0, 2],
    'diesel-kw': ['kW', 0, 1e6],
    'diesel-sets': ['1', 1, 1000],
    'diesel-litres-per-kwh': ['l/kWh', 0.1, 2],
    'diesel-usd-per-litre': ['$/l', 0, 20],
    'diesel-kg-per-litre': ['kg/l', 0, 10],
    'diesel-min-load': ['1', 0, 1],
    'diesel-usd-per-kw': ['$/kW', 0, 10_000],
    'diesel-om-usd-per-kwh': ['$/kWh', 0, 5],
    'solar-kwp': ['kWp', 0, 1e7],
    'solar-tilt-deg': ['°', 0, 90],
    'solar-azimuth-deg': ['°', 0, 360],
    'solar-loss-share': ['1', 0, 1],
    'solar-temperature-coefficient': ['1/°C', -0.02, 0],
    'solar-noct-c': ['°C', 20, 80],
    'solar-kg-per-kwh': ['kg/kWh', 0, 2],
    'solar-usd-per-kwp': ['$/kWp', 0, 20_000],
    'solar-om-usd-per-kwp-year': ['$/kWp·year', 0, 1000],
    'battery-kw': ['kW', 0, 1e7],
    'battery-kwh': ['kWh', 0, 1e7],
    'battery-round-trip': ['1', 0.1, 1],
    'battery-reserve-share': ['1', 0, 1],
    'battery-usd-per-kwh': ['$/kWh', 0, 10_000],
    'battery-usd-per-kw': ['$/kW', 0, 10_000],
    'battery-life-years': ['year', 1, 100],
    'solar-life-years': ['year', 1, 100],
    'diesel-life-years': ['year', 1, 100],
    'discount-rate': ['1/year', 0, 1],
    'base-load-kw': ['kW', 0, 1e6],
    'base-load-priority': ['1', 1, 9],
  }
const WHOLE: ReadonlySet<PowerItem> = new Set(['diesel-sets', 'base-load-priority'])
const NAMES = Object.keys(POWER_FIGURES) as readonly PowerItem[]
const MONTHS = 12

/** Figures are in their unit and range. */
export const powerFigures: Rule = function* ({ tables }) {
  for (const [row, { item, value, unit }] of tables.power.entries()) {
    const [wanted, low, high] = POWER_FIGURES[item]
    if (unit !== wanted) yield finding('power', row, 'unit', unit, `${wanted}, the unit of ${item}`)
    if (value < low || value > high)
      yield finding('power', row, 'value', value, `${low} to ${high} ${wanted} for ${item}`)
    else if (WHOLE.has(item) && !Number.isInteger(value))
      yield finding('power', row, 'value', value, `a whole number for ${item}`)
  }
}

/** A place with electricity has every figure once, also of parts that have no size yet, so that a reader may add them. */
export const powerComplete: Rule = function* (subject) {
  const { tables } = subject
  const places = new Map<string, { first: number; items: Set<string> }>()
  for (const [row, { place, item }] of tables.power.entries()) {
    const known = places.get(place) ?? { first: row, items: new Set() }
    places.set(place, known)
    if (known.items.has(item)) yield finding('power', row, 'item', item, `one row of ${item} for ${place}`)
    known.items.add(item)
  }
  if (!subject.complete('power')) return
  for (const [place, { first, items }] of places) {
    const missing = NAMES.filter((item) => !items.has(item))
    if (missing.length > 0)
      yield finding('power', first, 'place', place, `rows for ${missing.join(', ')} as well`)
  }
  yield* sunless(subject, places)
}

function* sunless(
  { tables, complete }: Subject,
  places: ReadonlyMap<string, { readonly first: number }>,
): Iterable<Finding> {
  if (!complete('climate')) return
  const sunny = new Set(tables.climate.map(({ place }) => place))
  for (const [place, { first }] of places)
    if (!sunny.has(place)) yield finding('power', first, 'place', place, 'twelve rows of climate for it')
}

/** A climate has every month once, and its mean lies between its extremes. */
export const climateMonths: Rule = function* (subject) {
  const { tables } = subject
  const places = new Map<string, { first: number; months: Set<number> }>()
  for (const [row, { place, month, meanC, maxC, minC }] of tables.climate.entries()) {
    const known = places.get(place) ?? { first: row, months: new Set() }
    places.set(place, known)
    if (known.months.has(month)) yield finding('climate', row, 'month', month, `one row of it for ${place}`)
    known.months.add(month)
    if (maxC !== null && maxC < meanC) yield finding('climate', row, 'max_c', maxC, `≥ ${meanC} °C, the mean`)
    if (minC !== null && minC > meanC) yield finding('climate', row, 'min_c', minC, `≤ ${meanC} °C, the mean`)
  }
  if (!subject.complete('climate')) return
  for (const [place, { first, months }] of places)
    if (months.size < MONTHS)
      yield finding('climate', first, 'place', place, `${MONTHS} months, not ${months.size}`)
}
