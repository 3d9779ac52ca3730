import { readFile } from 'node:fs/promises'
import type { Itinerary } from '@serai/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { progressOf } from '../../packages/web/src/charts/progress.ts'
import { NAME_SIDE, spread } from '../../packages/web/src/charts/spread.ts'
import { ticksBetween } from '../../packages/web/src/charts/ticks.ts'
import { isDisputed } from '../../packages/web/src/map/disputed.ts'
import { NAME_OPACITY } from '../../packages/web/src/map/style.ts'
import { unwrapped } from '../../packages/web/src/map/unwrapped.ts'
import { contrast, inkOn, legible, rgbOf } from '../../packages/web/src/state/colour.ts'
import { mostTelling, type Way } from '../../packages/web/src/state/way.ts'
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

describe('names of dots', () => {
  const frame = { left: 0, right: 560, top: 0, bottom: 300 }

  it('stay on a dot that stands alone, and leave one that another covers', () => {
    const alone = { x: 400, y: 200, r: 9 }
    const [big, small, far] = spread([{ x: 100, y: 100, r: 18 }, { x: 104, y: 100, r: 9 }, alone], frame)
    expect(far).toEqual({ x: 400, y: 200, moved: false })
    expect([big!.moved, small!.moved]).toEqual([true, true])
    // Straight up is tried first, and nothing is there.
    expect(big!.x).toBe(100)
    expect(big!.y).toBeLessThan(100 - 18)
  })

  it('never touch each other nor lie under a dot that is not their own, and stay inside the frame', () => {
    const dot = fc.record({
      x: fc.integer({ min: 60, max: 160 }),
      y: fc.integer({ min: 60, max: 120 }),
      r: fc.integer({ min: 7, max: 18 }),
    })
    fc.assert(
      fc.property(fc.array(dot, { minLength: 1, maxLength: 30 }), (dots) => {
        const names = spread(dots, frame)
        names.forEach((name, i) => {
          expect(name.x >= frame.left && name.x <= frame.right).toBe(true)
          for (const other of names.slice(i + 1)) {
            const apart = Math.max(Math.abs(name.x - other.x), Math.abs(name.y - other.y))
            expect(apart).toBeGreaterThanOrEqual(NAME_SIDE - 1e-9)
          }
          for (const [k, { x, y, r }] of dots.entries())
            if (k !== i) expect(Math.hypot(name.x - x, name.y - y)).toBeGreaterThanOrEqual(r)
        })
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

describe('the way that tells most of a change', () => {
  const way = (id: string, p50: number, costCents = 100) =>
    ({ key: id, itinerary: { id, costCents, minutes: { p50, p90: 2 * p50 } } }) as unknown as Way
  const [a, b, c] = [way('a', 10), way('b', 20), way('c', 30)]
  const was = (p50Minutes: number, costCents = 100) => ({ p50Minutes, p90Minutes: 2 * p50Minutes, costCents })
  const told = (others: Record<string, ReturnType<typeof was>>) => mostTelling([a, b, c], a, others).key

  it('is the one that is looked at, unless nothing happens to it', () => {
    expect(told({ a: was(11), b: was(90), c: was(30) })).toBe('a')
    expect(told({ a: was(10, 101), b: was(90), c: was(30) })).toBe('a')
    // It was not there before: that is a change as well.
    expect(told({ b: was(90), c: was(30) })).toBe('a')
    expect(told({ a: was(10), b: was(21), c: was(28) })).toBe('c')
    expect(told({ a: was(10), b: was(20), c: was(30) })).toBe('a')
    expect(told({ a: was(10), b: was(20) })).toBe('c')
  })
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
    expect(inkOn('#f5d76e')).toBe('#000')
    fc.assert(
      fc.property(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 }))), (rgb) => {
        const colour = `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`
        const ink = inkOn(colour) === '#fff' ? 255 : 0
        expect(contrast(rgb as never, [ink, ink, ink])).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('of charts, and names on the map, stand out by day and by night', async () => {
    const sheet = (name: string) =>
      readFile(new URL(`../../packages/web/src/${name}`, import.meta.url), 'utf8')
    const tokens = await sheet('style/tokens.css')
    const night = tokens.indexOf('[data-theme="dark"]')
    const read = (text: string) =>
      Object.fromEntries(
        [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]),
      )
    const palettes = [read(tokens.slice(0, night)), read(tokens.slice(night))]
    const ratio = (a: string, b: string, opacity = 1) => {
      const [top, under] = [rgbOf(a)!, rgbOf(b)!]
      const mixed = top.map((part, i) => part * opacity + under[i]! * (1 - opacity)) as unknown as typeof top
      return contrast(mixed, under)
    }
    const charts = `${await sheet('style/charts.css')}${await sheet('ports/style/charts.css')}`
    const colours = [...charts.matchAll(/(?:background|--shade): (#[0-9a-f]{6})/g)].map(
      ([, colour]) => colour!,
    )
    expect(colours.length).toBeGreaterThan(15)
    for (const palette of palettes) {
      const named = (name: string) => palette[name] ?? palettes[0]![name]!
      for (const colour of colours)
        expect([colour, ratio(colour, named('surface'))]).toEqual([colour, expect.toSatisfy((x) => x >= 3)])
      expect(ratio(named('edge'), named('surface'))).toBeGreaterThanOrEqual(3)
      expect(ratio(named('map-water'), named('sea'))).toBeGreaterThanOrEqual(4.5)
      expect(ratio(named('map-ink'), named('land'), NAME_OPACITY)).toBeGreaterThanOrEqual(4.5)
    }
  })
})
