import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exponential } from '../../src/random/exponential.ts'
import { Stream } from '../../src/random/stream.ts'
import { arrivals } from '../../src/sim/arrivals.ts'
import { scheduled } from '../../src/sim/calendar.ts'
import { Resource } from '../../src/sim/resource.ts'
import { Simulation } from '../../src/sim/simulation.ts'
import { Station } from '../../src/sim/station.ts'
import { expectAgreement } from './agree.ts'

describe('a station', () => {
  it('ends three jobs of length 5 at 10, 20 and 25 when its capacity is 1 at 5, 0 at 10, 1 at 15', () => {
    const simulation = new Simulation()
    const ends: [number, number][] = []
    const station = new Station(simulation, { servers: 0, service: () => 5 }, (job) =>
      ends.push([job, simulation.now]),
    )
    scheduled(
      simulation,
      [
        [5, 1],
        [10, 0],
        [15, 1],
      ],
      (servers) => station.resource.setCapacity(servers),
    )
    for (const job of [1, 2, 3]) station.enter(job)
    simulation.run(Infinity)
    expect(ends).toEqual([
      [1, 10],
      [2, 20],
      [3, 25],
    ])
  })

  it('lets a busy server finish when capacity shrinks, and takes the next only below it', () => {
    const simulation = new Simulation()
    const ends: number[] = []
    const station = new Station(simulation, { servers: 2, service: () => 10 }, () =>
      ends.push(simulation.now),
    )
    for (const job of [1, 2, 3, 4]) station.enter(job)
    scheduled(simulation, [[1, 1]], (servers) => station.resource.setCapacity(servers))
    simulation.run(5)
    expect([station.resource.busy, station.resource.capacity, station.resource.waiting]).toEqual([2, 1, 2])
    simulation.run(Infinity)
    expect(ends).toEqual([10, 10, 20, 30])
    expect(station.resource.inUse.integral(simulation.now)).toBe(40)
    expect(station.resource.open.integral(simulation.now)).toBe(2 + 29)
  })

  it('serves the first of the lowest level', () => {
    const simulation = new Simulation()
    const order: number[] = []
    const station = new Station(simulation, { servers: 1, levels: 3, service: () => 1 }, (job) =>
      order.push(job),
    )
    for (const [job, level] of [20, 21, 0, 10, 1, 11].map((job) => [job, Math.floor(job / 10)] as const))
      station.enter(job, level)
    simulation.run(Infinity)
    // 20 found the server free; after it by level, and by arrival within one.
    expect(order).toEqual([20, 0, 1, 10, 11, 21])
  })
})

describe('priorities', () => {
  it('whose levels are lines takes one from each in turn, as long as it has anybody', () => {
    const simulation = new Simulation()
    const order: number[] = []
    const station = new Station(simulation, { servers: 1, levels: 2, turns: true, service: () => 1 }, (job) =>
      order.push(job),
    )
    for (const job of [0, 1, 2, 3, 4, 10, 11]) station.enter(job, Math.floor(job / 10))
    simulation.run(Infinity)
    // 0 found the server free; then a turn of each line until the second is empty.
    expect(order).toEqual([0, 1, 10, 2, 11, 3, 4])
    expect(station.resource.littleGap()).toBe(0)
  })

  it('non-pre-emptive M/M/1 with two levels: Cobham', () => {
    // Cobham: Priority assignment in waiting line problems, J. Opns Res. Soc. Am. 2(1), 1954. R: mean work under way.
    const [first, second] = [0.3, 0.4]
    const R = first + second
    const theory = [R / (1 - first), R / ((1 - first) * (1 - first - second))]
    const runs = Array.from({ length: 20 }, (_, replication) => {
      const simulation = new Simulation()
      const stream = (what: string) => new Stream(2, `${replication}:${what}`)
      const service = stream('service')
      const station = new Station(
        simulation,
        { servers: 1, levels: 2, service: () => exponential(service) },
        () => {},
      )
      for (const [level, rate] of [first, second].entries())
        arrivals(
          simulation,
          { gap: { family: 'exponential', mean: 1 / rate } },
          stream(`level ${level}`),
          () => station.enter(0, level),
        )
      simulation.run(1_000)
      station.resource.resetStatistics()
      simulation.run(100_000)
      return station.resource
    })
    for (const level of [0, 1])
      expectAgreement(
        runs.map(({ waitsByLevel }) => waitsByLevel[level]!.mean),
        theory[level]!,
      )
    // Kleinrock's conservation law: whatever the order, the work that waits is that of first come, first served.
    expectAgreement(
      runs.map(({ waits }) => waits.mean),
      R / (1 - R),
    )
    for (const { waits, waitsByLevel } of runs)
      expect(waitsByLevel[0]!.count + waitsByLevel[1]!.count).toBe(waits.count)
  })
})

describe('whatever happens at a resource', () => {
  type Step = readonly [what: 'enter' | 'capacity' | 'reset', after: number, value: number]
  const step: fc.Arbitrary<Step> = fc.tuple(
    fc.constantFrom('enter', 'enter', 'enter', 'capacity', 'reset'),
    // Eighths of a minute: sums of them are exact.
    fc.integer({ min: 0, max: 40 }).map((eighths) => eighths / 8),
    fc.integer({ min: 0, max: 3 }),
  )

  it('Little’s law is an identity, nobody is lost, and nobody is overtaken within a level', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 0, max: 3 }), (steps, servers) => {
        const simulation = new Simulation()
        const entered: number[][] = [[], []]
        const began: number[][] = [[], []]
        let done = 0
        const resource = new Resource(simulation, { servers, levels: 2 }, (entity) => {
          began[entity & 1]!.push(entity)
          simulation.after(((entity * 7) % 23) / 8, ends)
        })
        const ends = simulation.on(() => {
          resource.release()
          done++
        })
        let next = 0
        const happen = (what: Step[0], value: number) => {
          if (what === 'enter') {
            entered[next & 1]!.push(next)
            resource.request(next, next & 1)
            next++
          } else if (what === 'capacity') resource.setCapacity(value)
          else resource.resetStatistics()
          expect(resource.waiting === 0 || resource.busy >= resource.capacity).toBe(true)
          expect(resource.littleGap()).toBe(0)
        }
        for (const [what, after, value] of steps) {
          simulation.run(simulation.now + after)
          happen(what, value)
        }
        simulation.run(simulation.now + 1000)
        expect(resource.littleGap()).toBe(0)
        expect(done + resource.busy + resource.waiting).toBe(next)
        for (const level of [0, 1])
          expect(began[level]).toEqual(entered[level]!.slice(0, began[level]!.length))
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('the law is no tautology: it fails when a wait is counted wrong', () => {
    const simulation = new Simulation()
    const resource = new Resource(simulation, { servers: 1 }, () => {})
    resource.request(1)
    resource.request(2)
    simulation.run(8)
    resource.queue.set(simulation.now, 3)
    simulation.run(16)
    resource.release()
    expect(resource.littleGap()).toBe(16)
  })
})
