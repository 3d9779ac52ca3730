import {
  closureTimes,
  departures,
  duplicateHolidays,
  openings,
  seasons,
  spans,
  timeZones,
} from './checks/calendars.ts'
import { dictionary } from './checks/dictionary.ts'
import { detours, gauges, percentiles, pipelineUnits, unsourced } from './checks/figures.ts'
import {
  borderLinks,
  boxPorts,
  crossingLinks,
  idlePlaces,
  islands,
  serviceCountries,
} from './checks/network.ts'
import { climateMonths, powerComplete, powerFigures } from './checks/power.ts'
import {
  corridorTerms,
  emissionTargets,
  facilityPlaces,
  listed,
  references,
  scopes,
  shapeOwners,
  targets,
} from './checks/references.ts'
import { shapes } from './checks/shapes.ts'
import { equipmentFigures, shipsFit, siteGroups, trafficFigures } from './checks/sites.ts'
import { type Finding, type Rule, subject } from './checks/subject.ts'
import { channelTerminals, tidesComplete } from './checks/tides.ts'
import { inspect, type Loaded, type PackageText } from './load.ts'
import { type Problem, problem } from './problem.ts'

/** All that must hold between rows and tables. What one cell may hold stands in the dictionary and is judged by `inspect`. */
export const RULES: Readonly<Record<string, Rule>> = {
  references,
  listed,
  targets,
  scopes,
  corridorTerms,
  facilityPlaces,
  emissionTargets,
  shapeOwners,
  openings,
  departures,
  timeZones,
  spans,
  closureTimes,
  seasons,
  duplicateHolidays,
  percentiles,
  detours,
  gauges,
  pipelineUnits,
  unsourced,
  borderLinks,
  crossingLinks,
  idlePlaces,
  islands,
  boxPorts,
  serviceCountries,
  shapes,
  siteGroups,
  equipmentFigures,
  trafficFigures,
  shipsFit,
  powerFigures,
  powerComplete,
  climateMonths,
  channelTerminals,
  tidesComplete,
}

/** A hostile table can break a rule in every row; nobody reads more than this. */
const MAX_FINDINGS_PER_RULE = 500

/**
 * Every problem of a data package at once, as `table.csv:line column: got …, expected …`: bad cells first, then what does
 * not hold between rows, rule by rule. Empty when the package is sound.
 */
export function check(text: PackageText): readonly Problem[] {
  const lacking = dictionary(text.descriptor)
  if (lacking.length > 0) return lacking
  const loaded = inspect(text)
  const about = subject(text, loaded)
  return [...loaded.problems, ...Object.values(RULES).flatMap((rule) => judge(loaded, rule(about)))]
}

function judge(loaded: Loaded, findings: Iterable<Finding>): Problem[] {
  const problems: Problem[] = []
  for (const found of findings) {
    const path = loaded.atlas.descriptor.resources.find((table) => table.name === found.table)!.path
    if (problems.length === MAX_FINDINGS_PER_RULE) {
      const got = `over ${MAX_FINDINGS_PER_RULE} problems of one kind`
      problems.push(problem('table-invalid', { where: path, got, expected: 'these to be mended first' }))
      break
    }
    const where = `${path}:${loaded.lines[found.table]![found.row]} ${found.column}`
    problems.push(problem('table-invalid', { where, got: found.got, expected: found.expected }))
  }
  return problems
}
