import { describe, expect, it } from 'vitest'
import { GridDays } from '../../src/power/grid.ts'
import { site } from './sites.ts'

const { grid } = site()
const CUTS = { ...grid, outagesPerYear: 0 }
const OUTAGES = { ...grid, cutHoursPerDay: 0 }

/** Hours without grid of each of some days. */
function downHours(one: GridDays, days: number, stepMinutes: number): number[] {
  return Array.from({ length: days }, () => {
    one.next()
    return one.share.reduce((sum, share) => sum + ((1 - share) * stepMinutes) / 60, 0)
  })
}

describe('scheduled cuts', () => {
  it.each([
    [6, 2, 60],
    [5, 2, 15],
    [24, 3, 60],
    [23.5, 4, 30],
    [0.5, 1, 60],
  ])(
    'of %d hours in blocks of %d are exactly that every day',
    (cutHoursPerDay, cutBlockHours, stepMinutes) => {
      const days = downHours(
        new GridDays({ ...CUTS, cutHoursPerDay, cutBlockHours }, stepMinutes, 1, 0),
        60,
        stepMinutes,
      )
      for (const hours of days) expect(hours).toBeCloseTo(cutHoursPerDay, 9)
    },
  )

  it('come in as many blocks as it takes, at times that change from day to day', () => {
    const one = new GridDays({ ...CUTS, cutHoursPerDay: 6, cutBlockHours: 2 }, 5, 1, 0)
    const begins = new Set<number>()
    for (let day = 0; day < 20; day++) {
      one.next()
      let blocks = 0
      for (let step = 0; step < one.share.length; step++)
        if (one.share[step]! < 1 && (step === 0 || one.share[step - 1] === 1)) {
          blocks++
          begins.add(step)
        }
      // Three windows of eight hours; two blocks may touch at the border of theirs.
      expect(blocks).toBeGreaterThanOrEqual(2)
      expect(blocks).toBeLessThanOrEqual(3)
    }
    expect(begins.size).toBeGreaterThan(30)
  })

  it('say whether a step begins without grid', () => {
    const one = new GridDays({ ...CUTS, cutHoursPerDay: 3, cutBlockHours: 3 }, 60, 4, 0)
    for (let day = 0; day < 50; day++) {
      one.next()
      for (let step = 0; step < 24; step++) {
        if (one.share[step] === 0) expect(one.awayFirst[step]).toBe(1)
        if (one.share[step] === 1) expect(one.awayFirst[step]).toBe(0)
        if (one.share[step]! > 0 && one.share[step]! < 1)
          expect(one.awayFirst[step]).toBe(step > 0 && one.share[step - 1] === 0 ? 1 : 0)
      }
    }
  })
})

describe('outages', () => {
  it('take the share of time that their number and length say', () => {
    const years = 200
    const days = downHours(
      new GridDays({ ...OUTAGES, outagesPerYear: 50, outageHours: 6 }, 60, 3, 0),
      365 * years,
      60,
    )
    const hours = days.reduce((a, b) => a + b)
    // 300 hours a year; their sum has a standard error of 6 √(2 · 50 · 200), less what the gaps take from it.
    expect(Math.abs(hours - 300 * years)).toBeLessThan(4 * 6 * Math.sqrt(2 * 50 * years))
  })

  it('go on over midnight and are not felt twice in a cut', () => {
    const long = new GridDays({ ...grid, outagesPerYear: 1, outageHours: 8000 }, 60, 2, 0)
    for (const hours of downHours(long, 400, 60)) {
      expect(hours).toBeGreaterThanOrEqual(6 - 1e-9)
      expect(hours).toBeLessThanOrEqual(24)
    }
  })

  it('and cuts have streams of their own: the same seed gives the same bytes, another something else', () => {
    const days = (one: typeof grid, seed: number, replication: number) =>
      downHours(new GridDays(one, 15, seed, replication), 90, 15)
    expect(days(grid, 1, 0)).toEqual(days(grid, 1, 0))
    expect(days(grid, 1, 0)).not.toEqual(days(grid, 1, 1))
    expect(days(grid, 1, 0)).not.toEqual(days(grid, 2, 0))
    const without = new GridDays(CUTS, 15, 1, 0)
    const with_ = new GridDays(grid, 15, 1, 0)
    for (let day = 0; day < 90; day++) {
      without.next()
      with_.next()
      for (let step = 0; step < 96; step++)
        expect(with_.share[step]!).toBeLessThanOrEqual(without.share[step]! + 1e-9)
    }
  })
})

it('a grid that is not there is never there', () => {
  const none = new GridDays({ ...grid, kw: 0 }, 60, 1, 0)
  none.next()
  expect([...none.share]).toEqual(Array(24).fill(0))
})
