/** A point off the network, joined to it by road. Distances are estimates: great circle times a fitted detour factor. */
export interface AccessLeg {
  readonly placeId: string
  readonly distanceKm: number
}

/** Where a consignment begins or ends: a place of the atlas, or any point with its access legs, nearest first. */
export type Endpoint =
  | { readonly kind: 'place'; readonly id: string; readonly name: string }
  | {
      readonly kind: 'point'
      readonly id: string
      readonly name: string
      readonly country: string
      readonly lat: number
      readonly lon: number
      readonly access: readonly AccessLeg[]
    }

/** What must not be used. Countries are ISO 3166-1 alpha-2; places, modes and passages are atlas ids. */
export interface Avoid {
  readonly countries: readonly string[]
  readonly places: readonly string[]
  readonly modes: readonly string[]
  readonly passages: readonly string[]
}

/** What is to be moved. Times are minutes UTC since the epoch. */
export interface Consignment {
  readonly from: Endpoint
  readonly to: Endpoint
  /** Cargo class of the atlas. */
  readonly cargo: string
  readonly tonnes: number
  /** Boxes in TEU when the quantity was given so; null: as many as the tonnes need, where boxes are used. */
  readonly teu: number | null
  /** Value of the whole consignment in US dollars, for insurance and the cost of capital. */
  readonly valueUsd: number
  readonly departAt: number
  /** Latest arrival wanted, or null. */
  readonly dueAt: number | null
  readonly avoid: Avoid
  /** Place id of the seaport through which it must leave, or null. */
  readonly gateway: string | null
  readonly maxBorders: number | null
  readonly tirOnly: boolean
  readonly sanctionsFree: boolean
}
