import type { LoadUnit, Place } from '@serai/atlas'
import { type ArcSource, BERTHS, type Berth, UNITS, type VehicleClass } from './network.ts'

const UNIT_INDEX = new Map(UNITS.map((unit, i) => [unit, i]))
const BERTH_INDEX = new Map(BERTHS.map((berth, i) => [berth, i]))

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
    const perPlace = UNITS.length * BERTHS.length
    return {
      nodeCount: n,
      arcCount: m,
      nodePlace: Int32Array.from(this.nodes, (slot) => Math.floor(slot / perPlace)),
      nodeUnit: Uint8Array.from(this.nodes, (slot) => Math.floor((slot % perPlace) / BERTHS.length)),
      nodeBerth: Uint8Array.from(this.nodes, (slot) => slot % BERTHS.length),
      firstOut,
      ...this.arrays(order),
    }
  }

  /** One pass over the arcs for all their arrays: a pass for each costs as much as the rest of a compilation. */
  private arrays(order: Int32Array) {
    const m = order.length
    const made = {
      tail: new Int32Array(m),
      head: new Int32Array(m),
      source: new Int32Array(m),
      vehicleClass: new Int32Array(m),
      isHaul: new Uint8Array(m),
      clearMinutes: new Float64Array(m),
      clearP90: new Float64Array(m),
      minutes: new Float64Array(m),
      p90: new Float64Array(m),
      minutesPerTonne: new Float64Array(m),
      distanceKm: new Float64Array(m),
      disruption: new Float64Array(m),
      closureMinutes: new Float64Array(m),
      gate: new Int32Array(m),
      schedule: new Int32Array(m),
    }
    for (let i = 0; i < m; i++) {
      const arc = this.arcs[order[i]!]!
      made.tail[i] = arc.tail
      made.head[i] = arc.head
      made.source[i] = arc.source
      made.vehicleClass[i] = arc.vehicleClass
      made.isHaul[i] = arc.vehicleClass >= 0 ? 1 : 0
      made.clearMinutes[i] = arc.clearMinutes
      made.clearP90[i] = arc.clearP90
      made.minutes[i] = arc.minutes
      made.p90[i] = arc.p90
      made.minutesPerTonne[i] = arc.minutesPerTonne
      made.distanceKm[i] = arc.distanceKm
      made.disruption[i] = arc.disruption
      made.closureMinutes[i] = arc.closureMinutes
      made.gate[i] = arc.gate
      made.schedule[i] = arc.schedule
    }
    return made
  }

  private slot(place: number, unit: LoadUnit, berth: Berth): number {
    return (place * UNITS.length + UNIT_INDEX.get(unit)!) * BERTHS.length + BERTH_INDEX.get(berth)!
  }
}
