import type { Change } from '@serai/atlas'
import type { Dwell, SimulationReply } from './reply.ts'

/** A scenario file's JSON, as `parseScenario` reads it. */
export interface Calibration {
  readonly id: string
  readonly name: string
  readonly name_ru: string
  readonly note: string
  readonly note_ru: string
  readonly sources: readonly string[]
  readonly changes: readonly Change[]
}

/** The dwells that a simulation found, as a scenario: means and 90th percentiles of rows, rounded to a tenth of an hour. */
export function calibrationOf(reply: SimulationReply): Calibration {
  const { case: asked, setting, atlas } = reply
  const turned = Object.entries(setting.levers).map(([lever, value]) => `${lever} ${value}`)
  const levers = turned.length > 0 ? `, ${turned.join(', ')}` : ''
  return {
    id: `${asked.id}-measured`,
    name: `${asked.name}, as simulated`,
    name_ru: `${asked.nameRu}, по имитации`,
    note: `Dwell times found by simulating ${asked.id}${levers}: ${setting.replications} × ${setting.days} days, seed ${setting.seed}, atlas ${atlas.id}. Paperwork stays as the atlas has it.`,
    note_ru: `Время пребывания найдено имитацией ${asked.id}${levers}: ${setting.replications} × ${setting.days} сут., зерно ${setting.seed}, атлас ${atlas.id}. Оформление документов взято из атласа.`,
    sources: asked.sources,
    changes: reply.dwells.flatMap(changesOf),
  }
}

function changesOf({ table, id, columns, meanHours, p90Hours }: Dwell): Change[] {
  const tenth = (hours: number) => Math.round(hours * 10) / 10
  const [mean, p90] = [tenth(meanHours.mean), tenth(Math.max(p90Hours.mean, meanHours.mean))]
  return [mean, p90].map((value, i) => ({ op: 'set', table, where: { id }, column: columns[i]!, value }))
}
