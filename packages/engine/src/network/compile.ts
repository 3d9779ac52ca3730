import { type Atlas, problem } from '@serai/atlas'
import { NetworkBuilder } from './builder.ts'
import { Fleet } from './fleet.ts'
import { Gates } from './gates.ts'
import { addHandles, byPlace } from './handles.ts'
import { addHauls } from './hauls.ts'
import { Hazards } from './hazards.ts'
import { holds, type Network } from './network.ts'
import type { Yard } from './yard.ts'

/**
 * The atlas as it stands on a day (default: its `asOf`), as arrays for search and rehearsal. Throws `date-outside` for a day
 * that the atlas does not hold.
 */
export function compile(atlas: Atlas, at: string = atlas.asOf): Network {
  if (at < atlas.validFrom || at > atlas.validTo) {
    throw problem('date-outside', { field: 'depart', got: at, from: atlas.validFrom, to: atlas.validTo })
  }
  const { places, corridors, vehicles, facilities } = atlas.tables
  const builder = new NetworkBuilder(places)
  const yard: Yard = {
    atlas,
    at,
    builder,
    fleet: new Fleet(vehicles, builder),
    gates: new Gates(atlas, at),
    hazards: new Hazards(atlas, at),
    countryOf: new Map(places.map((place) => [place.id, place.country])),
    loading: byPlace(
      facilities.filter((row) => holds(row, at)),
      'load',
    ),
  }
  addHauls(yard)
  const { starts, ends } = addHandles(yard)
  const arrays = builder.freeze()
  return {
    ...arrays,
    atlas,
    at,
    places,
    placeIndex: builder.placeIndex,
    vehicleClasses: builder.vehicleClasses,
    gates: yard.gates.gates,
    schedules: yard.gates.schedules,
    starts,
    ends,
    corridors,
  }
}
