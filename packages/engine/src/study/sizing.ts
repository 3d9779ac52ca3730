import { dayMinute, problem, type SimulationCase } from '@serai/atlas'
import type { LoadProfile } from '../power/load.ts'
import { HOURS_PER_YEAR, type PowerSite, siteOf } from '../power/site.ts'
import { cheapest, SIZE_YEARS } from '../power/size.ts'
import { checkLimit, limitsAround, meets } from '../power/size-limit.ts'
import { expectedSurvivedHours, operatedShares, shareSurviving, survivedHours } from '../power/survival.ts'
import { requireSizeable, type SizePoint, Trials } from '../power/trials.ts'
import { powerInputsOf } from './inputs.ts'
import type { SizedChoice, SizingReply } from './reply.ts'
import type { SizingRequest } from './request.ts'
import { atlasOf, openStudy, type Study, type StudyWorld } from './study.ts'

/** Outages whose survival is always told, hours. */
export const OUTAGES: readonly number[] = [4, 12, 24, 72, 168]

const DAYS = 365
/** Diesel of a port that is never short of power, MW: more than any port asks for. */
const PLENTY_MW = 1000

/** What one limit of the frontier came to. Plain numbers, so that it can cross threads. */
export interface Sized {
  /** The cheapest that keeps it; null when none that was tried does. */
  readonly choice: SizedChoice | null
  /** What all limits have in common; from the first one only. */
  readonly common: { readonly asIs: SizedChoice; readonly load: SizingReply['load'] } | null
}

/** A question of sizes made ready: limits can be taken in any order and on any thread, and are collected in order. */
export interface Sizing {
  /** Ascending, the one asked for among them. */
  readonly limits: readonly number[]
  /** One limit; a pure function of its index. Throws `cancelled`. */
  run(index: number, cancelled?: () => boolean): Sized
  collect(sized: readonly Sized[]): SizingReply
}

/** How many limits a question comes to. */
export const sizingSteps = ({ limit }: SizingRequest): number => limitsAround(limit).length

/**
 * The cheapest solar, battery and diesel for the port of a case, for the limit asked for and for a ladder of others. Everything
 * else of the site stays as the case has it.
 *
 * The load is what the port asks for hour by hour in the first replication of a simulated year in which power is never short:
 * a crane that stands still for want of it would ask again when it is back, and be counted twice. Years of sky and grid are
 * drawn anew, so that load and weather do not know of each other.
 *
 * Throws `simulation-invalid` for a place without electricity, `power-incomplete`, `option-invalid`, and what `openStudy` throws.
 */
export function openSizing(world: StudyWorld, request: SizingRequest): Sizing {
  const { limit, replications: years = SIZE_YEARS, outageHours, ...asked } = request
  checkLimit(limit)
  const outages = outagesWith(outageHours)
  requirePower(world, request)
  const study = openStudy(world, { ...asked, days: DAYS, replications: 1 })
  const site = siteAt(study)
  requireSizeable(site)
  const limits = limitsAround(limit)
  const { seed } = study.setting
  let made: Prepared | null = null
  const prepared = (cancelled: () => boolean): Prepared => {
    made ??= prepare(world, request, site, { seed, years, outages, cancelled })
    return made
  }
  return {
    limits,
    run(index, cancelled = () => false) {
      const { trials, asIs, tell, load } = prepared(cancelled)
      const own = { measure: limit.measure, most: limits[index]! }
      const found = cheapest(trials, own, { cancelled })
      // The lattice need not hold what is there now, which may be good enough and cheaper.
      const stays = meets(asIs, own) && !(found && found.usdPerYear < asIs.usdPerYear)
      const choice = stays ? asIs : found
      return {
        choice: choice && tell(choice),
        common: index === 0 ? { asIs: tell(asIs), load } : null,
      }
    },
    collect: (sized) => {
      const { id, name, nameRu, note, noteRu, kind, place, compare, sources, start } = study.case
      const { atlas, setting } = study
      const choices = loosened(sized.map(({ choice }) => choice))
      const { asIs, load } = sized[0]!.common!
      return {
        atlas: { id: atlas.id, asOf: atlas.asOf, scenarios: atlas.scenarios },
        case: { id, name, nameRu, note, noteRu, kind, place, compare, sources },
        setting: { start, warmupDays: setting.warmupDays, years, seed, levers: setting.levers, limit },
        load,
        outages,
        asIs,
        best: choices[limits.indexOf(limit.most)]!,
        frontier: limits.map((most, i) => ({ most, choice: choices[i]! })),
        inputs: powerInputsOf(atlas, place),
        notices: study.notices,
      }
    },
  }
}

/** The whole of a sizing on this thread. Pools of threads give the same bytes. */
export function sizing(
  world: StudyWorld,
  request: SizingRequest,
  cancelled: () => boolean = () => false,
): SizingReply {
  const opened = openSizing(world, request)
  return opened.collect(opened.limits.map((_, index) => opened.run(index, cancelled)))
}

interface Prepared {
  readonly trials: Trials
  readonly asIs: SizePoint
  readonly load: SizingReply['load']
  tell(point: SizePoint): SizedChoice
}

interface PrepareOptions {
  readonly seed: number
  readonly years: number
  readonly outages: readonly number[]
  readonly cancelled: () => boolean
}

function prepare(
  world: StudyWorld,
  request: SizingRequest,
  site: PowerSite,
  options: PrepareOptions,
): Prepared {
  const { seed, years, outages, cancelled } = options
  const kw = loadOf(world, request, cancelled)
  const profile: LoadProfile = [{ priority: 1, kw }]
  const trials = new Trials(site, profile, { seed, replications: years })
  const asIs = trials.live(site)
  return {
    trials,
    asIs,
    load: describe(kw),
    tell(point) {
      const sized = point === asIs ? site : trials.with(point)
      const survived = survivedHours(sized, profile, {
        seed,
        startShare: operatedShares(sized, profile, { seed }),
      })
      return {
        ...point,
        usdPerKwh: Number.isFinite(point.usdPerKwh) ? point.usdPerKwh : null,
        survivedShares: outages.map((hours) => shareSurviving(survived, hours)),
        expectedSurvivedHours: expectedSurvivedHours(survived),
      }
    },
  }
}

/** kW by hour of a year from 1 January, local time. */
function loadOf(world: StudyWorld, request: SizingRequest, cancelled: () => boolean): readonly number[] {
  const { limit: _, outageHours: __, levers = {}, ...asked } = request
  const plenty = openStudy(world, {
    ...asked,
    days: DAYS,
    replications: 1,
    levers: { ...levers, dieselMw: PLENTY_MW },
  })
  const wh = plenty.run(0, cancelled).demandWh!
  const { start } = plenty.case
  const late = (dayMinute(start) - dayMinute(`${start.slice(0, 4)}-01-01`)) / 60
  return Array.from(
    { length: HOURS_PER_YEAR },
    (_, hour) => wh[(hour - late + 2 * HOURS_PER_YEAR) % HOURS_PER_YEAR]! / 1000,
  )
}

function describe(kw: readonly number[]): SizingReply['load'] {
  const total = kw.reduce((sum, one) => sum + one, 0)
  const byHour = Array.from({ length: 24 }, (_, hour) => {
    let sum = 0
    for (let at = hour; at < kw.length; at += 24) sum += kw[at]!
    return sum / DAYS
  })
  return { meanKw: total / kw.length, peakKw: Math.max(...kw), mwhPerYear: total / 1000, byHour }
}

/** What keeps a tighter limit keeps a looser one, so that looser limits never cost more. */
function loosened(choices: readonly (SizedChoice | null)[]): (SizedChoice | null)[] {
  let best: SizedChoice | null = null
  return choices.map((choice) => {
    if (choice && (best === null || choice.usdPerYear < best.usdPerYear)) best = choice
    return best
  })
}

function siteAt({ atlas, case: asked }: Study): PowerSite {
  const place = atlas.tables.places.find(({ id }) => id === asked.place)!
  return siteOf(atlas.tables.power, atlas.tables.climate, place)
}

function requirePower(world: StudyWorld, { case: id, scenarios = [] }: SizingRequest): void {
  const asked: SimulationCase | undefined = world.cases.find((one) => one.id === id)
  // `openStudy` says what cases there are.
  if (!asked) return
  const { power } = atlasOf(world, asked, scenarios).tables
  if (power.some(({ place }) => place === asked.place)) return
  throw problem('simulation-invalid', {
    what: `the power of ${asked.place} (${asked.kind} of case ${id})`,
    why: 'the atlas has no electricity of that place (power.csv), so there is nothing to size',
  })
}

function outagesWith(hours: number | undefined): readonly number[] {
  if (hours === undefined) return OUTAGES
  if (!(Number.isInteger(hours) && hours >= 1 && hours <= HOURS_PER_YEAR))
    throw problem('option-invalid', {
      field: 'outageHours',
      got: hours,
      wanted: `a whole number from 1 to ${HOURS_PER_YEAR}`,
    })
  return [...new Set([...OUTAGES, hours])].sort((a, b) => a - b)
}
