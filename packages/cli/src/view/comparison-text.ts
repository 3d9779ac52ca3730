import type { Measured, SimulationReply } from '@serai/contract'
import { type Interval, pairedDifference } from '@serai/engine'
import { paint, type Terminal } from '../terminal.ts'
import { decimalsOf, number, withInterval } from './number.ts'
import { GROUPS, headOf, settingOf } from './simulation-text.ts'
import { table } from './table.ts'

/** Two cases side by side, the difference from the first to the second replication by replication, and whether it is more than chance. */
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
    'B − A: difference replication by replication with its 95 % interval; both meet the same luck. "apart": it excludes 0.\n',
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
    ...[right('A'), right('95 %'), right('B'), right('95 %'), right('B − A'), right('95 %')],
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
  const paired = a && b ? pairedDifference(a, b) : null
  const difference = a && b ? differenceOf(a, b, paired) : ['', '']
  return [`  ${name}`, ...shown(a), ...shown(b), ...difference, unit, a && paired ? verdictOf(a, paired) : '']
}

/** With single replications there is a difference, but nothing can be said of its chance. */
function differenceOf(a: Measured, b: Measured, paired: Interval | null): readonly [string, string] {
  const change = paired?.mean ?? b.mean - a.mean
  const half = paired ? paired.high - paired.mean : 0
  const decimals = decimalsOf(Math.abs(change), half)
  const sign = change > 0 ? '+' : '−'
  return [
    change === 0 ? '0' : `${sign}${number(Math.abs(change), decimals)}`,
    paired ? `± ${number(half, decimals)}` : '',
  ]
}

function verdictOf({ better }: Measured, { low, high }: Interval): string {
  if (low <= 0 && high >= 0) return ''
  return `apart${better === 'neither' ? '' : high < 0 === (better === 'less') ? ', better' : ', worse'}`
}
