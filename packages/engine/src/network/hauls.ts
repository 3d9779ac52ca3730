import type { Atlas, Closure, Crossing, Link, LoadUnit, Mode, SeaLane, Service, Vehicle } from '@serai/atlas'
import type { NetworkBuilder } from './builder.ts'
import type { Gates } from './gates.ts'
import type { Hazard, Hazards } from './hazards.ts'
import { type Berth, holds, type VehicleClass } from './network.ts'

export const KM_PER_NM = 1.852
const QUARTER = 15
/** A truck or wagon that a weight limit leaves less than this share of its payload is not sent that way. */
const LEAST_PAYLOAD_SHARE = 0.3

type Target = readonly [Closure['kind'], string]

/** What hauls are built with; one a compilation. */
export interface Yard {
  readonly atlas: Atlas
  readonly at: string
  readonly builder: NetworkBuilder
  readonly gates: Gates
  readonly hazards: Hazards
  readonly countryOf: ReadonlyMap<string, string>
}

/** Durations are whole quarter hours: the resolution of time in the search. */
export const quarters = (minutes: number): number => Math.max(0, Math.round(minutes / QUARTER)) * QUARTER

/** Adds every haul of the atlas that operates on the day. */
export function addHauls(yard: Yard): void {
  const fleet = new Fleet(yard)
  const crossings = new Map(
    yard.atlas.tables.crossings.map((row) => [`${row.from} ${row.to} ${row.mode}`, row]),
  )
  for (const link of yard.atlas.tables.links) {
    if (link.status === 'operating' && holds(link, yard.at)) addLink(yard, fleet, crossings, link)
  }
  const lanes = lanesByPair(yard.atlas)
  for (const service of yard.atlas.tables.services) {
    if (holds(service, yard.at)) addService(yard, fleet, lanes, service)
  }
  const quays = quaysOf(yard)
  for (const lane of yard.atlas.tables.sealanes) addTramps(yard, fleet, quays, lane)
}

/** Vehicles by mode, gauge and unit, and the classes that weight limits make of them. */
class Fleet {
  private readonly yard: Yard
  private readonly vehicles = new Map<string, Vehicle>()
  private readonly classes = new Map<string, number>()

  constructor(yard: Yard) {
    this.yard = yard
    for (const vehicle of yard.atlas.tables.vehicles) {
      for (const unit of vehicle.units)
        this.vehicles.set(`${vehicle.mode} ${vehicle.gaugeMm ?? ''} ${unit}`, vehicle)
    }
  }

  vehicle(mode: Mode, gauge: number | null, unit: LoadUnit): Vehicle | undefined {
    return this.vehicles.get(`${mode} ${gauge ?? ''} ${unit}`)
  }

  /** Class index of a vehicle under limits of gross mass and axle load, or −1 when too little payload is left. */
  classOf(vehicle: Vehicle, grossLimitT: number | null, axleLimitT: number | null): number {
    const payload = vehicle.payloadT ?? Infinity
    let allowed = payload
    if (grossLimitT !== null && vehicle.grossT !== null)
      allowed = Math.min(allowed, payload - (vehicle.grossT - grossLimitT))
    if (
      axleLimitT !== null &&
      vehicle.axleT !== null &&
      vehicle.axleT > axleLimitT &&
      vehicle.grossT !== null
    ) {
      allowed = Math.min(allowed, payload - vehicle.grossT * (1 - axleLimitT / vehicle.axleT))
    }
    if (allowed < payload * LEAST_PAYLOAD_SHARE) return -1
    const key = `${vehicle.id} ${allowed}`
    const known = this.classes.get(key)
    if (known !== undefined) return known
    const made: VehicleClass = { vehicle, payloadT: allowed, payloadTeu: vehicle.payloadTeu ?? Infinity }
    const index = this.yard.builder.vehicleClasses.push(made) - 1
    this.classes.set(key, index)
    return index
  }
}

const EVERY_UNIT: readonly LoadUnit[] = [
  'grain',
  'bulk',
  'piece',
  'crude',
  'products',
  'gas',
  'box',
  'reefer',
  'nuclear',
]

function addLink(yard: Yard, fleet: Fleet, crossings: ReadonlyMap<string, Crossing>, link: Link): void {
  const { builder } = yard
  const there = crossings.get(`${link.from} ${link.to} ${link.mode}`)
  const back = crossings.get(`${link.to} ${link.from} ${link.mode}`)
  const crossing = there ?? back ?? null
  if (crossing && (crossing.status !== 'operating' || !holds(crossing, yard.at))) return
  const berth = landBerth(link)
  const from = builder.placeIndex.get(link.from)
  const to = builder.placeIndex.get(link.to)
  if (from === undefined || to === undefined) return
  const minutes = quarters(link.hours * 60 + yard.gates.slowMinutes([['link', link.id]]))
  const p90 = (link.p90Hours ?? link.hours * 1.25) * 60
  for (const forward of link.oneWay ? [true] : [true, false]) {
    const source = builder.addSource({ kind: 'link', link, crossing, forward })
    const pass = crossing ? passing(yard, crossing, forward === (there !== undefined)) : null
    const hazard = linkHazard(yard, link, crossing)
    const gate = linkGate(yard, link, crossing)
    for (const unit of link.units.length > 0 ? link.units : EVERY_UNIT) {
      const vehicle = fleet.vehicle(link.mode, link.gaugeMm, unit)
      if (!vehicle) continue
      const vehicleClass = fleet.classOf(vehicle, link.grossLimitT, link.axleLimitT)
      if (vehicleClass < 0) continue
      builder.add({
        tail: builder.node(forward ? from : to, unit, berth),
        head: builder.node(forward ? to : from, unit, berth),
        source,
        vehicleClass,
        clearMinutes: pass ? pass.minutes : 0,
        clearP90: pass ? pass.p90 : 0,
        minutes,
        p90,
        minutesPerTonne: 0,
        distanceKm: link.distanceKm,
        ...hazard,
        gate,
        schedule: -1,
      })
    }
  }
}

function landBerth(link: Link): Berth {
  if (link.mode === 'rail') return `rail-${link.gaugeMm ?? 1520}` as Berth
  if (link.mode === 'pipeline' || link.mode === 'river') return link.mode
  return 'road'
}

function passing(yard: Yard, crossing: Crossing, outward: boolean) {
  const slow = yard.gates.slowMinutes([['crossing', crossing.id]])
  const hours = outward ? crossing.hoursOut : crossing.hoursIn
  const p90 = outward ? crossing.p90HoursOut : crossing.p90HoursIn
  return { minutes: quarters(hours * 60 + slow), p90: p90 * 60 + slow }
}

function linkHazard(yard: Yard, link: Link, crossing: Crossing | null): Hazard {
  const targets: ['link' | 'crossing', string][] = [['link', link.id]]
  if (crossing) targets.push(['crossing', crossing.id])
  const country = yard.countryOf.get(link.from) ?? ''
  return yard.hazards.of(targets, link.mode === 'pipeline' ? [] : [[country, link.distanceKm]])
}

function linkGate(yard: Yard, link: Link, crossing: Crossing | null): number {
  const targets: Target[] = [
    ['link', link.id],
    ['place', link.from],
    ['place', link.to],
  ]
  if (!crossing) return yard.gates.gate('', link.from, [], targets)
  targets.push(['crossing', crossing.id])
  return yard.gates.gate(crossing.opening, crossing.from, crossing.holidays, targets)
}

/** Lanes of an unordered pair of ports, the default first. */
function lanesByPair(atlas: Atlas): ReadonlyMap<string, readonly SeaLane[]> {
  const pairs = new Map<string, SeaLane[]>()
  for (const lane of atlas.tables.sealanes) {
    for (const key of [`${lane.from} ${lane.to}`, `${lane.to} ${lane.from}`]) {
      const lanes = pairs.get(key) ?? []
      lanes.push(lane)
      lanes.sort((a, b) => a.avoids.length - b.avoids.length)
      pairs.set(key, lanes)
    }
  }
  return pairs
}

/**
 * A service is one arc a unit, and by sea one a lane: a string that must go round stretches its time and rate with the
 * distance, which is what carriers did at the Cape in 2024 (an estimate).
 */
function addService(
  yard: Yard,
  fleet: Fleet,
  lanes: ReadonlyMap<string, readonly SeaLane[]>,
  service: Service,
): void {
  const { builder } = yard
  const from = builder.placeIndex.get(service.from)
  const to = builder.placeIndex.get(service.to)
  if (from === undefined || to === undefined) return
  const schedule = yard.gates.schedule(service.departures, service.from, service.cutoffHours)
  if (schedule < 0) return
  const berth = service.mode === 'rail' ? (`rail-${service.gaugeMm ?? 1520}` as Berth) : null
  const choices = service.mode === 'sea' ? (lanes.get(`${service.from} ${service.to}`) ?? []) : [null]
  const shortest = choices[0]?.distanceNm ?? 1
  for (const lane of choices) {
    const stretch = lane ? lane.distanceNm / shortest : 1
    const targets: Target[] = [
      ['service', service.id],
      ['place', service.from],
      ['place', service.to],
    ]
    for (const id of service.crossings) targets.push(['crossing', id])
    for (const id of lane?.passages ?? []) targets.push(['passage', id])
    const source = builder.addSource({ kind: 'service', service, lane, stretch })
    const gate = yard.gates.gate('', service.from, [], targets)
    const minutes = quarters(service.hours * 60 * stretch + yard.gates.slowMinutes(targets))
    const distanceKm = lane ? lane.distanceNm * KM_PER_NM : (service.distanceKm ?? 0)
    const land = service.mode === 'rail' ? spread(service.countries, distanceKm) : []
    const hazard = yard.hazards.of(targets.filter(isHazardTarget), land)
    for (const unit of service.units) {
      const vehicle = fleet.vehicle(service.mode, service.gaugeMm, unit)
      if (!vehicle) continue
      builder.add({
        tail: builder.node(from, unit, berth ?? (`${service.mode}-out` as Berth)),
        head: builder.node(to, unit, berth ?? (`${service.mode}-in` as Berth)),
        source,
        vehicleClass: fleet.classOf(vehicle, null, null),
        clearMinutes: 0,
        clearP90: 0,
        minutes,
        p90: Math.max(service.p90Hours * 60 * stretch, minutes),
        minutesPerTonne: 0,
        distanceKm,
        ...hazard,
        gate,
        schedule,
      })
    }
  }
}

const isHazardTarget = (t: Target): t is readonly ['service' | 'place' | 'crossing' | 'passage', string] =>
  t[0] !== 'facility'

/** A block train's kilometres are taken as equally long in each country it crosses. */
const spread = (countries: readonly string[], km: number): [string, number][] =>
  countries.map((c) => [c, km / countries.length])

/** Ports and the load units that some facility handles there by sea: no tramp calls for anything else. */
function quaysOf(yard: Yard): Set<string> {
  const quays = new Set<string>()
  for (const facility of yard.atlas.tables.facilities) {
    if (!facility.carriers.includes('sea') || !holds(facility, yard.at)) continue
    for (const unit of facility.units) quays.add(`${facility.place} ${unit}`)
  }
  return quays
}

/** True for a unit handled at a port by a row of its own or by one that holds everywhere. */
const lands = (quays: ReadonlySet<string>, port: string, unit: LoadUnit): boolean =>
  quays.has(`${port} ${unit}`) || quays.has(`* ${unit}`)

/** Ships without schedule between two ports, for each unit that has such a ship; the mean wait for one is in the time. */
function addTramps(yard: Yard, fleet: Fleet, quays: ReadonlySet<string>, lane: SeaLane): void {
  const { builder } = yard
  const ends = [builder.placeIndex.get(lane.from), builder.placeIndex.get(lane.to)]
  if (ends[0] === undefined || ends[1] === undefined) return
  const targets: Target[] = [
    ['place', lane.from],
    ['place', lane.to],
  ]
  for (const id of lane.passages) targets.push(['passage', id])
  const gate = yard.gates.gate('', lane.from, [], targets)
  const slow = yard.gates.slowMinutes(targets)
  const hazard = yard.hazards.of(targets.filter(isHazardTarget))
  const distanceKm = lane.distanceNm * KM_PER_NM
  for (const forward of [true, false]) {
    const source = builder.addSource({ kind: 'lane', lane, forward })
    for (const unit of EVERY_UNIT) {
      const vehicle = fleet.vehicle('sea', null, unit)
      if (!vehicle || vehicle.waitHours === null || vehicle.speedKmh === null) continue
      if (!lands(quays, lane.from, unit) || !lands(quays, lane.to, unit)) continue
      const sailing = (distanceKm / vehicle.speedKmh) * 60 + slow
      const waiting = vehicle.waitHours * 60
      builder.add({
        tail: builder.node(ends[forward ? 0 : 1]!, unit, 'sea-out'),
        head: builder.node(ends[forward ? 1 : 0]!, unit, 'sea-in'),
        source,
        vehicleClass: fleet.classOf(vehicle, null, null),
        clearMinutes: 0,
        clearP90: 0,
        minutes: quarters(sailing + waiting),
        p90: sailing * 1.15 + waiting * 2,
        minutesPerTonne: 0,
        distanceKm,
        ...hazard,
        gate,
        schedule: -1,
      })
    }
  }
}
