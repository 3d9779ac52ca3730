import type { SeaLane, Service } from '@serai/atlas'
import { type Berth, holds } from './network.ts'
import { isHazardTarget, KM_PER_NM, quarters, type Target, type Yard } from './yard.ts'

/** Adds the services that hold on the day: block trains, ferries, river lines, liner strings. */
export function addServices(yard: Yard): void {
  const services = yard.atlas.tables.services.filter((service) => holds(service, yard.at))
  const lanes = lanesOf(
    yard.atlas.tables.sealanes,
    services.filter((service) => service.mode === 'sea'),
  )
  for (const service of services) addService(yard, lanes, service)
}

/** Lanes by the ordered pairs of ports that services run between, the default first. */
function lanesOf(
  sealanes: readonly SeaLane[],
  services: readonly Service[],
): ReadonlyMap<string, readonly SeaLane[]> {
  const pairs = new Map<string, SeaLane[]>(services.map((row) => [`${row.from} ${row.to}`, []]))
  for (const lane of sealanes) {
    pairs.get(`${lane.from} ${lane.to}`)?.push(lane)
    if (lane.from !== lane.to) pairs.get(`${lane.to} ${lane.from}`)?.push(lane)
  }
  for (const lanes of pairs.values()) lanes.sort((a, b) => a.avoids.length - b.avoids.length)
  return pairs
}

/**
 * A service is one arc a unit, and by sea one a lane: a string that must go round stretches its time and rate with the
 * distance, which is what carriers did at the Cape in 2024 (an estimate).
 */
function addService(yard: Yard, lanes: ReadonlyMap<string, readonly SeaLane[]>, service: Service): void {
  const { builder } = yard
  const from = builder.placeIndex.get(service.from)
  const to = builder.placeIndex.get(service.to)
  if (from === undefined || to === undefined) return
  const schedule = yard.gates.schedule(service.departures, service.from, service.cutoffHours)
  if (schedule < 0) return
  const berth = service.mode === 'rail' ? (`rail-${service.gaugeMm ?? 1520}` as Berth) : null
  const choices = service.mode === 'sea' ? (lanes.get(`${service.from} ${service.to}`) ?? []) : [null]
  const shortest = choices[0]?.distanceNm ?? 1
  const { places } = yard.atlas.tables
  const waters = service.mode === 'sea' ? yard.fleet.watersOf(places[from]!, places[to]!) : ''
  const carriages = yard.fleet.carriages(service.mode, service.gaugeMm, service.units, null, null, waters)
  for (const lane of choices) {
    const stretch = lane ? lane.distanceNm / shortest : 1
    const targets: Target[] = [
      ['service', service.id],
      ['place', service.from],
      ['place', service.to],
    ]
    for (const id of service.crossings) targets.push(['crossing', id])
    for (const id of lane?.passages ?? []) targets.push(['passage', id])
    const minutes = quarters(service.hours * 60 * stretch + yard.gates.slowMinutes(targets))
    const distanceKm = lane ? lane.distanceNm * KM_PER_NM : (service.distanceKm ?? 0)
    const land = service.mode === 'rail' ? spread(service.countries, distanceKm) : []
    const { disruption, closureMinutes } = yard.hazards.of(targets.filter(isHazardTarget), land)
    const course = builder.course({
      source: { kind: 'service', service, lane, stretch },
      clearMinutes: 0,
      clearP90: 0,
      minutesPerTonne: 0,
      distanceKm,
      disruption,
      closureMinutes,
      gate: yard.gates.gate('', service.from, [], targets),
      schedule,
    })
    const p90 = Math.max(service.p90Hours * 60 * stretch, minutes)
    for (const { unit, vehicleClass } of carriages) {
      const tail = builder.node(from, unit, berth ?? (`${service.mode}-out` as Berth))
      const head = builder.node(to, unit, berth ?? (`${service.mode}-in` as Berth))
      builder.add(course, tail, head, vehicleClass, minutes, p90)
    }
  }
}

/** A block train's kilometres are taken as equally long in each country it crosses. */
const spread = (countries: readonly string[], km: number): [string, number][] =>
  countries.map((country) => [country, km / countries.length])
