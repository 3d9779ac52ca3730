import { load } from '@serai/atlas'
import { readCases, readPackage } from '@serai/atlas/node'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SizingReply } from '../../src/study/reply.ts'
import type { SizingRequest } from '../../src/study/request.ts'
import { OUTAGES, openSizing, sizing } from '../../src/study/sizing.ts'
import { type StudyWorld, simulate } from '../../src/study/study.ts'

const ASKED: SizingRequest = {
  case: 'gwadar-today',
  limit: { measure: 'unserved-share', most: 0.003 },
  replications: 1,
  outageHours: 48,
}

let world: StudyWorld
let reply: SizingReply
beforeAll(async () => {
  const cases = await readCases()
  world = { atlas: load(await readPackage()), scenarios: [], cases, gazetteer: null }
  reply = sizing(world, ASKED)
}, 60_000)

const descends = (values: readonly number[]) => values.every((value, i) => i === 0 || value <= values[i - 1]!)

describe('sizes for the port of a case', () => {
  it('keep the limit that was asked for, and every other of the frontier', () => {
    expect(reply.frontier.map(({ most }) => most)).toContain(0.003)
    expect(reply.best).toEqual(reply.frontier.find(({ most }) => most === 0.003)!.choice)
    for (const { most, choice } of reply.frontier) expect(choice!.unservedShare).toBeLessThanOrEqual(most)
  })

  it('never cost more for a looser limit, nor than the site as it is where that keeps it', () => {
    const { asIs, frontier } = reply
    expect(descends(frontier.map(({ choice }) => choice!.usdPerYear))).toBe(true)
    const kept = frontier.filter(({ most }) => asIs.unservedShare <= most)
    expect(kept.length).toBeGreaterThan(0)
    for (const { choice } of kept) expect(choice!.usdPerYear).toBeLessThanOrEqual(asIs.usdPerYear)
  })

  it('begin from the site as the atlas and the levers have it', () => {
    const kw = (item: string) =>
      world.atlas.tables.power.find((row) => row.place === 'PKGWD' && row.item === item)!.value
    expect(reply.asIs.solarKwp).toBe(kw('solar-kwp'))
    expect(reply.asIs.batteryKwh).toBe(kw('battery-kwh'))
    expect(reply.asIs.dieselKw).toBe(kw('diesel-kw'))
    expect(reply.asIs.unservedShare).toBeGreaterThan(0)
  })

  it('serve the load that the simulated port asks for when nothing is short', () => {
    const plenty = simulate(world, {
      case: 'gwadar-today',
      days: 365,
      replications: 1,
      levers: { dieselMw: 500, gridHours: 24 },
    })
    const measure = (id: string) => plenty.measures.find((one) => one.id === id)!.mean
    expect(measure('power.unservedMwh')).toBe(0)
    expect(reply.load.mwhPerYear).toBeCloseTo(measure('power.demandMwh'), 3)
    expect(reply.load.meanKw * 8.76).toBeCloseTo(reply.load.mwhPerYear, 6)
    const { byHour, peakKw } = reply.load
    expect(byHour.reduce((sum, kw) => sum + kw, 0) / 24).toBeCloseTo(reply.load.meanKw, 6)
    expect(peakKw).toBeGreaterThan(Math.max(...byHour))
  })

  it('survive longer outages less often, for a mean that the whole tail adds up to', () => {
    expect(reply.outages).toEqual([...OUTAGES, 48].sort((a, b) => a - b))
    for (const choice of [reply.asIs, ...reply.frontier.map((point) => point.choice!)]) {
      expect(descends(choice.survivedShares)).toBe(true)
      // Of the tail the first four hours alone are at least four times the share that survives them.
      expect(choice.expectedSurvivedHours).toBeGreaterThanOrEqual(
        reply.outages[0]! * choice.survivedShares[0]!,
      )
    }
  })
})

it('a site whose sets carry the load outlasts the year: 8,760 hours', () => {
  const { asIs } = openSizing(world, { ...ASKED, levers: { dieselMw: 50 } }).run(0).common!
  expect(new Set(asIs.survivedShares)).toEqual(new Set([1]))
  expect(asIs.expectedSurvivedHours).toBe(8760)
})

describe('sizes that cannot be found', () => {
  it.each<[string, Partial<SizingRequest>, RegExp]>([
    ['a negative limit', { limit: { measure: 'lost-hours', most: -1 } }, /limit: got -1/],
    ['more than all', { limit: { measure: 'unserved-share', most: 1.5 } }, /limit: got 1.5.*from 0 to 1/],
    ['a limit that is no number', { limit: { measure: 'lost-hours', most: Number.NaN } }, /limit: got NaN/],
    ['a border', { case: 'khorgos-rush' }, /power of KZNUR.*no electricity of that place/],
    ['an unknown case', { case: 'gwadar-tody' }, /no case is called "gwadar-tody"/],
    ['an outage of no time', { outageHours: 0 }, /outageHours: got 0, wanted a whole number from 1 to 8760/],
    ['a negative lever', { levers: { solarMwp: -1 } }, /solarMwp: got -1/],
  ])('%s', (_, change, text) => {
    expect(() => openSizing(world, { ...ASKED, ...change })).toThrow(text)
  })

  it('are given up when told to stop', () => {
    let looks = 0
    expect(() => openSizing(world, ASKED).run(0, () => ++looks > 400)).toThrow('cancelled')
  })
})
