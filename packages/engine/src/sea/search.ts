import type { Access } from './access.ts'
import { NodeHeap } from './heap.ts'
import type { SeaNetwork } from './network.ts'
import { leastRadiusNm } from './sphere.ts'

/** A path through the network from one access to another. */
export interface Track {
  readonly distanceNm: number
  /** Nodes from the first access node to the last. */
  readonly nodes: Int32Array
  /** Gates crossed, as bits. */
  readonly gates: number
}

interface Scratch {
  readonly best: Float64Array
  readonly bound: Float64Array
  readonly from: Int32Array
  /** Half-edge gates by which each node was reached. */
  readonly via: Uint32Array
  readonly stamp: Uint32Array
  readonly heap: NodeHeap
  round: number
}

const scratches = new WeakMap<SeaNetwork, Scratch>()

function scratchOf(sea: SeaNetwork): Scratch {
  let scratch = scratches.get(sea)
  if (!scratch) {
    const count = sea.nodeCount + 1
    scratch = {
      best: new Float64Array(count),
      bound: new Float64Array(count),
      from: new Int32Array(count),
      via: new Uint32Array(count),
      stamp: new Uint32Array(count),
      heap: new NodeHeap(4096),
      round: 0,
    }
    scratches.set(sea, scratch)
  }
  return scratch
}

/** A* from one access to the other over all edges that cross none of the `closed` gates. Null when cut off. */
export function search(sea: SeaNetwork, start: Access, end: Access, closed: number): Track | null {
  const scratch = scratchOf(sea)
  const { best, bound, from, via, stamp, heap } = scratch
  const round = ++scratch.round
  const target = sea.nodeCount
  const [tx, ty, tz] = [end.unit[0]!, end.unit[1]!, end.unit[2]!]
  const { units, firstOut, head, lengthNm, gates } = sea
  heap.clear()
  const reach = (node: number, length: number, before: number, crossed: number): void => {
    if (stamp[node] === round) {
      if (best[node]! <= length) return
    } else {
      stamp[node] = round
      const x = units[3 * node]! - tx
      const y = units[3 * node + 1]! - ty
      const z = units[3 * node + 2]! - tz
      bound[node] =
        node === target ? 0 : 2 * leastRadiusNm * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2))
    }
    best[node] = length
    from[node] = before
    via[node] = crossed
    heap.push(node, length + bound[node]!)
  }
  for (let i = 0; i < start.nodes.length; i++) {
    if ((start.gates[i]! & closed) === 0) reach(start.nodes[i]!, start.lengthNm[i]!, -1, start.gates[i]!)
  }
  const exit = exitsOf(end)
  while (heap.size > 0) {
    const key = heap.leastKey
    const node = heap.pop()
    if (node === target) return trackTo(scratch, target)
    const length = best[node]!
    if (key > length + bound[node]! + 1e-9) continue
    const way = exit.get(node)
    if (way !== undefined && (end.gates[way]! & closed) === 0) {
      reach(target, length + end.lengthNm[way]!, node, end.gates[way]!)
    }
    for (let k = firstOut[node]!, stop = firstOut[node + 1]!; k < stop; k++) {
      if ((gates[k]! & closed) === 0) reach(head[k]!, length + lengthNm[k]!, node, gates[k]!)
    }
  }
  return null
}

const exits = new WeakMap<Access, Map<number, number>>()

function exitsOf(end: Access): Map<number, number> {
  let exit = exits.get(end)
  if (!exit) {
    exit = new Map()
    for (const [i, node] of end.nodes.entries()) {
      const known = exit.get(node)
      if (known === undefined || end.lengthNm[i]! < end.lengthNm[known]!) exit.set(node, i)
    }
    exits.set(end, exit)
  }
  return exit
}

function trackTo(scratch: Scratch, target: number): Track {
  const nodes: number[] = []
  let gates = scratch.via[target]!
  for (let v = scratch.from[target]!; v >= 0; v = scratch.from[v]!) {
    nodes.push(v)
    gates |= scratch.via[v]!
  }
  return { distanceNm: scratch.best[target]!, nodes: Int32Array.from(nodes.reverse()), gates: gates >>> 0 }
}
