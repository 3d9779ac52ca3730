import type { TransitFlow } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import { compileBorder } from '../../../src/sim/border/border.ts'
import type { Journey, JourneyStep } from '../../../src/sim/model.ts'
import { atRail, figure, lived, never, RAIL, ROAD, site, stop, traffic } from './site.ts'

const FLOW: TransitFlow = {
  ...{ id: 'wheat', from: 'KZAAA', to: 'CNBBB', cargo: 'wheat', perYear: 36_500, per: 't', lot: 100 },
  ...{ direction: 'out', source: ['s'], year: 2026, grade: 'estimated', note: null },
}
const haul = (from: string, to: string, hours: number): JourneyStep => ({
  ...{ kind: 'haul', what: 'road', from, to },
  spread: { meanMinutes: 60 * hours, p90Minutes: 60 * hours },
})
/** A lot a day of 100 t: five trucks of 20 t, ten hours before the border and ten after it. */
const journey = (rest: Partial<Journey> = {}): Journey => ({
  ...{ flow: FLOW, unit: 'grain', ref: ROAD, tonnesPerYear: 36_500, lotTonnes: 100, lotTeu: 5 },
  ...{ arrivesBy: 'truck', tonnesPerTruck: 20 },
  before: [haul('KZZZZ', 'KZAAA', 10)],
  after: [haul('KZAAA', 'CNZZZ', 10)],
  ...rest,
})

describe('a lot in transit by road', () => {
  const input = site({
    equipment: [stop('border-lane', 'out', 1e4)],
    traffic: [],
    journeys: [journey()],
    days: 400,
    warmupDays: 5,
  })

  it('leaves events of its way, one after the other, at the times that were lived', () => {
    const { acts } = compileBorder(input).run(0, never)
    const own = acts.filter(({ shipment }) => shipment === 'wheat-00003')
    expect(own.map(({ code, place, mode }) => `${code} ${place} ${mode}`)).toEqual([
      'DEPA KZZZZ road',
      'ARRI KZAAA road',
      'CLRI KZAAA road',
      'CLRO KZAAA road',
      'DEPA KZAAA road',
      'ARRI CNZZZ road',
    ])
    const at = own.map((act) => act.at)
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(at[1]! - at[0]!).toBe(600)
    expect(at[5]! - at[4]!).toBe(600)
    expect(new Set(own.map(({ classifier, tonnes }) => `${classifier} ${tonnes}`))).toEqual(
      new Set(['ACT 100']),
    )
  })

  it('is a convoy of trucks, none of which is lost', () => {
    const run = lived(input)
    const [out] = run.road
    expect(out.left).toBe(out.arrived - out.inside)
    expect(out.total.count).toBe(5 * run.lotHours.count + (out.total.count % 5))
    // Five trucks come evenly within 40 minutes: from the first to the last it is 40 · 4/6 in the mean, with an sd of 7.13.
    const error = Math.abs(run.lotHours.mean - (40 * 4) / 6)
    expect(error).toBeLessThan((4 * 7.13) / Math.sqrt(run.lotHours.count))
  })

  it('carries as much in a year as the case says', () => {
    const model = compileBorder(input)
    const tonnes = figure(model, model.run(0, never), 'transit.tonnes')
    // 400 lots, Poisson.
    expect(Math.abs(tonnes - 36_500)).toBeLessThan(4 * (36_500 / Math.sqrt(400)))
  })

  it('keeps the first replication’s events only', () => {
    expect(compileBorder(input).run(1, never).acts).toEqual([])
  })
})

describe('a lot in transit by rail', () => {
  const rail = (trains: number) =>
    site({
      equipment: [stop('border-lane', 'out', 10, atRail), stop('gauge-shed', 'both', 60, atRail)],
      traffic:
        trains > 0 ? [traffic('train', 'out', trains, { unit: 'grain', wagons: 40, parcel: 2000 })] : [],
      journeys: [journey({ ref: RAIL, arrivesBy: 'train' })],
      days: 100,
    })

  it('rides with the next train, which is longer by its wagons', () => {
    const run = lived(rail(3650))
    const [out] = run.rail
    // Trains are those of the background alone.
    expect(Math.abs(out.arrived - 1000)).toBeLessThan(4 * Math.sqrt(1000))
    expect(run.lotHours.count).toBeGreaterThan(60)
    // 42 wagons in the shed take 42 minutes and the line 6: no lot is quicker.
    expect(run.lotHours.min).toBeGreaterThanOrEqual(48 - 1e-6)
  })

  it('is a train of its own where no other runs', () => {
    const run = lived(rail(0))
    expect(run.rail[0].arrived).toBeGreaterThan(60)
    // Two wagons of 60 t.
    expect(run.lotHours.min).toBeCloseTo(2 + 6, 9)
  })
})
