import type { ActEvent, EventCode } from '../../event/event.ts'
import { type Lognormal, lognormal, lognormalOf } from '../../random/lognormal.ts'
import type { Stream } from '../../random/stream.ts'
import type { Journey, JourneyStep } from '../model.ts'

/** A consignment in transit through the port. Times are minutes of the simulation. */
export interface Lot {
  readonly id: number
  readonly flow: number
  /** t, or TEU for boxes. */
  readonly amount: number
  /** At the street with its first truck, or at anchor with its ship. */
  arrivedAt: number
  /** All of it in the yard (bringing), or all of it out of the gate (fetching). */
  readyAt: number
  trucksLeft: number
}

/** More events than this help no reader, and would fill a reply. */
const MOST_ACTS = 4000

/** The legs of a flow outside the port, with what is drawn for them and the events that they leave. */
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

  /** Sends a lot on its way at a time and says when it gets to the port. */
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

const HANDLE_CODES: Readonly<Record<string, readonly [EventCode, EventCode]>> = {
  load: ['GTIN', 'LOAD'],
  unload: ['DISC', 'GTOT'],
  transfer: ['DISC', 'LOAD'],
  gauge: ['DISC', 'LOAD'],
  stuff: ['GTIN', 'STUF'],
  strip: ['STRP', 'GTOT'],
  clear: ['CLRI', 'CLRO'],
}

/** The ACT events of the lots of one replication; `keep` false keeps none. */
export class Acts {
  readonly list: ActEvent[] = []
  private readonly keep: boolean
  private readonly startsAt: number

  /** `startsAt`: minutes since the epoch, UTC, of minute 0. */
  constructor(keep: boolean, startsAt: number) {
    this.keep = keep
    this.startsAt = startsAt
  }

  add(shipment: string, minute: number, code: EventCode, place: string, mode: string, tonnes: number): void {
    if (!this.keep || this.list.length >= MOST_ACTS) return
    this.list.push({
      shipment,
      at: Math.round(this.startsAt + minute),
      classifier: 'ACT',
      code,
      place,
      mode,
      tonnes,
    })
  }

  /** Both ends of a step. */
  step(shipment: string, tonnes: number, step: JourneyStep, from: number, to: number): void {
    if (step.kind === 'haul') {
      this.add(shipment, from, 'DEPA', step.from, step.what, tonnes)
      this.add(shipment, to, 'ARRI', step.to, step.what, tonnes)
      return
    }
    const [begun, done] = HANDLE_CODES[step.what] ?? ['INSP', 'INSP']
    this.add(shipment, from, begun, step.from, '', tonnes)
    this.add(shipment, to, done, step.from, '', tonnes)
  }
}
