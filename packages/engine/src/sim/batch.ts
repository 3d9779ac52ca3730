import { problem } from '@serai/atlas'
import type { Simulation } from './simulation.ts'
import { Tally } from './tally.ts'

export interface BatchOptions {
  /** Units that fill one. */
  readonly size: number
  /** It leaves with fewer when its first unit has waited so long. */
  readonly mostMinutes?: number
}

/**
 * Units gathered into a train or a ship, and parted again. A batch is a number that can be an entity elsewhere; after
 * `split` the number is used again.
 */
export class Batches {
  /** Minutes that units waited for their batch to leave. */
  readonly waits = new Tally()
  /** Batches that left. */
  made = 0
  private readonly simulation: Simulation
  private readonly ready: (batch: number) => void
  private readonly size: number
  private readonly mostMinutes: number
  private readonly overdue: number
  /** [batch · size + place] unit, and when it came. */
  private units: Int32Array
  private times: Float64Array
  /** [batch] units in it. */
  private counts = new Int32Array(8)
  /** Numbers free to be used again. */
  private readonly free: number[] = []
  private used = 0
  private filling = -1

  /** `ready` is called with each batch that leaves. */
  constructor(
    simulation: Simulation,
    { size, mostMinutes = Infinity }: BatchOptions,
    ready: (batch: number) => void,
  ) {
    if (!(Number.isInteger(size) && size >= 1)) {
      const why = `size: got ${size}, wanted a whole number ≥ 1`
      throw problem('simulation-invalid', { what: 'a batch', why })
    }
    this.simulation = simulation
    this.ready = ready
    this.size = size
    this.mostMinutes = mostMinutes
    this.units = new Int32Array(8 * size)
    this.times = new Float64Array(8 * size)
    this.overdue = simulation.on((turn) => {
      // The batch that was being filled then may have left full.
      if (turn === (this.made | 0) && this.filling >= 0) this.leave()
    })
  }

  /** Units that wait for the batch now being filled. */
  get waiting(): number {
    return this.filling < 0 ? 0 : this.counts[this.filling]!
  }

  add(unit: number): void {
    const { simulation, size } = this
    if (this.filling < 0) {
      this.filling = this.take()
      simulation.after(this.mostMinutes, this.overdue, this.made | 0)
    }
    const batch = this.filling
    const place = this.counts[batch]!++
    this.units[batch * size + place] = unit
    this.times[batch * size + place] = simulation.now
    if (place + 1 === size) this.leave()
  }

  /** Units of a batch. */
  count(batch: number): number {
    return this.counts[batch]!
  }

  /** Calls `each` with the units of a batch in the order in which they came, and ends the batch. */
  split(batch: number, each: (unit: number) => void): void {
    for (let place = 0; place < this.counts[batch]!; place++) each(this.units[batch * this.size + place]!)
    this.free.push(batch)
  }

  private leave(): void {
    const batch = this.filling
    const { now } = this.simulation
    for (let place = 0; place < this.counts[batch]!; place++)
      this.waits.add(now - this.times[batch * this.size + place]!)
    this.filling = -1
    this.made++
    this.ready(batch)
  }

  private take(): number {
    const batch = this.free.pop() ?? this.used++
    if (batch === this.counts.length) {
      const grown = <T extends Int32Array | Float64Array>(old: T, larger: T): T => {
        larger.set(old)
        return larger
      }
      this.counts = grown(this.counts, new Int32Array(2 * this.counts.length))
      this.units = grown(this.units, new Int32Array(2 * this.units.length))
      this.times = grown(this.times, new Float64Array(2 * this.times.length))
    }
    this.counts[batch] = 0
    return batch
  }
}
