import { fileURLToPath } from 'node:url'
import { apply, load, parseScenario } from '@serai/atlas'
import { readCases, readPackage, readScenarios } from '@serai/atlas/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { planRequest } from '../../../src/plan/plan.ts'
import { networkOn } from '../../../src/plan/world.ts'
import { calibrationOf } from '../../../src/study/calibrate.ts'
import { journeysOf } from '../../../src/study/journeys.ts'
import type { SimulationReply } from '../../../src/study/reply.ts'
import { openStudy, type StudyWorld, simulate } from '../../../src/study/study.ts'

const DATA = fileURLToPath(new URL('../../../../atlas/data/', import.meta.url))
let world: StudyWorld
let torkham: SimulationReply
beforeAll(async () => {
  const [text, scenarios, cases] = await Promise.all([
    readPackage(),
    readScenarios(`${DATA}scenarios`),
    readCases(`${DATA}cases`),
  ])
  world = { atlas: load(text), scenarios, cases, gazetteer: null }
  torkham = simulate(world, { case: 'torkham-reopens', days: 60, replications: 4 })
}, 60_000)

const measure = (reply: SimulationReply, id: string) => reply.measures.find((one) => one.id === id)!

describe('torkham-reopens', () => {
  it('clears no sooner than N / (c μ − λ) lets it, with closures and holidays on top', () => {
    // 5,000 · 4/7 wait outward; four lanes of six an hour pass 576 a day and 400 come, more with the transit.
    expect(measure(torkham, 'border.out.clearDays').low).toBeGreaterThan((0.9 * 5000 * (4 / 7)) / (576 - 400))
    expect(measure(torkham, 'border.out.queueMost').low).toBeGreaterThan((0.95 * 5000 * 4) / 7)
  })

  it('begins with its line at the backlog', () => {
    const line = (id: string) => torkham.lines.find((one) => one.id === id)!.mean[0]!
    const first = line('border.out.queue') + line('border.in.queue')
    expect(first).toBeLessThan(5000)
    expect(first).toBeGreaterThan(5000 - 1152)
  })
})

describe('transit by rail over Khorgos', () => {
  it('changes gauge once: in the shed that is simulated, or by its plan where there is none', () => {
    const asked = world.cases.find(({ id }) => id === 'khorgos-rush')!
    const gauges = (atlas: StudyWorld['atlas']) =>
      journeysOf(networkOn(atlas, asked.start), asked, Date.parse(asked.start) / 60_000)
        .journeys.filter(({ ref }) => ref === 'KZALT-CNHRG-rail')
        .map(({ before, after }) => [...before, ...after].filter(({ what }) => what === 'gauge').length)
    const without = { op: 'remove', table: 'equipment', where: { kind: 'gauge-shed' } }
    const bare = apply(world.atlas, parseScenario({ id: 'bare', name: 'bare', changes: [without] }, 'bare'))
    expect(gauges(bare)).toContain(1)
    expect(gauges(world.atlas)).toEqual(gauges(bare).map(() => 0))
  })
})

describe('the loop back into plans', () => {
  it('a plan over the border takes the hours that were found, in the direction in which it goes', () => {
    const { id, name, name_ru, note, note_ru, changes } = calibrationOf(torkham)
    expect(changes).toHaveLength(4)
    const own = parseScenario({ id, name, name_ru, note, note_ru, changes }, id)
    const route = (from: string, to: string, scenarios: readonly string[]) =>
      planRequest(
        { ...world, scenarios: [...world.scenarios, own] },
        { from, to, cargo: 'wheat', tonnes: 40, depart: '2027-04-15', samples: 16, scenarios },
      ).itineraries.flatMap(({ legs }) =>
        legs.filter((leg) => leg.kind === 'handle' && leg.ref === 'PKTKM-AFTKM-road'),
      )
    for (const [from, to, column] of [
      ['PKPEW', 'AFKBL', 'hours_out'],
      ['AFKBL', 'PKPEW', 'hours_in'],
    ] as const) {
      const found = torkham.dwells.find(({ columns }) => columns[0] === column)!
      const [before] = route(from, to, ['borders-reopen'])
      const [after] = route(from, to, ['borders-reopen', id])
      expect(before!.spread.meanMinutes / 60).toBeCloseTo(found.atlasMeanHours, 0)
      expect(after!.spread.meanMinutes / 60).toBeCloseTo(found.meanHours.mean, 0)
      expect(after!.spread.p90Minutes / 60).toBeCloseTo(found.p90Hours.mean, 0)
    }
  })
})

describe('khorgos-rush', () => {
  it('has no steady state with six lanes each way, and with ten no queue to speak of', () => {
    const [narrow, wide] = [6, 10].map((lanes) => {
      const study = openStudy(world, { case: 'khorgos-rush', days: 60, levers: { lanes } })
      const at = study.model.measures.findIndex((info) => info.id === 'border.out.waitHours')
      return { study, waits: [0, 1, 2].map((r) => study.run(r).measures[at]!) }
    })
    for (const [r, hours] of wide!.waits.entries()) expect(hours).toBeLessThan(narrow!.waits[r]!)
    expect(narrow!.study.notices.some(({ text }) => text.includes('no steady state'))).toBe(true)
    expect(wide!.study.notices).toEqual([])
  }, 60_000)
})
