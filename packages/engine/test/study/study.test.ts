import { type Atlas, apply, parseScenario } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import { intervalOf } from '../../src/sim/interval.ts'
import { calibrationOf } from '../../src/study/calibrate.ts'
import { kneeOf } from '../../src/study/knee.ts'
import { leversOf, withLevers } from '../../src/study/levers.ts'
import { pairedDifference } from '../../src/study/paired.ts'
import type { Measured, SimulationReply } from '../../src/study/reply.ts'
import { openStudy, simulate } from '../../src/study/study.ts'
import { openSweep } from '../../src/study/sweep.ts'
import { berth, crane, harbour, ships } from '../sim/port/harbour.ts'
import { worldOf } from './world.ts'

const found = ({ measures }: SimulationReply, id: string): Measured => measures.find((one) => one.id === id)!
const refused = (code: string, text = '') =>
  expect.objectContaining({ code, message: expect.stringContaining(text) as string })

describe('a study', () => {
  it('gives the mean and interval of what its replications found, value by value', () => {
    const world = worldOf()
    const study = openStudy(world, { case: 'desert' })
    const outcomes = [0, 1, 2, 3, 4, 5].map((r) => study.run(r))
    const wait = found(study.collect(outcomes, 0), 'ships.waitHours')
    expect(wait.values).toEqual(outcomes.map(({ measures }) => measures[0]))
    expect(wait).toMatchObject(intervalOf(outcomes.map(({ measures }) => measures[0]!)))
    expect(simulate(world, { case: 'desert' })).toEqual(study.collect(outcomes, 0))
  })

  it('stops as soon as its first measure is as narrow as asked, and says so', () => {
    const world = worldOf({ replications: 200 })
    const { setting, measures } = simulate(world, { case: 'desert', precision: 0.25 })
    const { mean, high } = measures[0]!
    expect(setting.stopped).toBe('precision')
    expect(high - mean).toBeLessThanOrEqual(0.25 * mean)
    const less = simulate(world, { case: 'desert', replications: setting.replications - 1 }).measures[0]!
    if (setting.replications > 10) expect(less.high - less.mean).toBeGreaterThan(0.25 * less.mean)
  })

  it('refuses what it cannot do in one message', () => {
    const world = worldOf()
    expect(() => openStudy(world, { case: 'dessert' })).toThrow(refused('case-unknown', 'dessert'))
    expect(() => openStudy(world, { case: 'desert', days: 0 })).toThrow(refused('option-invalid', 'days'))
    expect(() => openStudy(world, { case: 'desert', levers: { berths: -1 } })).toThrow(
      refused('option-invalid', '-1'),
    )
    expect(() => openStudy(worldOf({ place: 'XXXXX' }), { case: 'desert' })).toThrow(
      refused('place-unknown', 'XXXXX'),
    )
    expect(() => openStudy(world, { case: 'desert', levers: { berths: 0 } })).toThrow(
      refused('simulation-invalid', 'no berth'),
    )
  })
})

describe('levers', () => {
  it('deepen the shallowest channel of the port, and no other', () => {
    const known = { source: 's', year: 2026, grade: 'estimated' }
    const rows = { place: 'PKAAA', name: 'c', name_ru: 'c', clearance_m: 1, ...known }
    const { cases } = worldOf()
    const atlas = harbour([berth(1), crane()], [ships(90, { draft_m: 11 })], {
      channels: [
        { ...rows, id: 'inner', groups: 'quay', depth_m: 11.5 },
        { ...rows, id: 'outer', groups: 'other', depth_m: 16 },
      ],
    })
    const depths = (of: Atlas) => of.tables.channels.map(({ depthM }) => depthM)
    expect(depths(withLevers(atlas, cases[0]!, { channelDepthM: 14 }))).toEqual([14, 16])
    expect(leversOf(atlas, cases[0]!).find(({ id }) => id === 'channelDepthM')).toEqual({
      ...{ id: 'channelDepthM', unit: 'm', value: 11.5, from: 11, to: 13, step: 0.5 },
    })
    expect(leversOf(worldOf().atlas, cases[0]!).some(({ id }) => id === 'channelDepthM')).toBe(false)
  })

  it('set what they name, and leave all else', () => {
    const { atlas, cases } = worldOf()
    const turned = withLevers(atlas, cases[0]!, { berths: 4, cranes: 3 })
    const count = (id: string) => turned.tables.equipment.find((row) => row.id === id)!.count
    expect([count('berth'), count('crane')]).toEqual([4, 3])
    expect(turned.tables.traffic).toEqual(atlas.tables.traffic)
    expect(withLevers(atlas, cases[0]!, {})).toBe(atlas)
  })

  it('share a total among rows by their largest remainders', () => {
    const { atlas, cases } = worldOf({}, [crane({ id: 'big', count: 5 })])
    const turned = withLevers(atlas, cases[0]!, { cranes: 4 })
    const counts = turned.tables.equipment
      .filter(({ kind }) => kind === 'mobile-crane')
      .map((row) => row.count)
    // 1 and 5 of 6, brought to 4: two thirds and 3⅓.
    expect(counts).toEqual([1, 3])
  })
})

describe('a calibration', () => {
  const world = worldOf()
  const reply = simulate(world, { case: 'desert' })
  const written = calibrationOf(reply)

  it('sets hours and their 90th percentile of the rows that it names, and can be applied', () => {
    const scenario = parseScenario(JSON.parse(JSON.stringify(written)), 'calibration')
    const { facilities } = apply(world.atlas, scenario).tables
    expect(reply.dwells.map(({ id }) => id)).toEqual(['PKAAA-load', 'PKAAA-unload', 'PKAAA-transfer'])
    for (const { id, meanHours, p90Hours } of reply.dwells) {
      const row = facilities.find((one) => one.id === id)!
      expect(row.hours).toBeCloseTo(meanHours.mean, 1)
      expect(row.p90Hours).toBeCloseTo(Math.max(p90Hours.mean, meanHours.mean), 1)
    }
  })

  it('is named for a reader, and told from another of the same case by its id', () => {
    expect(written.name).toBe(
      `${reply.case.name}, simulated: ${reply.setting.replications} × ${reply.setting.days} days, seed 1`,
    )
    const other = calibrationOf(
      simulate(world, { case: 'desert', seed: 2, levers: { berths: 3, transitTonnes: 120_000 } }),
    )
    expect(other.name).toContain('berths 3, transit 120,000 t a year')
    expect(other.name_ru).toContain('причалов 3, транзит 120\u00a0000 т в год')
    for (const { id } of [written, other]) expect(id).toMatch(/^desert-measured-[0-9a-f]{6}$/)
    expect(other.id).not.toBe(written.id)
    expect(calibrationOf(simulate(world, { case: 'desert' }))).toEqual(written)
  })

  it('holds what the ships waited, and what the atlas adds in papers, without the work that plans add themselves', () => {
    const hours = (id: string) => reply.dwells.find((one) => one.id === id)!.meanHours.mean
    // At 100 t/h by the row and by the crane, all that is left is the wait and the spread of the work.
    expect(hours('PKAAA-load')).toBeGreaterThan(found(reply, 'ships.waitHours').mean)
    expect(hours('PKAAA-load')).toBeLessThan(found(reply, 'ships.portHours').mean)
    expect(hours('PKAAA-transfer') - hours('PKAAA-load')).toBeCloseTo(10, 9)
  })
})

describe('a paired difference', () => {
  it('is that of the replications, with an interval narrower than both when luck is shared', () => {
    const world = worldOf()
    const before = simulate(world, { case: 'desert' })
    const after = simulate(world, { case: 'desert', levers: { cranes: 2, berths: 2 } })
    const [a, b] = [found(before, 'ships.waitHours'), found(after, 'ships.waitHours')]
    const paired = pairedDifference(a, b)!
    expect(paired.mean).toBeCloseTo(b.mean - a.mean, 9)
    expect(paired.high).toBeLessThan(0)
    const [calls, same] = [found(before, 'ships.calls'), found(after, 'ships.calls')]
    expect(pairedDifference(calls, same)!.sd).toBeLessThan(calls.sd)
  })

  it('leaves out what one side did not measure', () => {
    const world = worldOf({ replications: 1 })
    const of = (values: (number | null)[]): Measured => ({
      ...found(simulate(world, { case: 'desert', days: 30 }), 'ships.calls'),
      values,
    })
    expect(pairedDifference(of([1, null, 3, 4]), of([2, 5, 5, null]))).toEqual(intervalOf([1, 2]))
    expect(pairedDifference(of([1, null]), of([2, 5]))).toBeNull()
  })
})

describe('the knee', () => {
  it('of a queue’s curve is where it bends, not at its ends', () => {
    // ρ / (1 − ρ), evenly from 0 to 0.9: farthest below its chord where the slope is the chord's, 1 / (1 − ρ)² = 10.
    const x = Array.from({ length: 91 }, (_, i) => i / 100)
    const knee = kneeOf(
      x,
      x.map((rho) => rho / (1 - rho)),
    )!
    expect(x[knee]).toBeCloseTo(1 - 1 / Math.sqrt(10), 2)
  })

  it('is none of a straight line, a flat one, or two points', () => {
    expect(kneeOf([0, 1, 2, 3], [0, 1, 2, 3])).toBeNull()
    expect(kneeOf([0, 1, 2, 3], [5, 5, 5, 5])).toBeNull()
    expect(kneeOf([0, 1], [0, 9])).toBeNull()
  })

  it('does not mind points that bring nothing more', () => {
    expect(kneeOf([0, 1, 2, 3, 3, 3], [0, 0.1, 0.2, 5, 9, 12])).toBe(2)
  })
})

describe('a sweep', () => {
  it('asks each setting of a lever under the same luck', () => {
    const world = worldOf({ replications: 3 })
    const sweep = openSweep(world, { case: 'desert', lever: 'berths', values: [1, 2, 3] })
    const reply = sweep.collect(sweep.points.map((study) => [0, 1, 2].map((r) => study.run(r))))
    const waits = reply.points.map(({ waitHours }) => waitHours.mean)
    const alone = simulate(world, { case: 'desert', levers: { berths: 2 } })
    expect(reply.points[1]!.measures).toEqual(alone.measures)
    // One crane works them all: a second berth takes ships from the roads, and a third more of them.
    expect(waits[1]).toBeLessThan(waits[0]!)
    expect(waits[2]).toBeLessThan(waits[1]!)
    expect(reply.unit).toBe('berths')
  })
})
