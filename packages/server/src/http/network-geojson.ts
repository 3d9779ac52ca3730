import type { Atlas } from '@serai/atlas'
import { Shapes } from '@serai/contract'

type Properties = Readonly<Record<string, unknown>>

const feature = (id: string, geometry: object, properties: Properties) => ({
  type: 'Feature',
  id,
  geometry,
  properties,
})

/** The network of an atlas as one FeatureCollection; `layer` tells links, crossings, places and sea lanes apart. */
export function networkGeoJson(atlas: Atlas) {
  const shapes = new Shapes(atlas)
  const { places, links, crossings, sealanes } = atlas.tables
  const line = (id: string, properties: Properties) => {
    const coordinates = shapes.line(id)
    if (coordinates.length < 2) return []
    return [
      feature(id, { type: 'LineString', coordinates }, { ...properties, shapeKnown: shapes.isKnown(id) }),
    ]
  }
  const point = (place: string, id: string, properties: Properties) => {
    const coordinates = shapes.at(place)
    return coordinates ? [feature(id, { type: 'Point', coordinates }, properties)] : []
  }
  return {
    type: 'FeatureCollection',
    features: [
      ...links.flatMap(({ id, from, to, mode, distanceKm, gaugeMm, status, grade }) =>
        line(id, { layer: 'link', from, to, mode, distanceKm, gaugeMm, status, grade }),
      ),
      ...sealanes.flatMap(({ id, from, to, distanceNm, passages, grade }) =>
        line(id, { layer: 'sealane', from, to, mode: 'sea', distanceNm, passages, grade }),
      ),
      ...crossings.flatMap(({ id, name, nameRu, from, to, mode, status, opening, grade }) =>
        point(from, id, { layer: 'crossing', name, nameRu, from, to, mode, status, opening, grade }),
      ),
      ...places.flatMap(({ id, name, nameRu, country, roles, grade }) =>
        point(id, id, { layer: 'place', name, nameRu, country, roles, grade }),
      ),
    ],
  }
}
