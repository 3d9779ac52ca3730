import type { Climate, PowerFigure, PowerItem } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import { FIGURES } from '../../src/power/figures.ts'
import { PowerPlant } from '../../src/power/plant.ts'
import { siteOf } from '../../src/power/site.ts'
import { demandOf, site } from './sites.ts'

const PLACE = { id: 'PKGWD', lat: 25.11, lon: 62.34, timezone: 'Asia/Karachi' }
const PROVENANCE = { source: ['x'], year: 2026, grade: 'estimated', note: null } as const

const figure = (item: PowerItem, value: number, place = PLACE.id): PowerFigure => ({
  id: `${place}-${item}`,
  place,
  item,
  value,
  unit: '',
  ...PROVENANCE,
})

const example = site()
const ALL = FIGURES.map(({ item, group, field }) =>
  figure(item, (example[group] as unknown as Record<string, number>)[field]!),
)
const CLIMATE: Climate[] = Array.from({ length: 12 }, (_, m) => ({
  id: `c${m}`,
  place: PLACE.id,
  month: m + 1,
  ghiKwhM2Day: example.climate.ghiKwhM2Day[m]!,
  meanC: example.climate.meanC[m]!,
  maxC: example.climate.maxC[m]!,
  minC: example.climate.minC[m]!,
  ...PROVENANCE,
}))

const without = (...items: string[]) => ALL.filter(({ item }) => !items.includes(item))
const replaced = (item: PowerItem, value: number) => [...without(item), figure(item, value)]

describe('a site from the atlas', () => {
  it('has every figure where it belongs, and the clock of its place', () => {
    const read = siteOf(ALL, CLIMATE, PLACE)
    expect(read).toEqual({
      ...example,
      name: 'PKGWD',
      latitudeDeg: 25.11,
      longitudeDeg: 62.34,
      utcOffsetMinutes: 300,
    })
    expect(Object.isFrozen(read) && Object.isFrozen(read.solar) && Object.isFrozen(read.climate.meanC)).toBe(
      true,
    )
  })

  it('passes over rows of other places and items of no part', () => {
    const others = [...ALL, figure('diesel-kw', 99, 'PKKHI'), figure('base-load-kw', 5)]
    expect(siteOf(others, [...CLIMATE, { ...CLIMATE[0]!, place: 'PKKHI', ghiKwhM2Day: 1 }], PLACE)).toEqual(
      siteOf(ALL, CLIMATE, PLACE),
    )
  })

  it('takes a missing size for none, and cuts and outages for none', () => {
    const grid = [figure('grid-kw', 1000), figure('grid-usd-per-kwh', 0.1), figure('grid-kg-per-kwh', 0.5)]
    const read = siteOf(grid, [], PLACE)
    expect([read.solar.kwp, read.battery.kwh, read.diesel.kw, read.grid.cutHoursPerDay]).toEqual([0, 0, 0, 0])
    const plant = new PowerPlant(read, { startDay: '2027-01-01', seed: 1, replication: 0 })
    for (let hour = 0; hour < 24; hour++) plant.step(demandOf(500_000))
    expect(plant.totals.usd).toBeCloseTo(24 * 500 * 0.1, 9)
    expect(plant.totals.kgCo2e).toBeCloseTo(24 * 500 * 0.5, 9)
    expect(plant.totals.capitalUsd).toBe(0)
  })

  it('holds the month mean all day where extremes are unknown', () => {
    const read = siteOf(
      ALL,
      CLIMATE.map((row) => ({ ...row, maxC: null })),
      PLACE,
    )
    expect(read.climate.maxC).toEqual(read.climate.meanC)
    expect(read.climate.minC).toEqual(read.climate.meanC)
  })

  it('names everything that a part lacks, and nothing that only other parts need', () => {
    const bare = without('solar-noct-c', 'solar-usd-per-kwp', 'diesel-min-load')
    expect(() => siteOf(bare, CLIMATE, PLACE)).toThrow(
      /electricity of PKGWD lacks diesel-min-load, solar-noct-c, solar-usd-per-kwp\./,
    )
    const unlit = bare.filter(({ item }) => item !== 'solar-kwp' && item !== 'diesel-kw')
    expect(siteOf(unlit, [], PLACE).solar.kwp).toBe(0)
    expect(() => siteOf(ALL, CLIMATE.slice(0, 11), PLACE)).toThrow(/climate of month 12/)
    expect(() => siteOf(without('grid-cut-block-hours'), CLIMATE, PLACE)).toThrow(/grid-cut-block-hours/)
  })

  it.each([
    ['battery-round-trip', 1.2],
    ['grid-cut-hours-per-day', 25],
    ['solar-temperature-coefficient', -0.4],
    ['diesel-sets', 2.5],
    ['grid-outages-per-year', 4000],
    ['solar-tilt-deg', -3],
  ] as const)('refuses %s of %d', (item, value) => {
    expect(() => siteOf(replaced(item, value), CLIMATE, PLACE)).toThrow(
      new RegExp(`power.csv PKGWD ${item}: got ${value}, expected`),
    )
  })
})
