import type { Atlas } from '@serai/atlas'
import { casesReply, type StudyWorld } from '@serai/engine'
import type { DwellRow, PortsFacts } from './simulation-protocol.ts'

export function portsFactsOf(world: StudyWorld): PortsFacts {
  const { atlas } = world
  return {
    id: atlas.id,
    asOf: atlas.asOf,
    cases: casesReply(world).cases,
    wants: Object.fromEntries(world.cases.map(({ id, replications, days }) => [id, { replications, days }])),
    scenarios: world.scenarios.map(({ changes: _, ...shown }) => shown),
    sources: atlas.tables.sources,
    rows: dwellRows(atlas, new Set(world.cases.flatMap(({ place, crossings }) => [place, ...crossings]))),
  }
}

/** Rows of the sites that have cases. */
function dwellRows({ tables }: Atlas, sites: ReadonlySet<string>): Record<string, DwellRow> {
  const places = new Map(tables.places.map((place) => [place.id, place]))
  const named = (id: string) => ({ place: places.get(id)?.name ?? id, placeRu: places.get(id)?.nameRu ?? id })
  const facilities = tables.facilities
    .filter(({ place }) => sites.has(place))
    .map(({ id, place, operation, units }) => [id, { ...named(place), operation, units }] as const)
  const crossings = tables.crossings
    .filter(({ id }) => sites.has(id))
    .map(
      ({ id, name, nameRu }) =>
        [id, { place: name, placeRu: nameRu, operation: 'clear', units: [] }] as const,
    )
  return Object.fromEntries([...facilities, ...crossings])
}
