import { type Cargo, type LoadUnit, problem } from '@serai/atlas'
import type { Consignment } from '../itinerary/consignment.ts'
import { type Network, UNITS, type VehicleClass } from '../network/network.ts'
import { BOXED } from './charges.ts'
import type { Charge } from './tariffs.ts'

/** A consignment as it weighs on charges: tonnes, boxes, vehicles and value. */
export interface Load {
  readonly cargo: Cargo
  readonly tonnes: number
  /** Boxes needed where it goes in boxes. */
  readonly teu: number
  readonly valueUsd: number
  /** [vehicle class] vehicles needed for each load unit index; class × UNITS.length + unit. */
  readonly vehicles: Int32Array
}

/** Throws `cargo-unknown`. */
export function cargoOf(network: Network, id: string): Cargo {
  const cargo = network.atlas.tables.cargoes.find((row) => row.id === id)
  if (cargo) return cargo
  throw problem('cargo-unknown', {
    got: id,
    known: network.atlas.tables.cargoes.map((row) => row.id).join(' '),
  })
}

/** Throws `cargo-unknown`, or `cargo-unfit` when no vehicle of the atlas carries any of its load units. */
export function loadOf(network: Network, consignment: Consignment): Load {
  const cargo = cargoOf(network, consignment.cargo)
  const { tonnes } = consignment
  const perTeu = cargo.tPerTeu > 0 ? cargo.tPerTeu : 20
  const teu = consignment.teu ?? Math.ceil(tonnes / perTeu)
  const vehicles = new Int32Array(network.vehicleClasses.length * UNITS.length)
  network.vehicleClasses.forEach((vehicleClass, i) => {
    for (const unit of cargo.units) {
      if (!vehicleClass.vehicle.units.includes(unit)) continue
      vehicles[i * UNITS.length + UNITS.indexOf(unit)] = vehiclesFor(vehicleClass, unit, tonnes, teu)
    }
  })
  if (!network.atlas.tables.vehicles.some(({ units }) => cargo.units.some((unit) => units.includes(unit))))
    throw problem('cargo-unfit', { cargo: cargo.id, why: `no vehicle carries ${cargo.units.join(' or ')}` })
  return { cargo, tonnes, teu, valueUsd: consignment.valueUsd, vehicles }
}

/** Vehicles for a quantity: by mass, and for boxes by the number of boxes too. */
export function vehiclesFor(vehicleClass: VehicleClass, unit: LoadUnit, tonnes: number, teu: number): number {
  const byMass = Math.ceil(tonnes / vehicleClass.payloadT)
  const byBoxes = BOXED.includes(unit) ? Math.ceil(teu / vehicleClass.payloadTeu) : 0
  return Math.max(1, byMass, byBoxes)
}

/** US dollars of a charge for a load carried by so many vehicles. */
export function amountOf(charge: Charge, load: Load, vehicles: number): number {
  switch (charge.basis) {
    case 'vehicle':
      return charge.usd * vehicles
    case 'tonne':
      return charge.usd * load.tonnes
    case 'teu':
      return charge.usd * load.teu
    case 'consignment':
      return charge.usd
    case 'value':
      return charge.usd * load.valueUsd
  }
}
