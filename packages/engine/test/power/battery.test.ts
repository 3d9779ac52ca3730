import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Battery } from '../../src/power/battery.ts'

/** √0.81 = 0.9 each way. */
const BATTERY = { kw: 500, kwh: 1000, roundTrip: 0.81, reserveShare: 0.2 }

describe('a battery', () => {
  it('loses the root of its round trip on each way, by hand', () => {
    const battery = new Battery(BATTERY)
    expect([battery.capacityWh, battery.reserveWh, battery.storedWh]).toEqual([1_000_000, 200_000, 1_000_000])
    battery.discharge(450_000)
    expect(battery.storedWh).toBe(500_000)
    battery.charge(500_000)
    expect(battery.storedWh).toBe(950_000)
    expect(battery.roomWh(battery.capacityWh)).toBe(55_555)
    expect(battery.availableWh(battery.reserveWh)).toBe(675_000)
    expect(battery.availableWh(0)).toBe(855_000)
    expect(battery.limitWh(0.25)).toBe(125_000)
  })

  it('gives back the round trip of what it took', () => {
    const battery = new Battery(BATTERY)
    battery.storedWh = 0
    battery.charge(400_000)
    const back = battery.availableWh(0)
    expect(back).toBe(324_000)
    battery.discharge(back)
    expect(battery.storedWh).toBe(0)
  })

  it('is nothing without energy', () => {
    const none = new Battery({ kw: Number.NaN, kwh: 0, roundTrip: Number.NaN, reserveShare: Number.NaN })
    expect([none.capacityWh, none.storedWh, none.limitWh(1), none.availableWh(0), none.roomWh(0)]).toEqual(
      Array(5).fill(0),
    )
  })

  it('never gains by rounding, and stays between empty and full', () => {
    const moves = fc.array(fc.record({ wh: fc.nat(3000), charges: fc.boolean() }), { maxLength: 60 })
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 1, noNaN: true }), fc.nat(5000), moves, (roundTrip, wh, all) => {
        const battery = new Battery({ kw: 1, kwh: wh / 1000, roundTrip, reserveShare: 0 })
        let energy = battery.storedWh
        for (const { wh: asked, charges } of all) {
          const ac = Math.min(asked, charges ? battery.roomWh(battery.capacityWh) : battery.availableWh(0))
          const before = battery.storedWh
          if (charges) battery.charge(ac)
          else battery.discharge(ac)
          expect(Number.isInteger(battery.storedWh)).toBe(true)
          expect(battery.storedWh).toBeGreaterThanOrEqual(0)
          expect(battery.storedWh).toBeLessThanOrEqual(battery.capacityWh)
          const exact = charges ? before + ac * Math.sqrt(roundTrip) : before - ac / Math.sqrt(roundTrip)
          expect(battery.storedWh).toBeLessThanOrEqual(exact + 1e-6)
          expect(battery.storedWh).toBeGreaterThan(exact - 1)
          energy += charges ? ac : -ac
        }
        if (roundTrip === 1) expect(battery.storedWh).toBe(energy)
      }),
      { numRuns: 200, seed: 20_270_402 },
    )
  })
})
