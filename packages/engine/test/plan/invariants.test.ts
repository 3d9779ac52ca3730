import type { Atlas } from '@serai/atlas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Consignment } from '../../src/itinerary/consignment.ts'
import { compile } from '../../src/network/compile.ts'
import type { RouteReply } from '../../src/plan/reply.ts'
import { instanceOf } from '../../src/search/instance.ts'
import { paretoSet } from '../../src/search/pareto.ts'
import { route } from '../../src/search/route.ts'
import { ask, MONDAY } from '../desert.ts'
import { noWorse, type Vector } from '../search/enumerate.ts'
import { departAtOf, ENDS, wild } from '../search/wild.ts'
import { expectSound } from './sound.ts'

const seeds = fc.integer({ min: 100_000, max: 999_999 })
const runs = { numRuns: 250, seed: 20_270_301 }

function consignmentOn(atlas: Atlas, departAt: number): Consignment {
  const [from, to] = ENDS(atlas.tables.places)
  return {
    from: { kind: 'place', id: from, name: from },
    to: { kind: 'place', id: to, name: to },
    cargo: 'wheat',
    tonnes: 100,
    teu: null,
    valueUsd: 20_000,
    departAt,
    dueAt: null,
    avoid: { countries: [], places: [], modes: [], passages: [] },
    gateway: null,
    maxBorders: null,
    tirOnly: false,
    sanctionsFree: false,
  }
}

function vectors(atlas: Atlas, departAt: number): Vector[] {
  const { ways } = paretoSet(instanceOf(compile(atlas, MONDAY), consignmentOn(atlas, departAt)))
  return ways.map((way) => [way.cost, way.minutes, way.co2e, way.disruption])
}

const changed = (atlas: Atlas, tables: Partial<Atlas['tables']>): Atlas => ({
  ...atlas,
  tables: { ...atlas.tables, ...tables },
})

describe('whatever the network', () => {
  it('one more link worsens no best way', () => {
    let better = 0
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, which) => {
        const more = wild(seed)
        const { links } = more.tables
        const fewer = changed(more, { links: links.filter((_, i) => i !== which % links.length) })
        const after = vectors(more, departAtOf(seed))
        const before = vectors(fewer, departAtOf(seed))
        for (const old of before) expect(after.some((now) => noWorse(now, old))).toBe(true)
        if (after.some((now) => !before.some((old) => noWorse(old, now)))) better++
      }),
      runs,
    )
    expect(better).toBeGreaterThan(20)
  })

  it('a dearer tariff never makes the cheapest way cheaper', () => {
    let dearer = 0
    fc.assert(
      fc.property(seeds, fc.nat(), fc.double({ min: 1, max: 20, noNaN: true }), (seed, which, factor) => {
        const atlas = wild(seed)
        const { tariffs } = atlas.tables
        const raised = tariffs.map((row, i) =>
          i % 3 === which % 3 ? { ...row, usd: row.usd * factor } : row,
        )
        const least = (world: Atlas) => Math.min(...vectors(world, departAtOf(seed)).map(([cost]) => cost))
        const [before, after] = [least(atlas), least(changed(atlas, { tariffs: raised }))]
        expect(after).toBeGreaterThanOrEqual(before)
        if (after > before) dearer++
      }),
      runs,
    )
    expect(dearer).toBeGreaterThan(20)
  })

  it('who leaves later is not there earlier', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 20_000 }), (seed, later) => {
        const atlas = wild(seed)
        const arrives = (departAt: number) =>
          departAt + Math.min(...vectors(atlas, departAt).map(([, minutes]) => minutes))
        expect(arrives(departAtOf(seed) + later)).toBeGreaterThanOrEqual(arrives(departAtOf(seed)))
      }),
      runs,
    )
  })

  it('legs add up to the criteria of the search, to its rounding', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const atlas = wild(seed)
        const departAt = departAtOf(seed)
        const { itineraries, instance } = route(compile(atlas, MONDAY), consignmentOn(atlas, departAt), {
          all: true,
        })
        const { ways } = paretoSet(instance)
        expect(itineraries).toHaveLength(ways.length)
        for (const { itinerary } of itineraries) {
          const like = ways.filter((way) => {
            const half = (way.arcs.length + 2) / 2
            const { costCents, co2eGrams, disruption } = instance.resolution
            return (
              way.minutes === itinerary.plannedMinutes &&
              Math.abs(way.cost - itinerary.costCents / costCents) <= half &&
              Math.abs(way.co2e - itinerary.co2eGrams / co2eGrams) <= half &&
              Math.abs(way.disruption - itinerary.disruption / disruption) <= half
            )
          })
          expect(like.length).toBeGreaterThan(0)
        }
      }),
      runs,
    )
  })

  it('sums are of the legs, and legs follow each other in place and time', () => {
    let ways = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const atlas = wild(seed)
        const [from, to] = ENDS(atlas.tables.places)
        const departAt = departAtOf(seed)
        const depart = new Date(departAt * 60_000).toISOString()
        for (const way of ask(atlas, from, to, { tonnes: 100, depart }).itineraries) {
          expectSound(way, departAt)
          ways++
        }
      }),
      runs,
    )
    expect(ways).toBeGreaterThan(250)
  })

  it('the same question has the same answer to the byte, in a world read anew and after other questions', () => {
    const untimed = (reply: RouteReply) => {
      const { millisecondsSearch: _, millisecondsRehearse: __, ...stats } = reply.stats
      return JSON.stringify({ ...reply, stats })
    }
    fc.assert(
      fc.property(seeds, (seed) => {
        const [from, to] = ENDS(wild(seed).tables.places)
        const first = ask(wild(seed), from, to, { explain: true })
        const other = wild(seed + 1)
        ask(other, ...ENDS(other.tables.places), { tonnes: 7000 })
        expect(untimed(ask(wild(seed), from, to, { explain: true }))).toBe(untimed(first))
      }),
      { ...runs, numRuns: 60 },
    )
  })
})
