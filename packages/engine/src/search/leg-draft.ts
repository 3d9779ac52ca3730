import type { Carrier, Facility, Grade } from '@serai/atlas'
import type { Charge } from '../cost/tariffs.ts'
import type { Handle, Haul, LegBase } from '../itinerary/itinerary.ts'
import { BERTHS } from '../network/network.ts'
import type { Instance } from './instance.ts'
import { Ledger } from './ledger.ts'

type Open<T> = { -readonly [K in keyof T]: T[K] }
export type HaulDraft = Open<Omit<Haul, keyof LegBase | 'spread'>>
export type HandleDraft = Open<Omit<Handle, keyof LegBase | 'spread'>>

/** A leg while it is put together. Minutes count from departure; sums are not rounded yet. */
export interface Draft {
  readonly what: HaulDraft | HandleDraft
  readonly ledger: Ledger
  readonly startAt: number
  endAt: number
  waitMinutes: number
  /** Mean and 90th percentile of the leg's own time, waits for gates and departures left out. */
  meanMinutes: number
  p90Minutes: number
  co2eGrams: number
  disruption: number
  closureMinutes: number
  timeGrade: Grade
  readonly unit: number
  readonly gate: number
  readonly schedule: number
  /** Country whose conditions the leg shares in rehearsal; null at sea and at handles. */
  readonly country: string | null
}

/** A leg of no cost yet, whose own time is all that it lasts unless `rest` says otherwise. */
export function draft(
  what: HaulDraft | HandleDraft,
  startAt: number,
  endAt: number,
  rest: Partial<Draft> & Pick<Draft, 'unit'>,
): Draft {
  return {
    what,
    ledger: new Ledger(),
    startAt,
    endAt,
    waitMinutes: 0,
    meanMinutes: endAt - startAt,
    p90Minutes: 0,
    co2eGrams: 0,
    disruption: 0,
    closureMinutes: 0,
    timeGrade: 'estimated',
    gate: -1,
    schedule: -1,
    country: null,
    ...rest,
  }
}

export const carrierOf = (berth: number): Carrier =>
  BERTHS[berth] === 'gate' ? 'road' : (BERTHS[berth]!.replace(/-(in|out)$/, '') as Carrier)

/** Charges and emissions of a facility. */
export function account(
  instance: Instance,
  leg: Draft,
  facility: Facility,
  charges: readonly Charge[],
): void {
  const { load } = instance
  for (const charge of charges) leg.ledger.charge(charge, load, 0)
  const emission = instance.costing.emissions.handle(facility.operation)
  leg.co2eGrams += (emission?.wtwG ?? 0) * load.tonnes
  for (const id of [...facility.source, ...(emission?.source ?? [])]) leg.ledger.sources.add(id)
}
