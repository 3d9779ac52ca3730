import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highWater } from '../../../src/sim/port/high-water.ts'
import { tideAt } from '../../../src/sim/port/tide.ts'
import { constants } from './tides.ts'

const DAY = 1440

describe('high water', () => {
  it('of one constituent, by hand', () => {
    // cos ≥ 1/2 for an hour and two thirds on either side of every noon and midnight: 60° at half a degree a minute.
    const tide = tideAt(constants({ Z0: [2, 0], S2: [1, 0] }), 0)
    const { opens, closes } = highWater(tide, 2.5, DAY)
    expect([...opens]).toEqual([0, expect.closeTo(600, 3), expect.closeTo(1320, 3)])
    expect([...closes]).toEqual([expect.closeTo(120, 3), expect.closeTo(840, 3), DAY])
  })

  it('is found where it lasts but seconds', () => {
    const tide = tideAt(constants({ S2: [1, 0] }), 0)
    const below = 1e-6
    const { opens, closes } = highWater(tide, 1 - below, 100 * DAY)
    expect(opens).toHaveLength(2 * 100 + 1)
    // cos x = 1 − ε at x = √(2ε) nearly, at π/360 a minute.
    const half = Math.sqrt(2 * below) / (Math.PI / 360)
    for (let i = 1; i < 200; i++) expect(Math.abs(closes[i]! - opens[i]! - 2 * half)).toBeLessThan(1e-3)
  })

  it('never comes above the highest tide, and never ends below the lowest', () => {
    const tide = tideAt(constants({ Z0: [1, 0], M2: [1, 0], K1: [0.5, 0] }), 0)
    expect(highWater(tide, tide.mostM + 0.01, 400 * DAY).opens).toHaveLength(0)
    expect(highWater(tide, tide.mostM + 0.01, 400 * DAY).next(7)).toBe(Infinity)
    const always = highWater(tide, tide.leastM - 0.01, 400 * DAY)
    expect([...always.opens, ...always.closes]).toEqual([0, 400 * DAY])
  })

  it('is what a scan by the minute finds, for thousands of drawn tides', () => {
    const one = fc.tuple(
      fc.double({ min: 0.01, max: 2, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
    )
    const drawn = fc.record({ M2: one, S2: one, N2: one, K1: one, O1: one })
    const days = 3
    fc.assert(
      fc.property(
        drawn,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.nat(25_000),
        (of, share, startDay) => {
          const tide = tideAt(constants(of), startDay * DAY)
          const level = (share * tide.mostM) / 2
          const water = highWater(tide, level, days * DAY)
          let next = Infinity
          for (let minute = days * DAY - 1; minute >= 0; minute--) {
            const above = tide.heightM(minute) - level
            if (above > 1e-6) next = minute
            const found = water.next(minute)
            if (Math.abs(above) <= 1e-6) continue
            // Nothing that the scan sees is missed, and what is found is high water, if only between two minutes.
            if (found > next || (above > 0 ? found !== minute : found === minute)) return false
            if (found < Infinity && tide.heightM(found) < level - 1e-6) return false
          }
          return true
        },
      ),
      { seed: 1958, numRuns: 3000 },
    )
  })
})
