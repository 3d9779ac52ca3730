import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Stream } from '../../../src/random/stream.ts'
import { sampler } from '../../../src/sim/law.ts'
import { Stops } from '../../../src/sim/port/stops.ts'
import { Simulation } from '../../../src/sim/simulation.ts'
import { Station } from '../../../src/sim/station.ts'

const STOPS = [
  { id: 'gate', servers: 2, minutes: 3, cv: 0.5 },
  { id: 'crane', servers: 1, minutes: 5, cv: 0 },
]
const luck = (what: string) => new Stream(1, what)

/** What stops and stations have in common. */
interface Served {
  enter(stop: number, truck: number): void
  setCapacity(stop: number, servers: number): void
  busyAndWaiting(stop: number): number[]
}
type Serve = (simulation: Simulation, passed: (truck: number) => void) => Served

const stops: Serve = (simulation, passed) => {
  const made = new Stops(simulation, STOPS, luck, passed)
  return {
    enter: (stop, truck) => made.enter(stop, truck),
    setCapacity: (stop, servers) => made.setCapacity(stop, servers),
    busyAndWaiting: (stop) => [made.busy[stop]!, made.waiting[stop]!],
  }
}

/** The oracle, whose waits are those of theory. */
const stations: Serve = (simulation, passed) => {
  const made = STOPS.map(({ id, servers, minutes, cv }) => {
    const law = { family: 'lognormal', mean: minutes, cv } as const
    return new Station(simulation, { servers, service: sampler(law, luck(`service ${id}`), id) }, passed)
  })
  return {
    enter: (stop, truck) => made[stop]!.enter(truck),
    setCapacity: (stop, servers) => made[stop]!.resource.setCapacity(servers),
    busyAndWaiting: (stop) => [made[stop]!.resource.busy, made[stop]!.resource.waiting],
  }
}

/** A truck that comes to a stop, or, where `servers` is given, a stop that has so many from then on. */
interface Step {
  readonly minute: number
  readonly stop: number
  readonly servers: number | null
}

/** Who passed which stop when, and who is left. Trucks of the first stop go on to the second. */
function passing(serve: Serve, steps: readonly Step[]) {
  const simulation = new Simulation()
  const stopOf = steps.map(({ stop }) => stop)
  const passed: [truck: number, stop: number, at: number][] = []
  const served = serve(simulation, (truck) => {
    passed.push([truck, stopOf[truck]!, simulation.now])
    if (stopOf[truck] === 1) return
    stopOf[truck] = 1
    served.enter(1, truck)
  })
  const takes = simulation.on((i) => {
    const { stop, servers } = steps[i]!
    if (servers === null) served.enter(stop, i)
    else served.setCapacity(stop, servers)
  })
  for (const [i, { minute }] of steps.entries()) simulation.at(minute, takes, i)
  simulation.run(90)
  return { passed, left: STOPS.map((_, stop) => served.busyAndWaiting(stop)) }
}

it('stops serve as stations do, whatever becomes of their servers', () => {
  const step: fc.Arbitrary<Step> = fc.record({
    minute: fc.integer({ min: 0, max: 60 }),
    stop: fc.integer({ min: 0, max: 1 }),
    servers: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null, freq: 1 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 600, size: 'max' }), (steps) => {
      expect(passing(stops, steps)).toEqual(passing(stations, steps))
    }),
    { numRuns: 100, seed: 1 },
  )
})
