import { departure, MEAN_PHASE } from '../network/clock.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import { Found, type Way } from './found.ts'
import { Front } from './front.ts'
import type { Ending, Instance } from './instance.ts'
import { LabelQueue, Labels } from './labels.ts'
import { Scale } from './scale.ts'

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
  const front = new Front(labels, network.nodeCount, maxBorders !== null)
  const found = new Found(labels)
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
