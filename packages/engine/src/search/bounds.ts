import { arcsFor } from './filters.ts'
import type { Instance } from './instance.ts'

/** What it takes at least from each node to the end, criterion by criterion; Infinity where no way leads there. */
export interface Bounds {
  readonly cost: Float64Array
  readonly minutes: Float64Array
  readonly co2e: Float64Array
  readonly disruption: Float64Array
  readonly borders: Float64Array
}

/** Incoming arcs by node, built once a network: heads sorted, so that a backward search reads them in order. */
interface Reverse {
  readonly first: Int32Array
  readonly arcs: Int32Array
}

const reversed = new WeakMap<object, Reverse>()

function reverseOf(instance: Instance): Reverse {
  const { network } = instance
  let found = reversed.get(network)
  if (!found) {
    const first = new Int32Array(network.nodeCount + 1)
    for (let arc = 0; arc < network.arcCount; arc++) first[network.head[arc]! + 1]!++
    for (let node = 0; node < network.nodeCount; node++) first[node + 1]! += first[node]!
    const place = first.slice(0, network.nodeCount)
    const arcs = new Int32Array(network.arcCount)
    for (let arc = 0; arc < network.arcCount; arc++) arcs[place[network.head[arc]!]!++] = arc
    found = { first, arcs }
    reversed.set(network, found)
  }
  return found
}

/** Lower bounds by one backward Dijkstra a criterion; waits for gates and departures are at least nothing. */
export function boundsOf(instance: Instance, withBorders: boolean): Bounds {
  const { network } = instance
  const reverse = reverseOf(instance)
  const least = (arcs: ArrayLike<number>, ending: 'cost' | 'minutes' | 'co2e' | 'disruption' | null) =>
    backward(instance, reverse, arcs, ending)
  const minutes = new Int32Array(network.arcCount)
  for (const arc of arcsFor(network, instance.load.cargo.units)) {
    const schedule = network.schedule[arc]! < 0 ? null : network.schedules[network.schedule[arc]!]!
    const headway = schedule && schedule.weekly.length === 0 ? Math.floor(schedule.everyMinutes / 2) : 0
    minutes[arc] = instance.minutes[arc]! + (schedule ? schedule.cutoffMinutes + headway : 0)
  }
  return {
    cost: least(instance.cost, 'cost'),
    minutes: least(minutes, 'minutes'),
    co2e: least(instance.co2e, 'co2e'),
    disruption: least(instance.disruption, 'disruption'),
    borders: withBorders ? least(instance.borders, null) : new Float64Array(network.nodeCount),
  }
}

function backward(
  instance: Instance,
  reverse: Reverse,
  weight: ArrayLike<number>,
  ending: 'cost' | 'minutes' | 'co2e' | 'disruption' | null,
): Float64Array {
  const { network, allowed } = instance
  const distance = new Float64Array(network.nodeCount).fill(Infinity)
  const queue = new NodeQueue(network.nodeCount)
  for (const end of instance.ends) {
    const d = ending === null ? 0 : end[ending]
    if (d < distance[end.node]!) {
      distance[end.node] = d
      queue.push(end.node, d)
    }
  }
  for (let node = queue.pop(); node >= 0; node = queue.pop()) {
    const d = distance[node]!
    for (let i = reverse.first[node]!; i < reverse.first[node + 1]!; i++) {
      const arc = reverse.arcs[i]!
      if (allowed[arc] === 0) continue
      const tail = network.tail[arc]!
      const through = d + weight[arc]!
      if (through < distance[tail]!) {
        distance[tail] = through
        queue.push(tail, through)
      }
    }
  }
  return distance
}

/** Binary heap of nodes with decrease-key by position. */
class NodeQueue {
  private readonly heap: Int32Array
  private readonly key: Float64Array
  private readonly position: Int32Array
  private size = 0

  constructor(nodes: number) {
    this.heap = new Int32Array(nodes)
    this.key = new Float64Array(nodes)
    this.position = new Int32Array(nodes).fill(-1)
  }

  push(node: number, key: number): void {
    this.key[node] = key
    if (this.position[node]! < 0) {
      this.position[node] = this.size
      this.heap[this.size++] = node
    }
    this.up(this.position[node]!)
  }

  pop(): number {
    if (this.size === 0) return -1
    const top = this.heap[0]!
    const last = this.heap[--this.size]!
    this.position[top] = -1
    if (this.size > 0) {
      this.heap[0] = last
      this.position[last] = 0
      this.down(0)
    }
    return top
  }

  private up(from: number): void {
    const node = this.heap[from]!
    const key = this.key[node]!
    let i = from
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = this.heap[parent]!
      if (this.key[above]! <= key) break
      this.heap[i] = above
      this.position[above] = i
      i = parent
    }
    this.heap[i] = node
    this.position[node] = i
  }

  private down(from: number): void {
    const node = this.heap[from]!
    const key = this.key[node]!
    let i = from
    for (;;) {
      let child = 2 * i + 1
      if (child >= this.size) break
      if (child + 1 < this.size && this.key[this.heap[child + 1]!]! < this.key[this.heap[child]!]!) child++
      const below = this.heap[child]!
      if (this.key[below]! >= key) break
      this.heap[i] = below
      this.position[below] = i
      i = child
    }
    this.heap[i] = node
    this.position[node] = i
  }
}
