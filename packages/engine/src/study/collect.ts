import { intervalOf } from '../sim/interval.ts'
import { ENERGY_SERIES, type Outcome } from '../sim/model.ts'
import { inputsOf } from './inputs.ts'
import { leversOf } from './levers.ts'
import type { Dwell, EnergyDay, Line, Measured, SimulationReply } from './reply.ts'
import type { Study } from './study.ts'

/** Replications, in order, as one answer. */
export function collect(study: Study, outcomes: readonly Outcome[], milliseconds: number): SimulationReply {
  const { atlas, case: asked, setting } = study
  const first = outcomes[0]
  const { id, name, nameRu, note, noteRu, kind, place, compare, sources } = asked
  return {
    atlas: { id: atlas.id, asOf: atlas.asOf, scenarios: atlas.scenarios },
    case: { id, name, nameRu, note, noteRu, kind, place, compare, sources },
    setting: {
      start: asked.start,
      days: setting.days,
      warmupDays: setting.warmupDays,
      replications: outcomes.length,
      seed: setting.seed,
      levers: setting.levers,
      stopped: outcomes.length < setting.replications ? 'precision' : 'replications',
    },
    levers: leversOf(atlas, asked),
    measures: measuresOf(study, outcomes),
    lines: linesOf(study, outcomes),
    calls: first?.calls ?? [],
    energy: energyOf(outcomes),
    dwells: dwellsOf(study, outcomes),
    inputs: inputsOf(atlas, asked),
    events: (first?.acts ?? []).map((act) => ({ ...act, at: new Date(act.at * 60_000).toISOString() })),
    notices: study.notices,
    stats: {
      events: outcomes.reduce((sum, { events }) => sum + events, 0),
      milliseconds: Math.round(milliseconds),
    },
  }
}

/** Measures that had nothing to measure in any replication are left out. */
export function measuresOf({ model }: Study, outcomes: readonly Outcome[]): Measured[] {
  return model.measures.flatMap((info, i) => {
    const values = outcomes.map(({ measures }) => (Number.isFinite(measures[i]) ? measures[i]! : null))
    const known = values.filter((value) => value !== null)
    return known.length === 0 ? [] : [{ ...info, ...intervalOf(known), values }]
  })
}

function linesOf({ model }: Study, outcomes: readonly Outcome[]): Line[] {
  return model.lines.map((info, i) => {
    const steps = outcomes[0]?.lines[i]?.length ?? 0
    const mean: number[] = []
    const p10: number[] = []
    const p90: number[] = []
    const column = new Float64Array(outcomes.length)
    for (let step = 0; step < steps; step++) {
      for (const [r, { lines }] of outcomes.entries()) column[r] = lines[i]![step]!
      const sorted = column.slice().sort()
      mean.push(rounded(column.reduce((sum, value) => sum + value, 0) / column.length))
      p10.push(rounded(quantile(sorted, 0.1)))
      p90.push(rounded(quantile(sorted, 0.9)))
    }
    return { ...info, mean, p10, p90 }
  })
}

/** Linear between order statistics (Hyndman, Fan 1996, definition 7). */
function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p
  const low = Math.floor(at)
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!)
}

/** Four significant figures are more than a chart can show, and keep replies small. */
const rounded = (value: number): number => Number(value.toPrecision(4))

function energyOf(outcomes: readonly Outcome[]): EnergyDay | null {
  const all = outcomes.flatMap(({ energy }) => (energy ? [energy] : []))
  if (all.length === 0) return null
  const mean = new Float64Array(all[0]!.length)
  for (const one of all) for (let i = 0; i < mean.length; i++) mean[i]! += one[i]! / all.length
  const worst = outcomes[0]!.worstDay
  return { ...seriesOf(mean), worst: worst ? seriesOf(worst) : null }
}

function seriesOf(wh: Float64Array): Omit<EnergyDay, 'worst'> {
  const hours = wh.length / ENERGY_SERIES.length
  const entries = ENERGY_SERIES.map((name, s) => [
    name,
    Array.from(wh.subarray(s * hours, (s + 1) * hours), (value) => Math.round(value) / 1000),
  ])
  return Object.fromEntries(entries) as Omit<EnergyDay, 'worst'>
}

function dwellsOf({ model, atlas }: Study, outcomes: readonly Outcome[]): Dwell[] {
  return model.dwells.flatMap((target, i): Dwell[] => {
    const seen = outcomes.map(({ dwells }) => dwells[i]!).filter(({ count }) => count > 0)
    if (seen.length === 0) return []
    const row = atlas.tables[target.table].find(({ id }) => id === target.id) as unknown as Record<
      string,
      number
    >
    const [mean, p90] = target.columns.map((column) => row[camel(column)]!) as [number, number]
    return [
      {
        ...target,
        meanHours: intervalOf(seen.map(({ meanHours }) => meanHours)),
        p90Hours: intervalOf(seen.map(({ p90Hours }) => p90Hours)),
        atlasMeanHours: mean,
        atlasP90Hours: p90,
        observations: seen.reduce((sum, { count }) => sum + count, 0),
      },
    ]
  })
}

const camel = (column: string): string =>
  column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
