import type { Mode } from '@serai/atlas'
import type { AccessLeg } from '../itinerary/consignment.ts'
import type { Itinerary } from '../itinerary/itinerary.ts'
import type { Resolution } from '../search/instance.ts'

export interface ReplyEndpoint {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly lat: number
  readonly lon: number
  readonly kind: 'place' | 'point'
  readonly access: readonly AccessLeg[]
}

export type Reason = 'closed' | 'no-facility' | 'limit' | 'dominated' | 'filtered' | 'planned' | 'no-path'

/** Why a corridor is not among the answers. */
export interface Explanation {
  readonly corridor: string
  readonly name: string
  readonly nameRu: string
  readonly reason: Reason
  readonly text: string
  readonly textRu: string
  /** Day on which it opens, when that is known. */
  readonly until: string | null
  /** Id of the itinerary that dominates it. */
  readonly by: string | null
}

export interface Notice {
  readonly text: string
  readonly textRu: string
}

/** The whole answer, plain JSON. No way through is an empty list; the explanations then say why. */
export interface RouteReply {
  readonly atlas: { readonly id: string; readonly asOf: string; readonly scenarios: readonly string[] }
  readonly consignment: {
    readonly from: ReplyEndpoint
    readonly to: ReplyEndpoint
    readonly cargo: string
    readonly tonnes: number
    readonly teu: number | null
    readonly valueUsd: number
    readonly depart: string
    readonly by: string | null
    readonly avoid: {
      readonly countries: readonly string[]
      readonly places: readonly string[]
      readonly modes: readonly Mode[]
      readonly passages: readonly string[]
    }
    readonly gateway: string | null
    readonly maxBorders: number | null
    readonly tirOnly: boolean
    readonly sanctionsFree: boolean
  }
  readonly itineraries: readonly Itinerary[]
  readonly explanations: readonly Explanation[]
  readonly notices: readonly Notice[]
  readonly stats: {
    readonly paretoSize: number
    readonly labels: number
    readonly millisecondsSearch: number
    readonly millisecondsRehearse: number
    readonly resolution: Resolution
  }
}
