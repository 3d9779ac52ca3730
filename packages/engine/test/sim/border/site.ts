import { DAY, dayMinute, type SimulationCase } from '@serai/atlas'
import { compileBorder, planBorder } from '../../../src/sim/border/border.ts'
import { BorderRun } from '../../../src/sim/border/run.ts'
import type { Journey, Model, Outcome, SiteInput } from '../../../src/sim/model.ts'
import { crossing, desert, MONDAY, type Row, type Rows } from '../../desert.ts'

/** Borders of a line or two: one crossing by road, KZAAA–CNBBB, or by rail, KZRRR–CNSSS. */

export const ROAD = 'KZAAA-CNBBB-road'
export const RAIL = 'KZRRR-CNSSS-rail'

interface Wanted {
  readonly equipment: readonly Row[]
  readonly traffic?: readonly Row[]
  /** Columns of the crossing that are not usual. */
  readonly crossing?: Row
  readonly tables?: Rows
  readonly start?: string
  readonly days?: number
  readonly warmupDays?: number
  readonly backlog?: number
  readonly journeys?: readonly Journey[]
  readonly seed?: number
}

const FREE = { power_kw: 0, idle_kw: 0, power_priority: 5, opening: '24/7' }
const KNOWN = { source: 's', year: 2026, grade: 'estimated' }
const UNITS = 'grain;bulk;piece;box;reefer'

/** Servers at the road crossing, or at a rail crossing when `rest` says so. Services are constant unless they have a cv. */
export function stop(kind: string, direction: string, rate: number, rest: Row = {}): Row {
  const unit = kind === 'gauge-shed' ? 'wagons/h' : 'vehicles/h'
  const id = `${kind}-${direction}`
  const row = { id, name: id, name_ru: id, place: 'KZAAA', kind, group: ROAD, count: 1, direction }
  return { ...row, units: UNITS, rate, rate_unit: unit, cv: 0, ...FREE, ...rest, ...KNOWN }
}

export const atRail = { place: 'KZRRR', group: RAIL }

export function tracks(capacity: number): Row {
  const row = {
    id: 'tracks',
    name: 'tracks',
    name_ru: 'пути',
    kind: 'siding',
    count: capacity,
    direction: 'both',
  }
  return { ...row, ...atRail, units: UNITS, capacity, capacity_unit: 'trains', ...FREE, ...KNOWN }
}

export function traffic(kind: string, direction: string, per_year: number, rest: Row = {}): Row {
  const id = `${kind}s-${direction}`
  const place = kind === 'train' ? atRail : { place: 'KZAAA', group: ROAD }
  const row = { id, name: id, name_ru: id, kind, unit: 'box', direction, per_year, process: 'poisson' }
  return { ...row, ...place, arrival_hours: '24/7', parcel: 2, parcel_cv: 0, ...rest, ...KNOWN }
}

/** Traffic that comes only on Sundays: its direction is that of a backlog, and on a Monday none of it comes. */
export const onSundays = (kind: string, direction: string, rest: Row = {}): Row =>
  traffic(kind, direction, 1, { arrival_hours: 'Su 00:00-24:00', ...rest })

export function site(wanted: Wanted): SiteInput {
  const { equipment, traffic = [], tables = {}, start = MONDAY, days = 1, warmupDays = 0 } = wanted
  const byRail = equipment.some(({ group }) => group === RAIL)
  const atlas = desert(['KZAAA road 10km 1h ~ CNBBB', 'KZRRR rail-1520 10km 1h ~ CNSSS'], {
    ...tables,
    crossings: [
      crossing('KZAAA', 'CNBBB', 'road', byRail ? {} : wanted.crossing),
      crossing('KZRRR', 'CNSSS', 'rail', byRail ? wanted.crossing : {}),
    ],
    equipment,
    traffic,
  })
  const group = byRail ? RAIL : ROAD
  const asked: SimulationCase = {
    ...{
      id: 'desert',
      name: 'desert',
      nameRu: 'desert',
      note: '',
      noteRu: '',
      kind: 'border',
      place: 'KZAAA',
    },
    ...{ group, crossings: [group], start, days, warmupDays, replications: 1, scenarios: [], changes: [] },
    ...{ transit: [], backlogVehicles: wanted.backlog ?? 0, compare: null, sources: [] },
  }
  return {
    ...{ atlas, case: asked, journeys: wanted.journeys ?? [], utcOffsetMinutes: 0, warmupDays, days },
    startsAt: dayMinute(start) - warmupDays * DAY,
    seed: wanted.seed ?? 1,
  }
}

export const never = () => false

/** A measure of an outcome by its id. */
export const figure = (model: Model, outcome: Outcome, id: string): number => {
  const index = model.measures.findIndex((measure) => measure.id === id)
  if (index < 0) throw new Error(`no measure ${id}`)
  return outcome.measures[index]!
}

/** One replication, by the ids of its measures. */
export function once(input: SiteInput): (id: string) => number {
  const model = compileBorder(input)
  const outcome = model.run(0, never)
  return (id) => figure(model, outcome, id)
}

/** [replication] a measure. */
export function many(input: SiteInput, replications: number, id: string): number[] {
  const model = compileBorder(input)
  return Array.from({ length: replications }, (_, r) => figure(model, model.run(r, never), id))
}

/** A replication that has been lived, to be looked into. */
export function lived(input: SiteInput, replication = 0): BorderRun {
  const run = new BorderRun(planBorder(input), replication)
  run.live(never)
  return run
}
