import { describe, expect, it } from 'vitest'
import { Stream } from '../../../src/random/stream.ts'
import { Dues } from '../../../src/sim/port/dues.ts'
import { Gate } from '../../../src/sim/port/gates.ts'
import { readPort } from '../../../src/sim/port/read.ts'
import { Stops } from '../../../src/sim/port/stops.ts'
import { Simulation } from '../../../src/sim/simulation.ts'
import { berth, crane, equipment, harbour, journey, measure, model, opened, START, ships } from './harbour.ts'

const HOUR = 60
const DAY = 24 * HOUR

const shed = (capacity: number, rest = {}) =>
  equipment('silo', 'shed', { capacity, capacity_unit: 't', dwell_days: 5, ...rest })

describe('a yard', () => {
  it('that is full keeps a ship at its berth until trucks have made room', () => {
    const found = (capacity: number) => {
      const row = ships(6, { process: 'schedule', truck_load: 20 })
      const port = model(harbour([berth(1), crane(), shed(capacity)], [row]))
      const outcome = port.run(0, () => false)
      return ['yard.blockedHours', 'ships.berthHours', 'ships.calls'].map((id) => measure(port, outcome, id))
    }
    // 60 h of work; what lies ashore five days in the mean is never 100,000 t, and 3,000 t are soon there.
    expect(found(100_000).map((value) => Math.round(1e6 * value) / 1e6)).toEqual([0, 60, 6])
    const [blocked, stay, calls] = found(3000)
    expect(blocked).toBeGreaterThan(6 * 24)
    // A ship is longer at berth by just what it was blocked.
    expect((stay! - 60) * calls!).toBeCloseTo(blocked!, 6)
  })

  it('makes no cargo and loses none: in, less out, is what lies there', () => {
    const row = ships(60, { truck_load: 20, unload_share: 0.6, parcel_cv: 0.5 })
    const { stores, trucks, books } = opened(harbour([berth(3), crane({ count: 6 }), shed(30_000)], [row]), {
      journeys: [journey('out'), journey('in')],
    })
    const { buffer } = stores[0]![0]!
    expect(buffer.received - buffer.issued).toBe(buffer.level)
    expect(buffer.level).toBeGreaterThanOrEqual(0)
    expect(buffer.contents.max).toBeLessThanOrEqual(30_000_000)
    // Every tonne that is in crossed quay or gate: by the trucks' 20 t there are no more than came.
    const byTruck = trucks.visits * 20_000
    expect(buffer.received + buffer.issued).toBeLessThanOrEqual(byTruck + books.loose + 2 * 30_000_000)
    expect(books.transitTonnes).toBeGreaterThan(100_000)
  })

  it('gives a ship what has come for it, and the rest to the next of its kind', () => {
    // Trucks come only in the night, and a strike keeps them away for a month: ships sail without what they were to load.
    const row = ships(50, { truck_load: 20, unload_share: 0, parcel: 2000 })
    const strike = { id: 'x', kind: 'place', target: 'PKAAA', from: '2027-06-01', to: '2027-06-30' }
    const closures = [
      { ...strike, effect: 'closed', cause: 'strike', source: 's', year: 2026, grade: 'estimated' },
    ]
    const { books, stores } = opened(
      harbour([berth(2), crane({ count: 2 }), shed(90_000)], [row], { closures }),
    )
    const during = books.calls.filter(({ berthed }) => berthed > 153 * DAY && berthed < 181 * DAY)
    expect(during.length).toBeGreaterThan(1)
    expect(during.every(({ parcel }) => parcel === 0)).toBe(true)
    const after = books.calls.filter(({ berthed }) => berthed > 182 * DAY && berthed < 220 * DAY)
    expect(Math.max(...after.map(({ parcel }) => parcel))).toBeGreaterThan(2000)
    const loaded = books.calls.reduce((sum, { parcel }) => sum + parcel, 0)
    expect(stores[0]![0]!.buffer.issued / 1000).toBeGreaterThanOrEqual(loaded)
  })
})

describe('a stop of trucks', () => {
  const stop = (rest = {}) => {
    const row = equipment('gate', 'gate', { count: 2, rate: 6, rate_unit: 'vehicles/h', cv: 0, ...rest })
    const { stages } = readPort(harbour([berth(1), crane(), row], [ships(1)]), 'PKAAA', START)
    const simulation = new Simulation()
    const done: number[] = []
    const luck = (what: string) => new Stream(1, what)
    const stops = new Stops(simulation, stages, luck, () => done.push(simulation.now))
    // A Monday.
    const gate = new Gate(simulation, stages[0]!, stops, 0, 0)
    const enters = simulation.on((truck) => stops.enter(0, truck))
    const calls = simulation.on((what) => [() => gate.setShut(true), () => gate.setShut(false)][what]!())
    let trucks = 0
    const enter = (hour: number) => simulation.at(hour * HOUR, enters, trucks++)
    return { simulation, gate, done, enter, at: calls }
  }

  it('serves only in its hours: who comes by night waits for the morning', () => {
    const { simulation, done, enter } = stop({ opening: 'Mo-Su 08:00-18:00' })
    for (const hour of [9, 20, 20, 20]) enter(hour)
    simulation.run(3 * DAY)
    // Ten minutes each, two at a time, from 08:00 of the next day.
    expect(done).toEqual([9 * HOUR + 10, 32 * HOUR + 10, 32 * HOUR + 10, 32 * HOUR + 20])
  })

  it('passes nobody while the port is shut, and opens at night for nobody when it ends', () => {
    const { simulation, done, enter, at } = stop({ opening: 'Mo-Su 08:00-18:00' })
    simulation.at(10 * HOUR, at, 0)
    simulation.at(20 * HOUR, at, 1)
    enter(11)
    simulation.run(3 * DAY)
    expect(done).toEqual([32 * HOUR + 10])
  })

  it('that loses power ends the services at hand, and wants power for those who wait', () => {
    const { simulation, gate, done, enter } = stop({ power_kw: 5 })
    for (const hour of [1, 1, 1, 1]) enter(hour)
    simulation.run(HOUR)
    gate.setPower(0.5)
    expect(gate.demandKw).toBe(10)
    simulation.run(DAY)
    // Two were at work; then one server takes the others one by one.
    expect(done).toEqual([HOUR + 10, HOUR + 10, HOUR + 20, HOUR + 30])
    expect(gate.demandKw).toBe(0)
  })

  it('is kept by trucks of its units and terminal alone', () => {
    const rows = [
      equipment('gate', 'gate', { group: 'street', rate: 20, rate_unit: 'vehicles/h', cv: 0 }),
      equipment('scanner', 'scanner', { group: 'street', units: 'box', rate: 1, rate_unit: 'vehicles/h' }),
    ]
    const { trucks } = opened(harbour([berth(1), crane(), ...rows], [ships(12, { truck_load: 20 })]))
    expect(trucks.turns.count).toBeGreaterThan(1000)
    // Three minutes at the gate, and none at a scanner that would take an hour for each.
    expect(trucks.turns.min).toBeCloseTo(3, 6)
    expect(trucks.turns.quantile(0.5)).toBeLessThan(60)
  })
})

describe('trucks that are due', () => {
  const HOURS = Array.from({ length: 96 }, (_, hour) => hour)
  const booked = (dues: Dues) => HOURS.map((hour) => dues.take(0, hour))

  it('by appointment are spread evenly over the open hours of a day', () => {
    const dues = new Dues(1, [], true, 4, new Stream(1, 'dues'))
    for (let i = 0; i < 240; i++) dues.book(0, 0, 5 * HOUR)
    const counts = booked(dues)
    expect(counts.slice(5, 29)).toEqual(Array(24).fill(10))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(240)
  })

  it('come in the hours that are open to them, and those kept out by day at any hour of the night', () => {
    // Day 4 of the epoch was a Monday; open from midnight to six.
    const nights = Array.from({ length: 7 }, (_, day) => [day * DAY, day * DAY + 6 * HOUR] as const)
    const dues = new Dues(1, nights, false, 4, new Stream(1, 'dues'))
    for (let i = 0; i < 6000; i++) dues.book(0, 0, 12 * HOUR)
    const counts = booked(dues)
    expect(counts.slice(24, 30).every((count) => count > 900 && count < 1100)).toBe(true)
    expect(counts.slice(24, 30).reduce((sum, count) => sum + count, 0)).toBe(6000)
  })
})

describe('transit', () => {
  it('goes out with ships called for it, whole, and comes in with its own', () => {
    const port = opened(
      harbour([berth(2), crane({ count: 4 }), shed(60_000)], [ships(12, { truck_load: 20 })]),
      {
        journeys: [journey('out'), journey('in')],
      },
    )
    const { books, acts } = port
    // 100,000 t a year in shiploads of 6,000 t (a parcel), and in lots of 500 t, each a ship of its own.
    const called = books.calls.filter(({ transit }) => transit > 500)
    const brought = books.calls.filter(({ transit }) => transit === 500)
    expect(called.every(({ transit }) => transit === 6000)).toBe(true)
    expect(books.transitCalls).toBe(called.length + brought.length)
    expect(called.length).toBeGreaterThan(10)
    expect(brought.length).toBeGreaterThan(150)
    // A lot enters by the gate before it is loaded, and is discharged before it leaves by the gate.
    const codes = new Map<string, string[]>()
    for (const { shipment, code } of [...acts.list].sort((a, b) => a.at - b.at))
      codes.set(shipment, [...(codes.get(shipment) ?? []), code])
    const seen = new Set([...codes.values()].filter((list) => list.length === 2).map(String))
    expect(seen).toEqual(new Set(['GTIN,LOAD', 'DISC,GTOT']))
  })

  it('by train passes no gate', () => {
    const gate = equipment('gate', 'gate', { rate: 20, rate_unit: 'vehicles/h' })
    const atlas = harbour([berth(2), crane({ count: 2 }), shed(60_000), gate], [ships(0, { truck_load: 20 })])
    const { trucks, books } = opened(atlas, { journeys: [journey('out', { arrivesBy: 'train' })] })
    expect(trucks.visits).toBe(0)
    expect(books.transitTonnes).toBeGreaterThan(50_000)
  })
})
