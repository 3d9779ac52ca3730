import type { Facility } from '@serai/atlas'
import { costing } from '../cost/costing.ts'
import { type Load, vehiclesFor } from '../cost/load.ts'
import { type Charge, chargesOn, type TariffBook } from '../cost/tariffs.ts'
import type { Endpoint } from '../itinerary/consignment.ts'
import { type Network, UNITS, type VehicleClass } from '../network/network.ts'

/** Mean speed of a loaded truck on a road that the atlas does not know, km/h with stops: an estimate. */
const ACCESS_KMH = 35
const QUARTER = 15

/** A road leg between a point off the network and a place on it, with the handle at the point. */
export interface Access {
  readonly node: number
  readonly placeId: string
  readonly facility: Facility
  readonly distanceKm: number
  readonly minutes: number
  readonly vehicleClass: VehicleClass
  readonly vehicles: number
  readonly co2ePerTonne: number
  readonly charges: (book: TariffBook) => readonly Charge[]
}

/** The roads that join a point to the network, one for each load unit and place that a truck can serve. */
export function accessRoads(
  network: Network,
  load: Load,
  point: Extract<Endpoint, { kind: 'point' }>,
  side: 'starts' | 'ends',
): Access[] {
  const found: Access[] = []
  const operation = side === 'starts' ? 'load' : 'unload'
  const { emissions } = costing(network, load.cargo)
  for (const { placeId, distanceKm } of point.access) {
    const place = network.places[network.placeIndex.get(placeId) ?? -1]
    if (!place) continue
    for (const unit of load.cargo.units) {
      const gate = side === 'starts' ? network.nodeOf(placeId, unit, 'gate') : -1
      const node = gate >= 0 ? gate : network.nodeOf(placeId, unit, 'road')
      const facility = network.atlas.tables.facilities.find(
        (row) =>
          row.place === '*' &&
          row.operation === operation &&
          row.units.includes(unit) &&
          row.carriers.includes('road'),
      )
      // The class that no limit of some other road has made smaller.
      const vehicleClass = network.vehicleClasses
        .filter((c) => c.vehicle.mode === 'road' && c.vehicle.units.includes(unit))
        .reduce<VehicleClass | null>((most, c) => (most && most.payloadT >= c.payloadT ? most : c), null)
      if (node < 0 || !facility || !vehicleClass) continue
      const { vehicle } = vehicleClass
      const sign = side === 'starts' ? 1 : -1
      found.push({
        node,
        placeId,
        facility,
        distanceKm,
        minutes: Math.max(QUARTER, Math.round(((distanceKm / ACCESS_KMH) * 60) / QUARTER) * QUARTER),
        vehicleClass,
        vehicles: vehiclesFor(vehicleClass, UNITS[network.nodeUnit[node]!]!, load.tonnes, load.teu),
        co2ePerTonne: (emissions.haul(vehicle.id, point.country)?.wtwG ?? 0) * distanceKm,
        charges: (book) =>
          chargesOn(
            book.menu('road', book.names('country', point.country) ? [`country:${point.country}`] : [], {
              north: (place.lat - point.lat) * sign,
              east: (place.lon - point.lon) * sign,
              service: false,
              tramp: false,
            }),
            vehicle.id,
            unit,
            distanceKm,
          ).map((charge) => ({ ...charge, grade: 'estimated' as const })),
      })
    }
  }
  return found
}
