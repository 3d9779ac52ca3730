import type { Ending, Instance } from './instance.ts'
import { account, carrierOf, type Draft, draft } from './leg-draft.ts'

/** Loading, and the road from a town off the network. Returns when the first arc begins. */
export function begin(instance: Instance, start: Ending, legs: Draft[]): number {
  const access = start.access ? accessDraft(instance, start, 'starts') : null
  const own = start.minutes - (access?.minutes ?? 0)
  legs.push(endingDraft(instance, start, 'load', 0, own))
  if (access) legs.push(access.at(own))
  return start.minutes
}

/** The road to a town off the network, and unloading. */
export function finish(instance: Instance, end: Ending, time: number, legs: Draft[]): void {
  const access = end.access ? accessDraft(instance, end, 'ends') : null
  if (access) legs.push(access.at(time))
  const from = time + (access?.minutes ?? 0)
  legs.push(endingDraft(instance, end, 'unload', from, time + end.minutes))
}

function endingDraft(
  instance: Instance,
  ending: Ending,
  operation: 'load' | 'unload',
  startAt: number,
  endAt: number,
): Draft {
  const { network, consignment } = instance
  const { facility } = ending
  const unit = network.nodeUnit[ending.node]!
  const carrier = carrierOf(network.nodeBerth[ending.node]!)
  const endpoint = operation === 'load' ? consignment.from : consignment.to
  const work = Math.max(0, endAt - startAt - facility.hours * 60)
  const made = draft(
    {
      kind: 'handle',
      operation,
      place: ending.access ? endpoint.id : network.places[network.nodePlace[ending.node]!]!.id,
      ref: facility.id,
      fromCarrier: operation === 'load' ? null : carrier,
      toCarrier: operation === 'load' ? carrier : null,
    },
    startAt,
    endAt,
    { unit, p90Minutes: facility.p90Hours * 60 + work, timeGrade: facility.grade },
  )
  account(instance, made, facility, ending.charges)
  return made
}

function accessDraft(instance: Instance, ending: Ending, side: 'starts' | 'ends') {
  const { network, load, consignment, costing } = instance
  const access = ending.access!
  const point = side === 'starts' ? consignment.from : consignment.to
  const place = network.places[network.nodePlace[ending.node]!]!
  const here = point.kind === 'point' ? point.country : place.country
  const [from, to] = side === 'starts' ? [point.id, place.id] : [place.id, point.id]
  const countries = side === 'starts' ? [here, place.country] : [place.country, here]
  const at = (startAt: number): Draft => {
    const made = draft(
      {
        kind: 'haul',
        mode: 'road',
        carrier: 'road',
        vehicle: access.vehicleClass.vehicle.id,
        vehicles: access.vehicles,
        from,
        to,
        via: [],
        links: ['access'],
        service: null,
        distanceKm: access.distanceKm,
        countries: [...new Set(countries)],
        passages: [],
      },
      startAt,
      startAt + access.minutes,
      {
        unit: network.nodeUnit[ending.node]!,
        p90Minutes: access.minutes * 1.5,
        co2eGrams: access.co2ePerTonne * load.tonnes,
      },
    )
    for (const charge of access.charges(costing.book)) made.ledger.charge(charge, load, access.vehicles)
    return made
  }
  return { minutes: access.minutes, at }
}
