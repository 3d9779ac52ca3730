import { describe, expect, it } from 'vitest'
import { ENERGY_SERIES } from '../../../src/sim/model.ts'
import type { Row } from '../../desert.ts'
import {
  berth,
  CASE,
  crane,
  equipment,
  harbour,
  journey,
  measure,
  model,
  opened,
  run,
  ships,
} from './harbour.ts'

const KNOWN = { source: 's', year: 2026, grade: 'estimated' }

const FIGURES: Readonly<Record<string, number>> = {
  ...{ 'grid-kw': 1000, 'grid-cut-hours-per-day': 6, 'grid-cut-block-hours': 3, 'grid-outages-per-year': 10 },
  ...{ 'grid-outage-hours': 4, 'grid-usd-per-kwh': 0.1, 'grid-usd-per-kw-month': 4, 'grid-kg-per-kwh': 0.4 },
  ...{ 'diesel-kw': 100, 'diesel-sets': 2, 'diesel-litres-per-kwh': 0.28, 'diesel-usd-per-litre': 1 },
  ...{
    'diesel-kg-per-litre': 3.2,
    'diesel-min-load': 0.3,
    'diesel-usd-per-kw': 350,
    'diesel-om-usd-per-kwh': 0.02,
  },
  ...{ 'solar-kwp': 200, 'solar-tilt-deg': 30, 'solar-azimuth-deg': 180, 'solar-loss-share': 0.14 },
  ...{ 'solar-temperature-coefficient': -0.004, 'solar-noct-c': 45, 'solar-kg-per-kwh': 0.04 },
  ...{ 'solar-usd-per-kwp': 600, 'solar-om-usd-per-kwp-year': 10, 'solar-life-years': 25 },
  ...{ 'battery-kw': 50, 'battery-kwh': 100, 'battery-round-trip': 0.9, 'battery-reserve-share': 0.2 },
  ...{ 'battery-usd-per-kwh': 250, 'battery-usd-per-kw': 80, 'battery-life-years': 12 },
  ...{ 'diesel-life-years': 15, 'discount-rate': 0.1, 'base-load-kw': 60, 'base-load-priority': 1 },
}

const power: readonly Row[] = Object.entries(FIGURES).map(([item, value]) => ({
  ...{ id: item, place: 'PKAAA', item, value, unit: '1' },
  ...KNOWN,
}))
const climate: readonly Row[] = Array.from({ length: 12 }, (_, month) => ({
  ...{ id: `m${month + 1}`, place: 'PKAAA', month: month + 1, ghi_kwh_m2_day: 1.2 },
  ...{ mean_c: 20, max_c: 28, min_c: 12 },
  ...KNOWN,
}))

describe('a port with electricity', () => {
  const atlas = harbour([berth(1), crane({ power_kw: 120, power_priority: 4 })], [ships(80)], {
    power,
    climate,
  })
  const port = model(atlas)
  const outcome = port.run(0, () => false)
  const hourly = (series: (typeof ENERGY_SERIES)[number], hour: number) =>
    outcome.energy![ENERGY_SERIES.indexOf(series) * 24 + hour]!

  it('gives in every hour what is taken', () => {
    for (let hour = 0; hour < 24; hour++) {
      const given =
        hourly('solar', hour) + hourly('grid', hour) + hourly('diesel', hour) + hourly('batteryOut', hour)
      const taken = hourly('demand', hour) - hourly('shed', hour) + hourly('batteryIn', hour)
      expect(Math.abs(given - taken)).toBeLessThan(1e-6 * taken)
    }
  })

  it('loses crane-hours and work alike with one crane: both are the hours that it asked for power in vain', () => {
    const lost = measure(port, outcome, 'work.lostHours')
    expect(lost).toBeGreaterThan(100)
    expect(measure(port, outcome, 'cranes.darkHours')).toBeCloseTo(lost, 6)
    // 120 kW of crane for those hours are all that is not served: 100 kW of diesel carry the 60 kW that are always on.
    const unserved = 1000 * measure(port, outcome, 'power.unservedMwh')
    expect(Math.abs(unserved - 120 * lost)).toBeLessThan(0.01 * unserved)
  })

  it('keeps a ship at berth for its work and the work lost', () => {
    const stay = measure(port, outcome, 'ships.berthHours') - 60
    const calls = measure(port, outcome, 'ships.calls')
    expect(stay * calls).toBeGreaterThan(0.9 * measure(port, outcome, 'work.lostHours') - 60)
    expect(stay * calls).toBeLessThan(1.1 * measure(port, outcome, 'work.lostHours') + 60)
  })
})

describe('replications of a port', () => {
  const shed = equipment('silo', 'shed', { capacity: 20_000, capacity_unit: 't', dwell_days: 3 })
  const gate = equipment('gate', 'gate', { rate: 20, rate_unit: 'vehicles/h', cv: 0.5 })
  const row = ships(70, {
    truck_load: 20,
    parcel_cv: 0.5,
    unload_share: 0.7,
    laytime_per_day: 2000,
    ship_usd_day: 9,
  })
  const cranes = crane({ count: 3, cv: 0.3, mtbf_hours: 100, mttr_hours: 10 })
  const atlas = harbour([berth(2), cranes, shed, gate], [row])
  const rest = { journeys: [journey('out'), journey('in')], days: 200, warmupDays: 20 }

  it('are the same bytes for the same seed, in any order, and others for another', () => {
    const port = model(atlas, rest)
    const forth = [0, 1, 2].map((r) => port.run(r, () => false))
    const back = [2, 1, 0].map((r) => model(atlas, rest).run(r, () => false)).reverse()
    expect(back).toEqual(forth)
    expect(forth[0]!.measures).not.toEqual(forth[1]!.measures)
    expect(run(atlas, { ...rest, seed: 2 }).measures).not.toEqual(forth[0]!.measures)
  })

  it('keep no more at hand after ten years than after one', () => {
    const pending = (days: number) => opened(atlas, { ...rest, days }).simulation.pending
    expect(pending(3650)).toBeLessThan(2 * pending(365) + 100)
  })

  it('stop when they are told', () => {
    expect(() => model(atlas, rest).run(0, () => true)).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    )
  })
})

describe('a port that cannot work is refused', () => {
  const usual = [berth(1), crane()]
  const invalid = (why: string) =>
    expect.objectContaining({ code: 'simulation-invalid', message: expect.stringContaining(why) as string })

  it('with a terminal that nothing calls at, or a place that is not there', () => {
    const atlas = harbour(usual, [ships(1)])
    expect(() => model(atlas, { case: { ...CASE, group: 'pier' } })).toThrow(invalid('"pier"'))
    expect(() => model(atlas, { case: { ...CASE, place: 'XXXXX' } })).toThrow(
      expect.objectContaining({ code: 'place-unknown' }),
    )
    expect(() => model(harbour(usual, []))).toThrow(invalid('no ship'))
    expect(() => model(harbour([], []))).toThrow(invalid('no berth'))
  })

  it('with rates and hours that cannot be', () => {
    const atlas = harbour(usual, [ships(1)])
    const changed = (change: object) => {
      const traffic = atlas.tables.traffic.map((row) => ({ ...row, ...change }))
      return { ...atlas, tables: { ...atlas.tables, traffic } }
    }
    expect(() => model(changed({ perYear: -1 }))).toThrow(invalid('got -1'))
    expect(() => model(changed({ parcel: 0 }))).toThrow(invalid('got 0'))
    expect(() => model(changed({ dwtT: 100 }))).toThrow(invalid('100 t can carry'))
    expect(() => model(changed({ arrivalHours: 'never' }))).toThrow(invalid('never open'))
    expect(() => model(changed({ unit: 'grain' }))).toThrow(invalid('takes grain'))
  })

  it('with transit that no ship takes', () => {
    const atlas = harbour(usual, [ships(1)])
    expect(() => model(atlas, { journeys: [journey('out', { unit: 'crude' })] })).toThrow(invalid('crude'))
  })
})
