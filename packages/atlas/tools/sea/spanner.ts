import { NodeHeap } from '../../../engine/src/sea/heap.ts'

/** Candidate edges as columns. */
export interface Edges {
  readonly tail: Int32Array
  readonly head: Int32Array
  readonly lengthNm: Float64Array
}

/**
 * Greedy spanner: shortest edges first, an edge is kept only when the ones kept so far do not already join its ends
 * within `stretch` times its length. Distances on the result are longer by that factor at the most.
 * The first `forced` edges are always kept.
 */
export function spannerOf(
  nodeCount: number,
  units: Float64Array,
  edges: Edges,
  forced: number,
  stretch: number,
) {
  const graph = new GrowingGraph(nodeCount, units)
  const kept: number[] = []
  for (let e = 0; e < forced; e++) {
    graph.add(edges.tail[e]!, edges.head[e]!, edges.lengthNm[e]!)
    kept.push(e)
  }
  const order = Array.from({ length: edges.tail.length - forced }, (_, i) => i + forced)
  order.sort((a, b) => edges.lengthNm[a]! - edges.lengthNm[b]!)
  for (const e of order) {
    const limit = edges.lengthNm[e]! * stretch
    if (graph.joins(edges.tail[e]!, edges.head[e]!, limit)) continue
    graph.add(edges.tail[e]!, edges.head[e]!, edges.lengthNm[e]!)
    kept.push(e)
  }
  return kept
}

const leastRadiusNm = 6335.4 / 1.852

class GrowingGraph {
  private readonly first: Int32Array
  private readonly next: number[] = []
  private readonly to: number[] = []
  private readonly weight: number[] = []
  private readonly best: Float64Array
  private readonly stamp: Int32Array
  private readonly units: Float64Array
  private round = 0
  private readonly heap = new NodeHeap(1024)

  constructor(nodeCount: number, units: Float64Array) {
    this.first = new Int32Array(nodeCount).fill(-1)
    this.best = new Float64Array(nodeCount)
    this.stamp = new Int32Array(nodeCount)
    this.units = units
  }

  add(a: number, b: number, weight: number): void {
    this.half(a, b, weight)
    this.half(b, a, weight)
  }

  private half(a: number, b: number, weight: number): void {
    this.next.push(this.first[a]!)
    this.to.push(b)
    this.weight.push(weight)
    this.first[a] = this.to.length - 1
  }

  /** Whether a path no longer than `limit` exists: A* that drops whatever cannot make it. */
  joins(from: number, to: number, limit: number): boolean {
    const { best, stamp, heap } = this
    const round = ++this.round
    heap.clear()
    best[from] = 0
    stamp[from] = round
    heap.push(from, this.bound(from, to))
    while (heap.size > 0) {
      const key = heap.leastKey
      const node = heap.pop()
      if (node === to) return true
      const reached = best[node]!
      if (key > reached + this.bound(node, to) + 1e-9) continue
      for (let k = this.first[node]!; k >= 0; k = this.next[k]!) {
        const other = this.to[k]!
        const length = reached + this.weight[k]!
        if (length > limit || (stamp[other] === round && best[other]! <= length)) continue
        const total = length + this.bound(other, to)
        if (total > limit) continue
        stamp[other] = round
        best[other] = length
        heap.push(other, total)
      }
    }
    return false
  }

  private bound(a: number, b: number): number {
    const x = this.units[3 * a]! - this.units[3 * b]!
    const y = this.units[3 * a + 1]! - this.units[3 * b + 1]!
    const z = this.units[3 * a + 2]! - this.units[3 * b + 2]!
    return leastRadiusNm * 2 * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2))
  }
}
