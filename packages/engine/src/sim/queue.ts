import { problem } from '@serai/atlas'
import { Stream } from '../random/stream.ts'
import { arrivals } from './arrivals.ts'
import { type Law, meanOf, sampler } from './law.ts'
import { Simulation } from './simulation.ts'
import { Station } from './station.ts'

/** One line before equal servers: GI/G/c in Kendall's notation. Minutes. */
export interface QueueSpec {
  readonly gap: Law
  readonly service: Law
  readonly servers: number
  /** Minutes, or customers served, that are not counted at the start. */
  readonly warmup?: number
  /** How long it is watched after that: minutes of an end time, or customers of a queue in its steady state. */
  readonly minutes?: number
  readonly customers?: number
}

/** What one replication of a queue found. */
export interface QueueResult {
  readonly events: number
  readonly served: number
  readonly meanWait: number
  readonly p90Wait: number
  readonly longestWait: number
  readonly meanQueue: number
  readonly longestQueue: number
  /** Share of the servers that were busy. */
  readonly utilisation: number
  /** What Little's law leaves over: entity-minutes, 0 but for rounding. */
  readonly littleGap: number
}

/** λ / (c μ): mean work that comes per minute and server. */
export const utilisationOf = ({ gap, service, servers }: QueueSpec): number =>
  meanOf(service) / (meanOf(gap) * servers)

/** Runs a queue. Throws `simulation-invalid` for laws that cannot be drawn from, and for one without end and steady state. */
export function runQueue(spec: QueueSpec, seed: number, replication = 0): QueueResult {
  const { gap, service, servers, warmup = 0, minutes, customers = Infinity } = spec
  checkEnd(spec)
  const simulation = new Simulation()
  const stream = (what: string) => new Stream(seed, `${replication}:${what}`)
  const draw = sampler(service, stream('service'), 'the service of a queue')
  const byCustomers = minutes === undefined
  let target = byCustomers ? warmup : Infinity
  let served = 0
  const station = new Station(simulation, { servers, service: draw }, () => {
    if (++served === target) simulation.stop()
  })
  const { resource } = station
  arrivals(simulation, { gap }, stream('arrivals'), () => station.enter(0))
  if (warmup > 0) {
    simulation.run(byCustomers ? Infinity : warmup)
    resource.resetStatistics()
  }
  const before = simulation.events
  const from = simulation.now
  served = 0
  target = byCustomers ? customers : Infinity
  simulation.run(byCustomers ? Infinity : from + minutes)
  const { now } = simulation
  const { waits, queue, inUse, open } = resource
  return {
    events: simulation.events - before,
    served,
    meanWait: waits.mean,
    p90Wait: waits.quantile(0.9),
    longestWait: waits.max,
    meanQueue: queue.mean(now),
    longestQueue: queue.max,
    utilisation: inUse.mean(now) / open.mean(now),
    littleGap: resource.littleGap(),
  }
}

function checkEnd(spec: QueueSpec): void {
  const refuse = (why: string) => problem('simulation-invalid', { what: 'a queue', why })
  const { minutes, customers, warmup = 0 } = spec
  if (minutes !== undefined && !(minutes > 0 && minutes < Infinity))
    throw refuse(`end time: got ${minutes}, wanted minutes > 0`)
  if (customers !== undefined && !(Number.isInteger(customers) && customers > 0))
    throw refuse(`customers: got ${customers}, wanted a whole number > 0`)
  if (!(warmup >= 0 && warmup < Infinity)) throw refuse(`warm-up: got ${warmup}, wanted a number ≥ 0`)
  if (minutes === undefined && !Number.isInteger(warmup))
    throw refuse(`warm-up: got ${warmup}, wanted a whole number of customers`)
  if (minutes !== undefined) return
  const utilisation = utilisationOf(spec)
  if (utilisation >= 1)
    throw refuse(
      `its utilisation λ/(cμ) is ${Number(utilisation.toPrecision(4))}, not below 1, so it grows for ever and has no steady state; give an end time, add servers, or let less come`,
    )
  if (customers === undefined)
    throw refuse('it has no end: give an end time in minutes, or a number of customers')
}
