import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runQueue } from '../packages/engine/src/sim/queue.ts'
import { bareQueue } from './bare-queue.ts'
import { ascending, at, type Figure, figureOf } from './figure.ts'

/** Debian's, where its SimPy is: another Python on the path may have none. */
const PYTHON = '/usr/bin/python3'
const SCRIPT = fileURLToPath(new URL('./mm1.py', import.meta.url))
const ARRIVAL = 0.8
const SERVICE = 1
const CUSTOMERS = 1_000_000
const SEED = 1
const ROUNDS = 5

/** ρ / (μ − λ). */
const THEORY = ARRIVAL / SERVICE / (SERVICE - ARRIVAL)

/**
 * Standard error of the mean of so many waits, which hang on each other: asymptotically ρ (2 + 5ρ − 4ρ² + ρ³) / (1 − ρ)⁴ / μ²
 * over their number (Daley: The serial correlation coefficients of waiting times in a stationary single server queue,
 * J. Aust. Math. Soc. 8(4), 1968, doi:10.1017/S1446788700006509).
 */
const STANDARD_ERROR = (() => {
  const rho = ARRIVAL / SERVICE
  const variance = (rho * (2 + 5 * rho - 4 * rho ** 2 + rho ** 3)) / (1 - rho) ** 4 / SERVICE ** 2
  return Math.sqrt(variance / CUSTOMERS)
})()

interface Ran {
  readonly seconds: number
  readonly meanWait: number
}

/** The same queue here, in SimPy and as a bare loop, in turn, so that all meet the same neighbours on the machine. */
export function benchSim(): Figure[] {
  const missing = whySimpyIsMissing()
  const ours: Ran[] = []
  const bare: Ran[] = []
  const simpy: Ran[] = []
  let version = ''
  engine()
  loop()
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(engine())
    bare.push(loop())
    if (missing !== null) continue
    const ran = simpyRun()
    version = ran.version
    simpy.push(ran)
  }
  for (const { meanWait } of [...ours, ...bare, ...simpy]) requireTheory(meanWait)
  // Same draws, first come first served: the same customers wait equally long.
  if (Math.abs(ours[0]!.meanWait / bare[0]!.meanWait - 1) > 1e-4)
    throw new Error('sim bench: the engine and the bare loop disagree')
  const figures = [
    timesOf('M/M/1, 1,000,000 customers, this engine', ours),
    ratioOf('this engine’s time over that of a bare heap loop', ours, bare, 'less'),
    timesOf('the same as a bare heap loop', bare),
  ]
  if (missing !== null) {
    console.log(`  SimPy left out: ${missing}`)
    return figures
  }
  return [
    ...figures,
    timesOf(`the same in SimPy ${version}`, simpy),
    { ...ratioOf(`SimPy ${version}’s time over this engine’s`, simpy, ours, 'more'), limit: 20 },
  ]
}

function engine(): Ran {
  const spec = {
    gap: { family: 'exponential', mean: 1 / ARRIVAL },
    service: { family: 'exponential', mean: 1 / SERVICE },
    servers: 1,
    customers: CUSTOMERS,
  } as const
  return clocked(() => runQueue(spec, SEED).meanWait)
}

const loop = (): Ran => clocked(() => bareQueue(1 / ARRIVAL, 1 / SERVICE, CUSTOMERS, SEED))

function clocked(work: () => number): Ran {
  const began = performance.now()
  const meanWait = work()
  return { seconds: (performance.now() - began) / 1000, meanWait }
}

function simpyRun(): Ran & { readonly version: string } {
  const argv = [SCRIPT, ARRIVAL, SERVICE, CUSTOMERS, SEED].map(String)
  const { status, stdout, stderr } = spawnSync(PYTHON, argv, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`sim bench: ${PYTHON} mm1.py failed: ${stderr}`)
  return JSON.parse(stdout) as Ran & { version: string }
}

/** How to get it; null when it is there. */
function whySimpyIsMissing(): string | null {
  const how = 'apt-get install python3-simpy3 (Debian) brings SimPy 3.0.11'
  if (!existsSync(PYTHON)) return `there is no ${PYTHON}; ${how}`
  const { status } = spawnSync(PYTHON, ['-c', 'import simpy'])
  return status === 0 ? null : `${PYTHON} has no simpy; ${how}`
}

function requireTheory(meanWait: number): void {
  if (Math.abs(meanWait - THEORY) < 4 * STANDARD_ERROR) return
  throw new Error(`sim bench: mean wait ${meanWait}, in theory ${THEORY} ± ${4 * STANDARD_ERROR}`)
}

function timesOf(name: string, runs: readonly Ran[]): Figure {
  const milliseconds = runs.map(({ seconds }) => 1000 * seconds)
  const answer = `mean wait ${runs[0]!.meanWait.toFixed(3)}, in theory ${THEORY.toFixed(3)} ± ${STANDARD_ERROR.toFixed(3)}`
  return figureOf(name, milliseconds, Infinity, answer)
}

/** Time of one over that of the other, round by round. */
function ratioOf(
  name: string,
  over: readonly Ran[],
  under: readonly Ran[],
  better: Figure['better'],
): Figure {
  const ratios = ascending(over.map(({ seconds }, i) => seconds / under[i]!.seconds))
  return {
    ...{ name, unit: '×', median: at(ratios, 0.5), low: at(ratios, 0.25), high: at(ratios, 0.75) },
    ...{ limit: Infinity, better, answer: `${ratios.length} rounds, one after the other` },
  }
}
