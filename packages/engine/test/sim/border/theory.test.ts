import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileBorder, planBorder } from '../../../src/sim/border/border.ts'
import { intervalOf } from '../../../src/sim/interval.ts'
import { expectAgreement } from '../agree.ts'
import { waitMG1, waitMMc } from '../exact.ts'
import { lived, many, never, onSundays, ROAD, site, stop, traffic } from './site.ts'

const YEAR_HOURS = 8760
const HOURS_A_DAY = 24

describe('a road border is a queue', () => {
  /** Trucks at a utilisation of lanes that take 20 an hour each. */
  const queue = (lanes: number, utilisation: number, cv: number) =>
    site({
      equipment: [stop('border-lane', 'out', 20, { count: lanes, cv })],
      traffic: [traffic('truck', 'out', utilisation * lanes * 20 * YEAR_HOURS)],
      days: 240 / lanes,
      warmupDays: 5,
    })

  it.each([
    ['M/M/1', 1, 0.7, 1, waitMMc(1, 0.7)],
    ['M/M/4', 4, 0.8, 1, waitMMc(4, 0.8)],
    ['M/D/1', 1, 0.7, 0, waitMG1(0.7, 0)],
    ['M/G/1, services with a cv of 1.5', 1, 0.6, 1.5, waitMG1(0.6, 2.25)],
  ])('%s', (_, lanes, utilisation, cv, services) => {
    const waits = many(queue(lanes, utilisation, cv), 16, 'border.out.waitHours')
    expectAgreement(
      waits.map((hours) => hours * 20),
      services,
    )
  })

  it('whose lanes are in use for λ / (c μ) of the time, also where half the trucks are sent to a scanner', () => {
    const input = site({
      equipment: [
        stop('border-lane', 'out', 20, { count: 2, cv: 0.5 }),
        stop('scanner', 'both', 20, { cv: 0.5, share: 0.5 }),
      ],
      traffic: [traffic('truck', 'out', 24 * YEAR_HOURS)],
      days: 120,
    })
    expectAgreement(many(input, 12, 'border.out.lanes'), 60)
    expectAgreement(many(input, 12, 'border.scanners'), 60)
    const [out] = planBorder(input).loads[0]!
    expect(out.mean).toBeCloseTo(0.6, 9)
  })
})

describe('a backlog', () => {
  it('clears in N / (c μ − λ)', () => {
    // Busy lanes pass c μ = 40 an hour while 24 come, so the line of those who wait falls by 16 an hour: from 498 to the 10 of
    // 500 that count as cleared in 30.5 hours in the mean, exactly (Wald: steps of one are not overshot).
    const input = site({
      equipment: [stop('border-lane', 'out', 20, { count: 2, cv: 1 })],
      traffic: [traffic('truck', 'out', 24 * YEAR_HOURS)],
      days: 10,
      backlog: 500,
    })
    const days = many(input, 200, 'border.out.clearDays')
    expectAgreement(days, 488 / 16 / HOURS_A_DAY)
    expect(many(input, 3, 'border.cleared')).toEqual([100, 100, 100])
  })

  it('that never clears counts with all the days that were watched, and says so', () => {
    const input = site({
      equipment: [stop('border-lane', 'out', 20, { cv: 1 })],
      traffic: [traffic('truck', 'out', 24 * YEAR_HOURS)],
      days: 10,
      backlog: 500,
    })
    expect(many(input, 2, 'border.clearDays')).toEqual([10, 10])
    expect(many(input, 2, 'border.cleared')).toEqual([0, 0])
  })

  it('waits each way in the proportion in which traffic comes', () => {
    const run = lived(
      site({
        equipment: [stop('border-lane', 'both', 0.01)],
        traffic: [onSundays('truck', 'out', { per_year: 4 }), onSundays('truck', 'in', { per_year: 3 })],
        backlog: 700,
      }),
    )
    expect(run.road.map(({ arrived }) => arrived)).toEqual([400, 300])
  })
})

describe('a queue without a steady state', () => {
  const overload = (perHour: number) =>
    compileBorder(
      site({
        equipment: [stop('border-lane', 'out', 20, { cv: 1, name: 'the lane' })],
        traffic: [traffic('truck', 'out', perHour * YEAR_HOURS)],
        days: 120,
      }),
    )

  it('is told, and grows by λ − c μ', () => {
    const model = overload(25)
    expect(model.notices.map(({ text }) => text)).toEqual([
      expect.stringMatching(/Outward, 125 % of what “the lane” can take comes: .*no steady state/),
    ])
    const at = model.measures.findIndex(({ id }) => id === 'border.out.queueEnd')
    const ends = Array.from({ length: 16 }, (_, r) => model.run(r, never).measures[at]!)
    expectAgreement(ends, 5 * 24 * 120)
  })

  it('is not told of one that has one', () => {
    expect(overload(15).notices).toEqual([])
  })

  it('is told of the month that brings too much', () => {
    const months = ['1', '1', '2', '1', '0.5', '0.5', '1', '1', '1', '1', '1', '1'].join(';')
    const { notices } = compileBorder(
      site({
        equipment: [stop('border-lane', 'out', 20)],
        traffic: [traffic('truck', 'out', 15 * YEAR_HOURS, { month_weights: months })],
        days: 90,
      }),
    )
    expect(notices[0]!.text).toContain('150 %')
    expect(notices[0]!.text).toContain('March')
    expect(notices[0]!.textRu).toContain('марте')
  })
})

describe('days on which the border is shut', () => {
  const holidays = [
    {
      id: 'h',
      calendar: 'H',
      from: '2027-03-08',
      to: '2027-03-14',
      name: 'a week',
      source: 's',
      year: 2026,
      grade: 'estimated',
    },
  ]

  it('on holidays nobody comes, and the year’s trucks come on the other days', () => {
    const run = (calendar: string) =>
      lived(
        site({
          equipment: [stop('border-lane', 'out', 2e4)],
          traffic: [traffic('truck', 'out', 358_000)],
          crossing: { holidays: calendar },
          tables: { holidays },
          days: 21,
        }),
      )
    // 14 of 21 days at 358,000 / 358 a day; without the calendar 21 days at 358,000 / 365.
    const [shut, open] = [run('H').road[0].arrived, run('').road[0].arrived]
    expect(Math.abs(shut - 14_000)).toBeLessThan(4 * Math.sqrt(14_000))
    expect(Math.abs(open - (21 * 358_000) / 365)).toBeLessThan(4 * Math.sqrt(20_597))
  })

  it('by chance it is shut for r d / (1 + r d) of the time', () => {
    const rows = [
      {
        id: 'd',
        kind: 'crossing',
        target: ROAD,
        rate_per_year: 12,
        mean_days: 3,
        source: 's',
        year: 2026,
        grade: 'estimated',
      },
    ]
    const input = site({
      equipment: [stop('border-lane', 'out', 1)],
      traffic: [onSundays('truck', 'out')],
      tables: { disruptions: rows },
      days: 3650,
    })
    const burden = (12 * 3) / 365.25
    expectAgreement(many(input, 240, 'border.shut'), (100 * burden) / (1 + burden))
  })
})

/** Borders of all sorts, small enough to be run often. */
const borders = fc
  .record({
    lanes: fc.integer({ min: 1, max: 3 }),
    cv: fc.constantFrom(0, 0.5, 1),
    share: fc.constantFrom(0, 0.3, 1),
    perHour: fc.integer({ min: 5, max: 60 }),
    backlog: fc.integer({ min: 0, max: 50 }),
    opening: fc.constantFrom('24/7', 'Mo-Su 08:00-20:00'),
    warmupDays: fc.integer({ min: 0, max: 2 }),
    seed: fc.integer({ min: 0, max: 1000 }),
    breaks: fc.boolean(),
  })
  .map(({ lanes, cv, share, perHour, opening, breaks, ...rest }) =>
    site({
      equipment: [
        stop('weighbridge', 'both', 60, { cv, ...(breaks && { mtbf_hours: 20, mttr_hours: 2 }) }),
        stop('scanner', 'both', 30, { cv, share }),
        stop('border-lane', 'out', 20, { count: lanes, cv, opening }),
        stop('border-lane', 'in', 20, { count: lanes, cv }),
      ],
      traffic: [
        traffic('truck', 'out', perHour * YEAR_HOURS, { process: 'erlang', shape: 2 }),
        traffic('truck', 'in', perHour * YEAR_HOURS, { arrival_hours: 'Mo-Fr 06:00-22:00' }),
      ],
      days: 4,
      ...rest,
    }),
  )

describe('every run', () => {
  it('obeys Little’s law and loses nobody', () => {
    fc.assert(
      fc.property(borders, (input) => {
        const run = lived(input)
        const { stops } = run.crossings[0]!
        for (const { resource } of stops) expect(Math.abs(resource.littleGap())).toBeLessThan(1e-4)
        const waiting = stops.reduce((sum, { resource }) => sum + resource.waiting, 0)
        const busy = stops.reduce((sum, { resource }) => sum + resource.busy, 0)
        expect(run.road[0].queue.value + run.road[1].queue.value).toBe(waiting)
        expect(run.road[0].inside + run.road[1].inside).toBe(waiting + busy)
        expect(run.road[0].arrived + run.road[1].arrived).toBeGreaterThanOrEqual(input.case.backlogVehicles)
        // The line of the chart holds the same truck-minutes as the queue.
        for (const { queue, line } of run.road)
          expect(line.means.reduce((sum, mean) => sum + mean, 0) / 4).toBeCloseTo(queue.mean(run.until), 6)
      }),
      { numRuns: 40, seed: 1 },
    )
  })

  it('gives the same bytes for the same seed, others for another', () => {
    fc.assert(
      fc.property(borders, (input) => {
        const [one, two] = [compileBorder(input).run(1, never), compileBorder(input).run(1, never)]
        expect(two).toEqual(one)
        const other = compileBorder({ ...input, seed: input.seed + 1 }).run(1, never)
        expect(other.measures).not.toEqual(one.measures)
      }),
      { numRuns: 10, seed: 1 },
    )
  })

  it('is never significantly worse off for another lane', () => {
    const waits = [2, 3, 4, 5].map((lanes) =>
      many(
        site({
          equipment: [
            stop('customs-lane', 'out', 10, { count: 5, cv: 0.8 }),
            stop('border-lane', 'out', 20, { count: lanes, cv: 0.8 }),
          ],
          traffic: [traffic('truck', 'out', 36 * YEAR_HOURS)],
          days: 20,
        }),
        20,
        'border.out.waitHours',
      ),
    )
    for (let i = 1; i < waits.length; i++)
      expect(intervalOf(waits[i]!).low).toBeLessThan(intervalOf(waits[i - 1]!).high)
    expect(intervalOf(waits[1]!).high).toBeLessThan(intervalOf(waits[0]!).low)
  })
})

describe('two sides at one scanner', () => {
  it('are served in turn, so that a backlog on one side does not hold up the other', () => {
    const run = lived(
      site({
        equipment: [
          stop('scanner', 'both', 10),
          stop('border-lane', 'out', 2e4),
          stop('border-lane', 'in', 2e4),
        ],
        traffic: [onSundays('truck', 'out', { per_year: 97 }), onSundays('truck', 'in', { per_year: 3 })],
        backlog: 100,
      }),
    )
    // One of the other side after each of its own: the third is through after six services of six minutes, or seven.
    expect(run.road[1].total.count).toBe(3)
    expect(run.road[1].total.max).toBeLessThan(7 * 6 + 1)
  })
})
