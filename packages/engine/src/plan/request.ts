import type { Mode } from '@serai/atlas'

/** The question as text, from a command line, a form or an address. Times are YYYY-MM-DD or ISO 8601 instants. */
export interface RouteRequest {
  readonly from: string
  readonly to: string
  readonly cargo: string
  readonly tonnes?: number
  readonly teu?: number
  readonly depart: string
  readonly by?: string
  /** US dollars for the consignment; else the cargo class's value. */
  readonly value?: number
  readonly scenarios?: readonly string[]
  readonly avoidCountries?: readonly string[]
  readonly avoidPlaces?: readonly string[]
  readonly avoidModes?: readonly Mode[]
  readonly avoidPassages?: readonly string[]
  readonly gateway?: string
  readonly maxBorders?: number
  readonly tirOnly?: boolean
  readonly sanctionsFree?: boolean
  readonly all?: boolean
  readonly explain?: boolean
  readonly seed?: number
  readonly samples?: number
}
