import { describe, expect, it } from 'vitest'
import { annuity, capitalUsdPerYear } from '../../src/power/capital.ts'
import { PowerPlant } from '../../src/power/plant.ts'
import { demandOf, NO_BATTERY, NO_DIESEL, NO_GRID, NO_SUN, SURE, site } from './sites.ts'

const OPTIONS = { startDay: '2027-01-01', seed: 1, replication: 0 }
const GRID_ONLY = { solar: NO_SUN, battery: NO_BATTERY, diesel: NO_DIESEL }

describe('capital', () => {
  it('is paid back by its annuity: the present value of the payments is what was spent', () => {
    const yearly = annuity(0.08, 20)
    let value = 0
    for (let year = 1; year <= 20; year++) value += yearly / 1.08 ** year
    expect(value).toBeCloseTo(1, 12)
    expect(annuity(0, 25)).toBe(0.04)
  })

  it('counts panels, battery by energy and power, sets', () => {
    const free = { discountRate: 0 }
    expect(capitalUsdPerYear(site({ costs: free }))).toBeCloseTo(
      (4000 * 700) / 25 + (4000 * 250 + 2000 * 80) / 12 + (2000 * 350) / 15,
      6,
    )
    expect(capitalUsdPerYear(site(GRID_ONLY))).toBe(0)
  })
})

describe('running cost, by hand', () => {
  it('of the grid: energy, and the highest hour of every month', () => {
    const plant = new PowerPlant(site({ ...GRID_ONLY, grid: SURE }), OPTIONS)
    for (let hour = 0; hour < 24 * 59; hour++) plant.step(demandOf(hour === 500 ? 2_000_000 : 1_000_000))
    const { totals } = plant
    // January peaks at 2 MW, February at 1 MW, both whole.
    expect(totals.gridUsd).toBeCloseTo((24 * 59 + 1) * 1000 * 0.1 + 4 * (2000 + 1000), 6)
    expect(totals.usd).toBe(totals.gridUsd)
    expect(totals.kgCo2e).toBeCloseTo((24 * 59 + 1) * 1000 * 0.5, 6)
    expect(totals.usdPerKwh).toBeCloseTo(totals.usd / ((24 * 59 + 1) * 1000), 12)
    expect(totals.fullUsdPerKwh).toBe(totals.usdPerKwh)
    plant.resetTotals()
    // Half of March.
    for (let hour = 0; hour < 12 * 31; hour++) plant.step(demandOf(1_000_000))
    expect(totals.gridUsd).toBeCloseTo(12 * 31 * 100 + 4 * 1000 * 0.5, 6)
  })

  it('of diesel: fuel for the minimum load, upkeep for what was made', () => {
    const plant = new PowerPlant(site({ grid: NO_GRID, solar: NO_SUN, battery: NO_BATTERY }), OPTIONS)
    plant.step(demandOf(100_000))
    plant.step(demandOf(1_000_000))
    const { totals } = plant
    // A set of 500 kW runs at 150 kW at least.
    expect([totals.dieselWh, totals.wastedWh]).toEqual([1_100_000, 50_000])
    expect(totals.litres).toBeCloseTo(1150 * 0.27, 9)
    expect(totals.fuelUsd).toBeCloseTo(1150 * 0.27, 9)
    expect(totals.upkeepUsd).toBeCloseTo(1150 * 0.02, 9)
    expect(totals.kgCo2e).toBeCloseTo(1150 * 0.27 * 3.2, 9)
    expect(totals.capitalUsd).toBeCloseTo((2000 * 350 * annuity(0.1, 15) * 2) / 8760, 9)
  })

  it('of panels: upkeep by time, CO₂e by what they make, used or not', () => {
    const plant = new PowerPlant(site({ grid: NO_GRID, diesel: NO_DIESEL, battery: NO_BATTERY }), OPTIONS)
    for (let hour = 0; hour < 24 * 73; hour++) plant.step(demandOf(0))
    const { totals } = plant
    expect(totals.solarWh).toBe(0)
    expect(totals.usd).toBeCloseTo((4000 * 12) / 5, 9)
    expect(totals.kgCo2e).toBeCloseTo((totals.curtailedWh / 1000) * 0.04, 6)
    expect(totals.usdPerKwh).toBe(Infinity)
  })
})
