import type { Atlas, Grade, LoadUnit, Mode, Tariff } from '@serai/atlas'
import type { CostKind } from '../itinerary/itinerary.ts'
import { holds } from '../network/network.ts'

/** What a charge is multiplied with, once distances are in. */
export type Basis = 'vehicle' | 'tonne' | 'teu' | 'consignment' | 'value'

/** One charge on a haul or handle, in US dollars a basis, with where it comes from. */
export interface Charge {
  readonly kind: CostKind
  readonly basis: Basis
  readonly usd: number
  readonly grade: Grade
  readonly source: readonly string[]
}

/** What a tariff row is matched with. Tokens are `country:KZ`, `link:…`, `service:…`, `place:…`, `passage:…` and so on. */
export interface HaulFacts {
  readonly mode: Mode
  readonly vehicle: string
  readonly unit: LoadUnit
  readonly tokens: readonly string[]
  /** Change of latitude and longitude from start to end, degrees. */
  readonly north: number
  readonly east: number
  readonly distanceKm: number
  /** Services carry their own rate; tramps pay the fixed part of a voyage. */
  readonly service: boolean
  readonly tramp: boolean
}

const KINDS: Readonly<Record<Tariff['kind'], CostKind>> = {
  freight: 'freight',
  ship: 'freight',
  toll: 'fees',
  transit: 'fees',
  permit: 'fees',
  insurance: 'insurance',
  'war-risk': 'surcharge',
  surcharge: 'surcharge',
  capital: 'capital',
  documents: 'documents',
}

/** The tariffs of a day, found by what they apply to. How rows add up is written in docs/reference/tariffs.md. */
export class TariffBook {
  /** Rows without scope by consignment or value: once for the whole consignment. Capital is apart, by value and year. */
  readonly general: readonly Charge[]
  /** Share of the value that a year in transit costs. */
  readonly capitalPerYear: number
  readonly capitalRows: readonly Tariff[]
  private readonly byMode = new Map<Tariff['mode'], Map<string, Tariff[]>>()

  constructor(atlas: Atlas, at: string) {
    const general: Charge[] = []
    const capital: Tariff[] = []
    for (const row of atlas.tables.tariffs) {
      if (!holds(row, at)) continue
      if (row.basis === 'value-year') {
        capital.push(row)
      } else if (row.scope.length === 0 && (row.basis === 'consignment' || row.basis === 'value')) {
        general.push(chargeOf(row, 0))
      } else {
        for (const token of row.scope.length > 0 ? row.scope : ['']) this.file(row.mode, token, row)
      }
    }
    this.general = general
    this.capitalRows = capital
    this.capitalPerYear = capital.reduce((sum, row) => sum + row.usd, 0)
  }

  private file(mode: Tariff['mode'], token: string, row: Tariff): void {
    const tokens = this.byMode.get(mode) ?? new Map<string, Tariff[]>()
    this.byMode.set(mode, tokens)
    const rows = tokens.get(token)
    if (rows) rows.push(row)
    else tokens.set(token, [row])
  }

  /** Every charge on a haul. */
  charges(haul: HaulFacts): Charge[] {
    const matching: Tariff[] = []
    let freight: Tariff | null = null
    let best = -1
    for (const mode of [haul.mode, 'any'] as const) {
      const rows = this.byMode.get(mode)
      if (!rows) continue
      for (const token of ['', ...haul.tokens]) {
        for (const row of rows.get(token) ?? []) {
          if (!applies(row, haul)) continue
          if (row.kind !== 'freight') {
            // A row with several scopes is met once, however many of them the haul touches.
            if (!matching.includes(row)) matching.push(row)
            continue
          }
          const rank = rankOf(row, token)
          if (rank > best) {
            best = rank
            freight = row
          }
        }
      }
    }
    const charges = matching.map((row) => chargeOf(row, haul.distanceKm))
    if (freight) charges.unshift(chargeOf(freight, haul.distanceKm))
    return charges
  }
}

function applies(row: Tariff, haul: HaulFacts): boolean {
  if (row.kind === 'freight' && haul.service) return false
  if (row.kind === 'ship' && !haul.tramp) return false
  if (row.vehicles.length > 0 && !row.vehicles.includes(haul.vehicle)) return false
  if (row.units.length > 0 && !row.units.includes(haul.unit)) return false
  switch (row.heading) {
    case 'N':
      return haul.north > 0
    case 'S':
      return haul.north <= 0
    case 'E':
      return haul.east > 0
    case 'W':
      return haul.east <= 0
    default:
      return true
  }
}

/** Named ways before headings in a country, before the country, before the world; then the row that names vehicles, then units. */
function rankOf(row: Tariff, token: string): number {
  const place = token === '' ? 0 : token.startsWith('country:') ? (row.heading ? 2 : 1) : 3
  return place * 4 + (row.vehicles.length > 0 ? 2 : 0) + (row.units.length > 0 ? 1 : 0)
}

function chargeOf(row: Tariff, distanceKm: number): Charge {
  const charge = (basis: Basis, usd: number): Charge => ({
    kind: KINDS[row.kind],
    basis,
    usd,
    grade: row.grade,
    source: row.source,
  })
  switch (row.basis) {
    case 't':
      return charge('tonne', row.usd)
    case 't-km':
      return charge('tonne', row.usd * distanceKm)
    case 'vehicle':
      return charge('vehicle', row.usd)
    case 'vehicle-km':
      return charge('vehicle', row.usd * distanceKm)
    case 'teu':
      return charge('teu', row.usd)
    case 'teu-km':
      return charge('teu', row.usd * distanceKm)
    case 'consignment':
      return charge('consignment', row.usd)
    case 'value':
    case 'value-year':
      return charge('value', row.usd)
  }
}
