/** A quantity that holds between changes, such as a queue's length: its integral over time, mean and most. */
export class TimeWeighted {
  value: number
  max: number
  private area = 0
  private changedAt = 0
  private since = 0

  constructor(value = 0) {
    this.value = value
    this.max = value
  }

  set(now: number, value: number): void {
    this.area += this.value * (now - this.changedAt)
    this.changedAt = now
    this.value = value
    if (value > this.max) this.max = value
  }

  /** Value · minutes since the last reset. */
  integral(now: number): number {
    return this.area + this.value * (now - this.changedAt)
  }

  /** NaN when no time has passed. */
  mean(now: number): number {
    return now > this.since ? this.integral(now) / (now - this.since) : Number.NaN
  }

  /** End of a warm-up: the value stays, what was counted goes. */
  reset(now: number): void {
    this.area = 0
    this.changedAt = now
    this.since = now
    this.max = this.value
  }
}
