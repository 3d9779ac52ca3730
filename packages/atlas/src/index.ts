export { type Atlas, contentId } from './atlas.ts'
export {
  DAY,
  type Departures,
  dayMinute,
  minuteOfWeek,
  parseDepartures,
  parseHours,
  utcOffsetMinutes,
  WEEK,
  type WeeklyHours,
} from './calendar.ts'
export { inspect, type Loaded, load, type PackageText, packageInvalid } from './load.ts'
export { PROBLEMS, Problem, type ProblemCode, problem } from './problem.ts'
export { apply, type Change, parseScenario, type Scenario } from './scenario.ts'
export type { Cell, Field, PackageDescriptor, TableSchema } from './schema.ts'
export { isDate } from './schema.ts'
export type * from './tables.ts'
