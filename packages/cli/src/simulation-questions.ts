import { problem } from '@serai/atlas'
import {
  type LeverId,
  LIMITS,
  leverId,
  nearest,
  numberIn,
  readInput,
  type SimulationRequest,
  type SizingRequest,
  type SweepRequest,
  simulationRequest,
  sizingRequest,
  sweepRequest,
} from '@serai/contract'

/** Options that say what is simulated, as the command line has them. */
export interface QuestionOptions {
  readonly days?: string
  readonly warmup?: string
  readonly replications?: string
  readonly seed?: string
  readonly precision?: string
  readonly set: readonly string[]
  readonly compare?: string
  readonly sweep?: string
  readonly size?: string
  readonly outage?: string
}

/** What the options ask for: a case, a case beside another, a case at several settings of a lever, or sizes of its power. */
export type Questions =
  | { readonly kind: 'simulation'; readonly requests: readonly SimulationRequest[] }
  | { readonly kind: 'sweep'; readonly request: SweepRequest }
  | { readonly kind: 'sizing'; readonly request: SizingRequest }

/** Reads the options. `scenarios` are ids. Throws Problem that names the option. */
export function questionsOf(
  asked: string,
  options: QuestionOptions,
  scenarios: readonly string[],
): Questions {
  const { days, warmup, replications, seed, precision, compare, sweep, size, outage } = options
  const numbers = { days, warmupDays: warmup, replications, seed, precision }
  const base = {
    ...Object.fromEntries(
      Object.entries(numbers).flatMap(([name, text]) => (text === undefined ? [] : [[name, numberIn(text)]])),
    ),
    ...(scenarios.length > 0 ? { scenarios } : {}),
  }
  const levers = options.set.length > 0 ? { levers: leversOf(options.set) } : {}
  const first = { case: asked, ...base, ...levers }
  if (size !== undefined) {
    const outages = outage === undefined ? {} : { outageHours: numberIn(outage) }
    return {
      kind: 'sizing',
      request: readInput(sizingRequest, { ...first, ...outages, limit: limitOf(size) }, nameOf),
    }
  }
  if (sweep !== undefined)
    return { kind: 'sweep', request: readInput(sweepRequest, { ...first, ...rangeOf(sweep) }, nameOf) }
  const requests = [readInput(simulationRequest, first, nameOf)]
  // The other case stays as it is shipped, so that a case can be compared with itself before its levers were turned.
  if (compare !== undefined)
    requests.push(readInput(simulationRequest, { case: compare, ...base }, compareName))
  return { kind: 'simulation', requests }
}

/** How a lever is written on the command line: `transitTonnes` is `transit-tonnes`. */
export const leverName = (lever: string): string => lever.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)

function leversOf(settings: readonly string[]): Record<string, number | string> {
  return Object.fromEntries(
    settings.map((setting) => {
      const [, name, value] = /^([^=]*)=(.*)$/.exec(setting) ?? []
      if (name === undefined || value === undefined)
        throw problem('option-invalid', { field: '--set', got: setting, wanted: 'LEVER=VALUE' })
      return [leverOf('--set', name), numberIn(value)]
    }),
  )
}

function leverOf(field: string, name: string): LeverId {
  const found = leverId.options.find((id) => leverName(id) === name)
  if (found) return found
  const known = leverId.options.map(leverName)
  const near = nearest(name, known)
  throw problem('option-invalid', {
    field,
    got: name || 'nothing',
    wanted: `${near ? `${near}? ` : ''}One of ${known.join(', ')}`,
  })
}

function limitOf(text: string): { measure: SizeMeasure; most: number | string } {
  const [, name, value] = /^([^=]*)=(.*)$/.exec(text) ?? []
  const found = MEASURES.find((measure) => measure === name)
  if (found && value !== undefined) return { measure: found, most: numberIn(value) }
  const near = name === undefined ? null : nearest(name, MEASURES)
  throw problem('option-invalid', {
    field: '--size',
    got: text || 'nothing',
    wanted: `${near && near !== name ? `${near}? ` : ''}MEASURE=MOST, MEASURE one of ${MEASURES.join(', ')}`,
  })
}

function rangeOf(text: string): { lever: LeverId; values: readonly number[] } {
  const [, name, ...parts] = /^([^=]*)=([^:]*):([^:]*):([^:]*)$/.exec(text) ?? []
  const wanted = `LEVER=FROM:TO:STEP, 2 to ${LIMITS.sweepPoints} values`
  const refused = problem('option-invalid', { field: '--sweep', got: text, wanted })
  if (name === undefined) throw refused
  const lever = leverOf('--sweep', name)
  const [from, to, step] = parts.map(numberIn)
  if (typeof from !== 'number' || typeof to !== 'number' || typeof step !== 'number') throw refused
  const count = Math.floor((to - from) / step + 1e-9) + 1
  if (!(step > 0 && count >= 2 && count <= LIMITS.sweepPoints)) throw refused
  // Twelve digits: 0.1 · 3 is meant to be 0.3.
  return {
    lever,
    values: Array.from({ length: count }, (_, i) => Number((from + i * step).toPrecision(12))),
  }
}

type SizeMeasure = SizingRequest['limit']['measure']
const MEASURES = ['lost-hours', 'shed-hours', 'unserved-share'] as const satisfies readonly SizeMeasure[]

const FLAGS: Readonly<Record<string, string>> = {
  case: 'CASE',
  warmupDays: '--warmup',
  scenarios: '--scenario',
  lever: '--sweep',
  values: '--sweep',
  limit: '--size',
  outageHours: '--outage',
}

function nameOf(field: string): string {
  const [head = '', lever] = field.split('.')
  if (head === 'levers' && lever !== undefined) return `--set ${leverName(lever)}`
  return FLAGS[head] ?? `--${head}`
}

const compareName = (field: string) => (field === 'case' ? '--compare' : nameOf(field))
