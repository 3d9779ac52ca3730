import { type Change, contentId } from '@serai/atlas'
import type { Dwell, SimulationReply } from './reply.ts'
import type { LeverId } from './request.ts'

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

/** Room for `-measured-` and six digits within the 80 characters of an id. */
const MOST_OF_CASE = 64

/**
 * The dwells that a simulation found, as a scenario: means and 90th percentiles of rows, rounded to a tenth of an hour. Its
 * name says what was simulated; its id ends in digits made of what it holds, so that two of one case can be told apart.
 */
export function calibrationOf(reply: SimulationReply): Calibration {
  const { case: asked, setting, atlas } = reply
  const { replications, days, seed } = setting
  const levers = Object.entries(setting.levers).map(([id, value]) => LEVERS[id as LeverId](value))
  const [turned, turnedRu] = [0, 1].map((language) => levers.map((words) => `${words[language]}, `).join(''))
  const changes = reply.dwells.flatMap(changesOf)
  const digits = contentId([asked.id, JSON.stringify([setting, atlas.id, changes])]).slice(0, 6)
  return {
    id: `${asked.id.slice(0, MOST_OF_CASE)}-measured-${digits}`,
    name: `${asked.name}, simulated: ${turned}${replications} × ${days} days, seed ${seed}`,
    name_ru: `${asked.nameRu}, имитация: ${turnedRu}${replications} × ${days} сут., зерно ${seed}`,
    note: `Dwell times found by simulating ${asked.id} in atlas ${atlas.id}. Paperwork stays as the atlas has it.`,
    note_ru: `Время пребывания найдено имитацией ${asked.id} в атласе ${atlas.id}. Оформление документов взято из атласа.`,
    sources: asked.sources,
    changes,
  }
}

const figure = (value: number): string => String(Number(value.toPrecision(12)))
/** Whole, with its thousands apart. */
const count = (value: number, apart: string): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, apart)

/** A lever at its value, in English and in Russian. */
const LEVERS: Readonly<Record<LeverId, (value: number) => readonly [string, string]>> = {
  berths: (n) => [`berths ${n}`, `причалов ${n}`],
  cranes: (n) => [`cranes ${n}`, `кранов ${n}`],
  lanes: (n) => [`lanes ${n}`, `полос ${n}`],
  channelDepthM: (n) => [`channel ${figure(n)} m`, `канал ${figure(n)} м`],
  transitTonnes: (n) => [`transit ${count(n, ',')} t a year`, `транзит ${count(n, '\u00a0')} т в год`],
  gridHours: (n) => [`grid ${figure(n)} h a day`, `сеть ${figure(n)} ч в сутки`],
  solarMwp: (n) => [`solar ${figure(n)} MWp`, `солнце ${figure(n)} МВт`],
  batteryMwh: (n) => [`battery ${figure(n)} MWh`, `батарея ${figure(n)} МВт·ч`],
  dieselMw: (n) => [`diesel ${figure(n)} MW`, `дизель ${figure(n)} МВт`],
}

function changesOf({ table, id, columns, meanHours, p90Hours }: Dwell): Change[] {
  const tenth = (hours: number) => Math.round(hours * 10) / 10
  const [mean, p90] = [tenth(meanHours.mean), tenth(Math.max(p90Hours.mean, meanHours.mean))]
  return [mean, p90].map((value, i) => ({ op: 'set', table, where: { id }, column: columns[i]!, value }))
}
