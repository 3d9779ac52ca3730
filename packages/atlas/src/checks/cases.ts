import type { Atlas } from '../atlas.ts'
import type { SimulationCase, TransitFlow } from '../case.ts'
import { Problem, problem } from '../problem.ts'
import { apply, type Scenario } from '../scenario.ts'
import type { TableName } from '../tables.ts'

const DAY_MS = 86_400_000

/**
 * Every problem of simulation cases at once: what they name exists in the atlas or among the scenarios, their days lie in
 * the atlas, and their changes match something. What one file may hold is `parseCase`'s work.
 */
export function checkCases(
  atlas: Atlas,
  cases: readonly SimulationCase[],
  scenarios: readonly Scenario[],
): readonly Problem[] {
  const ids = cases.map(({ id }) => id)
  return cases.flatMap((asked, index) => {
    const faults = [...namesIn(atlas, asked), ...daysOf(atlas, asked), ...changesIn(atlas, asked, scenarios)]
    if (ids.indexOf(asked.id) < index) faults.push('another case has this id')
    if (asked.compare === asked.id) faults.push('"compare" names the case itself')
    else if (asked.compare !== null && !ids.includes(asked.compare))
      faults.push(`"compare": no case is called "${asked.compare}"; one of ${ids.join(', ')}`)
    return faults.map((why) => problem('case-invalid', { case: asked.id, why }))
  })
}

type Has = (table: TableName, id: string) => boolean

function* namesIn(atlas: Atlas, asked: SimulationCase): Iterable<string> {
  const known = new Map<TableName, ReadonlySet<string>>()
  const has: Has = (table, id) => {
    let ids = known.get(table)
    if (!ids) {
      ids = new Set(atlas.tables[table].map((row) => row.id))
      known.set(table, ids)
    }
    return ids.has(id)
  }
  const { place, group, crossings, kind } = asked
  if (!has('places', place)) yield `"place": no place is called "${place}"`
  for (const id of crossings) if (!has('crossings', id)) yield `"crossings": no crossing is called "${id}"`
  if (kind === 'border' && !crossings.includes(group))
    yield `"group": got "${group}", wanted one of its crossings ${crossings.join(', ')}`
  const berthed = atlas.tables.equipment.some(
    (row) => row.kind === 'berth' && row.place === place && row.group === group,
  )
  if (kind === 'port' && !berthed) yield `"group": no terminal of ${place} with a berth is called "${group}"`
  yield* unsourced(has, asked.sources, '"sources"')
  for (const flow of asked.transit) yield* namesInFlow(has, flow)
}

function* namesInFlow(has: Has, { id, from, to, cargo, source }: TransitFlow): Iterable<string> {
  const where = `transit ${id}`
  for (const [key, place] of [
    ['from', from],
    ['to', to],
  ] as const)
    if (!has('places', place)) yield `${where} "${key}": no place is called "${place}"`
  if (from === to) yield `${where}: from and to are both "${from}"`
  if (!has('cargoes', cargo)) yield `${where} "cargo": no cargo class is called "${cargo}"`
  if (source.length === 0) yield `${where} "source": got nothing, wanted an id of sources`
  yield* unsourced(has, source, `${where} "source"`)
}

function* unsourced(has: Has, sources: readonly string[], where: string): Iterable<string> {
  for (const id of sources) if (!has('sources', id)) yield `${where}: no source is called "${id}"`
}

function* daysOf({ validFrom, validTo }: Atlas, { start, days }: SimulationCase): Iterable<string> {
  const end = new Date(Date.parse(start) + (days - 1) * DAY_MS).toISOString().slice(0, 10)
  if (start < validFrom || end > validTo)
    yield `"start" and "days": ${start} to ${end} lies outside the atlas, which holds ${validFrom} to ${validTo}`
}

function* changesIn(atlas: Atlas, asked: SimulationCase, scenarios: readonly Scenario[]): Iterable<string> {
  let changed = atlas
  for (const name of asked.scenarios) {
    const scenario = scenarios.find(({ id }) => id === name)
    if (scenario) changed = apply(changed, scenario)
    else
      yield `"scenarios": no scenario is called "${name}"; one of ${scenarios.map(({ id }) => id).join(', ')}`
  }
  if (asked.changes.length === 0) return
  const { id, name, nameRu, note, noteRu, changes } = asked
  try {
    apply(changed, { id, name, nameRu, note, noteRu, changes })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    yield error.message
  }
}
