import { csv } from './csv.ts'
import type { SimulationReply, SweepReply } from './simulation.ts'

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
