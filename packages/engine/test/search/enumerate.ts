import { departure, MEAN_PHASE } from '../../src/network/clock.ts'
import type { Instance } from '../../src/search/instance.ts'

/** Cost, minutes, emissions, disruption. */
export type Vector = readonly [number, number, number, number]

/** Ways grow like factorials; a network with more is left out, and the tests count those. */
const MOST_STEPS = 6000

export interface Path {
  readonly arcs: readonly number[]
  readonly vector: Vector
  readonly borders: number
}

/**
 * Every way that visits no node twice, found by trying them all: no queue, no bounds, no dominance. With a requirement a node
 * may be visited once before it is met and once after. `arcFits` is the filter, told apart from the engine's. null when there
 * are too many ways to try.
 */
export function everyPath(
  instance: Instance,
  options: {
    readonly arcFits?: (arc: number) => boolean
    readonly meets?: (arc: number) => boolean
  } = {},
): Path[] | null {
  const { network, consignment } = instance
  const { arcFits = () => true, meets } = options
  const paths: Path[] = []
  const arcs: number[] = []
  let steps = 0
  const leaving: number[][] = Array.from({ length: network.nodeCount }, () => [])
  for (let arc = 0; arc < network.arcCount; arc++)
    if (instance.allowed[arc] === 1 && arcFits(arc)) leaving[network.tail[arc]!]!.push(arc)
  const seen = new Set<number>()

  const visit = (node: number, met: boolean, vector: Vector, borders: number): void => {
    const state = node * 2 + (met ? 1 : 0)
    if (seen.has(state) || steps > MOST_STEPS) return
    steps++
    seen.add(state)
    for (const end of instance.ends) {
      if (end.node !== node || (meets && !met)) continue
      const whole: Vector = [
        vector[0] + end.cost,
        vector[1] + end.minutes,
        vector[2] + end.co2e,
        vector[3] + end.disruption,
      ]
      paths.push({ arcs: [...arcs], vector: whole, borders })
    }
    for (const arc of leaving[node]!) {
      const gate = network.gate[arc]! < 0 ? null : network.gates[network.gate[arc]!]!
      const schedule = network.schedule[arc]! < 0 ? null : network.schedules[network.schedule[arc]!]!
      const leaves = departure(gate, schedule, consignment.departAt + vector[1], MEAN_PHASE)
      if (leaves === Infinity) continue
      arcs.push(arc)
      visit(
        network.head[arc]!,
        met || (meets?.(arc) ?? false),
        [
          vector[0] + instance.cost[arc]!,
          leaves - consignment.departAt + instance.minutes[arc]!,
          vector[2] + instance.co2e[arc]!,
          vector[3] + instance.disruption[arc]!,
        ],
        borders + instance.borders[arc]!,
      )
      arcs.pop()
    }
    seen.delete(state)
  }

  for (const start of instance.starts)
    visit(start.node, false, [start.cost, start.minutes, start.co2e, start.disruption], 0)
  return steps > MOST_STEPS ? null : paths
}

export const noWorse = (a: Vector, b: Vector): boolean => a.every((value, i) => value <= b[i]!)

/** Vectors that no other one betters, each once, as sorted text: two sets are equal when these are. */
export function front(vectors: readonly Vector[]): string[] {
  const distinct = [...new Map(vectors.map((vector) => [vector.join(), vector])).values()]
  return distinct
    .filter((vector) => !distinct.some((other) => other !== vector && noWorse(other, vector)))
    .map((vector) => vector.join())
    .sort()
}
