import type { Atlas, Disruption } from '@serai/atlas'
import { load } from '@serai/atlas'
import { readPackage } from '@serai/atlas/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { closuresOf, type Target } from '../../src/disruption/closures.ts'
import { fitClosures } from '../../src/disruption/fit.ts'

/**
 * Rows of disruptions.csv that say they are counted from dated closures, with the day since which the register of their
 * target is complete. `fitted`: rate and mean length are those of the closures and nothing else.
 */
const COUNTED: readonly { readonly id: string; readonly since: string; readonly fitted: boolean }[] = [
  { id: 'crossing-PKTKM-AFTKM-road', since: '2023-01-01', fitted: true },
  { id: 'crossing-PKCHM-AFSPB-road', since: '2022-11-01', fitted: true },
  // With snow, slides, or a rate of wars assumed on top.
  { id: 'crossing-PKSST-CNTSK-road', since: '2024-10-01', fitted: false },
  { id: 'link-PKSST-PKGIL-road', since: '2024-10-01', fitted: false },
  { id: 'crossing-BYBRE-PLMAL-rail', since: '2024-10-01', fitted: false },
  { id: 'crossing-BYBRE-PLMAL-road', since: '2024-10-01', fitted: false },
  { id: 'passage-hormuz', since: '2000-01-01', fitted: false },
  // Five closures of one week of slides that the table has as a slow-down.
  { id: 'link-PKCHI-PKBSH-road', since: '2024-10-01', fitted: false },
]

let atlas: Atlas
const rowOf = (id: string): Disruption => atlas.tables.disruptions.find((row) => row.id === id)!
const fitOf = ({ kind, target }: Disruption, since: string) =>
  fitClosures(closuresOf(atlas.tables.closures, [kind, target] as Target), { from: since, to: atlas.asOf })

beforeAll(async () => {
  atlas = load(await readPackage())
})

describe('the disruptions of the shipped atlas', () => {
  it('that are counted from closures, or measured, are these', () => {
    const counted = atlas.tables.disruptions.filter(
      (row) => row.grade === 'measured' || row.note?.startsWith('n ='),
    )
    expect(counted.map((row) => row.id).sort()).toEqual(COUNTED.map((row) => row.id).sort())
    for (const row of counted)
      if (row.grade === 'measured') expect(COUNTED.find(({ id }) => id === row.id)?.fitted).toBe(true)
  })

  it('have as many dated closures as they say', () => {
    for (const { id, since } of COUNTED) {
      if (id === 'link-PKCHI-PKBSH-road') continue
      const row = rowOf(id)
      expect([id, fitOf(row, since).count]).toEqual([id, Number(/^n = (\d+)/.exec(row.note!)?.[1])])
    }
  })

  it('have the rate of the fit to 5 %, and the mean length of the closures that ended', () => {
    for (const { id, since, fitted } of COUNTED) {
      if (!fitted) continue
      const row = rowOf(id)
      const fit = fitOf(row, since)
      expect(Math.abs(row.ratePerYear / fit.ratePerYear.value - 1)).toBeLessThan(0.05)
      expect(row.meanDays).toBeCloseTo(fit.endedMeanDays, 6)
      // The one that is still open is left out of the length, and the row says so.
      expect(fit.count - fit.ended).toBe(1)
      expect(row.note).toMatch(/ended/)
      expect(fit.meanDays.value).toBeGreaterThan(row.meanDays)
    }
  })
})
