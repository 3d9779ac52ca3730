import { type Atlas, apply, dayMinute, problem, type SimulationCase, utcOffsetMinutes } from '@serai/atlas'
import { atlasWith, networkOn, type World } from '../plan/world.ts'
import { compileBorder } from '../sim/border/border.ts'
import type { Model, Notice, Outcome, SiteInput } from '../sim/model.ts'
import { compilePort } from '../sim/port/port.ts'
import { asMany, type Enough, precise, replicate } from '../sim/replicate.ts'
import { collect } from './collect.ts'
import { journeysOf } from './journeys.ts'
import { withLevers, withTransit } from './levers.ts'
import type { SimulationReply } from './reply.ts'
import type { Levers, SimulationRequest } from './request.ts'

/** What simulations start from. */
export interface StudyWorld extends World {
  readonly cases: readonly SimulationCase[]
}

export interface Setting {
  readonly days: number
  readonly warmupDays: number
  readonly replications: number
  readonly seed: number
  readonly precision: number | null
  readonly levers: Levers
}

/** A question made ready: replications can be run in any order and on any thread, and are collected in order. */
export interface Study {
  readonly case: SimulationCase
  readonly atlas: Atlas
  readonly setting: Setting
  readonly model: Model
  /** Most replications that may be needed. */
  readonly replications: number
  readonly notices: readonly Notice[]
  /** One replication; the outcome is plain numbers and may cross threads. Throws `cancelled`. */
  run(index: number, cancelled?: () => boolean): Outcome
  /** Whether these outcomes, 0 … n − 1 in order, are enough: as many as asked, or an interval as narrow as asked. */
  enough(outcomes: readonly Outcome[]): boolean
  collect(outcomes: readonly Outcome[], milliseconds: number): SimulationReply
}

const LIMITS = { days: 3650, replications: 1000 } as const

/**
 * Reads a case, applies its changes and the levers, plans its transit, compiles its site. Throws `case-unknown`,
 * `option-invalid`, `simulation-invalid`, `power-incomplete`, and what planning throws.
 */
export function openStudy(world: StudyWorld, request: SimulationRequest): Study {
  const shipped = world.cases.find(({ id }) => id === request.case)
  if (!shipped)
    throw problem('case-unknown', { got: request.case, known: world.cases.map(({ id }) => id).join(' ') })
  const levers = request.levers ?? {}
  const setting = settingOf(shipped, request, levers)
  const unturned = atlasOf(world, shipped, request.scenarios ?? [])
  const atlas = withLevers(unturned, shipped, levers)
  const asked = withTransit(atlas, shipped, levers.transitTonnes)
  const { input, stranded } = inputOf(atlas, unturned, asked, setting)
  const model = asked.kind === 'port' ? compilePort(input) : compileBorder(input)
  return {
    case: asked,
    atlas,
    setting,
    model,
    replications: setting.replications,
    notices: [
      ...stranded.map(({ cargo, from, to }) => ({
        text: `Transit of ${cargo} ${from}–${to} finds no way through on ${asked.start} and is left out.`,
        textRu: `Транзит ${cargo} ${from}–${to} на ${asked.start} не находит пути и не учтен.`,
      })),
      ...model.notices,
    ],
    run: (index, cancelled = () => false) => model.run(index, cancelled),
    enough: enoughOf(model, setting),
    collect(outcomes, milliseconds) {
      return collect(this, outcomes, milliseconds)
    },
  }
}

const caseAtlases = new WeakMap<Atlas, WeakMap<SimulationCase, Atlas>>()

/** The atlas of a case: the reader's scenarios, then the case's own, then its changes. Atlases are kept with the world's. */
export function atlasOf(world: StudyWorld, asked: SimulationCase, scenarios: readonly string[]): Atlas {
  const atlas = atlasWith(world, [...scenarios, ...asked.scenarios])
  if (asked.changes.length === 0) return atlas
  const shelf = caseAtlases.get(atlas) ?? new WeakMap<SimulationCase, Atlas>()
  caseAtlases.set(atlas, shelf)
  const { id, name, nameRu, note, noteRu, changes } = asked
  const made = shelf.get(asked) ?? apply(atlas, { id: `case:${id}`, name, nameRu, note, noteRu, changes })
  shelf.set(asked, made)
  return made
}

function settingOf(shipped: SimulationCase, request: SimulationRequest, levers: Levers): Setting {
  const whole = (field: string, got: number, from: number, to: number) => {
    if (Number.isInteger(got) && got >= from && got <= to) return got
    throw problem('option-invalid', { field, got, wanted: `a whole number ${from} to ${to}` })
  }
  const { precision } = request
  if (precision !== undefined && !(precision > 0 && precision <= 1))
    throw problem('option-invalid', { field: 'precision', got: precision, wanted: 'more than 0, at most 1' })
  for (const [field, value] of Object.entries(levers))
    if (!(Number.isFinite(value) && value >= 0))
      throw problem('option-invalid', { field, got: String(value), wanted: 'a number ≥ 0' })
  return {
    days: whole('days', request.days ?? shipped.days, 1, LIMITS.days),
    warmupDays: whole('warmupDays', request.warmupDays ?? shipped.warmupDays, 0, LIMITS.days),
    replications: whole('replications', request.replications ?? shipped.replications, 1, LIMITS.replications),
    seed: whole('seed', request.seed ?? 1, 0, 2 ** 32 - 1),
    precision: precision ?? null,
    levers,
  }
}

/** Levers turn equipment and power, of which no way depends: so they are planned in the atlas before, whose network is kept. */
function inputOf(atlas: Atlas, unturned: Atlas, asked: SimulationCase, setting: Setting) {
  const place = atlas.tables.places.find(({ id }) => id === asked.place)
  if (!place) throw problem('place-unknown', { got: asked.place, nearest: 'see serai places' })
  const utc = utcOffsetMinutes(place.timezone, asked.start)
  const first = dayMinute(asked.start) - utc
  const { journeys, stranded } = journeysOf(networkOn(unturned, asked.start), asked, first)
  const { days, warmupDays, seed } = setting
  const startsAt = first - warmupDays * 1440
  const input: SiteInput = {
    ...{ atlas, case: asked, journeys, startsAt, utcOffsetMinutes: utc },
    ...{ warmupDays, days, seed },
  }
  return { input, stranded }
}

function enoughOf({ leading }: Model, { replications, precision }: Setting): Enough<Outcome> {
  if (precision === null) return asMany(replications)
  return precise(({ measures }) => measures[leading]!, { precision, most: replications })
}

export interface SimulateOptions {
  readonly progress?: (done: number, total: number) => void
  readonly cancelled?: () => boolean
}

/** The whole of a simulation on this thread. Pools of threads give the same bytes. */
export function simulate(
  world: StudyWorld,
  request: SimulationRequest,
  { progress, cancelled }: SimulateOptions = {},
): SimulationReply {
  const study = openStudy(world, request)
  let done = 0
  const outcomes = replicate((index) => {
    const outcome = study.run(index, cancelled)
    progress?.(++done, study.replications)
    return outcome
  }, study.enough)
  return study.collect(outcomes, 0)
}
