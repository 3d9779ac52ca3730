import { DAY, type EquipmentKind } from '@serai/atlas'
import type { Outcome } from '../model.ts'
import type { SideBooks } from './books.ts'
import type { BorderRun } from './run.ts'
import { SIDES, type Side } from './spec.ts'

const HOUR = 60
const DAYS_A_YEAR = 365

/** What a replication that has been lived found. */
export function outcomeOf(run: BorderRun): Outcome {
  const { road, rail, dwells } = run.plan
  return {
    replication: run.replication,
    events: run.simulation.events,
    measures: Float64Array.from(figuresOf(run)),
    lines: [...(road ? run.road : []), ...(rail ? run.rail : [])].map(({ line }) => line.means),
    energy: null,
    worstDay: null,
    demandWh: null,
    dwells: dwells.map(({ crossing, side }) => {
      const tally = run.dwells[crossing]![side]
      return { meanHours: tally.mean / HOUR, p90Hours: tally.quantile(0.9) / HOUR, count: tally.count }
    }),
    calls: [],
    acts: run.acts.list,
  }
}

/** Values of a replication in the order of the model's measures (`BLOCKS` of measures.ts). NaN: nothing to measure. */
function figuresOf(run: BorderRun): number[] {
  const { road, rail, input } = run.plan
  return [
    ...(road ? [...SIDES.flatMap((side) => sideFigures(run, 'road', side)), ...roadUse(run)] : []),
    ...(input.case.backlogVehicles > 0 ? backlogFigures(run) : []),
    ...(rail ? [...SIDES.flatMap((side) => sideFigures(run, 'rail', side)), ...railUse(run)] : []),
    ...(input.journeys.length > 0 ? transitFigures(run) : []),
  ]
}

const yearly = ({ plan }: BorderRun) => DAYS_A_YEAR / plan.input.days
const percent = (share: number) => 100 * share

function sideFigures(run: BorderRun, mode: 'road' | 'rail', side: Side): number[] {
  const { wait, total, queue } = run[mode][side]
  const loads = run.plan.specs.flatMap(({ row }, c) =>
    row.mode === mode ? [run.plan.loads[c]![side].mean] : [],
  )
  return [
    wait.mean / HOUR,
    wait.quantile(0.9) / HOUR,
    total.mean / HOUR,
    total.quantile(0.9) / HOUR,
    total.count * yearly(run),
    queue.mean(run.until),
    queue.max,
    queue.value,
    percent(Math.max(...loads)),
  ]
}

/** Share of the servers' open time in which they were busy; NaN without any such stop. */
function useOf(run: BorderRun, mode: 'road' | 'rail', kind: EquipmentKind, side?: Side): number {
  let [busy, open] = [0, 0]
  for (const { spec, stops } of run.crossings)
    for (const { spec: stop, resource } of spec.row.mode === mode ? stops : []) {
      if (stop.kind !== kind || (side !== undefined && !stop.sides[side])) continue
      busy += resource.inUse.integral(run.until)
      open += resource.open.integral(run.until)
    }
  return percent(busy / open)
}

function shutShare(run: BorderRun, mode: 'road' | 'rail'): number {
  const shares = run.crossings.flatMap(({ spec, shut }) =>
    spec.row.mode === mode ? [(shut.until(run.until) - shut.until(run.from)) / (run.until - run.from)] : [],
  )
  return percent(shares.reduce((sum, share) => sum + share, 0) / shares.length)
}

/** NaN where there is always room. */
function turnedAway(run: BorderRun): number {
  const bounded = run.plan.specs.some(({ row, room }) => row.mode === 'road' && room < Infinity)
  return bounded ? (run.road[0].turned + run.road[1].turned) * yearly(run) : Number.NaN
}

const roadUse = (run: BorderRun): number[] => [
  shutShare(run, 'road'),
  ...(['border-lane', 'customs-lane'] as const).flatMap((kind) =>
    SIDES.map((side) => useOf(run, 'road', kind, side)),
  ),
  useOf(run, 'road', 'scanner'),
  useOf(run, 'road', 'weighbridge'),
  turnedAway(run),
]

function railUse(run: BorderRun): number[] {
  const tracks = run.crossings.flatMap(({ sidings }) => sidings ?? [])
  const used = tracks.reduce((sum, { inUse }) => sum + inUse.integral(run.until), 0)
  const open = tracks.reduce((sum, one) => sum + one.open.integral(run.until), 0)
  return [
    shutShare(run, 'rail'),
    percent(used / open),
    useOf(run, 'rail', 'border-lane'),
    useOf(run, 'rail', 'customs-lane'),
    useOf(run, 'rail', 'gauge-shed'),
  ]
}

/** Days from the start until a backlog had cleared; all the days that were watched where it never did. */
const clearDays = ({ clearedAt }: SideBooks, until: number): number => Math.min(clearedAt, until) / DAY

function backlogFigures(run: BorderRun): number[] {
  const { plan, until } = run
  const books = plan.specs[plan.group]!.row.mode === 'rail' ? run.rail : run.road
  const days = SIDES.map((side) => clearDays(books[side], until))
  const cleared = SIDES.every((side) => books[side].clearedAt < Infinity)
  return [Math.max(...days), ...days, cleared ? 100 : 0]
}

const transitFigures = (run: BorderRun): number[] => [
  run.transitTonnes * yearly(run),
  run.lotHours.mean / HOUR,
  run.lotHours.quantile(0.9) / HOUR,
]
