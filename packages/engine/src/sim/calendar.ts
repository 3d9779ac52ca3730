import { parseHours, problem, WEEK, type WeeklyHours } from '@serai/atlas'
import type { Simulation } from './simulation.ts'

/** Opening hours as text, `Mo-Fr 09:00-17:00`. Throws `simulation-invalid` when they cannot be read or are never open. */
export function hoursOf(text: string, what: string): WeeklyHours {
  const hours = parseHours(text)
  if (hours) return hours
  const why = `opening hours "${text}" are never open, or are not of the form Mo-Fr 09:00-17:00`
  throw problem('simulation-invalid', { what, why })
}

/**
 * Calls `open` and `close` as weekly hours have it, the first of them now. `startMinuteOfWeek`: local minute of the week
 * (Monday 00:00 is 0) at time 0 of the simulation. Hours that are always open (an empty list) call `open` once. Throws
 * `simulation-invalid` for hours that are never open.
 */
export function opens(
  simulation: Simulation,
  hours: WeeklyHours,
  startMinuteOfWeek: number,
  open: () => void,
  close: () => void,
): void {
  if (hours.length === 0) {
    open()
    return
  }
  const edges = edgesOf(hours)
  if (edges.length === 0) {
    open()
    return
  }
  const minute = (simulation.now + startMinuteOfWeek) % WEEK
  if (hours.some(([from, to]) => minute >= from && minute < to)) open()
  else close()
  const turn = simulation.on((edge) => {
    if (edges[edge]!.opens) open()
    else close()
    simulation.after(WEEK, turn, edge)
  })
  for (const [edge, { at }] of edges.entries())
    simulation.after((at - minute + WEEK) % WEEK || WEEK, turn, edge)
}

/** Minutes of the week at which hours open and close; a span that begins where another ends is one with it. */
function edgesOf(hours: WeeklyHours): { at: number; opens: boolean }[] {
  for (const [from, to] of hours)
    if (!(from >= 0 && from < to && to <= WEEK)) {
      const why = `open from minute ${from} to minute ${to} of the week, which is never; wanted 0 ≤ from < to ≤ ${WEEK}`
      throw problem('simulation-invalid', { what: 'a calendar', why })
    }
  const starts = new Set(hours.map(([from]) => from))
  const ends = new Set(hours.map(([, to]) => to % WEEK))
  return [
    ...[...starts].filter((at) => !ends.has(at)).map((at) => ({ at, opens: true })),
    ...[...ends].filter((at) => !starts.has(at)).map((at) => ({ at, opens: false })),
  ]
}

/** Calls `set` with each capacity at its time: [[minute, capacity], …]. */
export function scheduled(
  simulation: Simulation,
  steps: readonly (readonly [minute: number, capacity: number])[],
  set: (capacity: number) => void,
): void {
  const step = simulation.on((index) => set(steps[index]![1]))
  for (const [index, [minute]] of steps.entries()) simulation.at(minute, step, index)
}
