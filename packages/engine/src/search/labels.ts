/** Labels of a search as parallel arrays that grow by doubling; nothing is allocated for a label. */
export class Labels {
  count = 0
  node = new Int32Array(4096)
  /** Arc that led here; −1 − i for the i-th way to begin. */
  arc = new Int32Array(4096)
  parent = new Int32Array(4096)
  /** Requirement bits met so far. */
  met = new Uint8Array(4096)
  borders = new Uint8Array(4096)
  /**
   * [label × 4] cost, minutes from departure, emissions, disruption: side by side, since dominance reads all four at once.
   */
  vector = new Float64Array(4 * 4096)
  /** Next label at the same node, −1 at the end. */
  next = new Int32Array(4096)
  dead = new Uint8Array(4096)
  /** How many complete ways the label was held against when it was made. */
  held = new Int32Array(4096)
  /** The order of the queue. */
  key = new Float64Array(4096)

  clear(): void {
    this.count = 0
  }

  add(): number {
    if (this.count === this.node.length) this.grow()
    this.dead[this.count] = 0
    return this.count++
  }

  private grow(): void {
    const size = this.node.length * 2
    const wider = <T extends Int32Array | Uint8Array | Float64Array>(old: T, made: T): T => {
      made.set(old)
      return made
    }
    this.node = wider(this.node, new Int32Array(size))
    this.arc = wider(this.arc, new Int32Array(size))
    this.parent = wider(this.parent, new Int32Array(size))
    this.met = wider(this.met, new Uint8Array(size))
    this.borders = wider(this.borders, new Uint8Array(size))
    this.vector = wider(this.vector, new Float64Array(4 * size))
    this.next = wider(this.next, new Int32Array(size))
    this.held = wider(this.held, new Int32Array(size))
    this.dead = wider(this.dead, new Uint8Array(size))
    this.key = wider(this.key, new Float64Array(size))
  }
}

/** Heap of label indices by key, then cost: the same question is always answered in the same order. */
export class LabelQueue {
  private heap = new Int32Array(4096)
  size = 0
  private readonly labels: Labels

  constructor(labels: Labels) {
    this.labels = labels
  }

  clear(): void {
    this.size = 0
  }

  push(label: number): void {
    if (this.size === this.heap.length) {
      const wider = new Int32Array(this.heap.length * 2)
      wider.set(this.heap)
      this.heap = wider
    }
    let i = this.size++
    while (i > 0) {
      const parent = (i - 1) >> 1
      const above = this.heap[parent]!
      if (!this.before(label, above)) break
      this.heap[i] = above
      i = parent
    }
    this.heap[i] = label
  }

  pop(): number {
    if (this.size === 0) return -1
    const top = this.heap[0]!
    const last = this.heap[--this.size]!
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= this.size) break
      if (child + 1 < this.size && this.before(this.heap[child + 1]!, this.heap[child]!)) child++
      const below = this.heap[child]!
      if (!this.before(below, last)) break
      this.heap[i] = below
      i = child
    }
    if (this.size > 0) this.heap[i] = last
    return top
  }

  private before(a: number, b: number): boolean {
    const { key, vector } = this.labels
    const gap = key[a]! - key[b]!
    if (gap !== 0) return gap < 0
    const costs = vector[4 * a]! - vector[4 * b]!
    return costs < 0 || (costs === 0 && a < b)
  }
}
