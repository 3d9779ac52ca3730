import type { LoadUnit, Place } from '@serai/atlas'
import { type ArcSource, BERTHS, type Berth, UNITS, type VehicleClass } from './network.ts'

const UNIT_INDEX = new Map(UNITS.map((unit, i) => [unit, i]))
const BERTH_INDEX = new Map(BERTHS.map((berth, i) => [berth, i]))

export const unitIndex = (unit: LoadUnit): number => UNIT_INDEX.get(unit)!

/** What the arcs of one row of the atlas in one direction have in common. Times are minutes. */
export interface Course {
  readonly source: ArcSource
  readonly clearMinutes: number
  readonly clearP90: number
  readonly minutesPerTonne: number
  readonly distanceKm: number
  readonly disruption: number
  readonly closureMinutes: number
  readonly gate: number
  readonly schedule: number
}

/**
 * Collects nodes and arcs in any order, then freezes them into arrays sorted by tail. Arcs are written into columns at once:
 * an object for each of them costs more than all the rest of a compilation.
 */
export class NetworkBuilder {
  readonly placeIndex: ReadonlyMap<string, number>
  readonly vehicleClasses: VehicleClass[] = []
  readonly courses: Course[] = []
  private readonly slots: Int32Array
  private readonly nodes: number[] = []
  private arcs = 0
  private tails = new Int32Array(4096)
  private heads = new Int32Array(4096)
  private coursesOf = new Int32Array(4096)
  private classes = new Int32Array(4096)
  private minutes = new Float64Array(4096)
  private p90 = new Float64Array(4096)

  constructor(places: readonly Place[]) {
    this.placeIndex = new Map(places.map((place, i) => [place.id, i]))
    this.slots = new Int32Array(places.length * UNITS.length * BERTHS.length).fill(-1)
  }

  /** The node of a place, unit and berth, made when new. */
  node(place: number, unit: number, berth: Berth): number {
    const slot = slotOf(place, unit, berth)
    const known = this.slots[slot]!
    if (known >= 0) return known
    this.slots[slot] = this.nodes.length
    this.nodes.push(slot)
    return this.nodes.length - 1
  }

  /** The same node if some haul has made it, else −1. */
  find(place: number, unit: number, berth: Berth): number {
    return this.slots[slotOf(place, unit, berth)]!
  }

  /** Index of a course for `add`. */
  course(course: Course): number {
    return this.courses.push(course) - 1
  }

  /** `vehicleClass` is −1 for a handle; `minutes` and `p90` leave out the border, which is in the course. */
  add(course: number, tail: number, head: number, vehicleClass: number, minutes: number, p90: number): void {
    const i = this.arcs++
    if (i === this.tails.length) this.grow()
    this.tails[i] = tail
    this.heads[i] = head
    this.coursesOf[i] = course
    this.classes[i] = vehicleClass
    this.minutes[i] = minutes
    this.p90[i] = p90
  }

  freeze() {
    const n = this.nodes.length
    const m = this.arcs
    const firstOut = new Int32Array(n + 1)
    for (let i = 0; i < m; i++) firstOut[this.tails[i]! + 1]!++
    for (let i = 0; i < n; i++) firstOut[i + 1]! += firstOut[i]!
    const place = firstOut.slice(0, n)
    const order = new Int32Array(m)
    for (let i = 0; i < m; i++) order[place[this.tails[i]!]!++] = i
    const perPlace = UNITS.length * BERTHS.length
    return {
      nodeCount: n,
      arcCount: m,
      nodePlace: Int32Array.from(this.nodes, (slot) => Math.floor(slot / perPlace)),
      nodeUnit: Uint8Array.from(this.nodes, (slot) => Math.floor((slot % perPlace) / BERTHS.length)),
      nodeBerth: Uint8Array.from(this.nodes, (slot) => slot % BERTHS.length),
      firstOut,
      sources: this.courses.map((course) => course.source),
      nodeOf: finder(this.placeIndex, this.slots),
      ...this.arrays(order),
    }
  }

  /** One pass over the arcs for all their arrays. */
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
      const arc = order[i]!
      const index = this.coursesOf[arc]!
      const course = this.courses[index]!
      made.tail[i] = this.tails[arc]!
      made.head[i] = this.heads[arc]!
      made.source[i] = index
      made.vehicleClass[i] = this.classes[arc]!
      made.isHaul[i] = this.classes[arc]! >= 0 ? 1 : 0
      made.clearMinutes[i] = course.clearMinutes
      made.clearP90[i] = course.clearP90
      made.minutes[i] = this.minutes[arc]!
      made.p90[i] = this.p90[arc]!
      made.minutesPerTonne[i] = course.minutesPerTonne
      made.distanceKm[i] = course.distanceKm
      made.disruption[i] = course.disruption
      made.closureMinutes[i] = course.closureMinutes
      made.gate[i] = course.gate
      made.schedule[i] = course.schedule
    }
    return made
  }

  private grow(): void {
    const size = this.tails.length * 2
    const wider = <T extends Int32Array | Float64Array>(old: T, made: T): T => {
      made.set(old)
      return made
    }
    this.tails = wider(this.tails, new Int32Array(size))
    this.heads = wider(this.heads, new Int32Array(size))
    this.coursesOf = wider(this.coursesOf, new Int32Array(size))
    this.classes = wider(this.classes, new Int32Array(size))
    this.minutes = wider(this.minutes, new Float64Array(size))
    this.p90 = wider(this.p90, new Float64Array(size))
  }
}

/** Made outside of the builder, so that a network that is kept does not keep its builder's columns. */
const finder =
  (placeIndex: ReadonlyMap<string, number>, slots: Int32Array) =>
  (place: string, unit: LoadUnit, berth: Berth): number => {
    const index = placeIndex.get(place)
    return index === undefined ? -1 : slots[slotOf(index, unitIndex(unit), berth)]!
  }

const slotOf = (place: number, unit: number, berth: Berth): number =>
  (place * UNITS.length + unit) * BERTHS.length + BERTH_INDEX.get(berth)!
