export { type Atlas, contentId } from './atlas.ts'
export {
  DAY,
  type Departures,
  dayMinute,
  dayOf,
  minuteOfWeek,
  parseDepartures,
  parseHours,
  utcOffsetMinutes,
  WEEK,
  type WeeklyHours,
} from './calendar.ts'
export { parseCase, type SimulationCase, type TransitFlow } from './case.ts'
export { check } from './check.ts'
export { checkCases } from './checks/cases.ts'
export {
  type AccessLeg,
  type AccessPlace,
  accessLegs,
  requireAccess,
} from './gazetteer/access.ts'
export { find, type Match } from './gazetteer/find.ts'
export { type Candidate, type Gazetteer, gazetteer } from './gazetteer/gazetteer.ts'
export { greatCircleKm, type LatLon } from './gazetteer/great-circle.ts'
export { resolve } from './gazetteer/resolve.ts'
export { parseTowns, type Town } from './gazetteer/town.ts'
export { parseJson } from './json.ts'
export { inspect, type Loaded, load, type PackageText, packageInvalid } from './load.ts'
export { decodePolyline } from './polyline.ts'
export { PROBLEMS, Problem, type ProblemCode, problem } from './problem.ts'
export { apply, type Change, parseScenario, type Scenario } from './scenario.ts'
export type { Cell, Field, PackageDescriptor, TableSchema } from './schema.ts'
export { isDate } from './schema.ts'
export type * from './sites.ts'
export type * from './tables.ts'
