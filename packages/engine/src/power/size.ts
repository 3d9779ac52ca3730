import { problem } from '@serai/atlas'
import { capitalUsdPerYear } from './capital.ts'
import type { LoadProfile } from './load.ts'
import type { PowerSite } from './site.ts'
import { checkLimit, meets, type SizeLimit } from './size-limit.ts'
import { type SizePoint, Trials } from './trials.ts'

/** Steps of the lattice that is looked through first. */
const LEVELS = 8
const DIESEL_LEVELS = 32
/** The largest sizes tried, in terms of the load: 8 kWp a kW give about 1.6 times its energy in a desert. */
const KWP_PER_MEAN_KW = 8
const BATTERY_HOURS_OF_LOAD = 24
const DIESEL_OF_PEAK = 1.1

/** Sizes 0, step, 2 · step … up to `most`; a most of 0 means none. */
export interface Ladder {
  readonly step: number
  readonly most: number
}

/** Years of sky, cuts and outages that every choice lives through, unless told otherwise. */
export const SIZE_YEARS = 2

export interface SizeOptions extends SearchOptions {
  /** 1 if not given. */
  readonly seed?: number
  /** `SIZE_YEARS` if not given. */
  readonly replications?: number
}

export interface SearchOptions {
  /** What sizes to try; found from the load if not given. */
  readonly solarKwp?: Ladder
  readonly batteryKwh?: Ladder
  readonly dieselKw?: Ladder
  /** How often the steps are halved around the best; 2 if not given. */
  readonly refinements?: number
  /** Pairs of panels and battery done, of how many. */
  readonly progress?: (done: number, total: number) => void
  readonly cancelled?: () => boolean
}

export interface SizeResult {
  /** The cheapest that meets the limit; null when none that was tried does. */
  readonly best: SizePoint | null
  /** The site as it is; none of the points, unless it was tried as well. */
  readonly asIs: SizePoint
  /** Every choice that was tried, by panels, battery, sets. */
  readonly points: readonly SizePoint[]
}

/**
 * The cheapest panels, battery and diesel sets that keep a limit, everything else of the site being as it is. For every pair
 * of panels and battery on a lattice the least diesel power that keeps the limit is found by halving: more of it never
 * loses more load, and costs more. Pairs whose annuities alone cost more than the best so far are passed over. Then the same
 * is done around the best in steps half as long. Without refinement the result is the cheapest of the whole lattice, so that
 * a looser limit never costs more; refinement only makes it cheaper.
 *
 * Deterministic. Throws `power-incomplete` when the site lacks a price or a performance, `option-invalid` for options that
 * cannot be, `cancelled` when told to stop.
 */
export function size(
  site: PowerSite,
  load: LoadProfile,
  limit: SizeLimit,
  options: SizeOptions = {},
): SizeResult {
  const { seed = 1, replications = SIZE_YEARS } = options
  checkLimit(limit)
  const trials = new Trials(site, load, { seed, replications })
  const best = cheapest(trials, limit, options)
  return { best, asIs: trials.live(site), points: trials.points }
}

/** The search of `size` over trials that may have been made already, for another limit: the choice is the same with them. */
export function cheapest(trials: Trials, limit: SizeLimit, options: SearchOptions = {}): SizePoint | null {
  const { refinements = 2, progress, cancelled } = options
  checkLimit(limit)
  const ladders = laddersOf(trials, options)
  const { solarKwp, batteryKwh } = ladders
  const pairs = (steps(solarKwp) + 1) * (steps(batteryKwh) + 1)
  const total = pairs + refinements * 9
  let done = 0
  let best = null as SizePoint | null
  const look = (panels: number, battery: number, diesel: Ladder): void => {
    if (cancelled?.()) throw problem('cancelled')
    const alone = { solarKwp: panels, batteryKwh: battery, dieselKw: 0 }
    if (best === null || capitalUsdPerYear(trials.with(alone)) < best.usdPerYear)
      best = cheaper(best, leastDiesel(trials, limit, { panels, battery, diesel }, best?.dieselKw ?? 0))
    done++
    progress?.(done, total)
  }
  for (let s = 0; s <= steps(solarKwp); s++)
    for (let b = 0; b <= steps(batteryKwh); b++)
      look(s * solarKwp.step, b * batteryKwh.step, ladders.dieselKw)
  for (let round = 1; round <= refinements; round++) {
    const centre = best
    if (centre === null) break
    const finer = (ladder: Ladder): Ladder => ({ step: ladder.step / 2 ** round, most: ladder.most })
    for (const panels of around(centre.solarKwp, finer(solarKwp)))
      for (const battery of around(centre.batteryKwh, finer(batteryKwh)))
        look(panels, battery, finer(ladders.dieselKw))
  }
  progress?.(total, total)
  return best
}

/** The least diesel power on the ladder with which a pair meets the limit, looked for from a guess; null when all of it does not. */
function leastDiesel(
  trials: Trials,
  limit: SizeLimit,
  pair: { readonly panels: number; readonly battery: number; readonly diesel: Ladder },
  guessKw: number,
): SizePoint | null {
  const { panels: solarKwp, battery: batteryKwh, diesel: ladder } = pair
  const at = (index: number) => trials.try({ solarKwp, batteryKwh, dieselKw: index * ladder.step })
  const most = steps(ladder)
  let fails = -1
  let enough = most + 1
  let next = Math.min(most, ladder.step > 0 ? Math.round(guessKw / ladder.step) : 0)
  // A neighbour of the guess settles most pairs in two trials; after that the span is halved.
  for (let trial = 0; enough - fails > 1; trial++) {
    if (meets(at(next), limit)) enough = next
    else fails = next
    next = trial === 0 ? next + (enough === next ? -1 : 1) : (fails + enough) >> 1
    next = Math.max(fails + 1, Math.min(enough - 1, next))
  }
  return enough > most ? null : at(enough)
}

const cheaper = (a: SizePoint | null, b: SizePoint | null): SizePoint | null =>
  a === null || (b !== null && b.usdPerYear < a.usdPerYear) ? b : a

/** How many steps a ladder has. */
const steps = ({ step, most }: Ladder): number => (step > 0 && most > 0 ? Math.floor(most / step + 1e-9) : 0)

const around = (size: number, { step, most }: Ladder): number[] =>
  [size - step, size, size + step].filter((one, i) => (i === 1 || step > 0) && one >= 0 && one <= most)

function laddersOf(trials: Trials, asked: SizeOptions) {
  let sum = 0
  let peak = 0
  for (const demand of trials.demand) {
    const kw = demand.reduce((total, wh) => total + wh, 0) / 1000
    sum += kw
    peak = Math.max(peak, kw)
  }
  const mean = sum / trials.demand.length
  const ladder = (field: string, given: Ladder | undefined, most: number, levels: number): Ladder => {
    if (given && !(given.most >= 0 && (given.step > 0 || given.most === 0)))
      throw problem('option-invalid', { field, got: `step ${given.step}`, wanted: 'a step > 0' })
    if (given) return given
    const step = roundUp(most / levels)
    return { step, most: step * levels }
  }
  return {
    solarKwp: ladder('solarKwp', asked.solarKwp, mean * KWP_PER_MEAN_KW, LEVELS),
    batteryKwh: ladder('batteryKwh', asked.batteryKwh, mean * BATTERY_HOURS_OF_LOAD, LEVELS),
    dieselKw: ladder('dieselKw', asked.dieselKw, peak * DIESEL_OF_PEAK, DIESEL_LEVELS),
  }
}

/** To two figures. */
function roundUp(value: number): number {
  if (!(value > 0)) return 0
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1)
  return Math.ceil(value / unit) * unit
}
