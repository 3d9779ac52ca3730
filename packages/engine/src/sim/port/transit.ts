import { lognormal, lognormalOf } from '../../random/lognormal.ts'
import { Stream } from '../../random/stream.ts'
import type { Acts } from '../acts.ts'
import type { Journey } from '../model.ts'
import { Travel } from '../travel.ts'
import { Arrivals } from './arrive.ts'
import type { Lot } from './lots.ts'
import { isBox } from './spec.ts'

/**
 * Days from calling a ship for a shipload to its arrival, mean and 90th percentile. ESTIMATED: a laycan a few days ahead for
 * handysize tonnage that trades in the Gulf and the Arabian Sea.
 */
const LEAD_DAYS: readonly [mean: number, p90: number] = [3, 5]

/** What the flow of one journey keeps. Amounts are t, or TEU for boxes. */
export interface FlowState {
  readonly journey: Journey
  readonly boxes: boolean
  readonly lotAmount: number
  readonly trucksPerLot: number
  readonly departures: Arrivals
  readonly travel: Travel
  /** Lots in the yard that wait for a ship, oldest first. */
  readonly ready: Lot[]
  /** Amount in `ready` for which no ship was called yet. */
  uncalled: number
}

/** Lots on their way through the port. */
export class Transit {
  readonly flows: readonly FlowState[]
  readonly acts: Acts
  private readonly lots = new Map<number, Lot>()
  private readonly lead = lognormalOf(LEAD_DAYS[0] * 1440, LEAD_DAYS[1] * 1440)
  private readonly luck: Stream
  private last = 0

  constructor(journeys: readonly Journey[], acts: Acts, seed: number, replication: number, startDay: number) {
    this.acts = acts
    this.luck = new Stream(seed, `${replication}:transit`)
    this.flows = journeys.map((journey): FlowState => {
      const { flow, lotTonnes, tonnesPerYear } = journey
      const name = `${replication}:flow ${flow.id}`
      return {
        journey,
        boxes: isBox(journey.unit),
        lotAmount: isBox(journey.unit) ? journey.lotTeu : lotTonnes,
        trucksPerLot: Math.max(1, Math.ceil(lotTonnes / journey.tonnesPerTruck)),
        departures: new Arrivals(
          { perYear: tonnesPerYear / lotTonnes, process: 'poisson', shape: 1, hours: [], months: MONTHS },
          new Stream(seed, `${name} departures`),
          startDay,
        ),
        travel: new Travel(journey, new Stream(seed, `${name} travel`)),
        ready: [],
        uncalled: 0,
      }
    })
  }

  /** A lot sets out; the minute at which it gets to the port comes with it. */
  depart(flow: number, now: number): { lot: Lot; arrivesAt: number } {
    const state = this.flows[flow]!
    const lot: Lot = {
      id: ++this.last,
      flow,
      amount: state.lotAmount,
      arrivedAt: 0,
      readyAt: 0,
      trucksLeft: state.trucksPerLot,
    }
    this.lots.set(lot.id, lot)
    const arrivesAt = state.travel.approach(now, (step, from, to) =>
      this.acts.step(this.shipment(lot), state.journey.lotTonnes, step, from, to),
    )
    return { lot, arrivesAt }
  }

  at(id: number): Lot {
    return this.lots.get(id)!
  }

  /** The lot has left the port; its way goes on. */
  onward(lot: Lot, now: number): void {
    const { travel, journey } = this.flows[lot.flow]!
    travel.leave(now, (step, from, to) =>
      this.acts.step(this.shipment(lot), journey.lotTonnes, step, from, to),
    )
    this.lots.delete(lot.id)
  }

  shipment(lot: Lot): string {
    return `${this.flows[lot.flow]!.journey.flow.id}-${String(lot.id).padStart(5, '0')}`
  }

  /** Minutes until a ship that is called now arrives. */
  leadMinutes(): number {
    return lognormal(this.luck, this.lead)
  }

  chance(): number {
    return this.luck.uniform()
  }
}

const MONTHS = new Array<number>(12).fill(1)
