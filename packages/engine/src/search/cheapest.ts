import type { Way } from './found.ts'
import type { Instance } from './instance.ts'
import { arrival } from './pareto.ts'

/**
 * The cheapest way that meets the instance's requirements, by Dijkstra on cost alone over (node, requirements met); of ways
 * equally cheap to a node the first found stays. Closures are seen, opening hours only delay. null: there is none.
 */
export function cheapestWay(instance: Instance): Way | null {
  const { network, required } = instance
  const layers = required + 1
  const size = network.nodeCount * layers
  const cost = new Float64Array(size).fill(Infinity)
  const time = new Float64Array(size)
  const from = new Int32Array(size).fill(-1)
  const via = new Int32Array(size).fill(-1)
  const done = new Uint8Array(size)
  const heap = new Heap()
  instance.starts.forEach((start, i) => {
    const state = start.node * layers
    if (start.cost >= cost[state]!) return
    cost[state] = start.cost
    time[state] = start.minutes
    via[state] = -1 - i
    heap.push(state, start.cost)
  })
  for (let state = heap.pop(); state >= 0; state = heap.pop()) {
    if (done[state]) continue
    done[state] = 1
    const node = Math.floor(state / layers)
    const met = state % layers
    for (let arc = network.firstOut[node]!; arc < network.firstOut[node + 1]!; arc++) {
      if (instance.allowed[arc] === 0) continue
      const next = network.head[arc]! * layers + (instance.meets ? met | instance.meets[arc]! : met)
      const through = cost[state]! + instance.cost[arc]!
      if (through >= cost[next]!) continue
      const arrives = arrival(instance, arc, time[state]!)
      if (arrives === Infinity) continue
      cost[next] = through
      time[next] = arrives
      from[next] = state
      via[next] = arc
      heap.push(next, through)
    }
  }
  return wayBack(instance, cost, time, from, via, layers)
}

function wayBack(
  instance: Instance,
  cost: Float64Array,
  time: Float64Array,
  from: Int32Array,
  via: Int32Array,
  layers: number,
): Way | null {
  let best = Infinity
  let found: { end: Instance['ends'][number]; state: number } | null = null
  for (const end of instance.ends) {
    const state = end.node * layers + instance.required
    if (cost[state]! + end.cost < best) {
      best = cost[state]! + end.cost
      found = { end, state }
    }
  }
  if (!found) return null
  const { end } = found
  const arcs: number[] = []
  let state = found.state
  for (; from[state]! >= 0; state = from[state]!) arcs.push(via[state]!)
  const start = instance.starts[-1 - via[state]!]!
  arcs.reverse()
  const sum = (values: ArrayLike<number>) => arcs.reduce((total, arc) => total + values[arc]!, 0)
  return {
    start,
    end,
    arcs,
    cost: best,
    minutes: time[found.state]! + end.minutes,
    co2e: start.co2e + sum(instance.co2e) + end.co2e,
    disruption: start.disruption + sum(instance.disruption) + end.disruption,
  }
}

/** Binary heap with stale entries left in: states are few and a push is cheaper than a decrease. */
class Heap {
  private readonly states: number[] = []
  private readonly keys: number[] = []

  push(state: number, key: number): void {
    let i = this.states.length
    this.states.push(state)
    this.keys.push(key)
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (this.keys[parent]! <= key) break
      this.states[i] = this.states[parent]!
      this.keys[i] = this.keys[parent]!
      i = parent
    }
    this.states[i] = state
    this.keys[i] = key
  }

  pop(): number {
    const top = this.states[0]
    if (top === undefined) return -1
    const state = this.states.pop()!
    const key = this.keys.pop()!
    const size = this.states.length
    if (size === 0) return top
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= size) break
      if (child + 1 < size && this.keys[child + 1]! < this.keys[child]!) child++
      if (this.keys[child]! >= key) break
      this.states[i] = this.states[child]!
      this.keys[i] = this.keys[child]!
      i = child
    }
    this.states[i] = state
    this.keys[i] = key
    return top
  }
}
