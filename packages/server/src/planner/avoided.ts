import { type Atlas, problem } from '@serai/atlas'
import { nearest, type RouteRequest } from '@serai/contract'

const MODES: readonly string[] = ['road', 'rail', 'sea', 'ferry', 'river', 'pipeline']

type Mode = NonNullable<RouteRequest['avoidModes']>[number]

/**
 * A request with what must not be used sorted into modes, passages and places. Throws `option-invalid` for an id that is
 * none of them, with the nearest.
 */
export function sortAvoided(request: RouteRequest, ids: readonly string[], atlas: Atlas): RouteRequest {
  const avoidModes = [...(request.avoidModes ?? [])]
  const avoidPassages = [...(request.avoidPassages ?? [])]
  const avoidPlaces = [...(request.avoidPlaces ?? [])]
  const passages = new Set(atlas.tables.passages.map((passage) => passage.id))
  const places = new Set(atlas.tables.places.map((place) => place.id))
  for (const id of ids) {
    if (MODES.includes(id)) avoidModes.push(id as Mode)
    else if (passages.has(id)) avoidPassages.push(id)
    else if (places.has(id.toUpperCase())) avoidPlaces.push(id.toUpperCase())
    else {
      const near = nearest(id, [...MODES, ...passages, ...places])
      const wanted = `the id of a mode, passage or place${near ? `; nearest: ${near}` : ''}`
      throw problem('option-invalid', { field: '--avoid', got: id, wanted })
    }
  }
  return {
    ...request,
    ...(avoidModes.length > 0 ? { avoidModes } : {}),
    ...(avoidPassages.length > 0 ? { avoidPassages } : {}),
    ...(avoidPlaces.length > 0 ? { avoidPlaces } : {}),
  }
}
