import { describe, expect, it } from 'vitest'
import { Gauges } from '../../../src/sim/port/gauges.ts'
import { Quay, type QuayHost } from '../../../src/sim/port/quay.ts'
import { readPort } from '../../../src/sim/port/read.ts'
import { Fleet, type Ship } from '../../../src/sim/port/ship.ts'
import { PARTS } from '../../../src/sim/port/spec.ts'
import { Simulation } from '../../../src/sim/simulation.ts'
import { berth, crane, harbour, START, ships } from './harbour.ts'

const HOUR = 60

/** A quay with room ashore for everything: ships are at work as soon as they berth, and leave when they are worked. */
class Waterfront implements QuayHost {
  readonly simulation = new Simulation()
  readonly gauges = new Gauges()
  readonly quay: Quay
  /** Hours at which ships end, by the order of their arrival. */
  readonly ends: number[] = []
  private readonly fleet = new Fleet()
  private readonly order: Ship[] = []
  private readonly done: number
  private readonly spec

  constructor(berths: number, cranes: number, mostCranes: number) {
    const atlas = harbour([berth(berths), crane({ count: cranes })], [ships(1, { max_cranes: mostCranes })])
    this.spec = readPort(atlas, 'PKAAA', START)
    this.quay = new Quay(this.spec.groups[0]!, this)
    this.done = this.simulation.on((ticket) => {
      const ship = this.fleet.redeem(ticket)
      if (!ship || !this.quay.portionDone(ship)) return
      this.ends[this.order.indexOf(ship)] = this.now / HOUR
      this.quay.leave(ship)
    })
  }

  get now(): number {
    return this.simulation.now
  }

  at(hour: number, does: () => void): void {
    this.simulation.at(hour * HOUR, this.simulation.on(does))
  }

  ship(hour: number, tonnes: number): void {
    this.at(hour, () => {
      const ship = this.fleet.make(this.spec.streams[0]!, 1)
      ship.unload = tonnes * PARTS
      this.order.push(ship)
      this.quay.arrive(ship)
    })
  }

  run(): readonly number[] {
    this.simulation.run(1000 * HOUR)
    this.quay.close()
    return this.ends
  }

  mayMove(): boolean {
    return true
  }

  berthed(ship: Ship): void {
    this.quay.begin(ship)
  }

  askRoom(ship: Ship): void {
    this.quay.work(ship)
  }

  workEndsAt(ship: Ship, at: number): void {
    this.simulation.at(at, this.done, this.fleet.ticket(ship))
  }
}

describe('cranes on ships, by hand', () => {
  it('work one ship with as many as it can use', () => {
    const front = new Waterfront(1, 3, 2)
    front.ship(1, 1000)
    expect(front.run()).toEqual([6])
  })

  it('go round the ships in the order of berthing, and on to the next when one is worked', () => {
    // Three cranes of 100 t/h, two a ship. A alone: 2 cranes. From 1 h: A keeps 2, B gets 1. A ends at 5 h; B has 2 from then on.
    const front = new Waterfront(2, 3, 2)
    front.ship(0, 1000)
    front.ship(1, 1000)
    // B: 4 h × 100 t, then 600 t at 200 t/h.
    expect(front.run()).toEqual([5, 8])
  })

  it('give every ship one before any has two', () => {
    // Four ships, three cranes: three have one each, the fourth none until the first is worked at 10 h.
    const front = new Waterfront(4, 3, 2)
    for (let i = 0; i < 4; i++) front.ship(0, 1000)
    expect(front.run()).toEqual([10, 10, 10, 15])
  })

  it('keep a ship at anchor until a berth is free', () => {
    const front = new Waterfront(1, 1, 1)
    front.ship(0, 1000)
    front.ship(2, 500)
    expect(front.run()).toEqual([10, 15])
    expect(front.gauges.waiting.integral(front.now)).toBe(8 * HOUR)
  })

  it('leave a ship with what is mended: a breakdown costs what the crane would have worked', () => {
    // Two cranes; one is broken from 2 h to 4 h: 400 t, then 200 t in two hours, then 400 t.
    const front = new Waterfront(1, 2, 2)
    front.ship(0, 1000)
    front.at(2, () => front.quay.setUp(0, 1))
    front.at(4, () => front.quay.setUp(0, 2))
    expect(front.run()).toEqual([6])
  })

  it('stand still for as long as power is gone, and that is the work lost', () => {
    const front = new Waterfront(1, 2, 2)
    front.ship(0, 1000)
    front.at(2, () => front.quay.setPower(0, 0))
    front.at(5, () => front.quay.setPower(0, 1))
    expect(front.run()).toEqual([8])
    expect(front.quay.lostMinutes).toBe(3 * HOUR)
    expect(front.quay.darkMinutes).toBe(2 * 3 * HOUR)
  })

  it('work slower on a part of their power, and lose the rest', () => {
    const front = new Waterfront(1, 1, 1)
    front.ship(0, 1000)
    front.at(4, () => front.quay.setPower(0, 0.25))
    front.at(8, () => front.quay.setPower(0, 1))
    // 400 t, 100 t in four hours, 500 t.
    expect(front.run()).toEqual([13])
    expect(front.quay.lostMinutes).toBe(3 * HOUR)
  })

  it('stand still in a shut port, which is no want of power', () => {
    const front = new Waterfront(1, 1, 1)
    front.ship(0, 1000)
    front.at(3, () => front.quay.halt(true))
    front.at(10.5, () => front.quay.halt(false))
    expect(front.run()).toEqual([17.5])
    expect(front.quay.lostMinutes).toBe(0)
  })
})
