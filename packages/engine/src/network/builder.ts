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
    const sorted: ArcDraft[] = new Array(m)
    for (let i = 0; i < m; i++) sorted[i] = this.arcs[order[i]!]!
    const numbers = (read: (arc: ArcDraft) => number) => fill(new Float64Array(m), sorted, read)
    const integers = (read: (arc: ArcDraft) => number) => fill(new Int32Array(m), sorted, read)
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
      isHaul: fill(new Uint8Array(m), sorted, (arc) => (arc.vehicleClass >= 0 ? 1 : 0)),
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
    return (place * UNITS.length + UNIT_INDEX.get(unit)!) * BERTHS.length + BERTH_INDEX.get(berth)!
  }
}

/** Plain loops: the iterators behind `from` cost more than the rest of a compilation. */
function fill<T extends Float64Array | Int32Array | Uint8Array>(
  into: T,
  arcs: readonly ArcDraft[],
  read: (arc: ArcDraft) => number,
): T {
  for (let i = 0; i < arcs.length; i++) into[i] = read(arcs[i]!)
  return into
}
