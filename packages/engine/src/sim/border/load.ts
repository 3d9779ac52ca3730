import { DAY, WEEK, type WeeklyHours } from '@serai/atlas'
import { lengthOf, union, within } from '../../disruption/closures.ts'
import { datedClosures, processesOf } from '../../disruption/process.ts'
import { DAYS_PER_YEAR } from '../../network/season.ts'
import { meanOf } from '../law.ts'
import type { Journey, Notice, SiteInput } from '../model.ts'
import { targetsOf } from './shut.ts'
import { type CrossingSpec, SIDES, type Side, type StopSpec } from './spec.ts'

const YEAR_MINUTES = 525_600

/** Work that comes to a side's tightest stop, over what it can do: λ / (c μ). From 1 on the queue has no steady state. */
export interface SideLoad {
  /** Over the counted days. */
  readonly mean: number
  /** In the heaviest month of them, 1 to 12. */
  readonly peak: number
  readonly peakMonth: number
  readonly stop: StopSpec | null
}

interface Flow {
  readonly course: number
  readonly perMinute: number
  readonly wagons: number
  readonly months: readonly number[]
}

/** [side] load of a crossing. Closures by chance and breakdowns count with their long-run shares. */
export function loadsOf(
  input: SiteInput,
  spec: CrossingSpec,
  transit: readonly { readonly journey: Journey; readonly course: number }[],
): readonly [SideLoad, SideLoad] {
  const flows = [
    ...spec.sources.map(({ course, gap, wagons, months }): Flow => {
      return { course, perMinute: 1 / meanOf(gap), wagons, months }
    }),
    // A lot that comes by rail rides with a train that comes anyway.
    ...transit

      .filter(() => spec.row.mode !== 'rail')
      .map(({ journey, course }): Flow => {
        const { tonnesPerYear, tonnesPerTruck } = journey
        return { course, perMinute: tonnesPerYear / tonnesPerTruck / YEAR_MINUTES, wagons: 1, months: [] }
      }),
  ]
  const days = daysByMonth(input)
  const open = openShare(input, spec)
  const loads = spec.stops.map((stop, i) => {
    const capacity = stop.servers * open * hoursShare(stop.hours, spec.hours) * upShare(stop)
    return days.map((_, month) => workOf(spec, flows, i, month) / capacity)
  })
  const side = (side: Side): SideLoad => {
    let found: SideLoad = { mean: 0, peak: 0, peakMonth: 0, stop: null }
    const passed = new Set(
      spec.courses.filter((one) => one.side === side).flatMap(({ steps }) => steps.flat()),
    )
    for (const i of passed) {
      const counted = days.reduce((sum, n) => sum + n, 0)
      const mean = loads[i]!.reduce((sum, load, month) => sum + load * days[month]!, 0) / counted
      if (mean <= found.mean) continue
      const peak = Math.max(...loads[i]!.filter((_, month) => days[month]! > 0))
      found = { mean, peak, peakMonth: loads[i]!.indexOf(peak) + 1, stop: spec.stops[i]! }
    }
    return found
  }
  return [side(0), side(1)]
}

/** Minutes of work a minute that come to a stop in a month. */
function workOf({ courses, stops }: CrossingSpec, flows: readonly Flow[], at: number, month: number): number {
  const { minutes, share, byWagon, servers } = stops[at]!
  let work = 0
  for (const { course, perMinute, wagons, months } of flows) {
    const step = courses[course]!.steps.find((choice) => choice.includes(at))
    if (!step) continue
    const part = servers / step.reduce((sum, i) => sum + stops[i]!.servers, 0)
    work += perMinute * weightOf(months, month) * share * part * minutes * (byWagon ? wagons : 1)
  }
  return work
}

const weightOf = (months: readonly number[], month: number): number =>
  months.length === 12 ? (12 * months[month]!) / months.reduce((sum, weight) => sum + weight, 0) : 1

/** [12] counted days in each month. */
function daysByMonth({ startsAt, utcOffsetMinutes, warmupDays, days }: SiteInput): number[] {
  const first = startsAt + utcOffsetMinutes + warmupDays * DAY
  const months = new Array<number>(12).fill(0)
  for (let day = 0; day < days; day++) months[new Date((first + day * DAY) * 60_000).getUTCMonth()]!++
  return months
}

/** Share of the counted days in which the crossing is not shut, by date as it falls, by chance in the long run. On holidays nobody comes. */
function openShare(input: SiteInput, { row }: CrossingSpec): number {
  const { atlas, startsAt, utcOffsetMinutes } = input
  const from = input.warmupDays * DAY
  const until = from + input.days * DAY
  const targets = targetsOf(row)
  const dated = datedClosures({ atlas, dated: targets, startsAt, minutes: until, utcOffsetMinutes })
  const shut = lengthOf(within(dated, from, until)) / (until - from)
  const burden = processesOf(atlas, targets).reduce(
    (product, { ratePerYear, meanDays }) => product * (1 + (ratePerYear * meanDays) / DAYS_PER_YEAR),
    1,
  )
  return (1 - shut) / burden
}

/** Share of the week in which both are open. */
function hoursShare(one: WeeklyHours, other: WeeklyHours): number {
  const all: WeeklyHours = [[0, WEEK]]
  const [a, b] = [one, other].map((hours) => union(hours.length === 0 ? all : hours))
  const both = a!.flatMap(([from, to]) => within(b!, from, to))
  return lengthOf(both) / WEEK
}

const upShare = ({ mtbfHours, mttrHours }: StopSpec): number =>
  mtbfHours > 0 ? mtbfHours / (mtbfHours + mttrHours) : 1

const WAYS = [
  ['Outward', 'На выезд'],
  ['Inward', 'На въезд'],
] as const
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const MONTHS_RU = 'январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре'.split(
  ' ',
)

/** Says where no queue can settle. */
export function noticesOf({ row }: CrossingSpec, loads: readonly [SideLoad, SideLoad]): Notice[] {
  return SIDES.flatMap((side): Notice[] => {
    const { mean, peak, peakMonth, stop } = loads[side]
    const [way, wayRu] = WAYS[side]!
    const percent = (share: number) => `${Math.round(100 * share)} %`
    const at = [`${row.name}. ${way}`, `${row.nameRu}. ${wayRu}`] as const
    if (mean >= 1)
      return [
        {
          text: `${at[0]}, ${percent(mean)} of what “${stop!.name}” can take comes: the queue has no steady state, it grows as long as this lasts, and its figures depend on the days that are counted.`,
          textRu: `${at[1]} приходит ${percent(mean)} от возможностей «${stop!.nameRu}»: установившегося режима нет, очередь растет все время, и ее показатели зависят от числа учтенных суток.`,
        },
      ]
    if (peak < 1) return []
    return [
      {
        text: `${at[0]}, ${percent(peak)} of what “${stop!.name}” can take comes in ${MONTHS[peakMonth - 1]}: the queue grows then and goes back only in slacker months.`,
        textRu: `${at[1]} в ${MONTHS_RU[peakMonth - 1]} приходит ${percent(peak)} от возможностей «${stop!.nameRu}»: очередь тогда растет и убывает только в более спокойные месяцы.`,
      },
    ]
  })
}
