import type { Atlas, Disruption } from '@serai/atlas'
import { DAYS_PER_YEAR, inSeason, seasonDays } from './season.ts'

/** Chance of meeting an unplanned closure, additive: micro-nepers, and the mean length of one in minutes. */
export interface Hazard {
  readonly disruption: number
  readonly closureMinutes: number
}

const MINUTES_PER_DAY = 1440

/**
 * Hazards by what they strike. A target shut at rate r for a mean of d days is found shut with probability
 * p = rd / (1 + rd) (alternating renewal process, in steady state); p is stored as −ln(1 − p) = ln(1 + rd), in
 * millionths, so that independent hazards add up. Exponential lengths make the mean wait for the end equal to d.
 *
 * What strikes in a season only counts on a day in that season, with its yearly number in those days; on other days it does not.
 */
export class Hazards {
  private readonly rows = new Map<Disruption['kind'], Map<string, Disruption[]>>()

  /** `at`: the day, YYYY-MM-DD, whose hazards these are. */
  constructor(atlas: Atlas, at: string) {
    for (const row of atlas.tables.disruptions.flatMap((one) => onDay(one, at))) {
      const targets = this.rows.get(row.kind) ?? new Map<string, Disruption[]>()
      this.rows.set(row.kind, targets)
      targets.set(row.target, [...(targets.get(row.target) ?? []), row])
    }
  }

  /** Sum over targets; `countryKm` are kilometres of land haul by country, struck per 1,000 km. */
  of(
    targets: readonly (readonly [Disruption['kind'], string])[],
    countryKm: readonly (readonly [string, number])[] = [],
  ): Hazard {
    let nepers = 0
    let weighted = 0
    const add = (row: Disruption, share: number) => {
      const part = Math.log1p((row.ratePerYear * row.meanDays) / DAYS_PER_YEAR) * share
      nepers += part
      weighted += part * row.meanDays * MINUTES_PER_DAY
    }
    for (const [kind, id] of targets) for (const row of this.rows.get(kind)?.get(id) ?? []) add(row, 1)
    for (const [country, km] of countryKm)
      for (const row of this.rows.get('country')?.get(country) ?? []) add(row, km / 1000)
    return { disruption: nepers * 1e6, closureMinutes: nepers > 0 ? weighted / nepers : 0 }
  }
}

/** The row as it strikes on a day: none out of its season, more often in it. */
function onDay(row: Disruption, day: string): Disruption[] {
  const { seasonFrom, seasonTo, ratePerYear } = row
  if (seasonFrom === null || seasonTo === null) return [row]
  if (!inSeason(seasonFrom, seasonTo, day)) return []
  return [{ ...row, ratePerYear: (ratePerYear * DAYS_PER_YEAR) / seasonDays(seasonFrom, seasonTo) }]
}
