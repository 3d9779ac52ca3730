import type { Bounds } from './bounds.ts'
import type { Ending, Instance } from './instance.ts'

/**
 * Order of the queue: what a way through the label must come to at least, each criterion in parts of the least possible.
 * Good compromises are then complete early, and prune. Any order gives the same set: labels that turn out dominated are taken
 * out, and what grew from them is dominated at the next node or the end.
 */
export class Scale {
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
