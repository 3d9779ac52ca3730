import type { Cargo, Emission, LoadUnit, Tariff } from '@serai/atlas'
import type { Network } from '../network/network.ts'
import { UNITS } from '../network/network.ts'
import { chargesOf, menuOf, ownCharges } from './charges.ts'
import { type Basis, basisOf, type Charge, type Menu, rowsOf, TariffBook, usdOf } from './tariffs.ts'

/** What a network costs, before it is known how much goes over it. Arrays are by arc, in US dollars a basis. */
export interface Costing {
  readonly book: TariffBook
  readonly perVehicle: Float64Array
  readonly perTonne: Float64Array
  readonly perTeu: Float64Array
  readonly perConsignment: Float64Array
  /** Share of the value. */
  readonly perValue: Float64Array
  /** Grams of CO2e a tonne, well-to-wheel. */
  readonly co2ePerTonne: Float64Array
  /** Charges of one arc, for the breakdown of an itinerary. */
  readonly charges: (arc: number) => readonly Charge[]
  readonly emission: (arc: number) => Emission | null
  readonly emissions: EmissionBook
}

/** The costing of what holds for any cargo, and of those that rows name. */
interface Shop {
  readonly any: Costing
  /** Prices the arcs that load units set out on, once. */
  price(units: readonly LoadUnit[]): void
  readonly byCargo: Map<string, Costing>
}

const cached = new WeakMap<Network, Shop>()

/**
 * The costing of a network for a cargo, or of what holds for any. Arcs are priced when a load unit that sets out on them is
 * first asked for: a cargo travels as one or two of nine, and nobody waits for the others.
 */
export function costing(network: Network, cargo: Cargo | null = null): Costing {
  let shop = cached.get(network)
  if (!shop) {
    shop = open(network)
    cached.set(network, shop)
  }
  shop.price(cargo?.units ?? UNITS)
  if (!cargo) return shop.any
  let found = shop.byCargo.get(cargo.id)
  if (!found) {
    found = withCargo(network, shop.any, cargo)
    shop.byCargo.set(cargo.id, found)
  }
  return found
}

/** The costing with the rows that name a cargo: only arcs that such a row may price are priced anew. */
function withCargo(network: Network, any: Costing, cargo: Cargo): Costing {
  const book = new TariffBook(network.atlas, network.at, cargo.id)
  if (book.named.length === 0) return any
  const touched = network.vehicleClasses.map(({ vehicle }) =>
    UNITS.map((unit) =>
      book.named.some(
        (row) =>
          (row.mode === 'any' || row.mode === vehicle.mode) &&
          (row.vehicles.length === 0 || row.vehicles.includes(vehicle.id)) &&
          (row.units.length === 0 || row.units.includes(unit)),
      ),
    ),
  )
  const made: Costing = {
    ...any,
    book,
    perVehicle: any.perVehicle.slice(),
    perTonne: any.perTonne.slice(),
    perTeu: any.perTeu.slice(),
    perConsignment: any.perConsignment.slice(),
    perValue: any.perValue.slice(),
    charges: (arc) => chargesOf(network, book, arc),
  }
  const sums = sumsOf(made)
  const price = new Prices(network, book)
  const travels = UNITS.map((unit) => cargo.units.includes(unit))
  for (let arc = 0; arc < network.arcCount; arc++) {
    const group = network.vehicleClass[arc]!
    const unit = network.nodeUnit[network.tail[arc]!]!
    const anew = group < 0 ? book.packing.length > 0 : touched[group]![unit]
    if (!anew || !travels[unit]) continue
    for (const basis of BASES) sums[basis][arc] = 0
    addCharges(network, price, sums, arc)
  }
  return made
}

const BASES: readonly Basis[] = ['vehicle', 'tonne', 'teu', 'consignment', 'value']

const sumsOf = (rates: Costing): Record<Basis, Float64Array> => ({
  vehicle: rates.perVehicle,
  tonne: rates.perTonne,
  teu: rates.perTeu,
  consignment: rates.perConsignment,
  value: rates.perValue,
})

/** Adds every charge of an arc to the sums of its basis. */
function addCharges(
  network: Network,
  price: Prices,
  sums: Readonly<Record<Basis, Float64Array>>,
  arc: number,
): void {
  for (const charge of ownCharges(network, price.book, arc)) sums[charge.basis][arc]! += charge.usd
  if (!network.isHaul[arc]) return
  const distanceKm = network.distanceKm[arc]!
  for (const row of price.rows(arc)) sums[basisOf(row)][arc]! += usdOf(row, distanceKm)
}

function open(network: Network): Shop {
  const book = new TariffBook(network.atlas, network.at)
  const emissions = new EmissionBook(network)
  const array = () => new Float64Array(network.arcCount)
  const any: Costing = {
    book,
    perVehicle: array(),
    perTonne: array(),
    perTeu: array(),
    perConsignment: array(),
    perValue: array(),
    co2ePerTonne: array(),
    charges: (arc) => chargesOf(network, book, arc),
    emission: (arc) => emissions.of(arc),
    emissions,
  }
  const sums = sumsOf(any)
  const prices = new Prices(network, book)
  const isPriced = UNITS.map(() => false)
  const price = (units: readonly LoadUnit[]) => {
    const wanted = UNITS.map((unit, i) => !isPriced[i] && units.includes(unit))
    if (!wanted.includes(true)) return
    for (let arc = 0; arc < network.arcCount; arc++) {
      if (!wanted[network.nodeUnit[network.tail[arc]!]!]) continue
      addCharges(network, prices, sums, arc)
      const emission = emissions.of(arc)
      if (emission)
        any.co2ePerTonne[arc] = emission.wtwG * (network.isHaul[arc] ? network.distanceKm[arc]! : 1)
    }
    for (const [i, isNew] of wanted.entries()) if (isNew) isPriced[i] = true
  }
  return { any, price, byCargo: new Map() }
}

/** Tariff rows of each haul. Arcs of one source differ in class and unit alone, and sources of one menu not at all. */
class Prices {
  private readonly network: Network
  readonly book: TariffBook
  private readonly slots: number
  private readonly bySource: (Shelf | undefined)[]
  private readonly byMenu = new Map<Menu, Shelf>()

  constructor(network: Network, book: TariffBook) {
    this.network = network
    this.book = book
    this.slots = network.vehicleClasses.length * UNITS.length
    this.bySource = new Array(network.sources.length)
  }

  rows(arc: number): readonly Tariff[] {
    const { network } = this
    const source = network.source[arc]!
    const unit = network.nodeUnit[network.tail[arc]!]!
    const vehicleClass = network.vehicleClass[arc]!
    const slot = vehicleClass * UNITS.length + unit
    let shelf = this.bySource[source]
    if (!shelf) {
      const menu = menuOf(network, this.book, arc)
      shelf = this.byMenu.get(menu) ?? { menu, rows: new Array(this.slots) }
      this.byMenu.set(menu, shelf)
      this.bySource[source] = shelf
    }
    let rows = shelf.rows[slot]
    if (!rows) {
      rows = rowsOf(shelf.menu, network.vehicleClasses[vehicleClass]!.vehicle.id, UNITS[unit]!)
      shelf.rows[slot] = rows
    }
    return rows
  }
}

interface Shelf {
  readonly menu: Menu
  /** [vehicle class × unit] */
  readonly rows: (readonly Tariff[] | undefined)[]
}

/** Emission rows by vehicle and country, or by operation. */
export class EmissionBook {
  private readonly network: Network
  private readonly rows = {
    haul: new Map<string, Map<string | null, Emission>>(),
    handle: new Map<string, Map<string | null, Emission>>(),
  }

  constructor(network: Network) {
    this.network = network
    for (const row of network.atlas.tables.emissions) {
      const countries = this.rows[row.kind].get(row.target) ?? new Map<string | null, Emission>()
      this.rows[row.kind].set(row.target, countries)
      countries.set(row.country, row)
    }
  }

  of(arc: number): Emission | null {
    const { network } = this
    const source = network.sources[network.source[arc]!]!
    if (source.kind === 'facility') return this.handle(source.facility.operation)
    const { vehicle } = network.vehicleClasses[network.vehicleClass[arc]!]!
    const { country } = network.places[network.nodePlace[network.tail[arc]!]!]!
    return this.haul(vehicle.id, country)
  }

  /** The row of the country before the row of all. */
  haul(vehicle: string, country: string): Emission | null {
    const countries = this.rows.haul.get(vehicle)
    return countries?.get(country) ?? countries?.get(null) ?? null
  }

  handle(operation: string): Emission | null {
    return this.rows.handle.get(operation)?.get(null) ?? null
  }
}
