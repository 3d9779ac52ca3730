import { type Lognormal, lognormal, lognormalOf } from '../random/lognormal.ts'
import type { Stream } from '../random/stream.ts'
import type { Journey, JourneyStep } from './model.ts'

/** The legs of a flow outside the site, with what is drawn for them and the events that they leave. */
export class Travel {
  private readonly journey: Journey
  private readonly before: readonly (Lognormal | null)[]
  private readonly after: readonly (Lognormal | null)[]
  private readonly stream: Stream

  constructor(journey: Journey, stream: Stream) {
    this.journey = journey
    this.stream = stream
    this.before = journey.before.map(lawOfStep)
    this.after = journey.after.map(lawOfStep)
  }

  /** Sends a lot on its way at a time and says when it gets to the site. */
  approach(at: number, note: (step: JourneyStep, from: number, to: number) => void): number {
    return this.go(this.journey.before, this.before, at, note)
  }

  leave(at: number, note: (step: JourneyStep, from: number, to: number) => void): number {
    return this.go(this.journey.after, this.after, at, note)
  }

  private go(
    steps: readonly JourneyStep[],
    laws: readonly (Lognormal | null)[],
    at: number,
    note: (step: JourneyStep, from: number, to: number) => void,
  ): number {
    let now = at
    for (const [i, step] of steps.entries()) {
      const law = laws[i]
      const until = now + (law ? lognormal(this.stream, law) : 0)
      note(step, now, until)
      now = until
    }
    return now
  }
}

const lawOfStep = ({ spread }: JourneyStep): Lognormal | null =>
  spread.meanMinutes > 0
    ? lognormalOf(spread.meanMinutes, Math.max(spread.p90Minutes, spread.meanMinutes))
    : null
