import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Battery } from '../../src/power/battery.ts'
import { type LoadProfile, yearOfLoad } from '../../src/power/load.ts'
import {
  expectedSurvivedHours,
  operatedShares,
  shareSurviving,
  survival,
  survivedHours,
} from '../../src/power/survival.ts'
import { recordTape } from '../../src/power/tape.ts'
import { NO_BATTERY, NO_DIESEL, NO_SUN, site } from './sites.ts'

const YEAR = 8760
const flat = (kw: number): LoadProfile => [{ priority: 1, kw: [kw] }]
const DAYLIGHT: LoadProfile = [
  { priority: 1, kw: [300] },
  { priority: 6, kw: Array.from({ length: 24 }, (_, hour) => (hour >= 7 && hour < 19 ? 900 : 100)) },
]
const NOTHING = { solar: NO_SUN, battery: NO_BATTERY, diesel: NO_DIESEL }

describe('identities', () => {
  it('sets that carry the load outlast the year: 8,760 hours from every start', () => {
    const one = site({ ...NOTHING, diesel: { kw: 1000 } })
    const hours = survivedHours(one, flat(1000))
    expect(new Set(hours)).toEqual(new Set([YEAR]))
    expect(survival(one, flat(1000), YEAR)).toBe(1)
    expect(expectedSurvivedHours(hours)).toBe(YEAR)
  })

  it('nothing survives nothing: probability 0 from the first hour', () => {
    const hours = survivedHours(site(NOTHING), flat(1))
    expect(new Set(hours)).toEqual(new Set([0]))
    expect(survival(site(NOTHING), flat(1), 1)).toBe(0)
    expect(survival(site(NOTHING), flat(1), 0)).toBe(1)
    expect(expectedSurvivedHours(hours)).toBe(0)
  })

  it('without load everything is survived', () => {
    expect(survival(site(NOTHING), flat(0), YEAR)).toBe(1)
    const all = [...flat(0), { priority: 9, kw: [5000] }]
    expect(survival(site(NOTHING), all, YEAR, { lastPriority: 8 })).toBe(1)
    expect(survival(site(NOTHING), all, 1)).toBe(0)
  })

  it('a battery alone lasts as long as its energy, by hand', () => {
    const battery = { kw: 1000, kwh: 1000, roundTrip: 0.81, reserveShare: 1 }
    const one = site({ ...NOTHING, battery })
    // 900 kWh come out of it.
    expect(new Set(survivedHours(one, flat(225)))).toEqual(new Set([4]))
    expect(new Set(survivedHours(one, flat(226)))).toEqual(new Set([3]))
    expect(new Set(survivedHours(one, flat(1001)))).toEqual(new Set([0]))
    expect(new Set(survivedHours(one, flat(225), { startShare: 0.51 }))).toEqual(new Set([2]))
  })

  it('panels alone survive the hours in which they cover the load', () => {
    const one = site({ ...NOTHING, solar: { kwp: 4000 } })
    const hours = survivedHours(one, flat(500), { seed: 3 })
    const { yieldWh } = recordTape(one, { seed: 3, replication: 0 })
    for (let from = 0; from < YEAR; from++) {
      let until = from
      while (until < from + YEAR && Math.floor(yieldWh[until % YEAR]! * 4000) >= 500_000) until++
      expect(hours[from]).toBe(until - from)
    }
    expect(shareSurviving(hours, 1)).toBeGreaterThan(0.2)
  })
})

describe('any site', () => {
  const sizes = fc.record({
    kwp: fc.constantFrom(0, 1500, 4000, 9000),
    kwh: fc.constantFrom(0, 800, 4000, 20_000),
    dieselKw: fc.constantFrom(0, 150, 500, 1100),
    reserveShare: fc.double({ min: 0, max: 1, noNaN: true }),
    from: fc.nat(YEAR - 1),
  })
  const make = ({ kwp, kwh, dieselKw, reserveShare }: { [key: string]: number }) =>
    site({
      solar: { kwp: kwp! },
      battery: { kwh: kwh!, kw: kwh! / 2, reserveShare: reserveShare! },
      diesel: { kw: dieselKw! },
    })

  it('lasts as long as when it is lived through hour by hour', () => {
    const demand = yearOfLoad(DAYLIGHT).map((hour) => hour.reduce((a, b) => a + b))
    fc.assert(
      fc.property(sizes, (drawn) => {
        const one = make(drawn)
        const hours = survivedHours(one, DAYLIGHT)
        const { yieldWh } = recordTape(one, { seed: 1, replication: 0 })
        const battery = new Battery(one.battery)
        battery.storedWh = Math.floor(battery.capacityWh * drawn.reserveShare)
        let until = drawn.from
        for (; until < drawn.from + YEAR; until++) {
          const net = demand[until % YEAR]! - Math.floor(yieldWh[until % YEAR]! * drawn.kwp)
          const gap = net - drawn.dieselKw * 1000
          if (gap > Math.min(battery.limitWh(1), battery.availableWh(0))) break
          if (gap > 0) battery.discharge(gap)
          else if (net < 0)
            battery.charge(Math.min(-net, battery.limitWh(1), battery.roomWh(battery.capacityWh)))
        }
        expect(hours[drawn.from]).toBe(until - drawn.from)
      }),
      { numRuns: 12, seed: 20_270_402 },
    )
  })

  it('never survives less with more panels, battery or sets', () => {
    fc.assert(
      fc.property(sizes, fc.constantFrom('kwp', 'kwh', 'dieselKw'), (drawn, grown) => {
        const less = survivedHours(make(drawn), DAYLIGHT)
        const more = survivedHours(make({ ...drawn, [grown]: drawn[grown] * 1.5 + 100 }), DAYLIGHT)
        for (let from = 0; from < YEAR; from++)
          if (more[from]! < less[from]!) throw new Error(`from ${from}: ${more[from]} after ${less[from]}`)
      }),
      { numRuns: 20, seed: 20_270_402 },
    )
  })
})

describe('survival', () => {
  it('falls with the length of the outage', () => {
    const hours = survivedHours(site({ diesel: { kw: 500 } }), DAYLIGHT)
    let before = 1
    for (let length = 0; length <= 200; length++) {
      const now = shareSurviving(hours, length)
      expect(now).toBeLessThanOrEqual(before)
      before = now
    }
    // The mean of a whole number is the sum of its tail.
    let tail = 0
    for (let length = 1; length <= YEAR; length++) tail += shareSurviving(hours, length)
    expect(tail).toBeCloseTo(expectedSurvivedHours(hours), 6)
  })

  it('is better from what the battery holds in operation than from an empty one', () => {
    const one = site({ diesel: NO_DIESEL })
    const shares = operatedShares(one, DAYLIGHT)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
    const operated = survivedHours(one, DAYLIGHT, { startShare: shares })
    const empty = survivedHours(one, DAYLIGHT, { startShare: 0 })
    for (let from = 0; from < YEAR; from++) expect(operated[from]!).toBeGreaterThanOrEqual(empty[from]!)
    expect(shareSurviving(operated, 2)).toBeGreaterThan(shareSurviving(empty, 2))
  })

  it('refuses what cannot be', () => {
    expect(() => survival(site(), DAYLIGHT, -1)).toThrow(/hours: got -1/)
    expect(() => survival(site(), DAYLIGHT, 8761)).toThrow(/0 to 8760/)
    expect(() => survival(site(), DAYLIGHT, 1, { startShare: 1.1 })).toThrow(/startShare/)
    expect(() => survival(site(), [{ priority: 0, kw: [1] }], 1)).toThrow(/priority: got 0/)
    expect(() => survival(site(), [{ priority: 1, kw: [] }], 1)).toThrow(/load: got no hours/)
    expect(() => survival(site(), [{ priority: 1, kw: [1, -1] }], 1)).toThrow(/load: got -1/)
  })
})
