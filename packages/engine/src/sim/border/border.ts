import { DAY, problem } from '@serai/atlas'
import type { DwellTarget, Model, SiteInput } from '../model.ts'
import { loadsOf, noticesOf } from './load.ts'
import { BLOCKS, RAIL_LINES, ROAD_LINES } from './measures.ts'
import { outcomeOf } from './outcome.ts'
import { type BorderPlan, BorderRun } from './run.ts'
import { borderSpec, type CrossingSpec, SIDES, type Side } from './spec.ts'

/**
 * The border of a case, ready to be run. Throws `simulation-invalid` for a border that cannot work: without lanes where vehicles
 * come, with a stop that has no pace or is never open.
 */
export function compileBorder(input: SiteInput): Model {
  const plan = planBorder(input)
  const { specs, loads, road, rail, dwells } = plan
  return {
    measures: [
      ...(road ? [...BLOCKS.trucks, ...BLOCKS.use] : []),
      ...(input.case.backlogVehicles > 0 ? BLOCKS.backlog : []),
      ...(rail ? BLOCKS.trains : []),
      ...(input.journeys.length > 0 ? BLOCKS.transit : []),
    ],
    leading: 0,
    lines: [...(road ? ROAD_LINES : []), ...(rail ? RAIL_LINES : [])],
    dwells: dwells.map(({ target }) => target),
    notices: specs.flatMap((spec, c) => noticesOf(spec, loads[c]!)),
    run: (replication, cancelled) => {
      const run = new BorderRun(plan, replication)
      run.live(cancelled)
      return outcomeOf(run)
    },
  }
}

/** What is the same in all replications. Throws as `compileBorder`. */
export function planBorder(input: SiteInput): BorderPlan {
  const { case: asked, journeys } = input
  const transit = journeys.map(({ ref, unit, flow }) => ({ ref, unit, side: sideOf(flow.direction) }))
  const specs = borderSpec(input, transit)
  const flows = transit.map(({ ref, unit, side }) => {
    const crossing = specs.findIndex(({ row }) => row.id === ref)
    const course = specs[crossing]!.courses.findIndex((one) => one.side === side && one.unit === unit)
    return { crossing, course }
  })
  const here = (c: number) =>
    journeys.flatMap((journey, f) =>
      flows[f]!.crossing === c ? [{ journey, course: flows[f]!.course }] : [],
    )
  const group = specs.findIndex(({ row }) => row.id === asked.group)
  if (asked.backlogVehicles > 0 && !((specs[group]?.sources.length ?? 0) > 0))
    throw problem('simulation-invalid', {
      what: `case ${asked.id}`,
      why: `backlog_vehicles wait at ${asked.group}, but no traffic of traffic.csv comes there to say which way they go`,
    })
  return {
    ...{ input, specs, flows, group, dwells: dwellsOf(specs) },
    loads: specs.map((spec, c) => loadsOf(input, spec, here(c))),
    startDay: Math.floor((input.startsAt + input.utcOffsetMinutes) / DAY),
    road: specs.some(({ row }) => row.mode === 'road'),
    rail: specs.some(({ row }) => row.mode === 'rail'),
  }
}

const sideOf = (direction: 'in' | 'out'): Side => (direction === 'out' ? 0 : 1)

/** Each crossing in each direction that anybody goes. */
function dwellsOf(specs: readonly CrossingSpec[]): BorderPlan['dwells'] {
  return specs.flatMap(({ row, forth, courses }, crossing) =>
    SIDES.filter((side) => courses.some((course) => course.side === side)).map((side) => {
      const outward = side === forth
      const columns: DwellTarget['columns'] = outward
        ? ['hours_out', 'p90_hours_out']
        : ['hours_in', 'p90_hours_in']
      return {
        target: { table: 'crossings' as const, id: row.id, columns },
        crossing,
        side,
        meanHours: outward ? row.hoursOut : row.hoursIn,
        p90Hours: outward ? row.p90HoursOut : row.p90HoursIn,
      }
    }),
  )
}
