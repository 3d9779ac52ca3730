import { csv } from './csv.ts'
import type { SimulationReply, SweepReply } from './simulation.ts'
import type { SizingReply } from './simulation-sizing.ts'

type Cell = string | number | null

const MEASURE_COLUMNS = ['group', 'measure', 'name', 'unit', 'mean', 'low95', 'high95', 'sd', 'n']
type Measure = SimulationReply['measures'][number]

const cellsOf = ({ group, id, name, unit, mean, low, high, sd, n }: Measure): Cell[] => [
  ...[group, id, name, unit],
  ...[mean, low, high, sd].map(short),
  n,
]

/** Six significant figures: more than any simulation knows. */
const short = (value: number) => Number(value.toPrecision(6))

/** One row a measure and case. */
export function measuresCsv(replies: readonly SimulationReply[]): string {
  const rows = replies.flatMap(({ case: asked, measures }) =>
    measures.map((measure): Cell[] => [asked.id, ...cellsOf(measure)]),
  )
  return csv(['case', ...MEASURE_COLUMNS], rows)
}

/** One row a step of a line, first day first; `start` is local time at the site. */
export function linesCsv(replies: readonly SimulationReply[]): string {
  const rows = replies.flatMap(({ case: asked, setting, lines }) =>
    lines.flatMap(({ id, name, unit, stepMinutes, mean, p10, p90 }) =>
      mean.map((value, step): Cell[] => {
        const start = Date.parse(`${setting.start}T00:00:00Z`) + step * stepMinutes * 60_000
        const local = new Date(start).toISOString().slice(0, 16)
        return [asked.id, id, name, unit, local, stepMinutes, value, p10[step]!, p90[step]!]
      }),
    ),
  )
  const columns = ['case', 'line', 'name', 'unit', 'start', 'step_minutes', 'mean', 'p10', 'p90']
  return csv(columns, rows)
}

/** One row a setting and measure. */
export function sweepCsv({ case: asked, lever, unit, points }: SweepReply): string {
  const rows = points.flatMap(({ value, measures }) =>
    measures.map((measure): Cell[] => [asked.id, lever, value, unit, ...cellsOf(measure)]),
  )
  return csv(['case', 'lever', 'value', 'value_unit', ...MEASURE_COLUMNS], rows)
}

/** One row a choice: the site as it is, then the cheapest for each limit; `asked` marks the limit that was asked for. */
export function sizingCsv({ case: asked, setting, outages, asIs, frontier }: SizingReply): string {
  const { measure, most } = setting.limit
  type Choice = SizingReply['asIs'] | null
  const row = (what: string, limit: number | null, choice: Choice): Cell[] => [
    ...[asked.id, what, measure, limit],
    ...(choice === null ? Array<Cell>(12 + outages.length).fill(null) : choiceCells(choice)),
  ]
  const columns = [
    ...['case', 'choice', 'limit_measure', 'limit', 'solar_kwp', 'battery_kwh', 'battery_kw', 'diesel_kw'],
    ...['usd_per_year', 'capital_usd_per_year', 'running_usd_per_year', 'usd_per_kwh', 'kg_co2e_per_year'],
    ...['lost_hours', 'shed_hours', 'unserved_share'],
    ...outages.map((hours) => `survives_${hours}_h_share`),
  ]
  return csv(columns, [
    row('as-is', null, asIs),
    ...frontier.map((point) => row(point.most === most ? 'asked' : 'frontier', point.most, point.choice)),
  ])
}

function choiceCells(choice: SizingReply['asIs']): Cell[] {
  const { solarKwp, batteryKwh, batteryKw, dieselKw, usdPerYear, capitalUsdPerYear, runningUsdPerYear } =
    choice
  const { usdPerKwh, kgCo2ePerYear, lostHours, shedHours, unservedShare, survivedShares } = choice
  return [
    ...[solarKwp, batteryKwh, batteryKw, dieselKw, usdPerYear, capitalUsdPerYear, runningUsdPerYear].map(
      short,
    ),
    usdPerKwh === null ? null : short(usdPerKwh),
    ...[kgCo2ePerYear, lostHours, shedHours, unservedShare, ...survivedShares].map(short),
  ]
}
