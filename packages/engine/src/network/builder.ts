import type { LoadUnit, Place } from '@serai/atlas'
import { type ArcSource, BERTHS, type Berth, UNITS, type VehicleClass } from './network.ts'

/** An arc before it has an index. Times are minutes; absent means none. */
export interface ArcDraft {
  readonly tail: number
  readonly head: number
  readonly source: number
  readonly vehicleClass: number
  readonly clearMinutes: number
  readonly clearP90: number
  readonly minutes: number
  readonly p90: number
  readonly minutesPerTonne: number
  readonly distanceKm: number
  readonly disruption: number
  readonly closureMinutes: number
  readonly gate: number
  readonly schedule: number
}

/** Collects nodes and arcs in any order, then freezes them into arrays sorted by tail. */
export class NetworkBuilder {
  readonly placeIndex: ReadonlyMap<string, number>
  readonly sources: ArcSource[] = []
  readonly vehicleClasses: VehicleClass[] = []
  readonly arcs: ArcDraft[] = []
  private readonly slots: Int32Array
  private readonly nodes: number[] = []

  constructor(places: readonly Place[]) {
    this.placeIndex = new Map(places.map((place, i) => [place.id, i]))
    this.slots = new Int32Array(places.length * UNITS.length * BERTHS.length).fill(-1)
  }

  /** The node of a place, unit and berth, made when new. */
  node(place: number, unit: LoadUnit, berth: Berth): number {
    const slot = this.slot(place, unit, berth)
    const known = this.slots[slot]!
    if (known >= 0) return known
    this.slots[slot] = this.nodes.length
    this.nodes.push(slot)
    return this.nodes.length - 1
  }

  /** The same node if some haul has made it, else −1. */
  find(place: number, unit: LoadUnit, berth: Berth): number {
    return this.slots[this.slot(place, unit, berth)]!
  }

  addSource(source: ArcSource): number {
    return this.sources.push(source) - 1
  }

  add(arc: ArcDraft): void {
    this.arcs.push(arc)
  }

  freeze() {
    const n = this.nodes.length
    const m = this.arcs.length
    const firstOut = new Int32Array(n + 1)
    for (const arc of this.arcs) firstOut[arc.tail + 1]!++
    for (let i = 0; i < n; i++) firstOut[i + 1]! += firstOut[i]!
    const place = firstOut.slice(0, n)
    const order = new Int32Array(m)
    this.arcs.forEach((arc, i) => {
      order[place[arc.tail]!++] = i
    })
    const numbers = (read: (arc: ArcDraft) => number) => Float64Array.from(order, (i) => read(this.arcs[i]!))
    const integers = (read: (arc: ArcDraft) => number) => Int32Array.from(order, (i) => read(this.arcs[i]!))
    const perPlace = UNITS.length * BERTHS.length
    return {
      nodeCount: n,
      arcCount: m,
      nodePlace: Int32Array.from(this.nodes, (slot) => Math.floor(slot / perPlace)),
      nodeUnit: Uint8Array.from(this.nodes, (slot) => Math.floor((slot % perPlace) / BERTHS.length)),
      nodeBerth: Uint8Array.from(this.nodes, (slot) => slot % BERTHS.length),
      firstOut,
      tail: integers((arc) => arc.tail),
      head: integers((arc) => arc.head),
      source: integers((arc) => arc.source),
      vehicleClass: integers((arc) => arc.vehicleClass),
      isHaul: Uint8Array.from(order, (i) => (this.arcs[i]!.vehicleClass >= 0 ? 1 : 0)),
      clearMinutes: numbers((arc) => arc.clearMinutes),
      clearP90: numbers((arc) => arc.clearP90),
      minutes: numbers((arc) => arc.minutes),
      p90: numbers((arc) => arc.p90),
      minutesPerTonne: numbers((arc) => arc.minutesPerTonne),
      distanceKm: numbers((arc) => arc.distanceKm),
      disruption: numbers((arc) => arc.disruption),
      closureMinutes: numbers((arc) => arc.closureMinutes),
      gate: integers((arc) => arc.gate),
      schedule: integers((arc) => arc.schedule),
    }
  }

  private slot(place: number, unit: LoadUnit, berth: Berth): number {
    return (place * UNITS.length + UNITS.indexOf(unit)) * BERTHS.length + BERTHS.indexOf(berth)
  }
}
