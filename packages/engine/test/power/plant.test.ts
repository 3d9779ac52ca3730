import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PowerPlant } from '../../src/power/plant.ts'
import type { PowerSite } from '../../src/power/site.ts'
import { demandOf, NO_BATTERY, NO_DIESEL, NO_GRID, NO_SUN, SURE, site } from './sites.ts'

const OPTIONS = { startDay: '2027-06-28', seed: 5, replication: 2 }
const WEEK = 24 * 7

const share = fc.double({ min: 0, max: 1, noNaN: true })
const upTo = (max: number) => fc.oneof(fc.constant(0), fc.double({ min: 0, max, noNaN: true }))

/** Any site on the example's coast: parts missing, small, large, odd. */
const sites: fc.Arbitrary<PowerSite> = fc
  .record({
    gridKw: upTo(3000),
    cutHoursPerDay: upTo(24),
    cutBlockHours: fc.double({ min: 0.3, max: 12, noNaN: true }),
    outagesPerYear: upTo(300),
    dieselKw: upTo(2000),
    sets: fc.integer({ min: 1, max: 6 }),
    minLoad: share,
    kwp: upTo(6000),
    batteryKw: upTo(2000),
    kwh: upTo(6000),
    roundTrip: fc.double({ min: 0.5, max: 1, noNaN: true }),
    reserveShare: share,
  })
  .map((s) =>
    site({
      grid: {
        kw: s.gridKw,
        cutHoursPerDay: s.cutHoursPerDay,
        cutBlockHours: s.cutBlockHours,
        outagesPerYear: s.outagesPerYear,
      },
      diesel: { kw: s.dieselKw, sets: s.sets, minLoad: s.minLoad },
      solar: { kwp: s.kwp },
      battery: { kw: s.batteryKw, kwh: s.kwh, roundTrip: s.roundTrip, reserveShare: s.reserveShare },
    }),
  )

const demands = fc.array(fc.array(fc.nat(1_500_000), { minLength: 9, maxLength: 9 }), {
  minLength: 1,
  maxLength: 12,
})

describe('any site with any demand', () => {
  it('balances exactly at every step, in whole Wh, within every limit', () => {
    fc.assert(
      fc.property(sites, demands, fc.constantFrom(60, 30, 15), (one, loads, stepMinutes) => {
        const plant = new PowerPlant(one, { ...OPTIONS, stepMinutes })
        const hours = stepMinutes / 60
        const limitWh = one.battery.kwh > 0 ? one.battery.kw * 1000 * hours : 0
        let before = plant.last.socWh
        for (let i = 0; i < 72; i++) {
          const demand = [0, ...loads[i % loads.length]!]
          const step = plant.step(demand)
          const total = demand.reduce((a, b) => a + b)
          expect(step.solarWh + step.gridWh + step.dieselWh + step.batteryOutWh).toBe(
            step.servedWh + step.batteryInWh,
          )
          expect(step.servedWh + step.shedWh).toBe(total)
          const { served: byPriority, gridShare, gridUp, ...flows } = step
          for (const [name, wh] of Object.entries(flows)) {
            expect(Number.isInteger(wh), name).toBe(true)
            expect(wh, name).toBeGreaterThanOrEqual(0)
          }
          expect(step.batteryInWh + step.batteryOutWh).toBeLessThanOrEqual(limitWh + 1e-6)
          expect(step.gridWh).toBeLessThanOrEqual(one.grid.kw * 1000 * hours * gridShare + 1e-6)
          expect(step.dieselWh).toBeLessThanOrEqual(one.diesel.kw * 1000 * hours + 1e-6)
          expect(step.solarWh + step.curtailedWh).toBeLessThanOrEqual(one.solar.kwp * 1000 * hours)
          expect(step.socWh).toBeLessThanOrEqual(one.battery.kwh * 1000)
          // What the battery holds comes from what went in and out; rounding loses at most a Wh a move and never gains.
          const way = Math.sqrt(one.battery.roundTrip)
          const exact = before + step.batteryInWh * way - step.batteryOutWh / way
          expect(step.socWh).toBeLessThanOrEqual(exact + 1e-3)
          expect(step.socWh).toBeGreaterThan(exact - 2 - 1e-3)
          before = step.socWh
          let short = false
          for (let priority = 1; priority <= 9; priority++) {
            if (short) expect(byPriority[priority]).toBe(0)
            if (byPriority[priority]! < demand[priority]!) short = true
          }
          expect(byPriority.reduce((a, b) => a + b)).toBe(step.servedWh)
          expect(gridUp).toBe(gridShare >= 0.5)
        }
      }),
      { numRuns: 60, seed: 20_270_402 },
    )
  })

  it('has totals that are the sums of its steps', () => {
    fc.assert(
      fc.property(sites, demands, (one, loads) => {
        const plant = new PowerPlant(one, OPTIONS)
        const sum = { solarWh: 0, gridWh: 0, dieselWh: 0, batteryOutWh: 0, batteryInWh: 0, curtailedWh: 0 }
        let [served, shed, shedHours, down] = [0, 0, 0, 0]
        const shedBy = new Array(10).fill(0)
        for (let i = 0; i < 48; i++) {
          const demand = [0, ...loads[i % loads.length]!]
          const step = plant.step(demand)
          for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += step[name]
          served += step.servedWh
          shed += step.shedWh
          if (step.shedWh > 0) shedHours++
          down += 1 - step.gridShare
          for (let p = 1; p <= 9; p++) shedBy[p] += demand[p]! - step.served[p]!
        }
        const { totals } = plant
        expect(totals).toMatchObject({ ...sum, servedWh: served, shedWh: shed, shedHours, minutes: 48 * 60 })
        expect([...totals.shedWhByPriority]).toEqual(shedBy)
        expect(totals.gridDownHours).toBeCloseTo(down, 9)
        plant.resetTotals()
        expect([totals.demandWh, totals.usd, totals.kgCo2e, totals.shedHours]).toEqual([0, 0, 0, 0])
        expect(Number.isFinite(totals.litres)).toBe(true)
      }),
      { numRuns: 15, seed: 20_270_402 },
    )
  })

  it('gives the same bytes for the same seed', () => {
    const record = (replication: number) => {
      const plant = new PowerPlant(site(), { ...OPTIONS, replication })
      return Array.from({ length: 24 * 40 }, () => ({ ...plant.step(demandOf(2_500_000)), served: 0 }))
    }
    expect(record(1)).toEqual(record(1))
    expect(record(1)).not.toEqual(record(2))
  })
})

describe('a plant', () => {
  it('without panels has no solar power, and at night nobody has', () => {
    const dark = new PowerPlant(site({ solar: NO_SUN }), OPTIONS)
    const light = new PowerPlant(site(), OPTIONS)
    let sun = 0
    for (let hour = 0; hour < WEEK; hour++) {
      expect(dark.step(demandOf(1_000_000)).solarWh).toBe(0)
      const step = light.step(demandOf(1_000_000))
      const clock = hour % 24
      // Gwadar, end of June: light from 5:45 to 19:30 by the clock of UTC+5.
      if (clock < 5 || clock >= 20) expect(step.solarWh + step.curtailedWh).toBe(0)
      else if (clock > 7 && clock < 18) sun += Math.min(1, step.solarWh + step.curtailedWh)
    }
    expect(sun).toBe(70)
    expect(dark.totals.solarWh + dark.totals.curtailedWh).toBe(0)
  })

  it('does not care how large a grid of full hours is that covers the load', () => {
    const alone = { solar: NO_SUN, battery: NO_BATTERY, diesel: NO_DIESEL }
    const plant = new PowerPlant(site({ ...alone, grid: { ...SURE, kw: 2000 } }), OPTIONS)
    for (let hour = 0; hour < WEEK; hour++)
      expect(plant.step(demandOf(1_999_999))).toMatchObject({ gridWh: 1_999_999, shedWh: 0, gridUp: true })
  })

  it('sheds what a cut takes from a step, not less because the grid is large', () => {
    const alone = { solar: NO_SUN, battery: NO_BATTERY, diesel: NO_DIESEL }
    const plant = new PowerPlant(
      site({ ...alone, grid: { kw: 100_000, cutHoursPerDay: 6, cutBlockHours: 1.5, outagesPerYear: 0 } }),
      OPTIONS,
    )
    for (let hour = 0; hour < WEEK; hour++) plant.step(demandOf(1_000_000))
    // A quarter of the time; each partial step may round by a Wh.
    expect(Math.abs(plant.totals.shedWh - WEEK * 250_000)).toBeLessThan(WEEK)
    expect(plant.totals.gridDownHours).toBeCloseTo(WEEK / 4, 6)
    expect(plant.totals.lostHours).toBeCloseTo(WEEK / 4, 3)
  })

  it('serves the first priorities first, by hand', () => {
    const plant = new PowerPlant(
      site({ grid: { ...SURE, kw: 1000 }, solar: NO_SUN, battery: NO_BATTERY, diesel: NO_DIESEL }),
      OPTIONS,
    )
    const step = plant.step([0, 300_000, 0, 500_000, 400_000, 0, 0, 0, 0, 100_000])
    expect([...step.served]).toEqual([0, 300_000, 0, 500_000, 200_000, 0, 0, 0, 0, 0])
    expect(plant.totals.shedWhByPriority[4]).toBe(200_000)
    expect(plant.totals.shedWhByPriority[9]).toBe(100_000)
    expect(plant.totals.lostHours).toBeCloseTo(300 / 1300, 12)
  })

  it('keeps the reserve while the grid is there and nothing is short', () => {
    const one = site({ grid: { ...SURE, kw: 5000 } })
    const plant = new PowerPlant(one, OPTIONS)
    for (let hour = 0; hour < WEEK * 4; hour++) {
      const step = plant.step(demandOf(2_000_000))
      expect(step.socWh).toBeGreaterThanOrEqual(one.battery.reserveShare * one.battery.kwh * 1000)
      expect(step.shedWh).toBe(0)
    }
  })

  it('runs an island', () => {
    const plant = new PowerPlant(site({ grid: NO_GRID, diesel: { kw: 3000 } }), OPTIONS)
    for (let hour = 0; hour < WEEK; hour++)
      expect(plant.step(demandOf(2_000_000))).toMatchObject({ gridWh: 0, shedWh: 0, gridUp: false })
    expect(plant.totals.dieselWh).toBeGreaterThan(0)
  })

  it('takes a demand that ends early for one without load of the later priorities', () => {
    const [short, long] = [new PowerPlant(site(), OPTIONS), new PowerPlant(site(), OPTIONS)]
    for (let hour = 0; hour < 200; hour++) {
      const full = demandOf(hour % 3 === 0 ? 9_000_000 : 500_000, 2)
      expect(short.step(full.slice(0, 3))).toEqual(long.step(full))
      // Nothing of a longer one before it is left over.
      if (hour % 5 === 0) expect(short.step(demandOf(1000, 9))).toEqual(long.step(demandOf(1000, 9)))
    }
    expect(short.totals).toEqual(long.totals)
  })

  it('refuses a demand that is no whole Wh', () => {
    const plant = new PowerPlant(site(), OPTIONS)
    for (const wrong of [-1, 0.5, Number.NaN, Infinity])
      expect(() => plant.step(demandOf(wrong, 3))).toThrow(/priority 3.*whole Wh/)
    expect(() => plant.step(new Float64Array(11))).toThrow(/got 10 priorities, expected 9 at most/)
    expect(() => new PowerPlant(site(), { ...OPTIONS, stepMinutes: 7 })).toThrow(/stepMinutes: got 7/)
  })
})
