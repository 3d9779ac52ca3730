/**
 * Events of one kind that are known before their span of time begins, such as the trucks of an hour: added in any order,
 * sorted once, then walked beside the heap. One costs 45 ns with its draw; as events of the heap, drawn one after the other,
 * trucks took 11 % more of a year of Karachi.
 */
export class Agenda {
  /** Time of the next one; Infinity when there is none. */
  next = Infinity
  private times = new Float64Array(256)
  private args = new Int32Array(256)
  private sortedTimes = new Float64Array(256)
  private sortedArgs = new Int32Array(256)
  private starts = new Int32Array(257)
  /** Added, and not yet in order. */
  private count = 0
  /** In order, and of these walked. */
  private sorted = 0
  private at = 0

  /** How many lie ahead. */
  get size(): number {
    return this.sorted - this.at
  }

  add(time: number, arg: number): void {
    if (this.count === this.times.length) this.grow()
    this.times[this.count] = time
    this.args[this.count++] = arg
  }

  /**
   * All that was added is in order from now on; what was left of the last span is dropped. Every time lies in the span. A
   * counting sort into as many parts of the span as there are events, then by insertion: linear for times that are spread
   * evenly. Those of one time keep the order in which they were added.
   */
  open(from: number, minutes: number): void {
    const { count, times, args, starts, sortedTimes, sortedArgs } = this
    const parts = count / minutes
    const part = (time: number) => Math.min(count - 1, ((time - from) * parts) | 0)
    starts.fill(0, 0, count + 1)
    for (let i = 0; i < count; i++) starts[part(times[i]!) + 1]!++
    for (let p = 1; p < count; p++) starts[p]! += starts[p - 1]!
    for (let i = 0; i < count; i++) {
      const to = starts[part(times[i]!)]!++
      sortedTimes[to] = times[i]!
      sortedArgs[to] = args[i]!
    }
    for (let i = 1; i < count; i++) {
      const time = sortedTimes[i]!
      if (time >= sortedTimes[i - 1]!) continue
      const arg = sortedArgs[i]!
      let to = i
      for (; to > 0 && sortedTimes[to - 1]! > time; to--) {
        sortedTimes[to] = sortedTimes[to - 1]!
        sortedArgs[to] = sortedArgs[to - 1]!
      }
      sortedTimes[to] = time
      sortedArgs[to] = arg
    }
    this.count = 0
    this.sorted = count
    this.at = 0
    this.next = count > 0 ? sortedTimes[0]! : Infinity
  }

  /** Takes the next one: its arg. Of an empty agenda, nonsense. */
  take(): number {
    const arg = this.sortedArgs[this.at++]!
    this.next = this.at < this.sorted ? this.sortedTimes[this.at]! : Infinity
    return arg
  }

  private grow(): void {
    const size = 2 * this.times.length
    const times = new Float64Array(size)
    const args = new Int32Array(size)
    times.set(this.times)
    args.set(this.args)
    this.times = times
    this.args = args
    // What is still to be walked stays until the next `open`.
    const sortedTimes = new Float64Array(size)
    const sortedArgs = new Int32Array(size)
    sortedTimes.set(this.sortedTimes)
    sortedArgs.set(this.sortedArgs)
    this.sortedTimes = sortedTimes
    this.sortedArgs = sortedArgs
    this.starts = new Int32Array(size + 1)
  }
}
