import { describe, expect, it } from 'vitest'
import type { Law } from '../../src/sim/law.ts'
import { scvOf } from '../../src/sim/law.ts'
import { type QueueResult, runQueue } from '../../src/sim/queue.ts'
import { expectAgreement } from './agree.ts'
import { cosmetatos, waitErlang, waitMDc, waitMG1, waitMMc } from './exact.ts'

const exponential = (mean: number): Law => ({ family: 'exponential', mean })
const erlang = (mean: number, phases: number): Law => ({ family: 'erlang', mean, phases })

interface Asked {
  readonly servers: number
  readonly utilisation: number
  readonly service: Law
  readonly gap?: (mean: number) => Law
  /** Of each replication. */
  readonly customers?: number
}

/** Twenty replications with a mean service of 1 minute, so that waits are in units of it. */
function replications({
  servers,
  utilisation,
  service,
  gap = exponential,
  customers = 60_000,
}: Asked): QueueResult[] {
  const mean = 1 / (servers * utilisation)
  return Array.from({ length: 20 }, (_, replication) =>
    runQueue({ gap: gap(mean), service, servers, warmup: 2_000, customers }, 1, replication),
  )
}

/** What holds for every queue, whatever its laws. */
function expectIdentities(results: readonly QueueResult[], { servers, utilisation }: Asked): void {
  expectAgreement(
    results.map((one) => one.utilisation),
    utilisation,
    0.02,
  )
  for (const one of results) {
    // Little: the integral of the queue is the sum of the waits; so many customers leave rounding only.
    expect(Math.abs(one.littleGap)).toBeLessThan(1e-8 * (1 + one.meanQueue * one.served))
    expect(one.longestQueue).toBeGreaterThanOrEqual(one.meanQueue)
    expect(one.longestWait).toBeGreaterThanOrEqual(one.p90Wait)
    expect(one.meanQueue).toBeLessThan(1.3 * servers * utilisation * one.meanWait)
  }
}

function expectWait(asked: Asked, theory: number, bite?: number): void {
  const results = replications(asked)
  expectIdentities(results, asked)
  expectAgreement(
    results.map(({ meanWait }) => meanWait),
    theory,
    bite,
  )
}

describe('mean waits are those of theory', () => {
  it.each([
    [1, 0.5, 40_000],
    [1, 0.7, 80_000],
    [2, 0.7, 80_000],
    [5, 0.8, 100_000],
    [10, 0.8, 100_000],
  ])('M/M/%i at utilisation %f: Erlang C', (servers, utilisation, customers) => {
    expectWait({ servers, utilisation, service: exponential(1), customers }, waitMMc(servers, utilisation))
  })

  it.each<Law>([
    { family: 'constant', mean: 1 },
    { family: 'uniform', low: 0.2, high: 1.8 },
    { family: 'erlang', mean: 1, phases: 3 },
    { family: 'gamma', mean: 1, cv: 0.7 },
    { family: 'gamma', mean: 1, cv: 1.2 },
    { family: 'lognormal', mean: 1, cv: 0.8 },
  ])('M/G/1: Pollaczek–Khinchine, %o', (service) => {
    expectWait({ servers: 1, utilisation: 0.6, service, customers: 50_000 }, waitMG1(0.6, scvOf(service)))
  })

  it.each([
    [2, 0.7, 40_000],
    [4, 0.8, 60_000],
    [8, 0.85, 100_000],
  ])('M/D/%i at utilisation %f: exactly, and as Cosmetatos has it', (servers, utilisation, customers) => {
    const exact = waitMDc(servers, utilisation)
    expectWait({ servers, utilisation, service: { family: 'constant', mean: 1 }, customers }, exact)
    // Closer to each other than the interval is wide: either may stand for theory.
    expect(Math.abs(cosmetatos(servers, utilisation) / exact - 1)).toBeLessThan(0.01)
  })

  it.each([
    [2, 2, 1, 0.7],
    [2, 2, 3, 0.8],
    [2, 2, 5, 0.8],
    [1, 2, 2, 0.7],
    [1, 2, 4, 0.8],
    [2, 1, 2, 0.7],
    [3, 2, 2, 0.8],
  ])('E%i/E%i/%i at utilisation %f: the chain of phases', (a, s, servers, utilisation) => {
    const asked = { servers, utilisation, service: erlang(1, s), gap: (mean: number) => erlang(mean, a) }
    expectWait(asked, waitErlang(a, s, servers, utilisation))
  })
})

describe('the wait’s distribution', () => {
  it('M/M/1: nine in ten wait less than ln(10 ρ) / (μ − λ)', () => {
    const asked = { servers: 1, utilisation: 0.6, service: exponential(1), customers: 60_000 }
    expectAgreement(
      replications(asked).map(({ p90Wait }) => p90Wait),
      Math.log(10 * 0.6) / 0.4,
    )
  })
})

describe('the same seed', () => {
  const spec = { gap: erlang(1, 2), service: exponential(2.4), servers: 3, customers: 5_000 }

  it('gives the same bytes, and another seed or replication does not', () => {
    const bytes = (seed: number, replication: number) => JSON.stringify(runQueue(spec, seed, replication))
    expect(bytes(7, 3)).toBe(bytes(7, 3))
    expect(new Set([bytes(7, 3), bytes(7, 4), bytes(8, 3)]).size).toBe(3)
  })

  it('lets the same customers come, whoever serves them', () => {
    const { meanWait } = runQueue(spec, 7)
    expect(runQueue({ ...spec, servers: 4 }, 7).meanWait).toBeLessThan(meanWait)
  })
})

describe('a queue that grows', () => {
  it('is run to an end time, and then half the customers of a doubled rate still wait', () => {
    const spec = { gap: exponential(0.5), service: exponential(1), servers: 1, minutes: 20_000 }
    const results = Array.from({ length: 20 }, (_, replication) => runQueue(spec, 1, replication))
    // As a fluid: the queue grows by one a minute, and whoever is served at t has waited t / 2.
    expectAgreement(
      results.map(({ meanQueue }) => meanQueue),
      10_000,
    )
    expectAgreement(
      results.map(({ meanWait }) => meanWait),
      5_000,
    )
    for (const { littleGap } of results) expect(Math.abs(littleGap)).toBeLessThan(1e-2)
  })
})
