/** Binary min-heap of node numbers with keys, no decrease-key: stale entries are skipped by the caller. */
export class NodeHeap {
  private keys: Float64Array
  private nodes: Int32Array
  private count = 0

  constructor(capacity: number) {
    this.keys = new Float64Array(capacity)
    this.nodes = new Int32Array(capacity)
  }

  get size(): number {
    return this.count
  }

  get leastKey(): number {
    return this.keys[0]!
  }

  clear(): void {
    this.count = 0
  }

  push(node: number, key: number): void {
    if (this.count === this.keys.length) this.grow()
    const { keys, nodes } = this
    let at = this.count++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (keys[parent]! <= key) break
      keys[at] = keys[parent]!
      nodes[at] = nodes[parent]!
      at = parent
    }
    keys[at] = key
    nodes[at] = node
  }

  pop(): number {
    const { keys, nodes } = this
    const top = nodes[0]!
    const count = --this.count
    const key = keys[count]!
    const node = nodes[count]!
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= count) break
      if (child + 1 < count && keys[child + 1]! < keys[child]!) child++
      if (keys[child]! >= key) break
      keys[at] = keys[child]!
      nodes[at] = nodes[child]!
      at = child
    }
    keys[at] = key
    nodes[at] = node
    return top
  }

  private grow(): void {
    const keys = new Float64Array(2 * this.keys.length)
    const nodes = new Int32Array(2 * this.nodes.length)
    keys.set(this.keys)
    nodes.set(this.nodes)
    this.keys = keys
    this.nodes = nodes
  }
}
