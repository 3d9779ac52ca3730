import type { SimulationReply } from '@serai/contract'
import { leverName } from '../simulation-questions.ts'
import { paint, type Terminal } from '../terminal.ts'
import { number, withInterval } from './number.ts'
import { table } from './table.ts'

/** Groups of measures in the order in which they are shown. */
export const GROUPS = ['ships', 'trucks', 'trains', 'border', 'cargo', 'yard', 'power', 'money'] as const

/** The answer for a person: what was simulated, its measures by group, dwells beside the atlas, what it all rests on. */
export function simulationText(reply: SimulationReply, terminal: Terminal, seconds: number): string {
  const { bold, dim, yellow } = paint(terminal)
  const parts = [
    `${bold(headOf(reply))}\n${dim(`${settingOf(reply)} · ${number(seconds, 1)} s`)}\n`,
    measures(reply, bold),
  ]
  if (reply.dwells.length > 0) parts.push(dwells(reply))
  parts.push(inputsText(reply.inputs))
  if (reply.notices.length > 0)
    parts.push(reply.notices.map(({ text }) => `${yellow('!')} ${text}\n`).join(''))
  return parts.join('\n')
}

export function headOf({ case: asked, setting }: SimulationReply): string {
  const { replications, days, start, seed } = setting
  const turned = leversOf(setting.levers)
  const levers = turned === '' ? '' : ` with ${turned}`
  return `${asked.name}${levers} · ${replications} × ${days} days from ${start} · seed ${seed}`
}

export function settingOf({ atlas, setting, stats }: SimulationReply): string {
  const scenarios = atlas.scenarios.length > 0 ? ` with ${atlas.scenarios.join(', ')}` : ''
  const stopped = setting.stopped === 'precision' ? ' · stopped when precise enough' : ''
  return `atlas ${atlas.id} of ${atlas.asOf}${scenarios} · ${setting.warmupDays} days of warm-up · ${number(stats.events, 0)} events${stopped}`
}

/** Turned levers and their settings, as the command line names them. */
export const leversOf = (levers: Readonly<Record<string, number>>) =>
  Object.entries(levers)
    .map(([lever, value]) => `${leverName(lever)} ${value.toLocaleString('en-US')}`)
    .join(', ')

function measures(reply: SimulationReply, bold: (text: string) => string): string {
  const rows = GROUPS.flatMap((group) => {
    const own = reply.measures.filter((measure) => measure.group === group)
    if (own.length === 0) return []
    return [
      [bold(group)],
      ...own.map((measure) => [`  ${measure.name}`, ...withInterval(measure), measure.unit]),
    ]
  })
  const columns = [
    { title: '' },
    { title: 'mean', right: true },
    { title: '95 %', right: true },
    { title: '' },
  ]
  return table(
    columns,
    rows.map((row) => [...row, '', '', ''].slice(0, 4)),
  )
}

function dwells({ dwells }: SimulationReply): string {
  const columns = [
    { title: 'hours in' },
    { title: 'found', right: true },
    { title: '95 %', right: true },
    { title: 'P90', right: true },
    { title: 'atlas', right: true },
    { title: 'P90', right: true },
    { title: 'seen', right: true },
  ]
  const rows = dwells.map((dwell) => [
    dwell.table === 'crossings'
      ? `${dwell.id} ${dwell.columns[0].replace(/_?hours_?/, ' ').trim()}`
      : dwell.id,
    ...withInterval(dwell.meanHours),
    withInterval(dwell.p90Hours)[0],
    number(dwell.atlasMeanHours, 1),
    number(dwell.atlasP90Hours, 1),
    number(dwell.observations, 0),
  ])
  return table(columns, rows)
}

const WEAKEST_SHOWN = 6

/** How many figures of each grade went in, and by name the weakest: estimates, the oldest first. */
export function inputsText(inputs: SimulationReply['inputs']): string {
  const of = (grade: string) => inputs.filter((input) => input.grade === grade)
  const estimates = [...of('estimated')].sort((a, b) => a.year - b.year)
  const counts = `${inputs.length} figures went in: ${of('measured').length} measured, ${of('published').length} published, ${estimates.length} estimated.`
  if (estimates.length === 0) return `${counts}\n`
  // Figures of one thing, such as the constants of a tide, are named once.
  const names = [...new Set(estimates.map(({ name }) => name.split(', ')[0]!))]
  const more = names.length > WEAKEST_SHOWN ? `, and ${names.length - WEAKEST_SHOWN} more` : ''
  return `${counts} Weakest: ${names.slice(0, WEAKEST_SHOWN).join('; ')}${more}. --json has each with its source.\n`
}
