import type { Ending, Instance } from './instance.ts'
import type { Labels } from './labels.ts'

/** A way from start to end, in units of the resolution; arcs in order. */
export interface Way {
  readonly start: Ending
  readonly end: Ending
  readonly arcs: readonly number[]
  readonly cost: number
  readonly minutes: number
  readonly co2e: number
  readonly disruption: number
}

/** Complete ways, none dominated by another: criteria lie flat, four to a way, for the innermost loop of the search. */
export class Found {
  private count = 0
  private recent = 0
  private logged = 0
  private log = new Float64Array(256)
  private vectors = new Float64Array(256)
  /** [way] label at its last node, and how it ends. */
  private readonly last: number[] = []
  private readonly ends: Ending[] = []
  private readonly labels: Labels

  constructor(labels: Labels) {
    this.labels = labels
  }

  /** Ways ever added; a label remembers how many it was held against. */
  get version(): number {
    return this.logged
  }

  /** Cheapest ways stand first, so the dearer half need not be looked at; the way that dominated last is asked before all. */
  dominates(cost: number, minutes: number, co2e: number, disruption: number): boolean {
    const v = this.vectors
    const r = this.recent * 4
    if (
      this.count > 0 &&
      v[r]! <= cost &&
      v[r + 1]! <= minutes &&
      v[r + 2]! <= co2e &&
      v[r + 3]! <= disruption
    )
      return true
    const end = this.count * 4
    for (let k = 0; k < end && v[k]! <= cost; k += 4) {
      if (v[k + 1]! > minutes || v[k + 2]! > co2e || v[k + 3]! > disruption) continue
      this.recent = k >> 2
      return true
    }
    return false
  }

  /** The same against the ways added since a version only; one since replaced was dominated by its successor. */
  dominatesSince(version: number, cost: number, minutes: number, co2e: number, disruption: number): boolean {
    const v = this.log
    for (let k = version * 4; k < this.logged * 4; k += 4) {
      if (v[k]! <= cost && v[k + 1]! <= minutes && v[k + 2]! <= co2e && v[k + 3]! <= disruption) return true
    }
    return false
  }

  add(label: number, end: Ending, cost: number, minutes: number, co2e: number, disruption: number): void {
    if (this.dominates(cost, minutes, co2e, disruption)) return
    const v = this.vectors
    let kept = 0
    for (let i = 0; i < this.count; i++) {
      const k = i * 4
      if (cost <= v[k]! && minutes <= v[k + 1]! && co2e <= v[k + 2]! && disruption <= v[k + 3]!) continue
      if (kept !== i) this.put(kept, this.last[i]!, this.ends[i]!, v[k]!, v[k + 1]!, v[k + 2]!, v[k + 3]!)
      kept++
    }
    let at = kept
    for (; at > 0 && this.vectors[(at - 1) * 4]! > cost; at--) {
      const k = (at - 1) * 4
      const w = this.vectors
      this.put(at, this.last[at - 1]!, this.ends[at - 1]!, w[k]!, w[k + 1]!, w[k + 2]!, w[k + 3]!)
    }
    this.put(at, label, end, cost, minutes, co2e, disruption)
    this.count = kept + 1
    this.recent = at
    this.log = widened(this.log, this.logged + 1)
    this.log.set([cost, minutes, co2e, disruption], this.logged * 4)
    this.logged++
  }

  /** Fastest first, then cheapest. */
  ways(instance: Instance): Way[] {
    const { arc, parent } = this.labels
    const ways: Way[] = []
    for (let i = 0; i < this.count; i++) {
      const arcs: number[] = []
      let at = this.last[i]!
      for (; arc[at]! >= 0; at = parent[at]!) arcs.push(arc[at]!)
      const [cost, minutes, co2e, disruption] = this.vectors.subarray(i * 4, i * 4 + 4)
      ways.push({
        start: instance.starts[-1 - arc[at]!]!,
        end: this.ends[i]!,
        arcs: arcs.reverse(),
        cost: cost!,
        minutes: minutes!,
        co2e: co2e!,
        disruption: disruption!,
      })
    }
    return ways.sort((a, b) => a.minutes - b.minutes || a.cost - b.cost || a.co2e - b.co2e)
  }

  private put(
    i: number,
    label: number,
    end: Ending,
    cost: number,
    minutes: number,
    co2e: number,
    disruption: number,
  ): void {
    this.vectors = widened(this.vectors, i + 1)
    this.vectors[i * 4] = cost
    this.vectors[i * 4 + 1] = minutes
    this.vectors[i * 4 + 2] = co2e
    this.vectors[i * 4 + 3] = disruption
    this.last[i] = label
    this.ends[i] = end
  }
}

/** Room for so many vectors of four. */
function widened(vectors: Float64Array<ArrayBuffer>, count: number): Float64Array<ArrayBuffer> {
  if (count * 4 <= vectors.length) return vectors
  const wider = new Float64Array(vectors.length * 2)
  wider.set(vectors)
  return wider
}
