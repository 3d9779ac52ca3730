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
    labels.cost[label] = cost
    labels.time[label] = time
    labels.co2e[label] = co2e
    labels.disruption[label] = disruption
    labels.key[label] = scale.key(node, cost, time, co2e, disruption)
    front.insert(node, label)
    queue.push(label)
  }

  instance.starts.forEach((start, i) => {
    offer(start.node, -1 - i, -1, 0, 0, start.cost, start.minutes, start.co2e, start.disruption)
  })
  let popped = 0
  for (let label = queue.pop(); label >= 0 && labels.count <= limit; label = queue.pop()) {
    if (labels.dead[label]) continue
    popped++
    const node = labels.node[label]!
    const met = labels.met[label]!
    const time = labels.time[label]!
    const cost = labels.cost[label]!
    const co2e = labels.co2e[label]!
    const disruption = labels.disruption[label]!
    if (prune && labelIsBeaten(label, node, bounds, found)) continue
    if (met === required) {
      for (const end of endsAt.get(node) ?? []) {
        if (time + end.minutes <= horizon) {
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
    const borders = labels.borders[label]!
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
  return found.dominates(
    labels.cost[label]! + bounds.cost[node]!,
    labels.time[label]! + bounds.minutes[node]!,
    labels.co2e[label]! + bounds.co2e[node]!,
    labels.disruption[label]! + bounds.disruption[node]!,
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
    let before = -1
    for (let at = this.first[node]!; at >= 0; at = labels.next[at]!) {
      const c = labels.cost[at]!
      const t = labels.time[at]!
      const g = labels.co2e[at]!
      const d = labels.disruption[at]!
      if (labels.met[at] === met) {
        const bordersAt = this.countBorders ? labels.borders[at]! : 0
        const bordersNew = this.countBorders ? borders : 0
        if (c <= cost && t <= time && g <= co2e && d <= disruption && bordersAt <= bordersNew) return false
        if (cost <= c && time <= t && co2e <= g && disruption <= d && bordersNew <= bordersAt) {
          labels.dead[at] = 1
          if (before < 0) this.first[node] = labels.next[at]!
          else labels.next[before] = labels.next[at]!
          continue
        }
      }
      before = at
    }
    return true
  }

  insert(node: number, label: number): void {
    labels.next[label] = this.first[node]!
    this.first[node] = label
  }
}

/** Complete ways, none dominated by another: criteria lie flat, four to a way, for the innermost loop of the search. */
class Found {
  private count = 0
  private vectors = new Float64Array(256)
  private readonly labels: number[] = []
  private readonly ends: Ending[] = []

  /** Ways that dominate often are met first: each one that does moves up a place. */
  dominates(cost: number, minutes: number, co2e: number, disruption: number): boolean {
    const v = this.vectors
    for (let i = 0, k = 0; i < this.count; i++, k += 4) {
      if (v[k]! > cost || v[k + 1]! > minutes || v[k + 2]! > co2e || v[k + 3]! > disruption) continue
      if (i > 0) this.swap(i, i >> 1)
      return true
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
    this.count = kept
    this.put(this.count++, label, end, cost, minutes, co2e, disruption)
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
    if ((i + 1) * 4 > this.vectors.length) {
      const wider = new Float64Array(this.vectors.length * 2)
      wider.set(this.vectors)
      this.vectors = wider
    }
    this.vectors[i * 4] = cost
    this.vectors[i * 4 + 1] = minutes
    this.vectors[i * 4 + 2] = co2e
    this.vectors[i * 4 + 3] = disruption
    this.labels[i] = label
    this.ends[i] = end
  }

  private swap(i: number, j: number): void {
    const v = this.vectors
    for (let k = 0; k < 4; k++) {
      const held = v[i * 4 + k]!
      v[i * 4 + k] = v[j * 4 + k]!
      v[j * 4 + k] = held
    }
    const label = this.labels[i]!
    this.labels[i] = this.labels[j]!
    this.labels[j] = label
    const end = this.ends[i]!
    this.ends[i] = this.ends[j]!
    this.ends[j] = end
  }
}
