import type { CasesReply, LeverId, LeverSpan, Levers, SimulationRequest } from '@serai/contract'
import { ticksBetween } from '../../charts/ticks.ts'

export type PortsCase = CasesReply['cases'][number]

export const LEVERS: readonly LeverId[] = [
  'berths',
  'cranes',
  'lanes',
  'channelDepthM',
  'transitTonnes',
  'gridHours',
  'solarMwp',
  'batteryMwh',
  'dieselMw',
]

/** What stands beside the answer: a case by its id, this case as it stands, nothing; null leaves it to the page. */
export type Before = string | null
export const ITSELF = 'itself'
export const NOTHING = 'none'

/** The question on the page of the ports. null is what the case wants. */
export interface PortsQuestion {
  readonly case: string
  readonly levers: Levers
  readonly scenarios: readonly string[]
  readonly days: number | null
  readonly replications: number | null
  readonly seed: number | null
  readonly before: Before
  /** Lever of the sweep; null leaves it to the page. */
  readonly sweep: LeverId | null
}

const FIRST_CASE = 'gwadar-today'
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/
const MOST_SCENARIOS = 20
const SWEEP_POINTS = 8

/** Reads an address. Numbers are taken as they come: what cannot be simulated is refused with a message that says why. */
export function readPortsQuestion(params: URLSearchParams): PortsQuestion {
  const number = (name: string) => {
    const text = params.get(name)?.trim()
    return text ? Number(text) : null
  }
  const id = (name: string) => {
    const text = params.get(name)?.trim() ?? ''
    return ID.test(text) ? text : null
  }
  const levers = LEVERS.map((lever) => [lever, number(lever)] as const).filter(([, value]) => value !== null)
  return {
    case: id('case') ?? FIRST_CASE,
    levers: Object.fromEntries(levers) as Levers,
    scenarios: (params.get('scenarios') ?? '')
      .split(',')
      .filter((one) => ID.test(one))
      .slice(0, MOST_SCENARIOS),
    days: number('days'),
    replications: number('replications'),
    seed: number('seed'),
    before: id('before'),
    sweep: LEVERS.find((lever) => lever === params.get('sweep')) ?? null,
  }
}

/** Writes the question with the names of the simulation request; levers by their own names. */
export function writePortsQuestion(question: PortsQuestion, params: URLSearchParams): void {
  const put = (name: string, value: string | number | null | undefined) =>
    value === null || value === undefined || value === ''
      ? params.delete(name)
      : params.set(name, String(value))
  put('case', question.case)
  for (const lever of LEVERS) put(lever, question.levers[lever])
  put('scenarios', question.scenarios.join(','))
  put('days', question.days)
  put('replications', question.replications)
  put('seed', question.seed)
  put('before', question.before)
  put('sweep', question.sweep)
}

/** Whether the reader changed anything of the case. */
export const isTouched = ({ levers, scenarios }: PortsQuestion): boolean =>
  Object.keys(levers).length > 0 || scenarios.length > 0

export function requestOf(question: PortsQuestion): SimulationRequest {
  const { levers, scenarios } = question
  return {
    ...settingOf(question),
    ...(scenarios.length > 0 ? { scenarios } : {}),
    ...(Object.keys(levers).length > 0 ? { levers } : {}),
  }
}

function settingOf({ case: id, days, replications, seed }: PortsQuestion): SimulationRequest {
  return {
    case: id,
    ...(days === null ? {} : { days }),
    ...(replications === null ? {} : { replications }),
    ...(seed === null ? {} : { seed }),
  }
}

/** What is chosen to stand beside the answer, also where the reader left it to the page. */
export function beforeOf(question: PortsQuestion, cases: readonly PortsCase[]): string {
  const own = cases.find(({ id }) => id === question.case)
  if (question.before === NOTHING) return NOTHING
  const named = question.before === ITSELF || cases.some(({ id }) => id === question.before)
  const chosen = (named ? question.before : own?.compare) ?? ITSELF
  if (chosen !== ITSELF && chosen !== question.case) return chosen
  return isTouched(question) ? ITSELF : NOTHING
}

/** The same setting for what stands beside it: another case in the same world, or this case without any change. */
export function beforeRequestOf(
  question: PortsQuestion,
  cases: readonly PortsCase[],
): SimulationRequest | null {
  const chosen = beforeOf(question, cases)
  if (chosen === NOTHING) return null
  if (chosen === ITSELF) return settingOf(question)
  return requestOf({ ...question, case: chosen, levers: {} })
}

/** The levers with one turned; back at the case's own value it is no change any more. */
export function turned(levers: Levers, { id, value: own }: LeverSpan, value: number): Levers {
  const { [id]: _, ...rest } = levers
  return value === own ? rest : { ...rest, [id]: value }
}

/** Values of a sweep over a lever's span: round ones, and both ends, each in the place of a round one that is close. */
export function sweepValues({ from, to, step }: LeverSpan): readonly number[] {
  const ticks = ticksBetween(from, to, SWEEP_POINTS)
  const apart = (ticks[1]! - ticks[0]!) / 2
  const rounds = ticks
    .map((tick) => Number((Math.round(tick / step) * step).toPrecision(12)))
    .filter((tick) => tick - from >= apart && to - tick >= apart)
  return [from, ...rounds, to]
}

/** The lever that is swept when the reader has chosen none: transit, where the case has it. */
export function sweepLeverOf({ sweep }: PortsQuestion, levers: readonly LeverSpan[]): LeverSpan | null {
  return (
    levers.find(({ id }) => id === sweep) ??
    levers.find(({ id }) => id === 'transitTonnes') ??
    levers[0] ??
    null
  )
}
