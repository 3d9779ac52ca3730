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
 * instance's resolution, one way for each distinct vector, fastest first. Label setting in the order of arrival (Martins 1984,
 * doi:10.1016/0377-2217(84)90077-8), with lower bounds from the destination; sound because every criterion is additive and
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
    labels.key[label] = time + (prune ? rest : 0)
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

/** Complete ways, none dominated by another. */
class Found {
  private rows: {
    label: number
    end: Ending
    cost: number
    minutes: number
    co2e: number
    disruption: number
  }[] = []

  dominates(cost: number, minutes: number, co2e: number, disruption: number): boolean {
    for (const row of this.rows) {
      if (row.cost <= cost && row.minutes <= minutes && row.co2e <= co2e && row.disruption <= disruption)
        return true
    }
    return false
  }

  add(label: number, end: Ending, cost: number, minutes: number, co2e: number, disruption: number): void {
    if (this.dominates(cost, minutes, co2e, disruption)) return
    this.rows = this.rows.filter(
      (row) =>
        !(cost <= row.cost && minutes <= row.minutes && co2e <= row.co2e && disruption <= row.disruption),
    )
    this.rows.push({ label, end, cost, minutes, co2e, disruption })
  }

  ways(instance: Instance): Way[] {
    return this.rows.map(({ label, end, cost, minutes, co2e, disruption }) => {
      const arcs: number[] = []
      let at = label
      for (; labels.arc[at]! >= 0; at = labels.parent[at]!) arcs.push(labels.arc[at]!)
      return {
        start: instance.starts[-1 - labels.arc[at]!]!,
        end,
        arcs: arcs.reverse(),
        cost,
        minutes,
        co2e,
        disruption,
      }
    })
  }
}
