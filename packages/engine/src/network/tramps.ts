import type { SeaLane } from '@serai/atlas'
import type { Carriage } from './fleet.ts'
import { holds, UNITS } from './network.ts'
import { isHazardTarget, KM_PER_NM, quarters, type Target, type Yard } from './yard.ts'

/** Adds ships without schedule between any two ports, for each unit that has such a ship. */
export function addTramps(yard: Yard): void {
  const quays = quaysOf(yard)
  const ships = trampsOf(yard)
  for (const lane of yard.atlas.tables.sealanes) addLane(yard, ships, quays, lane)
}

/** Ships for hire by the waters they keep to; each made once, for lanes are thousands. */
function trampsOf(yard: Yard): (waters: string) => readonly Carriage[] {
  const known = new Map<string, readonly Carriage[]>()
  return (waters) => {
    let ships = known.get(waters)
    if (!ships) {
      ships = yard.fleet
        .carriages('sea', null, UNITS, null, null, waters)
        .filter(({ vehicle }) => vehicle.waitHours !== null && vehicle.speedKmh !== null)
      known.set(waters, ships)
    }
    return ships
  }
}

/**
 * [place × unit] 1 where some facility handles the unit by sea, by a row of the port's own or by one that holds everywhere:
 * no tramp calls for anything else.
 */
function quaysOf(yard: Yard): Uint8Array {
  const { placeIndex } = yard.builder
  const quays = new Uint8Array(placeIndex.size * UNITS.length)
  for (const facility of yard.atlas.tables.facilities) {
    if (!facility.carriers.includes('sea') || !holds(facility, yard.at)) continue
    const ports = facility.place === '*' ? [...placeIndex.values()] : [placeIndex.get(facility.place) ?? -1]
    for (const unit of facility.units)
      for (const port of ports) if (port >= 0) quays[port * UNITS.length + UNITS.indexOf(unit)] = 1
  }
  return quays
}

/** One arc a direction and unit; the mean wait for a ship is in its time. */
function addLane(
  yard: Yard,
  ships: (waters: string) => readonly Carriage[],
  quays: Uint8Array,
  lane: SeaLane,
): void {
  const { builder } = yard
  const from = builder.placeIndex.get(lane.from)
  const to = builder.placeIndex.get(lane.to)
  if (from === undefined || to === undefined) return
  const { places } = yard.atlas.tables
  const calling = ships(yard.fleet.watersOf(places[from]!, places[to]!)).filter(
    ({ unit }) => quays[from * UNITS.length + unit] === 1 && quays[to * UNITS.length + unit] === 1,
  )
  if (calling.length === 0) return
  const targets: Target[] = [
    ['place', lane.from],
    ['place', lane.to],
  ]
  for (const id of lane.passages) targets.push(['passage', id])
  const slow = yard.gates.slowMinutes(targets)
  const distanceKm = lane.distanceNm * KM_PER_NM
  const { disruption, closureMinutes } = yard.hazards.of(targets.filter(isHazardTarget))
  const gate = yard.gates.gate('', lane.from, [], targets)
  for (const forward of [true, false]) {
    const course = builder.course({
      source: { kind: 'lane', lane, forward },
      clearMinutes: 0,
      clearP90: 0,
      minutesPerTonne: 0,
      distanceKm,
      disruption,
      closureMinutes,
      gate,
      schedule: -1,
    })
    const [tail, head] = forward ? [from, to] : [to, from]
    for (const { unit, vehicle, vehicleClass } of calling) {
      const sailing = (distanceKm / vehicle.speedKmh!) * 60 + slow
      const waiting = vehicle.waitHours! * 60
      builder.add(
        course,
        builder.node(tail, unit, 'sea-out'),
        builder.node(head, unit, 'sea-in'),
        vehicleClass,
        quarters(sailing + waiting),
        sailing * 1.15 + waiting * 2,
      )
    }
  }
}
