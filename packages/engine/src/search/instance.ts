import type { Facility, LoadUnit } from '@serai/atlas'
import { endingCharges } from '../cost/charges.ts'
import { type Costing, costing } from '../cost/costing.ts'
import { amountOf, type Load, loadOf } from '../cost/load.ts'
import type { Charge } from '../cost/tariffs.ts'
import type { Consignment, Endpoint } from '../itinerary/consignment.ts'
import { type ArcSource, type Network, UNITS } from '../network/network.ts'
import { type Access, accessRoads } from './access.ts'
import { accessFilter, arcsFor, countryOf, permitted } from './filters.ts'

/** Size of one unit of each criterion. Arcs are rounded to it once; from there on everything is exact. */
export interface Resolution {
  readonly costCents: number
  readonly minutes: number
  readonly co2eGrams: number
  readonly disruption: number
}

/** A way to begin or to end: a handle at a place, with a road leg to or from a point off the network. */
export interface Ending {
  readonly node: number
  readonly facility: Facility
  readonly access: Access | null
  /** Of the handle; those of the road leg are in `access`. */
  readonly charges: readonly Charge[]
  readonly minutes: number
  readonly cost: number
  readonly co2e: number
  readonly disruption: number
  /** 1 when the road to or from the point crosses a border, else 0. */
  readonly borders: number
}

/** One question on a network: criteria of every arc as integers, allowed arcs, ways to begin and end. */
export interface Instance {
  readonly network: Network
  readonly costing: Costing
  readonly consignment: Consignment
  readonly load: Load
  readonly resolution: Resolution
  /** [arc] in units of the resolution; minutes in minutes, without waits for gates and schedules. */
  readonly cost: Float64Array
  readonly minutes: Int32Array
  readonly co2e: Int32Array
  readonly disruption: Int32Array
  /** [arc] 1 when the arc may be used. */
  readonly allowed: Uint8Array
  /** [arc] border crossings passed. */
  readonly borders: Uint8Array
  /** [arc] bits of the requirements that the arc meets; null without requirements. */
  readonly meets: Uint8Array | null
  /** All requirement bits; 0 for none. */
  readonly required: number
  readonly starts: readonly Ending[]
  readonly ends: readonly Ending[]
}

const QUARTER = 15
const CO2E_KG_PER_T = 1
const DISRUPTION = 5000

/**
 * A dollar and a kilogram for small parcels; for more, 25 cents and a kilogram for each tonne. Chances of a closure are known
 * to no better than half a percentage point.
 */
export function resolutionOf(tonnes: number): Resolution {
  return {
    costCents: Math.max(100, Math.round(tonnes * 25)),
    minutes: QUARTER,
    co2eGrams: Math.max(1000, Math.round(tonnes * CO2E_KG_PER_T * 1000)),
    disruption: DISRUPTION,
  }
}

/** A requirement by arcs: bits met by passing an arc. */
export interface Requirement {
  readonly meets: Uint8Array
  readonly all: number
}

/** Throws `cargo-unknown`, `cargo-unfit`. Infeasible questions give an instance without starts, ends or allowed arcs. */
export function instanceOf(
  network: Network,
  consignment: Consignment,
  requirement: Requirement | null = null,
): Instance {
  const load = loadOf(network, consignment)
  const rates = costing(network, load.cargo)
  const resolution = resolutionOf(load.tonnes)
  const m = network.arcCount
  const cost = new Float64Array(m)
  const minutes = new Int32Array(m)
  const co2e = new Int32Array(m)
  const disruption = new Int32Array(m)
  const borders = bordersOn(network)
  const allowed = permitted(network, consignment, load.cargo)
  for (const arc of arcsFor(network, load.cargo.units)) {
    if (!allowed[arc]) continue
    const unit = network.nodeUnit[network.tail[arc]!]!
    const group = network.vehicleClass[arc]!
    const vehicles = group < 0 ? 0 : load.vehicles[group * UNITS.length + unit]!
    const usd =
      rates.perVehicle[arc]! * vehicles +
      rates.perTonne[arc]! * load.tonnes +
      rates.perTeu[arc]! * load.teu +
      rates.perConsignment[arc]! +
      rates.perValue[arc]! * load.valueUsd
    cost[arc] = Math.round((usd * 100) / resolution.costCents)
    minutes[arc] =
      network.clearMinutes[arc]! +
      network.minutes[arc]! +
      quarters(network.minutesPerTonne[arc]! * load.tonnes)
    co2e[arc] = Math.round((rates.co2ePerTonne[arc]! * load.tonnes) / resolution.co2eGrams)
    disruption[arc] = Math.round(network.disruption[arc]! / resolution.disruption)
  }
  const frame = { network, rates, load, resolution, consignment }
  return {
    network,
    costing: rates,
    consignment,
    load,
    resolution,
    cost,
    minutes,
    co2e,
    disruption,
    allowed,
    borders,
    meets: requirement?.meets ?? null,
    required: requirement?.all ?? 0,
    starts: endings(frame, consignment.from, 'starts'),
    ends: endings(frame, consignment.to, 'ends'),
  }
}

/**
 * Borders passed on an arc: one between two countries by any mode, ships included; more on a service that crosses several,
 * whether its posts are listed or not.
 */
export function bordersAt(source: ArcSource, fromCountry: string, toCountry: string): number {
  const ends = fromCountry !== toCountry || (source.kind === 'link' && source.crossing !== null) ? 1 : 0
  if (source.kind !== 'service') return ends
  return Math.max(ends, source.service.crossings.length, source.service.countries.length - 1)
}

const borderCounts = new WeakMap<Network, Uint8Array>()

/** [arc] borders passed, counted once a network. */
function bordersOn(network: Network): Uint8Array {
  let counts = borderCounts.get(network)
  if (!counts) {
    counts = new Uint8Array(network.arcCount)
    for (let arc = 0; arc < network.arcCount; arc++) {
      if (!network.isHaul[arc]) continue
      const source = network.sources[network.source[arc]!]!
      counts[arc] = bordersAt(
        source,
        countryAt(network, network.tail[arc]!),
        countryAt(network, network.head[arc]!),
      )
    }
    borderCounts.set(network, counts)
  }
  return counts
}

const countryAt = (network: Network, node: number): string =>
  network.places[network.nodePlace[node]!]!.country

const quarters = (minutes: number): number => Math.round(minutes / QUARTER) * QUARTER

interface Frame {
  readonly network: Network
  readonly rates: Costing
  readonly load: Load
  readonly resolution: Resolution
  readonly consignment: Consignment
}

function endings(frame: Frame, endpoint: Endpoint, side: 'starts' | 'ends'): Ending[] {
  const { network, load } = frame
  const units: readonly LoadUnit[] = load.cargo.units
  if (endpoint.kind === 'place') {
    return (network[side].get(endpoint.id) ?? [])
      .filter((terminal) => units.includes(UNITS[network.nodeUnit[terminal.node]!]!))
      .map((terminal) => ending(frame, terminal.node, terminal.facility, null))
  }
  const admits = accessFilter(network, frame.consignment, load.cargo)
  return accessRoads(network, load, endpoint, side)
    .filter((access) => admits(endpoint.country, access.placeId))
    .map((access) => ending(frame, access.node, access.facility, access, endpoint.country))
}

function ending(
  frame: Frame,
  node: number,
  facility: Facility,
  access: Access | null,
  pointCountry: string | null = null,
): Ending {
  const { network, load, resolution, rates } = frame
  const unit = UNITS[network.nodeUnit[node]!]!
  const emission = rates.emissions.handle(facility.operation)
  const place = network.places[network.nodePlace[node]!]!
  const fromAbroad = countryOf(network, frame.consignment.from) !== (pointCountry ?? place.country)
  const charges = endingCharges(facility, unit, rates.book, place, fromAbroad)
  let usd = charges.reduce((sum, charge) => sum + amountOf(charge, load, 0), 0)
  let grams = (emission?.wtwG ?? 0) * load.tonnes
  const work = facility.rateTPerHour ? (load.tonnes / facility.rateTPerHour) * 60 : 0
  let minutes = quarters(facility.hours * 60) + quarters(work)
  if (access) {
    usd += access
      .charges(rates.book)
      .reduce((sum, charge) => sum + amountOf(charge, load, access.vehicles), 0)
    grams += access.co2ePerTonne * load.tonnes
    minutes += access.minutes
  }
  return {
    node,
    facility,
    access,
    charges,
    minutes,
    cost: Math.round((usd * 100) / resolution.costCents),
    co2e: Math.round(grams / resolution.co2eGrams),
    disruption: 0,
    borders: pointCountry !== null && pointCountry !== place.country ? 1 : 0,
  }
}
