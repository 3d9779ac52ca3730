import type { SweepReply } from '@serai/contract'
import { leverName } from '../simulation-questions.ts'
import { paint, type Terminal } from '../terminal.ts'
import { withInterval } from './number.ts'
import { table } from './table.ts'

/** One row a setting: what went through, what waited, and where waiting begins to rise steeply. */
export function sweepText(reply: SweepReply, terminal: Terminal): string {
  const { bold } = paint(terminal)
  const { case: asked, lever, unit, points, knee } = reply
  const through = asked.kind === 'port' ? 't/year' : 'vehicles/year'
  const columns = [
    { title: `${leverName(lever)}${unit === '' || unit === lever ? '' : `, ${unit}`}`, right: true },
    { title: through, right: true },
    { title: '95 %', right: true },
    { title: 'wait, h', right: true },
    { title: '95 %', right: true },
    { title: '' },
  ]
  const rows = points.map(({ value, throughput, waitHours }, i) => [
    value.toLocaleString('en-US'),
    ...withInterval(throughput),
    ...withInterval(waitHours),
    i === knee ? 'knee' : '',
  ])
  const said =
    knee === null
      ? 'No knee: nowhere on this span does waiting begin to rise steeply.\n'
      : `Beyond ${leverName(lever)} ${points[knee]!.value.toLocaleString('en-US')} waiting rises steeply.\n`
  return `${bold(`${asked.name} · ${leverName(lever)} swept`)}\n\n${table(columns, rows)}\n${said}`
}
