import type { Carrier, Grade, LoadUnit, Mode } from '@serai/atlas'

/** Mean and 90th percentile of a leg's time in minutes; rehearsal draws from a lognormal with these two. */
export interface Spread {
  readonly meanMinutes: number
  readonly p90Minutes: number
}

/** What a cost is for. */
export type CostKind =
  | 'freight'
  | 'handling'
  | 'border'
  | 'fees'
  | 'storage'
  | 'surcharge'
  | 'insurance'
  | 'capital'
  | 'documents'

export interface LegBase {
  /** Minutes UTC since the epoch, by mean times. */
  readonly startAt: number
  readonly endAt: number
  /** endAt − startAt: the leg's own mean time with its waits for opening hours and departures. */
  readonly minutes: number
  /** Part of `minutes` spent waiting for a departure, opening hours or the end of a closure. */
  readonly waitMinutes: number
  readonly costCents: number
  readonly costs: readonly { readonly kind: CostKind; readonly cents: number }[]
  readonly co2eGrams: number
  /** Micro-nepers of unplanned closure: a chance p of being stopped counts −ln(1−p)·10⁶, so it adds up. */
  readonly disruption: number
  readonly unit: LoadUnit
  readonly timeGrade: Grade
  readonly costGrade: Grade
  /** Ids of the sources of distance, time, cost and emissions. */
  readonly sources: readonly string[]
  /** Indices into `Itinerary.papers`. */
  readonly papers: readonly number[]
}

/** A change of place, from one handle to the next; `via` are the places passed, ends excluded. */
export interface Haul extends LegBase {
  readonly kind: 'haul'
  readonly mode: Mode
  readonly carrier: Carrier
  readonly vehicle: string
  readonly vehicles: number
  readonly from: string
  readonly to: string
  readonly via: readonly string[]
  /** Link, service or sea lane ids in order; an access leg by road is `access`. */
  readonly links: readonly string[]
  readonly service: string | null
  readonly distanceKm: number
  readonly countries: readonly string[]
  readonly passages: readonly string[]
  readonly spread: Spread
}

export type Operation = 'load' | 'unload' | 'transfer' | 'gauge' | 'stuff' | 'strip' | 'clear'

/** Something done at a place. `ref` is the facility or crossing. */
export interface Handle extends LegBase {
  readonly kind: 'handle'
  readonly operation: Operation
  readonly place: string
  readonly ref: string
  readonly fromCarrier: Carrier | null
  readonly toCarrier: Carrier | null
  readonly spread: Spread
}

export type Leg = Haul | Handle

/** A document or permit and where on the way it is needed. */
export interface Paper {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly issuer: string
  readonly issuerRu: string
  readonly purpose: string
  readonly purposeRu: string
  /** Indices into `Itinerary.legs`. */
  readonly legs: readonly number[]
}

/** Shares of a total that rest on each grade of evidence; they add up to 1. */
export type Shares = Readonly<Record<Grade, number>>

export interface Evidence {
  readonly time: Shares
  readonly cost: Shares
  readonly sources: readonly string[]
}

/** Arrival as a distribution, minutes from departure. */
export interface TimeDistribution {
  readonly mean: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

/** Quantiles of the end of a leg, minutes from departure. */
export interface LegEnd {
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

export type Tag = 'cheapest' | 'fastest' | 'cleanest' | 'surest' | 'corridor'

/** How it could go. Plain JSON: replies carry it as it is. */
export interface Itinerary {
  /** Stable within an atlas: the ids of what is used, joined. */
  readonly id: string
  readonly notation: string
  /** Corridor id, or `other`. */
  readonly corridor: string
  /** First deep-sea port of departure, or null on land. */
  readonly gateway: string | null
  readonly tags: readonly Tag[]
  readonly legs: readonly Leg[]
  readonly distanceKm: number
  readonly costCents: number
  readonly costs: readonly { readonly kind: CostKind; readonly cents: number }[]
  /** Search criterion and rehearsed distribution; `mean` of the search is `plannedMinutes`. */
  readonly plannedMinutes: number
  readonly minutes: TimeDistribution
  /** When each leg ends, rehearsed: minutes from departure, one entry a leg. */
  readonly legEnds: readonly LegEnd[]
  readonly co2eGrams: number
  readonly disruption: number
  /** Chance to be there by the due date; null without one. */
  readonly onTimeProbability: number | null
  readonly countries: readonly string[]
  readonly borders: number
  /** Ids of sanction rules that this way touches. */
  readonly sanctions: readonly string[]
  readonly evidence: Evidence
  readonly papers: readonly Paper[]
}
