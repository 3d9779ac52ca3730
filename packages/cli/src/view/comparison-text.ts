import type { Measured, SimulationReply } from '@serai/contract'
import { paint, type Terminal } from '../terminal.ts'
import { decimalsOf, number, withInterval } from './number.ts'
import { GROUPS, headOf, settingOf } from './simulation-text.ts'
import { table } from './table.ts'

/** Two cases side by side, the difference from the first to the second, and whether it is more than chance. */
export function comparisonText(first: SimulationReply, second: SimulationReply, terminal: Terminal): string {
  const { bold, dim, yellow } = paint(terminal)
  const head = ([letter, reply]: readonly [string, SimulationReply]) =>
    `${bold(`${letter}  ${headOf(reply)}`)}\n${dim(`   ${settingOf(reply)}`)}\n`
  const both = [
    ['A', first],
    ['B', second],
  ] as const
  const parts = [both.map(head).join(''), comparison(first, second, bold)]
  parts.push(
    '"apart": the 95 % intervals do not touch. Those that do may still differ: more replications narrow them.\n',
  )
  const notices = both.flatMap(([letter, reply]) => reply.notices.map(({ text }) => `${letter}: ${text}`))
  if (notices.length > 0) parts.push(notices.map((text) => `${yellow('!')} ${text}\n`).join(''))
  return parts.join('\n')
}

function comparison(first: SimulationReply, second: SimulationReply, bold: (text: string) => string): string {
  const inSecond = new Map(second.measures.map((measure) => [measure.id, measure]))
  const inFirst = new Set(first.measures.map(({ id }) => id))
  const rows = GROUPS.flatMap((group) => {
    const own = [
      ...first.measures.map((a) => [a, inSecond.get(a.id)] as const),
      ...second.measures.filter(({ id }) => !inFirst.has(id)).map((b) => [undefined, b] as const),
    ].filter(([a, b]) => (a ?? b)!.group === group)
    return own.length === 0 ? [] : [[bold(group)], ...own.map(([a, b]) => rowOf(a, b))]
  })
  const right = (title: string) => ({ title, right: true })
  const columns = [
    { title: '' },
    ...[right('A'), right('95 %'), right('B'), right('95 %'), right('B − A')],
    { title: '' },
    { title: '' },
  ]
  return table(
    columns,
    rows.map((row) => [...row, ...Array<string>(columns.length - row.length).fill('')]),
  )
}

function rowOf(a: Measured | undefined, b: Measured | undefined): string[] {
  const { name, unit } = (a ?? b)!
  const shown = (one: Measured | undefined) => (one ? withInterval(one) : (['–', ''] as const))
  const difference = a && b ? differenceOf(a, b) : ''
  return [`  ${name}`, ...shown(a), ...shown(b), difference, unit, a && b ? verdictOf(a, b) : '']
}

function differenceOf(a: Measured, b: Measured): string {
  const change = b.mean - a.mean
  const decimals = decimalsOf(Math.max(a.mean, b.mean), Math.max(a.high - a.mean, b.high - b.mean))
  return change === 0 ? '0' : `${change > 0 ? '+' : '−'}${number(Math.abs(change), decimals)}`
}

/** Single replications have no intervals, so nothing can be said of them. */
function verdictOf(a: Measured, b: Measured): string {
  if (a.n < 2 || b.n < 2 || (a.low <= b.high && b.low <= a.high)) return ''
  const better =
    a.better === 'neither' ? '' : b.mean < a.mean === (a.better === 'less') ? ', better' : ', worse'
  return `apart${better}`
}
