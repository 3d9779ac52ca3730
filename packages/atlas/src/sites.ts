import type { LoadUnit, Provenance } from './tables.ts'

/**
 * Rows that say how a port or a border works inside: what the simulation needs beyond the mean dwell of a facility. Units,
 * ranges and meanings are in `data/datapackage.json`.
 */
export type EquipmentKind =
  | 'berth'
  | 'ferry-berth'
  | 'quay-crane'
  | 'mobile-crane'
  | 'grain-line'
  | 'liquid-line'
  | 'yard'
  | 'silo'
  | 'yard-crane'
  | 'gate'
  | 'weighbridge'
  | 'scanner'
  | 'customs-lane'
  | 'border-lane'
  | 'gauge-shed'
  | 'siding'
  | 'truck-park'

/** What does the work at a port or a border: servers, their pace, hours, breakdowns and appetite for power. */
export interface Equipment extends Provenance {
  readonly id: string
  readonly place: string
  readonly kind: EquipmentKind
  readonly name: string
  readonly nameRu: string
  /** Terminal that berths, cranes, lines and yards share; the crossing id for lanes and sheds of a border. */
  readonly group: string
  readonly count: number
  /** out: leaving the place's country by land, or by ship; in: the other way. */
  readonly direction: 'in' | 'out' | 'both'
  readonly units: readonly LoadUnit[]
  readonly draftM: number | null
  readonly maxDwtT: number | null
  /** Pace of one server in `rateUnit`; null for berths, yards and silos. */
  readonly rate: number | null
  readonly rateUnit: 't/h' | 'moves/h' | 'vehicles/h' | 'wagons/h' | null
  /** Coefficient of variation of a service time. */
  readonly cv: number | null
  /** Of all servers together: TEU of a yard, t of a silo, trains of a siding, vehicles of a truck park. */
  readonly capacity: number | null
  readonly capacityUnit: 'TEU' | 't' | 'trains' | 'vehicles' | null
  /** Mean days that the port's other cargo stays in a yard or silo. */
  readonly dwellDays: number | null
  /** Share of vehicles that pass here, 0–1; null: all. */
  readonly share: number | null
  readonly opening: string
  /** Electric power of one server at work, kW; 0 when it burns fuel of its own. */
  readonly powerKw: number
  /** Electric power of one server (of the whole yard) that is always on: lights, reefer plugs, motors at rest. */
  readonly idleKw: number
  /** When power is short, 1 is served first and 9 last. */
  readonly powerPriority: number
  readonly mtbfHours: number | null
  readonly mttrHours: number | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Other trade of a port or a border, with its own arrivals: congestion is there before the first transit truck. */
export interface Traffic extends Provenance {
  readonly id: string
  readonly place: string
  readonly kind: 'ship' | 'truck' | 'train'
  readonly name: string
  readonly nameRu: string
  /** As in equipment: the terminal it goes to, or the crossing. */
  readonly group: string
  readonly unit: LoadUnit
  readonly direction: 'in' | 'out' | 'both'
  /** Ships, trucks or trains a year. */
  readonly perYear: number
  /** erlang: gaps between arrivals are Erlang of `shape`; schedule: even gaps with a lognormal lateness of cv `lateness_cv`. */
  readonly process: 'poisson' | 'erlang' | 'schedule'
  readonly shape: number | null
  /** Hours in which they arrive, as opening hours. */
  readonly arrivalHours: string
  /** Weight of each month, January first, mean 1; empty: even. */
  readonly monthWeights: readonly string[]
  /** Cargo of one: t, or TEU for boxes (ship: worked in a call, in and out together; train: its wagons' cargo). */
  readonly parcel: number
  readonly parcelCv: number
  /** Wagons of a train; null for others. */
  readonly wagons: number | null
  /** Share of a ship's parcel that is unloaded here. */
  readonly unloadShare: number | null
  readonly draftM: number | null
  readonly dwtT: number | null
  /** Most cranes or lines that work on one ship. */
  readonly maxCranes: number | null
  /** Hours at berth without work: mooring, survey, papers, unmooring. */
  readonly fixedHours: number | null
  /** Ships berth and sail only between sunrise and sunset. */
  readonly daylight: boolean | null
  /** Work that the charter allows, t or TEU a day; null: liner terms, no demurrage. */
  readonly laytimePerDay: number | null
  readonly demurrageUsdDay: number | null
  /** Cost of a ship's day, for waiting that nobody pays as demurrage. */
  readonly shipUsdDay: number | null
  /** Cargo of one truck that brings or takes it, t or TEU; null: no trucks (pipeline, transhipment, conveyor). */
  readonly truckLoad: number | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** One figure of a site's electricity; items are named in the dictionary. */
export interface PowerFigure extends Provenance {
  readonly id: string
  readonly place: string
  readonly item: PowerItem
  readonly value: number
  readonly unit: string
}

/**
 * Figures that a power site has. Grid: capacity, hours of scheduled cuts a day, unplanned outages, price, CO₂e. Diesel sets,
 * solar, battery: sizes, performance, prices.
 */
export type PowerItem =
  | 'grid-kw'
  | 'grid-cut-hours-per-day'
  | 'grid-cut-block-hours'
  | 'grid-outages-per-year'
  | 'grid-outage-hours'
  | 'grid-usd-per-kwh'
  | 'grid-usd-per-kw-month'
  | 'grid-kg-per-kwh'
  | 'diesel-kw'
  | 'diesel-sets'
  | 'diesel-litres-per-kwh'
  | 'diesel-usd-per-litre'
  | 'diesel-kg-per-litre'
  | 'diesel-min-load'
  | 'diesel-usd-per-kw'
  | 'diesel-om-usd-per-kwh'
  | 'solar-kwp'
  | 'solar-tilt-deg'
  | 'solar-azimuth-deg'
  | 'solar-loss-share'
  | 'solar-temperature-coefficient'
  | 'solar-noct-c'
  | 'solar-kg-per-kwh'
  | 'solar-usd-per-kwp'
  | 'solar-om-usd-per-kwp-year'
  | 'battery-kw'
  | 'battery-kwh'
  | 'battery-round-trip'
  | 'battery-reserve-share'
  | 'battery-usd-per-kwh'
  | 'battery-usd-per-kw'
  | 'battery-life-years'
  | 'solar-life-years'
  | 'diesel-life-years'
  | 'discount-rate'
  | 'base-load-kw'
  | 'base-load-priority'

/** The way of ships from the sea to terminals of a port. */
export interface Channel extends Provenance {
  readonly id: string
  readonly place: string
  readonly name: string
  readonly nameRu: string
  /** Terminals it leads to, as in equipment. */
  readonly groups: readonly string[]
  /** Below chart datum. */
  readonly depthM: number
  /** Water that the port wants under the keel of a ship under way. */
  readonly clearanceM: number
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Tidal constituents by their usual names; Z0 is the mean level. */
export type Constituent = 'Z0' | 'M2' | 'S2' | 'N2' | 'K2' | 'K1' | 'O1' | 'P1' | 'Q1'

/** Harmonic constants of one constituent at a place. */
export interface HarmonicConstant extends Provenance {
  readonly id: string
  readonly place: string
  readonly constituent: Constituent
  /** Of Z0 the mean level over chart datum. */
  readonly amplitudeM: number
  /** Lag against the equilibrium tide at Greenwich. */
  readonly phaseDeg: number
}

/** Sun and air of a place by month. */
export interface Climate extends Provenance {
  readonly id: string
  readonly place: string
  readonly month: number
  /** Mean daily global horizontal irradiation. */
  readonly ghiKwhM2Day: number
  readonly meanC: number
  /** Mean daily maximum and minimum; null: unknown. */
  readonly maxC: number | null
  readonly minC: number | null
}
