import type { Gate, Schedule } from '../network/clock.ts'

/** Legs in the order in which they are done, as arrays of one entry a leg. */
export interface RehearsalSteps {
  readonly count: number
  /** [leg] mean of the leg's own time without waits, ≥ 0; 0 takes no time. */
  readonly meanMinutes: Float64Array
  /** [leg] its 90th percentile; at or below the mean: no spread. */
  readonly p90Minutes: Float64Array
  /** [leg] time that never varies, on top of the drawn one. */
  readonly fixedMinutes?: Float64Array
  /** [leg] indices into `gates` and `schedules`; −1: none. */
  readonly gate: Int32Array
  readonly gates: readonly Gate[]
  readonly schedule: Int32Array
  readonly schedules: readonly Schedule[]
  /** [leg] nepers of unplanned closure: one is met with probability 1 − exp(−nepers). */
  readonly disruptionNepers: Float64Array
  /** [leg] mean length of an unplanned closure in minutes, exponential, so also the mean of what is left of it. */
  readonly closureMinutes: Float64Array
  /** [leg] legs of one group (≥ 0), a country for instance, share conditions; −1: on its own. */
  readonly group?: Int32Array
}

/** Throws RangeError naming the first array or figure that does not hold what its comment says. */
export function checkSteps(steps: RehearsalSteps): void {
  const { count, gates, schedules } = steps
  checkFigures('meanMinutes', steps.meanMinutes, count)
  checkFigures('p90Minutes', steps.p90Minutes, count)
  checkFigures('disruptionNepers', steps.disruptionNepers, count)
  checkFigures('closureMinutes', steps.closureMinutes, count)
  if (steps.fixedMinutes) checkFigures('fixedMinutes', steps.fixedMinutes, count)
  checkIndices('gate', steps.gate, count, gates.length)
  checkIndices('schedule', steps.schedule, count, schedules.length)
  if (steps.group) checkIndices('group', steps.group, count, Infinity)
}

function checkFigures(name: string, values: Float64Array, count: number): void {
  checkLength(name, values.length, count)
  const wrong = values.findIndex((value) => !(value >= 0 && value < Infinity))
  if (wrong >= 0) throw new RangeError(`steps.${name}[${wrong}]: got ${values[wrong]}, expected ≥ 0`)
}

function checkIndices(name: string, values: Int32Array, count: number, end: number): void {
  checkLength(name, values.length, count)
  const wrong = values.findIndex((value) => value < -1 || value >= end)
  if (wrong >= 0)
    throw new RangeError(`steps.${name}[${wrong}]: got ${values[wrong]}, expected −1 … ${end - 1}`)
}

function checkLength(name: string, length: number, count: number): void {
  if (length !== count) throw new RangeError(`steps.${name}: got ${length} entries, expected ${count}`)
}
