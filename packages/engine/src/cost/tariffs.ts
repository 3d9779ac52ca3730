import type { Atlas, Cargo, Grade, LoadUnit, Mode, Place, Tariff } from '@serai/atlas'
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

/** How a haul runs, as far as tariff rows ask: its direction and what kind of voyage it is. */
export interface Run {
  /** Change of latitude and longitude from start to end, degrees. */
  readonly north: number
  readonly east: number
  /** Services carry their own rate; tramps pay the fixed part of a voyage. */
  readonly service: boolean
  readonly tramp: boolean
}

/** The rows that hauls of one mode, run and set of tokens may meet, and by vehicle and unit those that they do. */
export interface Menu {
  readonly run: Run
  readonly candidates: readonly { readonly row: Tariff; readonly rank: number }[]
  readonly rows: Map<string, readonly Tariff[]>
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
  packing: 'handling',
  'drop-off': 'handling',
}

/**
 * The tariffs of a day for a cargo, found by what they apply to; without a cargo, the rows that hold for any. How rows add up
 * is written in docs/reference/tariffs.md.
 */
export class TariffBook {
  /** Rows that name the cargo. */
  readonly named: readonly Tariff[]
  /** Share of the value that a year in transit costs. */
  readonly capitalPerYear: number
  readonly capitalRows: readonly Tariff[]
  /** What the cargo needs to ride in a box: paid once, where it is put in. */
  readonly packing: readonly Charge[]
  /** What lines ask for a box left in a country or at a place, by scope. */
  private readonly dropOffs = new Map<string, Tariff>()
  /** Rows without scope by consignment or value: once for the whole consignment. */
  private readonly general: readonly Tariff[]
  private readonly byMode = new Map<Tariff['mode'], Map<string, Tariff[]>>()
  private readonly tokens = new Map<string, Set<string>>()
  /** By mode and tokens, then by flags of the run. */
  private readonly menus = new Map<string, Menu[]>()

  constructor(atlas: Atlas, at: string, cargo: string | null = null) {
    const general: Tariff[] = []
    const capital: Tariff[] = []
    const named: Tariff[] = []
    const packing: Charge[] = []
    for (const row of atlas.tables.tariffs) {
      if (!holds(row, at)) continue
      if (row.cargoes.length > 0) {
        if (cargo === null || !row.cargoes.includes(cargo)) continue
        named.push(row)
      }
      if (row.basis === 'value-year') {
        capital.push(row)
      } else if (row.kind === 'packing') {
        packing.push(chargeOf(row, 0))
      } else if (row.kind === 'drop-off') {
        for (const token of row.scope) this.dropOffs.set(token, row)
      } else if (row.scope.length === 0 && (row.basis === 'consignment' || row.basis === 'value')) {
        general.push(row)
      } else {
        for (const token of row.scope.length > 0 ? row.scope : ['']) this.file(row.mode, token, row)
      }
    }
    this.general = general
    this.named = named
    this.packing = packing
    this.capitalRows = capital
    this.capitalPerYear = capital.reduce((sum, row) => sum + row.usd, 0)
  }

  /** What the whole consignment pays once, by the load unit in which its cargo usually goes. */
  charges(cargo: Cargo): readonly Charge[] {
    return this.general
      .filter((row) => row.units.length === 0 || row.units.includes(cargo.units[0]!))
      .map((row) => chargeOf(row, 0))
  }

  /** What a box from abroad costs that is emptied at a place: the row of the place, else that of the country. */
  dropOff(place: Place, unit: LoadUnit): readonly Charge[] {
    const row = this.dropOffs.get(`place:${place.id}`) ?? this.dropOffs.get(`country:${place.country}`)
    return row && (row.units.length === 0 || row.units.includes(unit)) ? [chargeOf(row, 0)] : []
  }

  private file(mode: Tariff['mode'], token: string, row: Tariff): void {
    const [kind, id] = token.split(':', 2) as [string, string]
    this.tokens.set(kind, (this.tokens.get(kind) ?? new Set()).add(id))
    const tokens = this.byMode.get(mode) ?? new Map<string, Tariff[]>()
    this.byMode.set(mode, tokens)
    const rows = tokens.get(token)
    if (rows) rows.push(row)
    else tokens.set(token, [row])
  }

  /** True when some row is about it: a country, link, service, lane, crossing, passage or place. */
  names(kind: string, id: string): boolean {
    return this.tokens.get(kind)?.has(id) ?? false
  }

  /** What hauls of a mode may meet that touch the tokens, all of them such as `names` knows. Most hauls share a menu. */
  menu(mode: Mode, tokens: readonly string[], run: Run): Menu {
    const key = tokens.length === 0 ? mode : `${mode} ${tokens.join(' ')}`
    let menus = this.menus.get(key)
    if (!menus) {
      menus = []
      this.menus.set(key, menus)
    }
    const flags =
      (run.north > 0 ? 1 : 0) | (run.east > 0 ? 2 : 0) | (run.service ? 4 : 0) | (run.tramp ? 8 : 0)
    const known = menus[flags]
    if (known) return known
    const candidates = [mode, 'any' as const].flatMap((one) =>
      ['', ...tokens].flatMap((token) =>
        (this.byMode.get(one)?.get(token) ?? []).map((row) => ({ row, rank: rankOf(row, token) })),
      ),
    )
    const menu = { run, candidates, rows: new Map() }
    menus[flags] = menu
    return menu
  }
}

/** Every row that a vehicle with a load unit pays, its freight first. */
export function rowsOf(menu: Menu, vehicle: string, unit: LoadUnit): readonly Tariff[] {
  const key = `${vehicle} ${unit}`
  let rows = menu.rows.get(key)
  if (!rows) {
    rows = matching(menu, vehicle, unit)
    menu.rows.set(key, rows)
  }
  return rows
}

/** Every charge on a haul. */
export const chargesOn = (menu: Menu, vehicle: string, unit: LoadUnit, distanceKm: number): Charge[] =>
  rowsOf(menu, vehicle, unit).map((row) => chargeOf(row, distanceKm))

function matching(menu: Menu, vehicle: string, unit: LoadUnit): Tariff[] {
  // A row with several scopes is met once, however many of them the haul touches.
  const others = new Set<Tariff>()
  let freight: Tariff | null = null
  let best = -1
  for (const { row, rank } of menu.candidates) {
    if (!applies(row, menu.run, vehicle, unit)) continue
    if (row.kind !== 'freight') {
      others.add(row)
    } else if (rank > best) {
      best = rank
      freight = row
    }
  }
  return freight ? [freight, ...others] : [...others]
}

function applies(row: Tariff, run: Run, vehicle: string, unit: LoadUnit): boolean {
  if (row.kind === 'freight' && run.service) return false
  if (row.kind === 'ship' && !run.tramp) return false
  if (row.vehicles.length > 0 && !row.vehicles.includes(vehicle)) return false
  if (row.units.length > 0 && !row.units.includes(unit)) return false
  switch (row.heading) {
    case 'N':
      return run.north > 0
    case 'S':
      return run.north <= 0
    case 'E':
      return run.east > 0
    case 'W':
      return run.east <= 0
    default:
      return true
  }
}

/**
 * Named ways before headings in a country, before the country, before the world; then the row that names the cargo, then
 * vehicles, then units.
 */
function rankOf(row: Tariff, token: string): number {
  const place = token === '' ? 0 : token.startsWith('country:') ? (row.heading ? 2 : 1) : 3
  const named = (list: readonly string[], worth: number) => (list.length > 0 ? worth : 0)
  return place * 8 + named(row.cargoes, 4) + named(row.vehicles, 2) + named(row.units, 1)
}

const BASES: Readonly<Record<Tariff['basis'], { readonly basis: Basis; readonly perKm: boolean }>> = {
  t: { basis: 'tonne', perKm: false },
  't-km': { basis: 'tonne', perKm: true },
  vehicle: { basis: 'vehicle', perKm: false },
  'vehicle-km': { basis: 'vehicle', perKm: true },
  teu: { basis: 'teu', perKm: false },
  'teu-km': { basis: 'teu', perKm: true },
  consignment: { basis: 'consignment', perKm: false },
  value: { basis: 'value', perKm: false },
  'value-year': { basis: 'value', perKm: false },
}

export const basisOf = (row: Tariff): Basis => BASES[row.basis].basis

/** US dollars a basis, for a haul of so many kilometres. */
export const usdOf = (row: Tariff, distanceKm: number): number =>
  BASES[row.basis].perKm ? row.usd * distanceKm : row.usd

const chargeOf = (row: Tariff, distanceKm: number): Charge => ({
  kind: KINDS[row.kind],
  basis: basisOf(row),
  usd: usdOf(row, distanceKm),
  grade: row.grade,
  source: row.source,
})
