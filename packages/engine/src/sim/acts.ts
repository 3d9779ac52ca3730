import type { ActEvent, EventCode } from '../event/event.ts'
import type { JourneyStep } from './model.ts'

/** More events than this help no reader, and would fill a reply. */
const MOST_ACTS = 4000

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
