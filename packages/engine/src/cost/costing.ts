import type { Emission } from '@serai/atlas'
import type { Network } from '../network/network.ts'
import { chargesOf } from './charges.ts'
import { type Basis, type Charge, TariffBook } from './tariffs.ts'

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

const cached = new WeakMap<Network, Costing>()

/** The costing of a network, made at the first call. */
export function costing(network: Network): Costing {
  let found = cached.get(network)
  if (!found) {
    found = build(network)
    cached.set(network, found)
  }
  return found
}

function build(network: Network): Costing {
  const book = new TariffBook(network.atlas, network.at)
  const emissions = new EmissionBook(network)
  const array = () => new Float64Array(network.arcCount)
  const sums: Record<Basis, Float64Array> = {
    vehicle: array(),
    tonne: array(),
    teu: array(),
    consignment: array(),
    value: array(),
  }
  const co2ePerTonne = array()
  for (let arc = 0; arc < network.arcCount; arc++) {
    for (const charge of chargesOf(network, book, arc)) sums[charge.basis][arc]! += charge.usd
    const emission = emissions.of(arc)
    if (emission) co2ePerTonne[arc] = emission.wtwG * (network.isHaul[arc] ? network.distanceKm[arc]! : 1)
  }
  return {
    book,
    perVehicle: sums.vehicle,
    perTonne: sums.tonne,
    perTeu: sums.teu,
    perConsignment: sums.consignment,
    perValue: sums.value,
    co2ePerTonne,
    charges: (arc) => chargesOf(network, book, arc),
    emission: (arc) => emissions.of(arc),
    emissions,
  }
}

/** Emission rows by vehicle and country, or by operation. */
export class EmissionBook {
  private readonly network: Network
  private readonly rows = new Map<string, Emission>()

  constructor(network: Network) {
    this.network = network
    for (const row of network.atlas.tables.emissions)
      this.rows.set(`${row.kind} ${row.target} ${row.country ?? ''}`, row)
  }

  of(arc: number): Emission | null {
    const { network } = this
    const source = network.sources[network.source[arc]!]!
    if (source.kind === 'facility') return this.handle(source.facility.operation)
    const { vehicle } = network.vehicleClasses[network.vehicleClass[arc]!]!
    const { country } = network.places[network.nodePlace[network.tail[arc]!]!]!
    return this.haul(vehicle.id, country)
  }

  haul(vehicle: string, country: string): Emission | null {
    return this.rows.get(`haul ${vehicle} ${country}`) ?? this.rows.get(`haul ${vehicle} `) ?? null
  }

  handle(operation: string): Emission | null {
    return this.rows.get(`handle ${operation} `) ?? null
  }
}
