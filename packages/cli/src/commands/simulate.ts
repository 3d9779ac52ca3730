import { availableParallelism } from 'node:os'
import { problem } from '@serai/atlas'
import { linesCsv, measuresCsv, numberIn, type SimulationReply, sizingCsv, sweepCsv } from '@serai/contract'
import { calibrationOf, casesReply } from '@serai/engine'
import {
  localSimulator,
  openStudyWorld,
  type Running,
  type Simulator,
  ThreadSimulator,
  threadsCanStart,
} from '@serai/server/local'
import { requireCalibrationPlace, writeCalibration } from '../calibration-file.ts'
import { readScenarioFiles } from '../scenario-files.ts'
import { type QuestionOptions, type Questions, questionsOf } from '../simulation-questions.ts'
import type { Terminal } from '../terminal.ts'
import { comparisonText } from '../view/comparison-text.ts'
import { progress } from '../view/progress.ts'
import { simulationText } from '../view/simulation-text.ts'
import { sizingText } from '../view/sizing-text.ts'
import { sweepText } from '../view/sweep-text.ts'
import { table } from '../view/table.ts'

export interface SimulateOptions extends QuestionOptions {
  readonly list?: true
  readonly scenario: readonly string[]
  readonly threads?: string
  readonly calibrate?: string
  readonly force?: true
  readonly json?: true
  readonly csv?: true
  readonly lines?: true
}

const MOST_THREADS = 64
/** A case and the one beside it. */
const MOST_WAITING = 2

/** Simulates a case and prints what came out. */
export async function simulate(
  asked: string | undefined,
  options: SimulateOptions,
  data: string | null,
  terminal: Terminal,
): Promise<void> {
  if (options.list) return list(options, data, terminal)
  if (asked === undefined)
    throw problem('option-invalid', { field: 'CASE', got: 'nothing', wanted: 'a case; --list shows them' })
  requireCompany(options)
  // What can be refused without the data is refused before it is read.
  const named = options.scenario.filter((name) => !name.endsWith('.json'))
  questionsOf(asked, options, named)
  const threads = threadsOf(options.threads)
  if (options.calibrate !== undefined)
    await requireCalibrationPlace(options.calibrate, options.force === true)
  const files = await readScenarioFiles(options.scenario)
  const questions = questionsOf(asked, options, files.ids)
  const simulator = threadsCanStart()
    ? new ThreadSimulator({ data, scenarios: files.scenarios, threads, waiting: MOST_WAITING })
    : localSimulator(await openStudyWorld(data, files.scenarios), MOST_WAITING)
  // Closed, it refuses what is under way as cancelled.
  void terminal.stopped.then(() => simulator.close())
  try {
    await answer(simulator, questions, options, terminal)
  } finally {
    await simulator.close()
  }
}

/** Options that say nothing without another one. */
function requireCompany({ lines, csv, force, calibrate, outage, size }: SimulateOptions): void {
  const alone =
    lines && !csv
      ? ['--lines', '--csv']
      : force && calibrate === undefined
        ? ['--force', '--calibrate']
        : outage !== undefined && size === undefined
          ? ['--outage', '--size']
          : null
  if (alone)
    throw problem('option-invalid', { field: alone[0]!, got: 'it alone', wanted: `${alone[1]} with it` })
}

async function answer(
  simulator: Simulator,
  questions: Questions,
  options: SimulateOptions,
  terminal: Terminal,
): Promise<void> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  if (questions.kind === 'sweep') {
    const [reply] = await watched(terminal, [(watch) => simulator.sweep(questions.request, watch)])
    if (options.json) return terminal.out(`${JSON.stringify(reply, null, 2)}\n`)
    return terminal.out(options.csv ? sweepCsv(reply!) : sweepText(reply!, terminal))
  }
  if (questions.kind === 'sizing') {
    const [reply] = await watched(terminal, [(watch) => simulator.size(questions.request, watch)])
    if (options.json) return terminal.out(`${JSON.stringify(reply, null, 2)}\n`)
    return terminal.out(options.csv ? sizingCsv(reply!) : sizingText(reply!, terminal, seconds()))
  }
  const replies = await watched(
    terminal,
    questions.requests.map((request) => (watch) => simulator.simulate(request, watch)),
  )
  terminal.out(textOf(replies, options, terminal, seconds()))
  if (options.calibrate !== undefined) await calibrate(replies[0]!, options.calibrate, options, terminal)
}

function textOf(
  replies: readonly SimulationReply[],
  options: SimulateOptions,
  terminal: Terminal,
  seconds: number,
): string {
  const [first, second] = replies as [SimulationReply, SimulationReply?]
  if (options.json) return `${JSON.stringify(second ? { replies } : first, null, 2)}\n`
  if (options.csv) return options.lines ? linesCsv(replies) : measuresCsv(replies)
  return second ? comparisonText(first, second, terminal) : simulationText(first, terminal, seconds)
}

type Start<Reply> = (watch: { progress: (done: number, total: number) => void }) => Promise<Running<Reply>>

/** Runs to the end behind one bar. */
async function watched<Reply>(terminal: Terminal, starts: readonly Start<Reply>[]): Promise<Reply[]> {
  const counts = starts.map(() => ({ done: 0, total: 0 }))
  const sum = (what: 'done' | 'total') => counts.reduce((all, count) => all + count[what], 0)
  let show = () => {}
  const running = await Promise.all(
    starts.map((start, i) => {
      const note = (done: number, total: number) => {
        counts[i] = { done, total }
        show()
      }
      return start({ progress: note })
    }),
  )
  for (const [i, { total }] of running.entries()) counts[i]!.total ||= total
  const bar = await progress(terminal, 'simulate', sum('total'), 2)
  show = () => bar.at(sum('done'), sum('total'))
  try {
    return await Promise.all(running.map(({ reply }) => reply))
  } finally {
    bar.stop()
  }
}

async function calibrate(
  reply: SimulationReply,
  path: string,
  { json, csv }: SimulateOptions,
  terminal: Terminal,
): Promise<void> {
  if (reply.dwells.length === 0)
    throw problem('simulation-invalid', { what: 'a dwell time', why: `nothing passed ${reply.case.place}` })
  await writeCalibration(path, calibrationOf(reply))
  const told = `Dwell times of ${reply.dwells.length} rows are in ${path}. Plan with them: serai route FROM TO … --scenario ${path}\n`
  if (json || csv) terminal.err(told)
  else terminal.out(`\n${told}`)
}

function threadsOf(text: string | undefined): number {
  const cores = Math.min(MOST_THREADS, availableParallelism())
  if (text === undefined) return cores
  const count = numberIn(text)
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MOST_THREADS)
    return Math.min(count, cores)
  throw problem('option-invalid', {
    field: '--threads',
    got: text,
    wanted: `a whole number from 1 to ${MOST_THREADS}`,
  })
}

async function list(options: SimulateOptions, data: string | null, terminal: Terminal): Promise<void> {
  const world = await openStudyWorld(data)
  if (options.json) return terminal.out(`${JSON.stringify(casesReply(world), null, 2)}\n`)
  const rows = world.cases.map(({ id, name, kind, place }) => [id, name, kind, place])
  terminal.out(table([{ title: 'case' }, { title: 'name' }, { title: 'kind' }, { title: 'place' }], rows))
}
