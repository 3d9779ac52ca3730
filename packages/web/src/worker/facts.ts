import type { Atlas, Closure, Mode, Scenario } from '@serai/atlas'
import { Shapes } from '@serai/contract'
import type { CrossingState, DeskFacts, LonLat, NetworkLine } from './protocol.ts'

const MODES: readonly Mode[] = ['road', 'rail', 'river', 'pipeline', 'ferry', 'sea']

export function factsOf(atlas: Atlas, scenarios: readonly Scenario[]): DeskFacts {
  const { tables } = atlas
  const countryOf = new Map(tables.places.map((place) => [place.id, place.country]))
  const crossed = new Set(tables.links.flatMap((link) => [countryOf.get(link.from), countryOf.get(link.to)]))
  const ships = [...tables.services.filter((row) => row.mode === 'sea'), ...tables.sealanes]
  const called = new Set(ships.flatMap((row) => [row.from, row.to]))
  const linked = new Set(tables.links.flatMap((link) => [link.from, link.to]))
  const used = new Set<string>([
    ...tables.links.map((link) => link.mode),
    ...tables.services.map((row) => row.mode),
  ])
  return {
    id: atlas.id,
    title: atlas.title,
    asOf: atlas.asOf,
    validFrom: atlas.validFrom,
    validTo: atlas.validTo,
    cargoes: tables.cargoes,
    corridors: tables.corridors,
    scenarios: scenarios.map(({ changes: _, ...shown }) => shown),
    sources: tables.sources,
    places: tables.places.map(({ id, name, nameRu, country, lat, lon, unlocode }) => ({
      id,
      name,
      nameRu,
      country,
      lat,
      lon,
      unlocode,
    })),
    // A port through which cargo can leave has the sea on one side and the land on the other.
    gateways: [...called].filter((id) => linked.has(id)),
    countries: [...crossed].filter((code) => code !== undefined).sort(),
    modes: MODES.filter((mode) => used.has(mode) || mode === 'sea'),
    passages: tables.passages.filter((row) => row.openByDefault),
    vehicles: tables.vehicles.map(({ id, name, nameRu }) => ({ id, name, nameRu })),
    services: tables.services.map(({ id, name, nameRu }) => ({ id, name, nameRu: nameRu ?? name })),
    rules: tables.rules.map(({ id, name, nameRu }) => ({ id, name, nameRu })),
  }
}

/** Everything that is always there, for the background of the map. */
export function networkLines(atlas: Atlas): readonly NetworkLine[] {
  const shapes = new Shapes(atlas)
  return atlas.tables.links
    .filter((link) => link.status === 'operating')
    .map((link) => ({ mode: link.mode, path: shapes.line(link.id) }))
    .filter((line) => line.path.length > 1)
}

/** Border posts with their state on a day, YYYY-MM-DD. */
export function crossingStates(atlas: Atlas, day: string): readonly CrossingState[] {
  const { places, crossings, closures } = atlas.tables
  const byId = new Map(places.map((place) => [place.id, place]))
  const shut = closures.filter((row) => row.effect === 'closed' && covers(row, day))
  return crossings.flatMap((crossing) => {
    const [from, to] = [byId.get(crossing.from), byId.get(crossing.to)]
    if (!from || !to || crossing.status !== 'operating') return []
    const closure = shut.find(
      (row) =>
        (row.kind === 'crossing' && row.target === crossing.id) ||
        (row.kind === 'place' && (row.target === from.id || row.target === to.id)),
    )
    const ended =
      (crossing.validFrom !== null && crossing.validFrom > day) ||
      (crossing.validTo !== null && crossing.validTo < day)
    const at: LonLat = [(from.lon + to.lon) / 2, (from.lat + to.lat) / 2]
    return [
      {
        id: crossing.id,
        name: crossing.name,
        nameRu: crossing.nameRu,
        at,
        mode: crossing.mode,
        countries: [from.country, to.country] as const,
        open: !closure && !ended,
        cause: closure?.cause ?? null,
        causeRu: closure?.causeRu ?? null,
        since: closure?.from ?? null,
        until: closure?.to ?? null,
      },
    ]
  })
}

/** A season such as 12-01 to 03-31 runs over the new year. */
function covers(closure: Closure, day: string): boolean {
  if (closure.from !== null && closure.from > day) return false
  if (closure.to !== null && closure.to < day) return false
  const { seasonFrom, seasonTo } = closure
  if (seasonFrom === null || seasonTo === null) return true
  const date = day.slice(5)
  return seasonFrom <= seasonTo
    ? seasonFrom <= date && date <= seasonTo
    : date >= seasonFrom || date <= seasonTo
}
