import type { Itinerary } from '@serai/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { progressOf } from '../../packages/web/src/charts/progress.ts'
import { ticksBetween } from '../../packages/web/src/charts/ticks.ts'
import { isDisputed } from '../../packages/web/src/map/disputed.ts'
import { unwrapped } from '../../packages/web/src/map/unwrapped.ts'
import { inkOn, legible } from '../../packages/web/src/state/colour.ts'
import { fixturePlan } from './fixture-engine.ts'

describe('ticks', () => {
  it('cover the span in round steps', () => {
    const span = fc.tuple(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: 0.01, max: 1e6, noNaN: true }),
    )
    fc.assert(
      fc.property(span, ([low, length]) => {
        const ticks = ticksBetween(low, low + length, 6)
        const step = ticks[1]! - ticks[0]!
        expect(ticks[0]!).toBeLessThanOrEqual(low + step * 1e-6)
        expect(ticks.at(-1)!).toBeGreaterThanOrEqual(low + length - step * 1e-6)
        expect(ticks.length).toBeLessThanOrEqual(9)
      }),
    )
  })
})

describe('progress', () => {
  const tables = { places: [] }
  const world = { atlas: { id: 'x', asOf: '2026-11-24', tables }, scenarios: [], gazetteer: null }
  const request = { from: 'A', to: 'B', cargo: 'containers', teu: 40, depart: '2027-03-01' }
  const reply = fixturePlan(world as never, request)

  it.each(reply.itineraries.map((one): [string, Itinerary] => [one.corridor, one]))(
    'of %s never goes back, and its band meets the rehearsed quantiles',
    (_, itinerary) => {
      const { median, early, late } = progressOf(itinerary)
      expect(median.at(-1)!.km).toBeCloseTo(itinerary.distanceKm)
      expect(median.at(-1)!.minutes).toBeCloseTo(itinerary.minutes.p50)
      expect(early.at(-1)!.minutes).toBeCloseTo(itinerary.minutes.p10)
      expect(late.at(-1)!.minutes).toBeCloseTo(itinerary.minutes.p90)
      for (let i = 1; i < median.length; i++) {
        expect(median[i]!.minutes).toBeGreaterThanOrEqual(median[i - 1]!.minutes)
        expect(late[i]!.minutes).toBeGreaterThanOrEqual(late[i - 1]!.minutes)
        expect(early[i]!.minutes).toBeLessThanOrEqual(median[i]!.minutes)
        expect(late[i]!.minutes).toBeGreaterThanOrEqual(median[i]!.minutes)
      }
    },
  )
})

describe('lines', () => {
  it('go on over the date line', () => {
    expect(
      unwrapped([
        [170, 50],
        [-175, 51],
        [178, 52],
      ]),
    ).toEqual([
      [170, 50],
      [185, 51],
      [178, 52],
    ])
  })

  it('are disputed in Kashmir and not in Rajasthan, whichever side is named first', () => {
    expect(isDisputed('India', 'Pakistan', 75, 34.5)).toBe(true)
    expect(isDisputed('Pakistan', 'India', 75, 34.5)).toBe(true)
    expect(isDisputed('India', 'Pakistan', 71, 27)).toBe(false)
  })
})

describe('colours', () => {
  it('stay when they can be seen, darken by day and lighten by night when they cannot', () => {
    expect(legible('#234e88', 'light')).toBe('#234e88')
    expect(legible('#e7a6c8', 'light')).not.toBe('#e7a6c8')
    expect(legible('#252525', 'dark')).not.toBe('#252525')
    expect(legible('url(javascript:x)', 'dark')).toBe('url(javascript:x)')
  })

  it('carry ink that can be read', () => {
    expect(inkOn('#14303a')).toBe('#fff')
    expect(inkOn('#f5d76e')).toBe('#10181c')
  })
})
