import type { Atlas, Disruption } from '@serai/atlas'

/** Chance of meeting an unplanned closure, additive: micro-nepers, and the mean length of one in minutes. */
export interface Hazard {
  readonly disruption: number
  readonly closureMinutes: number
}

const MINUTES_PER_DAY = 1440
const DAYS_PER_YEAR = 365.25

/**
 * Hazards by what they strike. A target shut at rate r for a mean of d days is found shut with probability
 * p = rd / (1 + rd) (alternating renewal process, in steady state); p is stored as −ln(1 − p) = ln(1 + rd), in
 * millionths, so that independent hazards add up. Exponential lengths make the mean wait for the end equal to d.
 */
export class Hazards {
  private readonly rows = new Map<Disruption['kind'], Map<string, Disruption[]>>()

  constructor(atlas: Atlas) {
    for (const row of atlas.tables.disruptions) {
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
