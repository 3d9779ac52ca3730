import type { Cargo, Corridor, Mode, Place, Scenario, Source } from '@serai/atlas'
import type { Itinerary, RouteReply, RouteRequest } from './reply.ts'

/** [longitude, latitude] in degrees. */
export type LonLat = readonly [number, number]

/** What the page needs of the atlas beside the plans themselves. */
export interface DeskFacts {
  readonly id: string
  readonly title: string
  readonly asOf: string
  /** First and last day a plan may depart, YYYY-MM-DD. */
  readonly validFrom: string
  readonly validTo: string
  readonly cargoes: readonly Cargo[]
  readonly corridors: readonly Corridor[]
  readonly scenarios: readonly Omit<Scenario, 'changes'>[]
  readonly sources: readonly Source[]
  readonly places: readonly DeskPlace[]
  /** Places that ships of the high sea may call at. */
  readonly gateways: readonly string[]
  /** ISO codes of the countries that land links cross. */
  readonly countries: readonly string[]
  readonly modes: readonly Mode[]
  readonly passages: readonly DeskName[]
  readonly vehicles: readonly DeskName[]
  readonly services: readonly DeskName[]
  readonly rules: readonly DeskName[]
}

export type DeskPlace = Pick<Place, 'id' | 'name' | 'nameRu' | 'country' | 'lat' | 'lon'> & {
  readonly unlocode: string | null
}

export interface DeskName {
  readonly id: string
  readonly name: string
  readonly nameRu: string
}

/** One suggestion of the completion. `value` goes into the question. */
export interface Suggestion {
  readonly value: string
  readonly name: string
  readonly country: string
  readonly code: string | null
  readonly kind: 'place' | 'town' | 'point'
}

/** A border crossing as the map shows it on the day of departure. */
export interface CrossingState extends DeskName {
  readonly at: LonLat
  readonly mode: 'road' | 'rail'
  readonly countries: readonly [string, string]
  readonly open: boolean
  /** Why it is closed, and the last day of that, when known. */
  readonly cause: string | null
  readonly causeRu: string | null
  readonly since: string | null
  readonly until: string | null
}

/** A link of the network in the background of the map. */
export interface NetworkLine {
  readonly mode: Mode
  readonly path: readonly LonLat[]
}

/** What a plan adds for drawing: per itinerary, per leg. */
export interface Drawn {
  /** Path of each leg; handles have the one point where they happen. */
  readonly paths: readonly (readonly LonLat[])[]
}

/** What went wrong, in words for a person. */
export interface Trouble {
  readonly code: string
  readonly message: string
  readonly slots: Readonly<Record<string, unknown>>
}

export type SaveFormat = 'ways' | 'legs' | 'geojson'

/** A scenario of the reader's own, as far as its token can be read. */
export interface OwnScenario {
  readonly token: string
  readonly scenario: Omit<Scenario, 'changes'> | null
  readonly trouble: Trouble | null
}

/** What a way is where the reader's own scenarios are switched off. */
export type Figures = Pick<Itinerary, 'costCents'> & {
  readonly p50Minutes: number
  readonly p90Minutes: number
}

/** `own`: tokens of the reader's own scenarios, which the request may name beside those of the atlas. */
export type Ask =
  | Planning<'plan'>
  | Planning<'explain'>
  /** The same without the reader's own scenarios. */
  | Planning<'without'>
  /** What the tokens hold. */
  | { readonly kind: 'own'; readonly id: number; readonly own: readonly string[] }
  /** A scenario file, to be switched on after `scenarios`. */
  | {
      readonly kind: 'add'
      readonly id: number
      readonly own: readonly string[]
      readonly scenarios: readonly string[]
      readonly name: string
      readonly file: Blob
    }
  | { readonly kind: 'complete'; readonly id: number; readonly query: string; readonly language: string }
  | { readonly kind: 'save'; readonly id: number; readonly format: SaveFormat }
  | {
      readonly kind: 'network'
      readonly id: number
      readonly own: readonly string[]
      readonly scenarios: readonly string[]
      readonly day: string
    }

interface Planning<Kind> {
  readonly kind: Kind
  readonly id: number
  readonly request: RouteRequest
  readonly own: readonly string[]
}

export type Tell =
  | { readonly kind: 'ready'; readonly facts: DeskFacts }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  | {
      readonly kind: 'plan'
      readonly id: number
      readonly reply: RouteReply
      readonly drawn: Readonly<Record<string, Drawn>>
    }
  | { readonly kind: 'explain'; readonly id: number; readonly explanations: RouteReply['explanations'] }
  /** By the ids of itineraries. */
  | { readonly kind: 'without'; readonly id: number; readonly ways: Readonly<Record<string, Figures>> }
  | { readonly kind: 'own'; readonly id: number; readonly own: readonly OwnScenario[] }
  | { readonly kind: 'add'; readonly id: number; readonly token: string; readonly scenario: string }
  | { readonly kind: 'complete'; readonly id: number; readonly suggestions: readonly Suggestion[] }
  | {
      readonly kind: 'network'
      readonly id: number
      /** null: the same as the last time */
      readonly lines: readonly NetworkLine[] | null
      readonly crossings: readonly CrossingState[]
    }
  | { readonly kind: 'save'; readonly id: number; readonly text: string }
  /** Everything that a scenario switch would wait for is done. */
  | { readonly kind: 'prepared' }
  | { readonly kind: 'refused'; readonly id: number; readonly trouble: Trouble }
