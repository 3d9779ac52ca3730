import { describe, expect, it } from 'vitest'
import type { LoadProfile } from '../../src/power/load.ts'
import { cheapest as cheapestOf, size } from '../../src/power/size.ts'
import { meets, type SizeLimit } from '../../src/power/size-limit.ts'
import { Trials } from '../../src/power/trials.ts'
import { NO_BATTERY, NO_DIESEL, NO_SUN, site } from './sites.ts'

const LOAD: LoadProfile = [
  { priority: 1, kw: [400] },
  { priority: 5, kw: Array.from({ length: 24 }, (_, hour) => (hour >= 7 && hour < 19 ? 1200 : 500)) },
]
const bare = site({ solar: NO_SUN, battery: NO_BATTERY, diesel: NO_DIESEL, grid: { kw: 1400 } })
const lost = (most: number): SizeLimit => ({ measure: 'lost-hours', most })
/** A lattice of 4 · 4 · 9. */
const LATTICE = {
  solarKwp: { step: 1500, most: 4500 },
  batteryKwh: { step: 2000, most: 6000 },
  dieselKw: { step: 200, most: 1600 },
  replications: 1,
}

describe('sizing', () => {
  const limits = [0, 20, 100, 400, 1200, 8760]
  const coarse = limits.map((most) => size(bare, LOAD, lost(most), { ...LATTICE, refinements: 0 }))

  it('finds the cheapest of the whole lattice that keeps the limit', () => {
    for (const [i, most] of limits.entries()) {
      const trials = new Trials(bare, LOAD, { seed: 1, replications: 1 })
      let cheapest = Infinity
      // Every choice of every other limit, and every step of the pair that was chosen.
      const { best } = coarse[i]!
      for (const { points } of coarse)
        for (const { lostHours, usdPerYear } of points)
          if (lostHours <= most) cheapest = Math.min(cheapest, usdPerYear)
      for (let dieselKw = 0; dieselKw <= 1600; dieselKw += 200) {
        const point = trials.try({ solarKwp: best!.solarKwp, batteryKwh: best!.batteryKwh, dieselKw })
        if (meets(point, lost(most))) cheapest = Math.min(cheapest, point.usdPerYear)
      }
      expect(best!.usdPerYear).toBe(cheapest)
    }
  })

  it('is as good as trying everything', () => {
    const trials = new Trials(bare, LOAD, { seed: 1, replications: 1 })
    let cheapest = Infinity
    for (let solarKwp = 0; solarKwp <= 4500; solarKwp += 1500)
      for (let batteryKwh = 0; batteryKwh <= 6000; batteryKwh += 2000)
        for (let dieselKw = 0; dieselKw <= 1600; dieselKw += 200) {
          const point = trials.try({ solarKwp, batteryKwh, dieselKw })
          if (meets(point, lost(100))) cheapest = Math.min(cheapest, point.usdPerYear)
        }
    expect(coarse[limits.indexOf(100)]!.best!.usdPerYear).toBe(cheapest)
  })

  it('meets the limit, and no cheaper choice that it tried does', () => {
    for (const [i, { best, points }] of coarse.entries()) {
      expect(best!.lostHours).toBeLessThanOrEqual(limits[i]!)
      for (const point of points)
        if (point.usdPerYear < best!.usdPerYear) expect(point.lostHours).toBeGreaterThan(limits[i]!)
    }
  })

  it('never costs more for a looser limit', () => {
    for (let i = 1; i < limits.length; i++)
      expect(coarse[i]!.best!.usdPerYear).toBeLessThanOrEqual(coarse[i - 1]!.best!.usdPerYear)
    expect(coarse.at(-1)!.best!.dieselKw).toBe(0)
  })

  it('only gets cheaper by refinement, and gives the same bytes again', () => {
    const fine = size(bare, LOAD, lost(100), { ...LATTICE, refinements: 2 })
    expect(fine.best!.usdPerYear).toBeLessThanOrEqual(coarse[2]!.best!.usdPerYear)
    expect(fine.best!.lostHours).toBeLessThanOrEqual(100)
    expect(size(bare, LOAD, lost(100), { ...LATTICE, refinements: 2 })).toEqual(fine)
  })

  it('finds the same with trials that were made for other limits', () => {
    const shared = new Trials(bare, LOAD, { seed: 1, replications: 1 })
    for (const [i, most] of [...limits.entries()].reverse())
      expect(cheapestOf(shared, lost(most), { ...LATTICE, refinements: 0 })).toEqual(coarse[i]!.best)
  })

  it('keeps a limit on hours of any shedding, and on unserved energy', () => {
    const hours = size(bare, LOAD, { measure: 'shed-hours', most: 50 }, { ...LATTICE, refinements: 0 }).best!
    expect(hours.shedHours).toBeLessThanOrEqual(50)
    const share = size(bare, LOAD, { measure: 'unserved-share', most: 0.01 }, { ...LATTICE, refinements: 0 })
      .best!
    expect(share.unservedShare).toBeLessThanOrEqual(0.01)
    expect(share.lostHours).toBeLessThanOrEqual(share.shedHours)
    expect(hours.usdPerYear).toBeCloseTo(hours.capitalUsdPerYear + hours.runningUsdPerYear, 6)
  })

  it('says so when nothing on the lattice is enough', () => {
    const none = size(bare, LOAD, lost(0), {
      ...LATTICE,
      solarKwp: { step: 0, most: 0 },
      batteryKwh: { step: 1, most: 0 },
      dieselKw: { step: 100, most: 200 },
    })
    expect(none.best).toBeNull()
    expect(none.points.length).toBeGreaterThan(0)
    expect(none.points.every(({ lostHours }) => lostHours > 0)).toBe(true)
    expect(none.asIs).toMatchObject({ solarKwp: 0, batteryKwh: 0, dieselKw: 0, capitalUsdPerYear: 0 })
  })

  it('finds sizes to try from the load, tells how far it is, and stops when told to', () => {
    const seen: number[] = []
    let all = 0
    const { best } = size(bare, LOAD, lost(300), {
      replications: 1,
      refinements: 0,
      progress: (done, total) => {
        seen.push(done)
        all = total
      },
    })
    expect(best!.lostHours).toBeLessThanOrEqual(300)
    expect(seen.at(-1)).toBe(all)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    let asked = 0
    expect(() => size(bare, LOAD, lost(300), { ...LATTICE, cancelled: () => ++asked > 3 })).toThrow(
      'cancelled',
    )
    expect(asked).toBe(4)
  })

  it('refuses a site without prices, and what cannot be', () => {
    const priceless = site({ costs: { batteryUsdPerKwh: Number.NaN }, solar: { noctC: Number.NaN } })
    expect(() => size(priceless, LOAD, lost(1))).toThrow(/EXAMPLE lacks solar-noct-c, battery-usd-per-kwh/)
    expect(() => size(bare, LOAD, lost(-1))).toThrow(/limit: got -1/)
    expect(() => size(bare, LOAD, lost(8761))).toThrow(/limit: got 8761, wanted a number from 0 to 8760/)
    expect(() => size(bare, LOAD, { measure: 'unserved-share', most: 1.1 })).toThrow(/from 0 to 1/)
    expect(() => size(bare, LOAD, lost(1), { replications: 0 })).toThrow(/replications: got 0/)
    expect(() => size(bare, LOAD, lost(1), { solarKwp: { step: 0, most: 10 } })).toThrow(/solarKwp/)
  })
})
