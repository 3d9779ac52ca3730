import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SimulationReply, SimulationRequest } from '@serai/contract'
import { openStudy, type StudyWorld } from '@serai/engine'
import type { ThreadSimulator as Class } from '@serai/server'
import { ascending, at, type Figure, figureOf } from './figure.ts'
import { heldByYear } from './memory.ts'

const BUILT = fileURLToPath(new URL('../packages/server/dist/simulator/thread-simulator.js', import.meta.url))
/** Loaded with this file: what loads it is closed by the time the benchmark runs. */
const built = existsSync(BUILT)
  ? ((await import(/* @vite-ignore */ BUILT)) as { ThreadSimulator: typeof Class })
  : null
const YEAR: SimulationRequest = { case: 'karachi-today', days: 365 }
const WARM_UP = 2
const RUNS = 5
const ROUNDS = 3
const REPLICATIONS = 8

/** A year of Karachi a replication, and what a second thread brings. Threads run built code: `npm run build` first. */
export async function benchPort(world: StudyWorld): Promise<Figure[]> {
  return [yearFigure(world), memoryFigure(world), await threadsFigure()]
}

/** What a run of ten years holds at the end of its ninth beyond what it held at the end of its first. */
function memoryFigure(world: StudyWorld): Figure {
  const grown = [1, 2, 3].map((replication) => {
    const held = heldByYear(world, { ...YEAR, days: 10 * 365 }, replication)
    return (held.at(-1)! - held[0]!) / 1e6
  })
  const sorted = ascending(grown)
  return {
    name: 'karachi-today, memory held after nine years beyond that after one',
    unit: 'MB',
    median: at(sorted, 0.5),
    low: sorted[0]!,
    high: sorted.at(-1)!,
    limit: 1,
    better: 'less',
    answer: `${grown.length} replications`,
  }
}

function yearFigure(world: StudyWorld): Figure {
  const study = openStudy(world, YEAR)
  const times: number[] = []
  let events = 0
  for (let index = 0; index < WARM_UP + RUNS; index++) {
    const began = performance.now()
    const outcome = study.run(index)
    if (index < WARM_UP) continue
    times.push(performance.now() - began)
    events += outcome.events
  }
  const { warmupDays } = study.setting
  const answer = `${Math.round(events / RUNS)} events; ${warmupDays} days of warm-up are within the time`
  return figureOf('karachi-today, a year', times, 1000, answer)
}

/** Pairs of runs, one after the other, so that both meet the same neighbours on the machine. */
async function threadsFigure(): Promise<Figure> {
  if (!built) throw new Error('port bench: packages/server is not built; run npm run build')
  const { ThreadSimulator } = built
  const request = { ...YEAR, replications: REPLICATIONS }
  const pools = [1, 2].map((threads) => new ThreadSimulator({ data: null, threads, waiting: 1 }))
  const ratios: number[] = []
  const answers = new Set<string>()
  try {
    for (let round = -1; round < ROUNDS; round++) {
      const seconds: number[] = []
      for (const pool of pools) {
        const began = performance.now()
        const reply: SimulationReply = await (await pool.simulate(request)).reply
        seconds.push((performance.now() - began) / 1000)
        answers.add(JSON.stringify({ ...reply, stats: { events: reply.stats.events } }))
      }
      // In the first round the threads start and read their worlds.
      if (round >= 0) ratios.push(seconds[0]! / seconds[1]!)
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()))
  }
  if (answers.size !== 1) throw new Error('port bench: threads gave different answers')
  const sorted = ascending(ratios)
  return {
    name: `karachi-today, ${REPLICATIONS} years on two threads against one`,
    unit: '×',
    median: at(sorted, 0.5),
    low: at(sorted, 0.25),
    high: at(sorted, 0.75),
    limit: 1.8,
    better: 'more',
    answer: `${ROUNDS} pairs, same bytes`,
  }
}
