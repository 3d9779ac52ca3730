import { type Atlas, dayMinute } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import { lengthOf, type Span } from '../../src/disruption/closures.ts'
import { type ClosureProcess, closuresIn, drawClosures, processesOf } from '../../src/disruption/process.ts'
import { Hazards } from '../../src/network/hazards.ts'
import { lognormal } from '../../src/random/lognormal.ts'
import { Stream } from '../../src/random/stream.ts'
import { rehearse } from '../../src/rehearse/rehearse.ts'
import { desert, type Row } from '../desert.ts'
import { KS_LIMIT, kolmogorovSmirnov, meanScore } from '../random/fit.ts'

const DAY = 1440
const YEAR = 365.25 * DAY
const GATE: ClosureProcess = { name: 'gate', ratePerYear: 6, meanDays: 12 }
const KNOWN = { source: 's', year: 2026, grade: 'estimated' }

const gaps = (spans: readonly Span[]) => spans.slice(1).map(([from], i) => from - spans[i]![1])
const lengths = (spans: readonly Span[]) => spans.slice(0, -1).map(([from, to]) => to - from)

/** A desert with a gate that has a process of closures, and whatever closures are given. */
const world = (closures: readonly Row[] = []): Atlas =>
  desert(['KZAAA road 100km 2h ~ CNBBB'], {
    crossings: [],
    disruptions: [
      { id: 'strikes', kind: 'place', target: 'KZAAA', rate_per_year: 6, mean_days: 12, ...KNOWN },
      { id: 'elsewhere', kind: 'place', target: 'CNBBB', rate_per_year: 1, mean_days: 3, ...KNOWN },
    ],
    closures,
  })

const closed = (rest: Row): Row => ({
  kind: 'place',
  target: 'KZAAA',
  effect: 'closed',
  cause: 'flood',
  ...rest,
  ...KNOWN,
})

const ask = (atlas: Atlas, rest: Partial<Parameters<typeof closuresIn>[0]> = {}) =>
  closuresIn({
    atlas,
    dated: [['place', 'KZAAA']],
    processes: [],
    startsAt: dayMinute('2027-01-01'),
    minutes: 365 * DAY,
    utcOffsetMinutes: 0,
    seed: 1,
    replication: 0,
    ...rest,
  })

describe('a process of closures', () => {
  const spans = drawClosures(GATE, new Stream(1, 'gate'), 4000 * YEAR)

  it('is open for exponential times of the rate, and shut for exponential ones of the mean', () => {
    for (const [times, mean] of [
      [gaps(spans), YEAR / 6],
      [lengths(spans), 12 * DAY],
    ] as const) {
      expect(Math.abs(meanScore(Float64Array.from(times), mean, mean))).toBeLessThan(3.5)
      expect(kolmogorovSmirnov(Float64Array.from(times), (x) => -Math.expm1(-x / mean))).toBeLessThan(
        KS_LIMIT,
      )
    }
  })

  it('has ascending, disjoint spans inside the time asked for', () => {
    for (const [i, [from, to]] of spans.entries()) {
      expect(to > from && from >= (spans[i - 1]?.[1] ?? 0) && to <= 4000 * YEAR).toBe(true)
    }
  })

  it('may have lognormal lengths', () => {
    const lengthsLaw = { mu: Math.log(12) - 0.32, sigma: 0.8 }
    const drawn = drawClosures({ ...GATE, lengths: lengthsLaw }, new Stream(2, 'gate'), 2000 * YEAR)
    const logs = Float64Array.from(lengths(drawn), (x) => Math.log(x / DAY))
    expect(Math.abs(meanScore(logs, lengthsLaw.mu, 0.8))).toBeLessThan(3.5)
  })

  it('is met in its steady state, or open when asked', () => {
    const share = shareOf(GATE)
    let shut = 0
    for (let i = 0; i < 4000; i++) {
      const at = (startsOpen: boolean) =>
        drawClosures(GATE, new Stream(i, 'start'), DAY / 100, startsOpen)[0]?.[0]
      if (at(false) === 0) shut++
      expect(at(true)).not.toBe(0)
    }
    expect(Math.abs(shut / 4000 - share)).toBeLessThan(3.5 * Math.sqrt((share * (1 - share)) / 4000))
  })

  it('never strikes at a rate or a length of nothing', () => {
    expect(drawClosures({ ...GATE, ratePerYear: 0 }, new Stream(1, ''), YEAR)).toEqual([])
    expect(drawClosures({ ...GATE, meanDays: 0 }, new Stream(1, ''), YEAR)).toEqual([])
  })
})

const shareOf = ({ ratePerYear, meanDays }: ClosureProcess) => {
  const burden = (ratePerYear * meanDays) / 365.25
  return burden / (1 + burden)
}

describe('the rehearsal of a plan and the process are one', () => {
  const atlas = world()
  const hazard = new Hazards(atlas, '2027-01-15').of([['place', 'KZAAA']])
  const [process] = processesOf(atlas, [['place', 'KZAAA']])
  const minutes = 4000 * YEAR
  const spans = drawClosures(process!, new Stream(5, 'link'), minutes)

  it('the chance of meeting a closure is the long-run share of time shut', () => {
    const chance = -Math.expm1(-hazard.disruption / 1e6)
    expect(chance).toBeCloseTo(shareOf(process!), 12)
    // Variance of the share of an alternating renewal process of exponential times: 2 m₀² m₁² / (m₀ + m₁)³ / T.
    const open = YEAR / process!.ratePerYear
    const shut = process!.meanDays * DAY
    const deviation = Math.sqrt((2 * open ** 2 * shut ** 2) / (open + shut) ** 3 / minutes)
    expect(Math.abs(lengthOf(spans) / minutes - chance)).toBeLessThan(3.5 * deviation)
  })

  it('what is left of a closure that is met lasts as long as the rehearsal draws', () => {
    // Moments a hundred days apart hardly know of each other: closures last 12 days, gaps 61.
    const left: number[] = []
    let next = 0
    for (let at = 0; at < minutes; at += 100 * DAY) {
      while (next < spans.length && spans[next]![1] <= at) next++
      if (next < spans.length && spans[next]![0] <= at) left.push(spans[next]![1] - at)
    }
    expect(hazard.closureMinutes).toBeCloseTo(process!.meanDays * DAY, 9)
    const score = meanScore(Float64Array.from(left), hazard.closureMinutes, hazard.closureMinutes)
    expect(left.length).toBeGreaterThan(1000)
    expect(Math.abs(score)).toBeLessThan(3.5)
  })

  it('the mean wait of a rehearsed passage is that of a passage through the process', () => {
    const samples = 200_000
    const none = { gate: Int32Array.of(-1), gates: [], schedule: Int32Array.of(-1), schedules: [] }
    const result = rehearse(
      {
        count: 1,
        meanMinutes: Float64Array.of(0),
        p90Minutes: Float64Array.of(0),
        ...none,
        disruptionNepers: Float64Array.of(hazard.disruption / 1e6),
        closureMinutes: Float64Array.of(hazard.closureMinutes),
      },
      { departAt: 0, dueAt: null, seed: 3, samples },
    )
    // A passage at a random moment waits half the square of a closure, summed, over all time.
    const wait = spans.reduce((sum, [from, to]) => sum + (to - from) ** 2 / 2, 0) / minutes
    expect(Math.abs(result.mean / wait - 1)).toBeLessThan(0.05)
    expect(Math.abs(result.mean - shareOf(process!) * 12 * DAY)).toBeLessThan(3.5 * result.standardError)
  })
})

describe('a process with a season', () => {
  const winter: ClosureProcess = { name: 'snow', ratePerYear: 4, meanDays: 1.5, season: ['12-01', '03-31'] }
  const years = 400
  const startsAt = dayMinute('2027-01-01')
  const spans = ask(world(), { dated: [], processes: [winter], minutes: Math.round(years * YEAR) })

  it('never strikes out of it', () => {
    for (const [from, to] of spans) {
      const months = [from, to - 1].map((at) => new Date((startsAt + at) * 60_000).getUTCMonth())
      for (const month of months) expect([11, 0, 1, 2]).toContain(month)
    }
  })

  it('strikes as often a year as its rate says, for open time', () => {
    // Of the season's 121.25 days a share of rd / (121.25 + rd) is shut, and no closure begins in that.
    const open = 121.25 / (121.25 + 4 * 1.5)
    const expected = years * 4 * open
    expect(Math.abs(spans.length - expected)).toBeLessThan(4 * Math.sqrt(expected))
  })

  it('is what a plan of a day in it meets, and one of another day does not', () => {
    const snow = { id: 'snow', kind: 'place', target: 'KZAAA', rate_per_year: 4, mean_days: 1.5, ...KNOWN }
    const atlas = desert(['KZAAA road 100km 2h ~ CNBBB'], {
      crossings: [],
      disruptions: [{ ...snow, season_from: '12-01', season_to: '03-31' }],
    })
    const chanceOn = (day: string) =>
      -Math.expm1(-new Hazards(atlas, day).of([['place', 'KZAAA']]).disruption / 1e6)
    for (const day of ['2027-11-30', '2027-04-01', '2027-07-15']) expect(chanceOn(day)).toBe(0)
    for (const day of ['2026-12-01', '2027-01-15', '2027-03-31'])
      expect(chanceOn(day)).toBeCloseTo(6 / (121.25 + 6), 12)
    // The process is shut for the same share of its season, but for the ends: it begins open and a closure may be cut off.
    const share = lengthOf(spans) / (years * 121.25 * DAY)
    expect(Math.abs(share / chanceOn('2027-01-15') - 1)).toBeLessThan(0.12)
  })
})

describe('closures of a simulated span', () => {
  it('happen as dated, whole days of local time, cut at the ends', () => {
    const atlas = world([
      closed({ id: 'before', from: '2026-12-20', to: '2027-01-02' }),
      closed({ id: 'in', from: '2027-03-01', to: '2027-03-01' }),
      closed({ id: 'on', from: '2027-12-30' }),
      closed({ id: 'slow', from: '2027-05-01', to: '2027-06-01', effect: 'slow', extra_hours: 3 }),
      closed({ id: 'other', target: 'CNBBB', from: '2027-07-01', to: '2027-08-01' }),
    ])
    expect(ask(atlas)).toEqual([
      [0, 2 * DAY],
      [59 * DAY, 60 * DAY],
      [363 * DAY, 365 * DAY],
    ])
    // Five hours east of Greenwich a local day begins five hours earlier.
    expect(ask(atlas, { utcOffsetMinutes: 300 })[1]).toEqual([59 * DAY - 300, 60 * DAY - 300])
  })

  it('come back every season, also over a new year and to a day that only leap years have', () => {
    const snow = closed({ id: 'snow', season_from: '12-01', season_to: '02-29' })
    expect(ask(world([snow]), { minutes: 800 * DAY })).toEqual([
      [0, 59 * DAY],
      [334 * DAY, (365 + 60) * DAY],
      [(365 + 335) * DAY, (365 + 366 + 59) * DAY],
    ])
  })

  it('join those of chance, and neither changes the other', () => {
    const processes = processesOf(world(), [['place', 'KZAAA']])
    expect(processes.map(({ name }) => name)).toEqual(['strikes'])
    const flood = closed({ id: 'flood', from: '2027-03-01', to: '2027-06-30' })
    const alone = ask(world(), { processes })
    const both = ask(world([flood]), { processes })
    const dated = ask(world([flood]))
    const covered = (spans: readonly Span[], at: number) => spans.some(([from, to]) => from <= at && at < to)
    for (let at = 0; at < 365 * DAY; at += 97)
      expect(covered(both, at)).toBe(covered(alone, at) || covered(dated, at))
    const two = [...processes, { name: 'other', ratePerYear: 9, meanDays: 2 }]
    const more = ask(world(), { processes: two })
    for (let at = 0; at < 365 * DAY; at += 97) if (covered(alone, at)) expect(covered(more, at)).toBe(true)
  })

  it('are the same for the same seed and replication, and others for others', () => {
    const processes = processesOf(world(), [['place', 'KZAAA']])
    const draw = (seed: number, replication: number) => ask(world(), { processes, seed, replication })
    expect(draw(1, 4)).toEqual(draw(1, 4))
    expect(draw(1, 4)).not.toEqual(draw(1, 5))
    expect(draw(1, 4)).not.toEqual(draw(2, 4))
  })
})

it('a lognormal of a fit has lengths in days', () => {
  const stream = new Stream(1, 'x')
  const law = { mu: 0, sigma: 0 }
  expect(lognormal(stream, law)).toBe(1)
  const [[from, to]] = drawClosures({ ...GATE, lengths: law }, new Stream(1, 'y'), YEAR, true) as [Span]
  expect(to - from).toBeCloseTo(DAY, 6)
})
