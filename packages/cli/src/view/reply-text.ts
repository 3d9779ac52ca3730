import { chanceOf, type Itinerary, type RouteReply, unitCosts } from '@serai/contract'
import { paint, type Terminal } from '../terminal.ts'
import { type Column, table } from './table.ts'

/** The answer for a person: what was understood, a row for each way, its notation, then what else must be known. */
export function replyText(reply: RouteReply, terminal: Terminal, withLegs: boolean): string {
  const { bold, dim, yellow } = paint(terminal)
  const parts = [`${bold(questionOf(reply))}\n${dim(atlasOf(reply))}\n`]
  if (reply.itineraries.length > 0) {
    parts.push(overview(reply))
    parts.push(
      reply.itineraries.map((way, index) => `${bold(String(index + 1))}  ${way.notation}\n`).join(''),
    )
    if (withLegs) parts.push(...reply.itineraries.map((way, index) => legsOf(way, index + 1)))
  }
  if (reply.notices.length > 0)
    parts.push(reply.notices.map(({ text }) => `${yellow('!')} ${text}\n`).join(''))
  if (reply.explanations.length > 0)
    parts.push(reply.explanations.map(({ name, text }) => `${bold(name)}: ${text}\n`).join(''))
  return parts.join('\n')
}

function questionOf(reply: RouteReply): string {
  const { from, to, cargo, tonnes, teu, depart, by } = reply.consignment
  const quantity = teu === null ? `${number(tonnes)} t` : `${number(teu)} TEU`
  const due = by === null ? '' : `, due ${by.slice(0, 10)}`
  return `${from.name} → ${to.name} · ${quantity} of ${cargo} · ready ${depart.slice(0, 10)}${due}`
}

function atlasOf({ atlas, stats }: RouteReply): string {
  const scenarios = atlas.scenarios.length > 0 ? ` with ${atlas.scenarios.join(', ')}` : ''
  return `atlas ${atlas.id} of ${atlas.asOf}${scenarios} · ${stats.paretoSize} ways on the Pareto front`
}

const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 1 })
const days = (minutes: number) => `${(minutes / 1440).toFixed(1)} d`
const usd = (cents: number) => `$${Math.round(cents / 100).toLocaleString('en-US')}`
const percent = (share: number) => `${(100 * share).toFixed(share > 0.995 && share < 1 ? 1 : 0)} %`
const tonnesOf = (grams: number) => `${(grams / 1e6).toFixed(grams < 1e7 ? 1 : 0)} t`

function overview(reply: RouteReply): string {
  const inBoxes = reply.consignment.teu !== null
  const isDue = reply.consignment.by !== null
  const columns: Column[] = [
    { title: '#' },
    { title: 'corridor' },
    { title: 'gateway' },
    { title: 'cost', right: true },
    { title: inBoxes ? '$/TEU' : '$/t', right: true },
    { title: 'P50', right: true },
    { title: 'P90', right: true },
    { title: 'CO₂e', right: true },
    { title: 'sure', right: true },
    ...(isDue ? [{ title: 'on time', right: true }] : []),
    { title: 'borders', right: true },
    { title: '' },
  ]
  const rows = reply.itineraries.map((way, index) => {
    const { perT, perTeu } = unitCosts(reply, way)
    const onTime = way.onTimeProbability === null ? '' : percent(way.onTimeProbability)
    return [
      String(index + 1),
      way.corridor,
      way.gateway ?? '–',
      usd(way.costCents),
      number(inBoxes && perTeu !== null ? perTeu : perT),
      days(way.minutes.p50),
      days(way.minutes.p90),
      tonnesOf(way.co2eGrams),
      percent(1 - chanceOf(way.disruption)),
      ...(isDue ? [onTime] : []),
      String(way.borders),
      way.tags.filter((tag) => tag !== 'corridor').join(', '),
    ]
  })
  return table(columns, rows)
}

function legsOf(way: Itinerary, position: number): string {
  const columns: Column[] = [
    { title: `way ${position}` },
    { title: 'leg' },
    { title: 'km', right: true },
    { title: 'time', right: true },
    { title: 'wait', right: true },
    { title: 'cost', right: true },
    { title: 'CO₂e', right: true },
    { title: 'evidence' },
  ]
  const rows = way.legs.map((leg, index) => [
    String(index + 1),
    leg.kind === 'haul' ? `${leg.mode} ${leg.from} → ${leg.to}` : `${leg.operation} at ${leg.place}`,
    leg.kind === 'haul' ? number(leg.distanceKm) : '',
    days(leg.minutes),
    leg.waitMinutes > 0 ? days(leg.waitMinutes) : '',
    usd(leg.costCents),
    tonnesOf(leg.co2eGrams),
    leg.timeGrade === leg.costGrade ? leg.timeGrade : `time ${leg.timeGrade}, cost ${leg.costGrade}`,
  ])
  return table(columns, rows)
}
