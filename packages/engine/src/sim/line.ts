/** Those who wait, first come first served: a ring in flat arrays that doubles when it is full. */
export class Line {
  length = 0
  /** Of the entity shifted last: since when it waited, and for how much. */
  since = 0
  amount = 0
  private entities = new Int32Array(16)
  private times = new Float64Array(16)
  private amounts = new Float64Array(16)
  private head = 0

  push(entity: number, now: number, amount = 1): void {
    if (this.length === this.entities.length) this.grow()
    const at = (this.head + this.length++) & (this.entities.length - 1)
    this.entities[at] = entity
    this.times[at] = now
    this.amounts[at] = amount
  }

  /** Who is first, and sets `since` and `amount`. Of an empty line, nonsense. */
  shift(): number {
    const { head } = this
    this.since = this.times[head]!
    this.amount = this.amounts[head]!
    this.head = (head + 1) & (this.entities.length - 1)
    this.length--
    return this.entities[head]!
  }

  /** For how much the first waits. Of an empty line, nonsense. */
  peekAmount(): number {
    return this.amounts[this.head]!
  }

  /** Entity-minutes waited from `since` or the entity's own beginning, whichever is later, until now. */
  minutes(since: number, now: number): number {
    let sum = 0
    for (let i = 0; i < this.length; i++)
      sum += now - Math.max(since, this.times[(this.head + i) & (this.times.length - 1)]!)
    return sum
  }

  private grow(): void {
    this.entities = unrolled(this.entities, new Int32Array(2 * this.entities.length), this.head)
    this.times = unrolled(this.times, new Float64Array(2 * this.times.length), this.head)
    this.amounts = unrolled(this.amounts, new Float64Array(2 * this.amounts.length), this.head)
    this.head = 0
  }
}

function unrolled<T extends Int32Array | Float64Array>(ring: T, larger: T, head: number): T {
  larger.set(ring.subarray(head))
  larger.set(ring.subarray(0, head), ring.length - head)
  return larger
}
