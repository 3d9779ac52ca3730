import type { Channel, Climate, Equipment, HarmonicConstant, PowerFigure, Traffic } from './sites.ts'

/**
 * The rows of the atlas, one type a table. Units, ranges and meanings are in `data/datapackage.json`, the dictionary of the
 * model; `test/dictionary.test.ts` holds the two together. Names here are the column names in camel case.
 */
export type Grade = 'measured' | 'published' | 'estimated'
export type Mode = 'road' | 'rail' | 'sea' | 'ferry' | 'river' | 'pipeline'
export type LoadUnit =
  | 'grain'
  | 'bulk'
  | 'piece'
  | 'crude'
  | 'products'
  | 'gas'
  | 'box'
  | 'reefer'
  | 'nuclear'
/** A mode, for rail with its gauge: what cargo stands on. */
export type Carrier =
  | 'road'
  | 'rail-1520'
  | 'rail-1435'
  | 'rail-1676'
  | 'sea'
  | 'ferry'
  | 'pipeline'
  | 'river'

/** Where a figure comes from and how far to trust it. */
export interface Provenance {
  readonly source: readonly string[]
  readonly year: number
  readonly grade: Grade
  readonly note: string | null
}

/** Where figures come from. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly publisher: string | null
  readonly year: number | null
  readonly url: string | null
  readonly licence: string | null
  readonly note: string | null
}

/** Places: towns, ports, border posts, junctions, terminals. */
export interface Place extends Provenance {
  readonly id: string
  readonly unlocode: string | null
  readonly name: string
  readonly nameRu: string
  readonly country: string
  readonly region: string | null
  readonly lat: number
  readonly lon: number
  readonly timezone: string
  readonly roles: readonly string[]
  readonly worldRegion:
    | 'central-asia'
    | 'caucasus'
    | 'gulf'
    | 'east-africa'
    | 'south-africa'
    | 'west-africa'
    | 'mediterranean'
    | 'north-europe'
    | 'black-sea'
    | 'south-asia'
    | 'south-east-asia'
    | 'east-asia'
    | 'russia'
    | 'iran'
    | 'afghanistan'
    | null
  readonly aliases: readonly string[]
}

/** Hauls on land that are always there: road, rail, pipeline, river. */
export interface Link extends Provenance {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly mode: 'road' | 'rail' | 'river' | 'pipeline'
  readonly distanceKm: number
  readonly hours: number
  readonly p90Hours: number | null
  readonly gaugeMm: number | null
  readonly grossLimitT: number | null
  readonly axleLimitT: number | null
  readonly units: readonly LoadUnit[]
  readonly status: 'operating' | 'planned'
  readonly oneWay: boolean | null
  readonly sanctionsExempt: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Shape of links and services. */
export interface Shape extends Provenance {
  readonly id: string
  readonly polyline: string
}

/** Border crossing points, one row a mode. */
export interface Crossing extends Provenance {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly from: string
  readonly to: string
  readonly mode: 'road' | 'rail'
  readonly hoursOut: number
  readonly p90HoursOut: number
  readonly hoursIn: number
  readonly p90HoursIn: number
  readonly feeOutUsd: number
  readonly feeInUsd: number
  readonly opening: string
  readonly holidays: readonly string[]
  readonly tir: boolean
  readonly transload: boolean
  readonly status: 'operating' | 'planned'
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Days on which offices are shut. */
export interface Holiday extends Provenance {
  readonly id: string
  readonly calendar: string
  readonly from: string
  readonly to: string
  readonly name: string
}

/** Dated and seasonal closures and slow-downs of crossings, links, places, passages and services. */
export interface Closure extends Provenance {
  readonly id: string
  readonly kind: 'crossing' | 'link' | 'place' | 'passage' | 'service' | 'facility'
  readonly target: string
  readonly from: string | null
  readonly to: string | null
  readonly seasonFrom: string | null
  readonly seasonTo: string | null
  readonly effect: 'closed' | 'slow'
  readonly extraHours: number | null
  readonly cause: string
  readonly causeRu: string | null
}

/** Unplanned closures as a process: rate and length, fitted to closures or estimated. */
export interface Disruption extends Provenance {
  readonly id: string
  readonly kind: 'crossing' | 'link' | 'place' | 'passage' | 'service' | 'country'
  readonly target: string
  readonly ratePerYear: number
  readonly meanDays: number
  readonly cause: 'conflict' | 'strike' | 'snow' | 'storm' | 'slide' | 'congestion' | null
  /** MM-DD: days of the year on which it may strike; null: any. The rate is the yearly mean all the same. */
  readonly seasonFrom: string | null
  readonly seasonTo: string | null
}

/** Handles at places: transfer between modes, gauge change, stuffing, loading. */
export interface Facility extends Provenance {
  readonly id: string
  readonly place: string
  readonly operation: 'load' | 'unload' | 'transfer' | 'gauge' | 'stuff' | 'strip'
  readonly carriers: readonly Carrier[]
  readonly units: readonly LoadUnit[]
  readonly hours: number
  readonly p90Hours: number
  readonly rateTPerHour: number | null
  readonly usdPerT: number
  readonly usdPerTeu: number
  readonly usdFixed: number
  readonly freeDays: number | null
  readonly storageUsdPerTDay: number | null
  readonly capacityTPerYear: number | null
  readonly opening: string
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Hauls with departures: block trains, ferries, liner strings. */
export interface Service extends Provenance {
  readonly id: string
  readonly name: string
  readonly nameRu: string | null
  readonly mode: 'rail' | 'sea' | 'ferry' | 'river'
  readonly from: string
  readonly to: string
  readonly gaugeMm: number | null
  readonly units: readonly LoadUnit[]
  readonly departures: string
  readonly cutoffHours: number
  readonly hours: number
  readonly p90Hours: number
  readonly distanceKm: number | null
  readonly usdPerT: number
  readonly usdPerTeu: number
  readonly usdPerVehicle: number | null
  readonly countries: readonly string[]
  readonly crossings: readonly string[]
  readonly sanctionsExempt: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Computed sea lanes between ports, with the passages they use. */
export interface SeaLane extends Provenance {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly distanceNm: number
  readonly passages: readonly string[]
  readonly avoids: readonly string[]
}

/** Named ways out, matched in order; the first whose every term is met names the itinerary. */
export interface Corridor {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly via: readonly string[]
  readonly without: readonly string[]
  readonly side: 'pakistan' | 'russia' | 'china' | 'iran' | 'caspian' | 'pipeline' | 'other'
  readonly colour: string
  readonly note: string | null
}

/** Freight, fees, surcharges, insurance, cost of capital. */
export interface Tariff extends Provenance {
  readonly id: string
  readonly kind:
    | 'freight'
    | 'toll'
    | 'transit'
    | 'permit'
    | 'insurance'
    | 'war-risk'
    | 'surcharge'
    | 'capital'
    | 'documents'
    | 'ship'
    | 'packing'
    | 'drop-off'
  readonly mode: 'road' | 'rail' | 'sea' | 'ferry' | 'river' | 'pipeline' | 'any'
  readonly vehicles: readonly string[]
  readonly units: readonly LoadUnit[]
  readonly cargoes: readonly string[]
  readonly scope: readonly string[]
  readonly heading: 'N' | 'S' | 'E' | 'W' | null
  readonly basis:
    | 't'
    | 't-km'
    | 'vehicle'
    | 'vehicle-km'
    | 'teu'
    | 'teu-km'
    | 'consignment'
    | 'value'
    | 'value-year'
  readonly usd: number
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Vehicles and vessels. */
export interface Vehicle extends Provenance {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly mode: Mode
  readonly units: readonly LoadUnit[]
  readonly gaugeMm: number | null
  readonly sails: readonly string[]
  readonly payloadT: number | null
  readonly payloadTeu: number | null
  readonly grossT: number | null
  readonly axleT: number | null
  readonly speedKmh: number | null
  readonly hireUsdDay: number | null
  readonly fuelTDay: number | null
  readonly waitHours: number | null
  readonly minParcelT: number | null
}

/** Cargo classes. */
export interface Cargo extends Provenance {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly family: 'grain' | 'oil' | 'gas' | 'metal' | 'mineral' | 'unitised'
  readonly hs: readonly string[]
  readonly units: readonly LoadUnit[]
  readonly tPerTeu: number
  readonly valueUsdPerT: number
  readonly hazard: string | null
  readonly shelfDays: number | null
  readonly phytosanitary: boolean
}

/** Emission intensities, well-to-wheel. */
export interface Emission extends Provenance {
  readonly id: string
  readonly kind: 'haul' | 'handle'
  readonly target: string
  readonly country: string | null
  readonly wtwG: number
  readonly basis: string
}

/** Papers, permits, conventions, sanctions. */
export interface Rule extends Provenance {
  readonly id: string
  readonly kind: 'paper' | 'permit' | 'convention' | 'sanction'
  readonly name: string
  readonly nameRu: string
  readonly issuer: string
  readonly issuerRu: string | null
  readonly purpose: string
  readonly purposeRu: string
  readonly trigger: 'origin' | 'leg' | 'crossing' | 'destination' | null
  readonly modes: readonly Mode[]
  readonly countries: readonly string[]
  readonly members: readonly string[]
  readonly families: readonly string[]
  readonly cargoes: readonly string[]
  readonly hazardousOnly: boolean | null
  readonly phytosanitaryOnly: boolean | null
  readonly usd: number | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** A strait, canal or cape that sea lanes pass and that can be closed. */
export interface Passage extends Provenance {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly lat1: number
  readonly lon1: number
  readonly lat2: number
  readonly lon2: number
  readonly openByDefault: boolean
}

export interface Tables {
  readonly sources: readonly Source[]
  readonly places: readonly Place[]
  readonly links: readonly Link[]
  readonly geometry: readonly Shape[]
  readonly crossings: readonly Crossing[]
  readonly holidays: readonly Holiday[]
  readonly closures: readonly Closure[]
  readonly disruptions: readonly Disruption[]
  readonly facilities: readonly Facility[]
  readonly services: readonly Service[]
  readonly sealanes: readonly SeaLane[]
  readonly corridors: readonly Corridor[]
  readonly tariffs: readonly Tariff[]
  readonly vehicles: readonly Vehicle[]
  readonly cargoes: readonly Cargo[]
  readonly emissions: readonly Emission[]
  readonly rules: readonly Rule[]
  readonly passages: readonly Passage[]
  readonly equipment: readonly Equipment[]
  readonly traffic: readonly Traffic[]
  readonly power: readonly PowerFigure[]
  readonly climate: readonly Climate[]
  readonly channels: readonly Channel[]
  readonly tides: readonly HarmonicConstant[]
}

export type TableName = keyof Tables
