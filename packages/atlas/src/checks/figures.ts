import { greatCircleKm } from '../gazetteer/great-circle.ts'
import { finding, type Rule } from './subject.ts'

/** A 90th percentile is no less than its mean. */
export const percentiles: Rule = function* ({ tables }) {
  for (const table of ['links', 'services', 'facilities'] as const)
    for (const [row, { hours, p90Hours }] of tables[table].entries())
      if (p90Hours !== null && p90Hours < hours)
        yield finding(table, row, 'p90_hours', p90Hours, `≥ ${hours} h, the mean`)
  for (const [row, c] of tables.crossings.entries()) {
    if (c.p90HoursOut < c.hoursOut)
      yield finding('crossings', row, 'p90_hours_out', c.p90HoursOut, `≥ ${c.hoursOut} h, the mean`)
    if (c.p90HoursIn < c.hoursIn)
      yield finding('crossings', row, 'p90_hours_in', c.p90HoursIn, `≥ ${c.hoursIn} h, the mean`)
  }
}

/** A way may be this much shorter than the great circle before it is wrong: places are known to some hundred metres. */
const LEAST_DETOUR = 0.98
const GREATEST_DETOUR = 3
/** A road beyond this winds more than almost any: its note must say why. */
const NOTED_ROAD_DETOUR = 2.3
/** Below this, positions rather than ways decide the ratio. */
const NEAR_KM = 10

/** Ways are about as long as the map allows. */
export const detours: Rule = function* ({ tables, places }) {
  for (const [row, link] of tables.links.entries()) {
    const from = places.get(link.from)
    const to = places.get(link.to)
    if (!from || !to) continue
    const straight = greatCircleKm(from, to)
    if (straight < NEAR_KM && link.distanceKm < NEAR_KM * GREATEST_DETOUR) continue
    const ratio = link.distanceKm / straight
    const least = (straight * LEAST_DETOUR).toFixed(1)
    const most = (straight * GREATEST_DETOUR).toFixed(1)
    const apart = `the ends are ${straight.toFixed(1)} km apart`
    if (ratio < LEAST_DETOUR)
      yield finding('links', row, 'distance_km', link.distanceKm, `≥ ${least} km: ${apart}`)
    else if (ratio > GREATEST_DETOUR)
      yield finding('links', row, 'distance_km', link.distanceKm, `≤ ${most} km: ${apart}`)
    else if (link.mode === 'road' && ratio > NOTED_ROAD_DETOUR && link.note === null)
      yield finding('links', row, 'note', 'nothing', `why ${link.distanceKm} km of road: ${apart}`)
  }
}

/** Rail says its gauge, nothing else has one. */
export const gauges: Rule = function* ({ tables }) {
  for (const table of ['links', 'services', 'vehicles'] as const)
    for (const [row, { mode, gaugeMm }] of tables[table].entries()) {
      if (mode === 'rail' && gaugeMm === null)
        yield finding(table, row, 'gauge_mm', 'nothing', 'the gauge of this railway, mm')
      if (mode !== 'rail' && gaugeMm !== null)
        yield finding(table, row, 'gauge_mm', gaugeMm, `nothing, for it is ${mode}`)
    }
}

/** A pipeline carries what it was built for. */
export const pipelineUnits: Rule = function* ({ tables }) {
  for (const [row, { mode, units }] of tables.links.entries())
    if (mode === 'pipeline' && units.length === 0)
      yield finding('links', row, 'units', 'nothing', 'what the pipeline carries, for instance crude')
}

const GRADED = [
  'places',
  'links',
  'geometry',
  'crossings',
  'holidays',
  'closures',
  'disruptions',
  'facilities',
  'services',
  'sealanes',
  'tariffs',
  'vehicles',
  'cargoes',
  'emissions',
  'rules',
  'passages',
  'equipment',
  'traffic',
  'power',
  'climate',
  'channels',
  'tides',
] as const

/** Every row rests on a source; that the source exists is `references`' work. */
export const unsourced: Rule = function* ({ tables }) {
  for (const table of GRADED)
    for (const [row, { source }] of tables[table].entries())
      if (source.length === 0) yield finding(table, row, 'source', 'nothing', 'an id of sources')
}
