/**
 * A quantity that holds between changes, as its mean over every step of equal length: the line of a chart in flat memory.
 * What happens before `from` or after the last step is not kept.
 */
export class Series {
  /** [step] mean over the step; a step not yet over holds what has gathered in it, see `close`. */
  readonly means: Float64Array
  value: number
  private readonly from: number
  private readonly stepMinutes: number
  private changedAt: number

  /** `from`: minute of the simulation at which the first step begins. */
  constructor(stepMinutes: number, steps: number, from = 0, value = 0) {
    this.stepMinutes = stepMinutes
    this.means = new Float64Array(steps)
    this.from = from
    this.changedAt = from
    this.value = value
  }

  set(now: number, value: number): void {
    this.gather(now)
    this.value = value
  }

  /** Brings the steps up to now; call it at the end. */
  close(now: number): void {
    this.gather(now)
  }

  private gather(now: number): void {
    const { stepMinutes, means, from, value } = this
    const end = Math.min(now, from + means.length * stepMinutes)
    let at = this.changedAt
    if (end <= at) return
    for (let step = Math.floor((at - from) / stepMinutes); at < end && step < means.length; step++) {
      const edge = Math.min(end, from + (step + 1) * stepMinutes)
      means[step]! += (value * (edge - at)) / stepMinutes
      at = edge
    }
    this.changedAt = end
  }
}
