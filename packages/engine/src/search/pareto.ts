import { departure, MEAN_PHASE } from '../network/clock.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import type { Ending, Instance } from './instance.ts'
import { LabelQueue, Labels } from './labels.ts'

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

export interface SearchStats {
  readonly labels: number
  readonly popped: number
  readonly truncated: boolean
}

/** Speed-ups, each of which can be switched off without changing the answer. */
export interface SearchOptions {
  /** Prune by lower bounds against ways already found. */
  readonly bounds?: boolean
  /** Stop after so many labels (then `truncated` is true); Infinity for no limit. */
  readonly maxLabels?: number
}

const labels = new Labels()
const queue = new LabelQueue(labels)

/**
 * Every way that no other way betters in cost, mean time, emissions and disruption together: the exact Pareto set at the
 * instance's resolution, one way for each distinct vector, fastest first. Labels after Martins (1984,
 * doi:10.1016/0377-2217(84)90077-8), best compromise first, with lower bounds from the destination; sound because every criterion is additive and
 * non-negative and no arc lets a later arrival overtake.
 */
export function paretoSet(
  instance: Instance,
  options: SearchOptions = {},
): { ways: Way[]; stats: SearchStats } {
  const { network, consignment, required } = instance
  const limit = options.maxLabels ?? Infinity
  const maxBorders = consignment.maxBorders
  const bounds = boundsOf(instance, maxBorders !== null)
  const prune = options.bounds ?? true
  const horizon = consignment.dueAt === null ? Infinity : consignment.dueAt - consignment.departAt
  const front = new Front(network.nodeCount, maxBorders !== null)
  const found = new Found()
  labels.clear()
  queue.clear()

  const endsAt = new Map<number, Ending[]>()
  for (const end of instance.ends) endsAt.set(end.node, [...(endsAt.get(end.node) ?? []), end])

  const scale = new Scale(instance, bounds)
  const offer = (
    node: number,
    arc: number,
    parent: number,
    met: number,
    borders: number,
    cost: number,
    time: number,
    co2e: number,
    disruption: number,
  ): void => {
    const rest = bounds.minutes[node]!
    if (rest === Infinity) return
    if (maxBorders !== null && borders + bounds.borders[node]! > maxBorders) return
    if (time + rest > horizon) return
    if (
      prune &&
      found.dominates(
        cost + bounds.cost[node]!,
        time + rest,
        co2e + bounds.co2e[node]!,
        disruption + bounds.disruption[node]!,
      )
    ) {
      return
    }
    if (!front.admit(node, met, borders, cost, time, co2e, disruption)) return
    const label = labels.add()
    labels.node[label] = node
    labels.arc[label] = arc
    labels.parent[label] = parent
    labels.met[label] = met
    labels.borders[label] = borders
    const { vector } = labels
    labels.held[label] = found.version
    vector[4 * label] = cost
    vector[4 * label + 1] = time
    vector[4 * label + 2] = co2e
    vector[4 * label + 3] = disruption
    labels.key[label] = scale.key(node, cost, time, co2e, disruption)
    front.insert(node, label)
    queue.push(label)
  }

  instance.starts.forEach((start, i) => {
    offer(start.node, -1 - i, -1, 0, start.borders, start.cost, start.minutes, start.co2e, start.disruption)
  })
  let popped = 0
  for (let label = queue.pop(); label >= 0 && labels.count <= limit; label = queue.pop()) {
    if (labels.dead[label]) continue
    popped++
    const node = labels.node[label]!
    const met = labels.met[label]!
    const time = labels.vector[4 * label + 1]!
    const cost = labels.vector[4 * label]!
    const co2e = labels.vector[4 * label + 2]!
    const disruption = labels.vector[4 * label + 3]!
    if (prune && labelIsBeaten(label, node, bounds, found)) continue
    const borders = labels.borders[label]!
    if (met === required) {
      for (const end of endsAt.get(node) ?? []) {
        const inTime = time + end.minutes <= horizon
        if (inTime && (maxBorders === null || borders + end.borders <= maxBorders)) {
          found.add(
            label,
            end,
            cost + end.cost,
            time + end.minutes,
            co2e + end.co2e,
            disruption + end.disruption,
          )
        }
      }
    }
    for (let arc = network.firstOut[node]!; arc < network.firstOut[node + 1]!; arc++) {
      if (instance.allowed[arc] === 0) continue
      const arrive = arrival(instance, arc, time)
      if (arrive === Infinity) continue
      offer(
        network.head[arc]!,
        arc,
        label,
        instance.meets ? met | instance.meets[arc]! : met,
        borders + instance.borders[arc]!,
        cost + instance.cost[arc]!,
        arrive,
        co2e + instance.co2e[arc]!,
        disruption + instance.disruption[arc]!,
      )
    }
  }
  const stats = { labels: labels.count, popped, truncated: labels.count > limit }
  return { ways: found.ways(instance), stats }
}

/** Arrival over an arc in minutes from departure, after waiting for its gate and departure; Infinity for never. */
export function arrival(instance: Instance, arc: number, time: number): number {
  const { network, consignment } = instance
  const gate = network.gate[arc]!
  const schedule = network.schedule[arc]!
  if (gate < 0 && schedule < 0) return time + instance.minutes[arc]!
  const begins = departure(
    gate < 0 ? null : network.gates[gate]!,
    schedule < 0 ? null : network.schedules[schedule]!,
    consignment.departAt + time,
    MEAN_PHASE,
  )
  return begins - consignment.departAt + instance.minutes[arc]!
}

function labelIsBeaten(label: number, node: number, bounds: Bounds, found: Found): boolean {
  return found.dominatesSince(
    labels.held[label]!,
    labels.vector[4 * label]! + bounds.cost[node]!,
    labels.vector[4 * label + 1]! + bounds.minutes[node]!,
    labels.vector[4 * label + 2]! + bounds.co2e[node]!,
    labels.vector[4 * label + 3]! + bounds.disruption[node]!,
  )
}

/**
 * Order of the queue: what a way through the label must come to at least, each criterion in parts of the least possible.
 * Good compromises are then complete early, and prune. Any order gives the same set: labels that turn out dominated are taken
 * out, and what grew from them is dominated at the next node or the end.
 */
class Scale {
  private readonly bounds: Bounds
  private readonly weights: readonly [number, number, number, number]

  constructor(instance: Instance, bounds: Bounds) {
    this.bounds = bounds
    const least = (bound: Float64Array, own: (start: Ending) => number) =>
      1 / Math.max(1, Math.min(...instance.starts.map((start) => own(start) + bound[start.node]!)))
    this.weights = [
      least(bounds.cost, (start) => start.cost),
      least(bounds.minutes, (start) => start.minutes),
      least(bounds.co2e, (start) => start.co2e),
      least(bounds.disruption, (start) => start.disruption),
    ]
  }

  key(node: number, cost: number, minutes: number, co2e: number, disruption: number): number {
    const { bounds, weights } = this
    return (
      (cost + bounds.cost[node]!) * weights[0] +
      (minutes + bounds.minutes[node]!) * weights[1] +
      (co2e + bounds.co2e[node]!) * weights[2] +
      (disruption + bounds.disruption[node]!) * weights[3]
    )
  }
}

/** Labels of each node that no other label there dominates. */
class Front {
  private readonly first: Int32Array
  private readonly countBorders: boolean

  constructor(nodes: number, countBorders: boolean) {
    this.first = new Int32Array(nodes).fill(-1)
    this.countBorders = countBorders
  }

  /** False when a label there is as good in everything; labels that the new one betters are taken out. */
  admit(
    node: number,
    met: number,
    borders: number,
    cost: number,
    time: number,
    co2e: number,
    disruption: number,
  ): boolean {
    const { vector, next, met: mets, borders: passed } = labels
    const { countBorders } = this
    let before = -1
    for (let at = this.first[node]!; at >= 0; at = next[at]!) {
      const k = 4 * at
      const gapCost = vector[k]! - cost
      const gapTime = vector[k + 1]! - time
      const gapCo2e = vector[k + 2]! - co2e
      const gapDisruption = vector[k + 3]! - disruption
      const gapBorders = countBorders ? passed[at]! - borders : 0
      if (mets[at] === met) {
        if (gapCost <= 0 && gapTime <= 0 && gapCo2e <= 0 && gapDisruption <= 0 && gapBorders <= 0) {
          this.promote(node, before, at)
          return false
        }
        if (gapCost >= 0 && gapTime >= 0 && gapCo2e >= 0 && gapDisruption >= 0 && gapBorders >= 0) {
          labels.dead[at] = 1
          if (before < 0) this.first[node] = next[at]!
          else next[before] = next[at]!
          continue
        }
      }
      before = at
    }
    return true
  }

  /** A label that refuses one will refuse more: it is asked first from now on. */
  private promote(node: number, before: number, label: number): void {
    if (before < 0) return
    labels.next[before] = labels.next[label]!
    labels.next[label] = this.first[node]!
    this.first[node] = label
  }

  insert(node: number, label: number): void {
    labels.next[label] = this.first[node]!
    this.first[node] = label
  }
}

/** Complete ways, none dominated by another: criteria lie flat, four to a way, for the innermost loop of the search. */
class Found {
  private count = 0
  private recent = 0
  private logged = 0
  private log = new Float64Array(256)
  private vectors = new Float64Array(256)
  private readonly labels: number[] = []
  private readonly ends: Ending[] = []

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
      if (kept !== i) this.put(kept, this.labels[i]!, this.ends[i]!, v[k]!, v[k + 1]!, v[k + 2]!, v[k + 3]!)
      kept++
    }
    let at = kept
    for (; at > 0 && this.vectors[(at - 1) * 4]! > cost; at--) {
      const k = (at - 1) * 4
      const w = this.vectors
      this.put(at, this.labels[at - 1]!, this.ends[at - 1]!, w[k]!, w[k + 1]!, w[k + 2]!, w[k + 3]!)
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
    const ways: Way[] = []
    for (let i = 0; i < this.count; i++) {
      const arcs: number[] = []
      let at = this.labels[i]!
      for (; labels.arc[at]! >= 0; at = labels.parent[at]!) arcs.push(labels.arc[at]!)
      const [cost, minutes, co2e, disruption] = this.vectors.subarray(i * 4, i * 4 + 4)
      ways.push({
        start: instance.starts[-1 - labels.arc[at]!]!,
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
    this.labels[i] = label
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
