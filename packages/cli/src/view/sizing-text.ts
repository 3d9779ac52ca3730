import type { SizingReply } from '@serai/contract'
import { paint, type Terminal } from '../terminal.ts'
import { number } from './number.ts'
import { inputsText, leversOf } from './simulation-text.ts'
import { table } from './table.ts'

type Choice = SizingReply['asIs']
type Limit = SizingReply['setting']['limit']

const UNITS: Readonly<Record<Limit['measure'], string>> = {
  'lost-hours': 'h/year',
  'shed-hours': 'h/year',
  'unserved-share': 'of the energy',
}

/** What was asked, the site as it is beside the choice, and the cheapest for other limits. */
export function sizingText(reply: SizingReply, terminal: Terminal, seconds: number): string {
  const { bold, dim, yellow } = paint(terminal)
  const { setting, notices } = reply
  const none = `Nothing that was tried keeps ${limitText(setting.limit)}.\n`
  return [
    `${bold(headOf(reply))}\n${dim(`${groundOf(reply)} · ${number(seconds, 1)} s`)}\n`,
    `${loadText(reply)}\n`,
    reply.best === null ? none : choiceTable(reply, reply.best),
    frontierTable(reply),
    inputsText(reply.inputs),
    ...notices.map(({ text }) => `${yellow('!')} ${text}\n`),
  ].join('\n')
}

const limitText = ({ measure, most }: Limit): string => `${measure} ≤ ${most} ${UNITS[measure]}`

function headOf({ case: asked, setting }: SizingReply): string {
  const turned = leversOf(setting.levers)
  const levers = turned === '' ? '' : ` with ${turned}`
  return `${asked.name}${levers} · cheapest power with ${limitText(setting.limit)} · seed ${setting.seed}`
}

function groundOf({ atlas, setting }: SizingReply): string {
  const scenarios = atlas.scenarios.length > 0 ? ` with ${atlas.scenarios.join(', ')}` : ''
  return `atlas ${atlas.id} of ${atlas.asOf}${scenarios} · ${yearsText(setting.years)} of sky and grid`
}

const yearsText = (years: number): string =>
  years === 1 ? 'one drawn year' : `means of ${years} drawn years`

function loadText({ load }: SizingReply): string {
  const { meanKw, peakKw, mwhPerYear } = load
  const mwh = number(mwhPerYear, 0)
  return `Load, as the port asks when power is never short: mean ${number(meanKw, 0)} kW, highest hour ${number(peakKw, 0)} kW, ${mwh} MWh/year.`
}

/** [name, unit, decimals, value] in the order in which they are shown. */
const ROWS: readonly (readonly [string, string, number, (choice: Choice) => number | null])[] = [
  ['solar panels', 'kWp', 0, ({ solarKwp }) => solarKwp],
  ['battery, energy', 'kWh', 0, ({ batteryKwh }) => batteryKwh],
  ['battery, power', 'kW', 0, ({ batteryKw }) => batteryKw],
  ['diesel sets', 'kW', 0, ({ dieselKw }) => dieselKw],
  ['lost hours', 'h/year', 1, ({ lostHours }) => lostHours],
  ['hours with load shed', 'h/year', 1, ({ shedHours }) => shedHours],
  ['energy not served', '%', 2, ({ unservedShare }) => 100 * unservedShare],
  ['cost', '$/year', 0, ({ usdPerYear }) => usdPerYear],
  ['  of it capital, as annuities', '$/year', 0, ({ capitalUsdPerYear }) => capitalUsdPerYear],
  ['  of it running', '$/year', 0, ({ runningUsdPerYear }) => runningUsdPerYear],
  ['cost of a kWh served', '$/kWh', 3, ({ usdPerKwh }) => usdPerKwh],
  ['CO₂e', 't/year', 0, ({ kgCo2ePerYear }) => kgCo2ePerYear / 1000],
  ['expected time on its own', 'h', 1, ({ expectedSurvivedHours }) => expectedSurvivedHours],
]

function choiceTable({ asIs, outages }: SizingReply, best: Choice): string {
  const outage = outages.map((hours, i): (typeof ROWS)[number] => [
    `survives an outage of ${number(hours, 0)} h`,
    '% of hours',
    1,
    ({ survivedShares }) => 100 * survivedShares[i]!,
  ])
  const columns = [
    { title: '' },
    { title: 'as it is', right: true },
    { title: 'cheapest', right: true },
    { title: '' },
  ]
  const rows = [...ROWS, ...outage].map(([name, unit, decimals, value]) => [
    name,
    ...[asIs, best].map((choice) => cell(value(choice), decimals)),
    unit,
  ])
  return table(columns, rows)
}

const cell = (value: number | null, decimals: number): string =>
  value === null ? '–' : number(value, decimals)

function frontierTable({ setting, frontier, outages }: SizingReply): string {
  const { limit } = setting
  const shown = Math.max(0, outages.indexOf(24))
  const titles = [
    `${limit.measure} ≤`,
    'solar, kWp',
    'battery, kWh',
    'diesel, kW',
    '$/year',
    '$/kWh',
    't CO₂e/year',
    `survives ${outages[shown]} h, %`,
  ]
  const rows = frontier.map(({ most, choice }) => {
    const mark = most === limit.most ? 'asked for' : ''
    if (choice === null) return [String(most), ...titles.slice(1).map(() => '–'), mark]
    const { solarKwp, batteryKwh, dieselKw, usdPerYear, usdPerKwh, kgCo2ePerYear, survivedShares } = choice
    return [
      String(most),
      ...[solarKwp, batteryKwh, dieselKw, usdPerYear].map((value) => number(value, 0)),
      cell(usdPerKwh, 3),
      number(kgCo2ePerYear / 1000, 0),
      number(100 * survivedShares[shown]!, 1),
      mark,
    ]
  })
  return table([...titles.map((title) => ({ title, right: true })), { title: '' }], rows)
}
