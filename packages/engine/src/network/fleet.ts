import type { LoadUnit, Mode, Place, Vehicle } from '@serai/atlas'
import type { NetworkBuilder } from './builder.ts'
import { UNITS } from './network.ts'

/** A truck or wagon that a weight limit leaves less than this share of its payload is not sent that way. */
const LEAST_PAYLOAD_SHARE = 0.3

/** What carries a load unit on some way, and its class there. */
export interface Carriage {
  /** Index into `UNITS`. */
  readonly unit: number
  readonly vehicle: Vehicle
  readonly vehicleClass: number
}

/** Vehicles by mode, gauge, waters and unit, and the classes that weight limits make of them. */
export class Fleet {
  private readonly builder: NetworkBuilder
  private readonly vehicles = new Map<string, Vehicle>()
  private readonly classes = new Map<string, number>()
  private readonly known = new Map<string, readonly Carriage[]>()
  private readonly waters = new Set<string>()

  constructor(vehicles: readonly Vehicle[], builder: NetworkBuilder) {
    this.builder = builder
    for (const vehicle of vehicles) {
      for (const waters of vehicle.sails.length > 0 ? vehicle.sails : ['']) {
        if (waters !== '') this.waters.add(waters)
        for (const unit of vehicle.units)
          this.vehicles.set(`${vehicle.mode} ${vehicle.gaugeMm ?? ''} ${waters} ${unit}`, vehicle)
      }
    }
  }

  /** The waters of its own, such as the Caspian, that a voyage between two places keeps to; '' for the oceans. */
  watersOf(from: Place, to: Place): string {
    for (const role of [...from.roles, ...to.roles]) if (this.waters.has(role)) return role
    return ''
  }

  /**
   * What goes on a way of a mode and gauge under limits of gross mass and axle load, one for each unit that has a vehicle. In
   * waters of its own the ship that sails there comes before the ship that sails everywhere.
   */
  carriages(
    mode: Mode,
    gaugeMm: number | null,
    units: readonly LoadUnit[],
    grossLimitT: number | null,
    axleLimitT: number | null,
    waters = '',
  ): readonly Carriage[] {
    const key = `${mode} ${gaugeMm} ${grossLimitT} ${axleLimitT} ${waters} ${units.join()}`
    let found = this.known.get(key)
    if (!found) {
      found = units.flatMap((unit) => {
        const fitting = (where: string) => this.vehicles.get(`${mode} ${gaugeMm ?? ''} ${where} ${unit}`)
        const vehicle = fitting(waters) ?? fitting('')
        if (!vehicle) return []
        const vehicleClass = this.classOf(vehicle, grossLimitT, axleLimitT)
        return vehicleClass < 0 ? [] : [{ unit: UNITS.indexOf(unit), vehicle, vehicleClass }]
      })
      this.known.set(key, found)
    }
    return found
  }

  /** Class index of a vehicle under the limits, or −1 when too little payload is left. */
  private classOf(vehicle: Vehicle, grossLimitT: number | null, axleLimitT: number | null): number {
    const payload = vehicle.payloadT ?? Infinity
    let allowed = payload
    if (grossLimitT !== null && vehicle.grossT !== null)
      allowed = Math.min(allowed, payload - (vehicle.grossT - grossLimitT))
    if (
      axleLimitT !== null &&
      vehicle.axleT !== null &&
      vehicle.axleT > axleLimitT &&
      vehicle.grossT !== null
    ) {
      allowed = Math.min(allowed, payload - vehicle.grossT * (1 - axleLimitT / vehicle.axleT))
    }
    if (allowed < payload * LEAST_PAYLOAD_SHARE) return -1
    const key = `${vehicle.id} ${allowed}`
    const known = this.classes.get(key)
    if (known !== undefined) return known
    const made = { vehicle, payloadT: allowed, payloadTeu: vehicle.payloadTeu ?? Infinity }
    const index = this.builder.vehicleClasses.push(made) - 1
    this.classes.set(key, index)
    return index
  }
}
