import type { Stream } from '../../random/stream.ts'
import type { Acts } from '../acts.ts'
import type { Journey } from '../model.ts'
import { Travel } from '../travel.ts'
import { isBox, PARTS } from './spec.ts'

/** A consignment in transit through the port. Times are minutes of the simulation, amounts thousandths of a t or TEU. */
export interface Lot {
  readonly id: number
  readonly flow: number
  readonly amount: number
  /** At the street with its first truck, or at anchor with its ship. */
  arrivedAt: number
  /** Out: all of it in the yard. In: all of it landed. */
  readyAt: number
  /** In: the first of its trucks may come. */
  calledAt: number
  /** Trucks that are not done, and those that have not come to the stack, with what they carry. */
  trucksLeft: number
  trucksToStack: number
  amountToStack: number
}

/** What the flow of one journey keeps. */
export interface Flow {
  readonly journey: Journey
  readonly boxes: boolean
  readonly lotAmount: number
  readonly trucksPerLot: number
  readonly travel: Travel
  readonly luck: Stream
  /** Lots in the yard that wait for a ship, oldest first. */
  readonly ready: Lot[]
  /** Amount of lots that became ready since a ship was called. */
  uncalled: number
}

/** Lots under way, from their departure to the end of what the simulation knows of them. */
export class Lots {
  readonly flows: readonly Flow[]
  readonly acts: Acts
  private readonly underway = new Map<number, Lot>()
  private readonly place: string
  private last = 0

  constructor(journeys: readonly Journey[], acts: Acts, place: string, stream: (what: string) => Stream) {
    this.acts = acts
    this.place = place
    this.flows = journeys.map((journey): Flow => {
      const { flow, unit, lotTonnes, lotTeu, tonnesPerTruck } = journey
      return {
        journey,
        boxes: isBox(unit),
        lotAmount: Math.round((isBox(unit) ? lotTeu : lotTonnes) * PARTS),
        trucksPerLot: Math.max(1, Math.ceil(lotTonnes / tonnesPerTruck)),
        travel: new Travel(journey, stream(`flow ${flow.id} travel`)),
        luck: stream(`flow ${flow.id}`),
        ready: [],
        uncalled: 0,
      }
    })
  }

  at(id: number): Lot {
    return this.underway.get(id)!
  }

  flowOf(lot: Lot): Flow {
    return this.flows[lot.flow]!
  }

  /** A lot sets out; the minute at which it gets to the port comes with it. */
  depart(flow: number, now: number): { lot: Lot; arrivesAt: number } {
    const { lotAmount, trucksPerLot, travel, journey } = this.flows[flow]!
    const lot: Lot = {
      id: ++this.last,
      flow,
      amount: lotAmount,
      arrivedAt: 0,
      readyAt: 0,
      calledAt: 0,
      trucksLeft: trucksPerLot,
      trucksToStack: trucksPerLot,
      amountToStack: lotAmount,
    }
    this.underway.set(lot.id, lot)
    const arrivesAt = travel.approach(now, (step, from, to) =>
      this.acts.step(this.nameOf(lot), journey.lotTonnes, step, from, to),
    )
    return { lot, arrivesAt }
  }

  /** What the next truck of a lot at the stack carries: whole thousandths that add up to the lot. */
  nextTruck(lot: Lot): number {
    const amount = Math.round(lot.amountToStack / lot.trucksToStack)
    lot.trucksToStack--
    lot.amountToStack -= amount
    return amount
  }

  /** The lot has left the port; its way goes on. */
  onward(lot: Lot, now: number): void {
    const { travel, journey } = this.flowOf(lot)
    travel.leave(now, (step, from, to) => this.acts.step(this.nameOf(lot), journey.lotTonnes, step, from, to))
    this.underway.delete(lot.id)
  }

  note(lot: Lot, now: number, code: 'GTIN' | 'GTOT' | 'LOAD' | 'DISC', mode: string): void {
    const { lotTonnes } = this.flowOf(lot).journey
    this.acts.add(this.nameOf(lot), now, code, this.place, mode, lotTonnes)
  }

  private nameOf(lot: Lot): string {
    return `${this.flowOf(lot).journey.flow.id}-${String(lot.id).padStart(5, '0')}`
  }
}
