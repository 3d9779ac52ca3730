import type { Network } from '../network/network.ts'
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

/** Arcs of each node on one side, in the order of the nodes, and where each arc leads to from there. */
interface Fan {
  readonly first: Int32Array
  readonly arcs: Int32Array
  readonly far: Int32Array
}

type Side = 'starts' | 'ends'
type Criterion = 'cost' | 'minutes' | 'co2e' | 'disruption'

const fans: Readonly<Record<Side, WeakMap<Network, Fan>>> = { starts: new WeakMap(), ends: new WeakMap() }

/** Outgoing arcs for a search from the starts, incoming ones for a search from the ends; sorted once a network. */
function fanOf(network: Network, side: Side): Fan {
  const known = fans[side].get(network)
  if (known) return known
  const [near, far] = side === 'starts' ? [network.tail, network.head] : [network.head, network.tail]
  const first = new Int32Array(network.nodeCount + 1)
  for (let arc = 0; arc < network.arcCount; arc++) first[near[arc]! + 1]!++
  for (let node = 0; node < network.nodeCount; node++) first[node + 1]! += first[node]!
  const place = first.slice(0, network.nodeCount)
  const arcs = new Int32Array(network.arcCount)
  for (let arc = 0; arc < network.arcCount; arc++) arcs[place[near[arc]!]!++] = arc
  const made = { first, arcs, far }
  fans[side].set(network, made)
  return made
}

/** Lower bounds by one backward Dijkstra a criterion; waits for gates and departures are at least nothing. */
export function boundsOf(instance: Instance, withBorders: boolean): Bounds {
  return {
    ...boundsFrom(instance, 'ends'),
    borders: withBorders
      ? spread(instance, 'ends', instance.borders, null)
      : new Float64Array(instance.network.nodeCount),
  }
}

/** Minutes that each arc takes at least, the cut-off of its departures and half their interval included. */
export function leastMinutes(instance: Instance): Int32Array {
  const { network } = instance
  const minutes = new Int32Array(network.arcCount)
  for (const arc of arcsFor(network, instance.load.cargo.units)) {
    const schedule = network.schedule[arc]! < 0 ? null : network.schedules[network.schedule[arc]!]!
    const headway = schedule && schedule.weekly.length === 0 ? Math.floor(schedule.everyMinutes / 2) : 0
    minutes[arc] = instance.minutes[arc]! + (schedule ? schedule.cutoffMinutes + headway : 0)
  }
  return minutes
}

const found: Readonly<Record<Side, WeakMap<Instance, Omit<Bounds, 'borders'>>>> = {
  starts: new WeakMap(),
  ends: new WeakMap(),
}

/** What lies at least between the starts, or the ends, and each node; kept with the instance, for notices ask after the search. */
export function boundsFrom(instance: Instance, side: Side): Omit<Bounds, 'borders'> {
  const known = found[side].get(instance)
  if (known) return known
  const made = {
    cost: spread(instance, side, instance.cost, 'cost'),
    minutes: spread(instance, side, leastMinutes(instance), 'minutes'),
    co2e: spread(instance, side, instance.co2e, 'co2e'),
    disruption: spread(instance, side, instance.disruption, 'disruption'),
  }
  found[side].set(instance, made)
  return made
}

function spread(
  instance: Instance,
  side: Side,
  weight: ArrayLike<number>,
  criterion: Criterion | null,
): Float64Array {
  const { network, allowed } = instance
  const { first, arcs, far } = fanOf(network, side)
  const distance = new Float64Array(network.nodeCount).fill(Infinity)
  const queue = new NodeQueue(network.nodeCount)
  for (const ending of instance[side]) {
    const d = criterion === null ? 0 : ending[criterion]
    if (d < distance[ending.node]!) {
      distance[ending.node] = d
      queue.push(ending.node, d)
    }
  }
  for (let node = queue.pop(); node >= 0; node = queue.pop()) {
    const d = distance[node]!
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const arc = arcs[i]!
      if (allowed[arc] === 0) continue
      const next = far[arc]!
      const through = d + weight[arc]!
      if (through < distance[next]!) {
        distance[next] = through
        queue.push(next, through)
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
