import {
  type Atlas,
  apply,
  DAY,
  dayMinute,
  dayOf,
  type Gazetteer,
  problem,
  type Scenario,
} from '@serai/atlas'
import { compile } from '../network/compile.ts'
import type { Network } from '../network/network.ts'
import { seasonOf } from '../network/season.ts'
import { kept } from './kept.ts'

/** What planning starts from. Networks are compiled when first asked for and kept with the atlas. */
export interface World {
  readonly atlas: Atlas
  /** Scenarios known by their ids. */
  readonly scenarios: readonly Scenario[]
  /** Places and towns by name; without it only ids of the atlas and `lat,lon` are understood. */
  readonly gazetteer: Gazetteer | null
}

/**
 * A page that tries many combinations must not keep every network it ever made: one takes about ten megabytes. There is room
 * for the page's scenarios, each alone, and a few stacks of them; those asked for longest ago go first.
 */
const MOST_KEPT = 18

const atlases = new WeakMap<Atlas, Map<string, Atlas>>()
const networks = new WeakMap<Atlas, Map<string, Network>>()

/**
 * The world with scenarios of the asker's own beside those of the atlas. Throws `scenario-invalid` for an id that two would
 * answer to: which of them was meant could not be told.
 */
export function withScenarios<W extends World>(world: W, own: readonly Scenario[]): W {
  if (own.length === 0) return world
  const scenarios = [...world.scenarios]
  for (const scenario of own) {
    if (scenarios.some(({ id }) => id === scenario.id)) {
      const why = `there is a scenario "${scenario.id}" already: give this one another "id"`
      throw problem('scenario-invalid', { scenario: scenario.id, why })
    }
    scenarios.push(scenario)
  }
  return { ...world, scenarios }
}

/** The atlas with scenarios applied in order. Throws `scenario-unknown` and what `apply` throws. */
export function atlasWith(world: World, scenarios: readonly string[]): Atlas {
  const chosen = scenarios.map((id) => {
    const found = world.scenarios.find((scenario) => scenario.id === id)
    if (found) return found
    throw problem('scenario-unknown', {
      got: id,
      known: world.scenarios.map((scenario) => scenario.id).join(' '),
    })
  })
  if (chosen.length === 0) return world.atlas
  const key = JSON.stringify(chosen)
  return keptWith(atlases, world.atlas, key, () => chosen.reduce(apply, world.atlas))
}

/** The network of an atlas for a day. Days between two changes of the atlas share one. */
export function networkOn(atlas: Atlas, day: string): Network {
  if (day < atlas.validFrom || day > atlas.validTo) {
    throw problem('date-outside', { field: 'depart', got: day, from: atlas.validFrom, to: atlas.validTo })
  }
  const era = eraOf(atlas, day)
  return keptWith(networks, atlas, era, () => compile(atlas, era))
}

/** Atlases and networks are kept with the atlas that they were made from. */
function keptWith<T extends object>(
  cache: WeakMap<Atlas, Map<string, T>>,
  atlas: Atlas,
  key: string,
  make: () => T,
): T {
  const shelf = cache.get(atlas) ?? new Map<string, T>()
  cache.set(atlas, shelf)
  return kept(shelf, MOST_KEPT, key, make)
}

const boundaries = new WeakMap<Atlas, readonly string[]>()

/** First day of the span around a day in which no row of the atlas begins or ends to hold. */
function eraOf(atlas: Atlas, day: string): string {
  let days = boundaries.get(atlas)
  if (!days) {
    const found = new Set<string>([atlas.validFrom])
    const { tables } = atlas
    for (const table of [
      tables.links,
      tables.crossings,
      tables.facilities,
      tables.services,
      tables.tariffs,
      tables.rules,
    ]) {
      for (const row of table) addSpan(found, row.validFrom, row.validTo)
    }
    // Slow-downs are part of the compiled times; closures proper are windows and need no era.
    for (const row of tables.closures) {
      if (row.effect !== 'slow') continue
      addSpan(found, row.from, row.to)
      addSeasons(found, atlas, row)
    }
    // So are the odds of what strikes in a season only.
    for (const row of tables.disruptions) addSeasons(found, atlas, row)
    days = [...found].filter((d) => d >= atlas.validFrom && d <= atlas.validTo).sort()
    boundaries.set(atlas, days)
  }
  return days.findLast((boundary) => boundary <= day) ?? atlas.validFrom
}

function addSpan(days: Set<string>, from: string | null, to: string | null): void {
  if (from !== null) days.add(from)
  if (to !== null) days.add(dayAfter(to))
}

function addSeasons(
  days: Set<string>,
  atlas: Atlas,
  { seasonFrom, seasonTo }: { readonly seasonFrom: string | null; readonly seasonTo: string | null },
): void {
  if (seasonFrom === null || seasonTo === null) return
  const [firstYear, lastYear] = [atlas.validFrom, atlas.validTo].map((day) => Number(day.slice(0, 4)))
  // The season that the first day may lie in began the year before.
  for (let year = firstYear! - 1; year <= lastYear!; year++)
    addSpan(days, ...seasonOf(seasonFrom, seasonTo, year))
}

const dayAfter = (day: string): string => dayOf(dayMinute(day) + DAY)
