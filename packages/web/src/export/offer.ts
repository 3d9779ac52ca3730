import { byKind, COST_KINDS } from '../charts/cost-bars.tsx'
import type { Voice } from '../i18n/voice.ts'
import { perUnit } from '../panels/answer.tsx'
import { type Names, surenessOf, type Way } from '../state/way.ts'
import type { Planned } from '../worker/client.ts'
import type { DeskFacts } from '../worker/protocol.ts'
import { Paper } from './pdf-paper.ts'
import { saveBlob } from './save.ts'

interface Offer {
  readonly planned: Planned
  readonly way: Way
  readonly facts: DeskFacts
  readonly names: Names
  readonly voice: Voice
}

/** Writes the chosen way as a PDF that can be sent: figures, map, legs, costs, papers, sources, and what they rest on. */
export async function saveOffer(offer: Offer): Promise<void> {
  const { planned, way, names, voice } = offer
  const { consignment, atlas } = planned.reply
  const { t } = voice
  const fromTo = t('answerFromTo', {
    from: names.place(consignment.from.id),
    to: names.place(consignment.to.id),
  })
  const paper = await Paper.open(`${t('offer')}: ${fromTo}`)
  paper.text('Serai', 11, 'bold', '#0b6b72')
  paper.gap(1)
  paper.text(fromTo, 19, 'bold')
  paper.text(`${t('offer')} · ${t('offerOf', { date: voice.date(new Date().toISOString()) })}`, 9.5)
  paper.gap(2)
  paper.rule()
  paper.text(`${quantityOf(offer)}, ${t('answerLeaving', { date: voice.date(consignment.depart) })}`, 11)
  assumed(paper, offer)
  paper.gap(2)
  headline(paper, offer)
  const map = mapPicture()
  if (map) paper.picture(map.data, map.aspect, 88)
  legs(paper, offer)
  costs(paper, offer)
  papers(paper, offer)
  sources(paper, offer)
  paper.heading(t('notation'))
  paper.text(way.itinerary.notation.replaceAll('→', '>'), 8)
  const file = paper.close(`${t('offerNote', { id: atlas.id })} ${t('footer')}`, (page, pages) =>
    t('page', { page, pages }),
  )
  saveBlob('serai-offer.pdf', file)
}

function quantityOf({ planned, names, voice }: Offer): string {
  const { tonnes, teu, cargo } = planned.reply.consignment
  const quantity = teu === null ? voice.tonnes(tonnes) : `${voice.number(teu)} TEU`
  return `${names.cargo(cargo)}: ${quantity}`
}

/** The scenarios it was computed under: figures of another world must not pass for those of today. */
function assumed(paper: Paper, { planned, facts, voice }: Offer): void {
  const { scenarios } = planned.reply.atlas
  if (scenarios.length === 0) return
  const names = scenarios.map((id) => {
    const row = facts.scenarios.find((one) => one.id === id)
    return row ? voice.name(row) : id
  })
  paper.text(`${voice.t('whatIf')}: ${names.join('; ')}`, 11, 'bold', '#8a5a00')
}

function headline(paper: Paper, { planned, way, names, voice }: Offer): void {
  const one = way.itinerary
  const start = one.legs[0]?.startAt ?? 0
  const { t } = voice
  const gateway = one.gateway === null ? t('overland') : t('via', { gateway: names.place(one.gateway) })
  paper.text(`${names.corridor(way.corridorId)}, ${gateway}`, 12, 'bold')
  paper.gap(2)
  paper.figures([
    [t('cost'), voice.usd(one.costCents)],
    [t(planned.reply.consignment.teu === null ? 'costPerTonne' : 'costPerTeu'), perUnit(planned, one, voice)],
    [t('p50'), voice.days(one.minutes.p50)],
    ['P10–P90', `${voice.daysBare(one.minutes.p10)}–${voice.days(one.minutes.p90)}`],
    [t('co2'), voice.co2e(one.co2eGrams)],
    [t('sureness'), voice.percent(surenessOf(one))],
  ])
  const shares = (kind: 'time' | 'cost') =>
    (['measured', 'published', 'estimated'] as const)
      .map((grade) => `${voice.percent(one.evidence[kind][grade])} ${t(`grade.${grade}`)}`)
      .join(', ')
  const arrival = capital(t('arrives', { date: voice.date(start + one.minutes.p50) }))
  paper.text(
    `${ended(arrival)} ${t('evidenceTime')}: ${shares('time')}. ${t('evidenceCost')}: ${shares('cost')}. ${t('emissionsBasis')}.`,
    8.5,
    'normal',
    '#4a5a63',
  )
  if (one.sanctions.length > 0) {
    const rules = one.sanctions.map((id) => names.rule(id)).join(', ')
    paper.text(ended(t('sanctionsTouch', { rules })), 9, 'bold', '#9c2f22')
  }
  paper.gap(3)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** A Russian date ends in a full stop of its own. */
const ended = (text: string) => (text.endsWith('.') ? text : `${text}.`)

function legs(paper: Paper, { way, names, voice }: Offer): void {
  const { t } = voice
  paper.heading(t('legs'))
  paper.table(
    [
      { head: '', width: 7 },
      { head: t('leg'), width: 93 },
      { head: t('distance'), width: 22, right: true },
      { head: t('duration'), width: 28, right: true },
      { head: t('cost'), width: 28, right: true },
    ],
    way.itinerary.legs.map((leg, index) => {
      const estimated = (grade: string) => (grade === 'estimated' ? ` ${t('estimatedShort')}` : '')
      const what =
        leg.kind === 'haul'
          ? `${t(`mode.${leg.mode}`)}: ${names.place(leg.from)} – ${names.place(leg.to)}`
          : `${t(`op.${leg.operation}`)}: ${names.place(leg.place)}`
      return [
        String(index + 1),
        what,
        leg.kind === 'haul' ? voice.km(leg.distanceKm) : '',
        voice.duration(leg.minutes) + estimated(leg.timeGrade),
        voice.usdExact(leg.costCents) + estimated(leg.costGrade),
      ]
    }),
  )
}

function costs(paper: Paper, { way, voice }: Offer): void {
  const { t } = voice
  const sums = byKind(way.itinerary.costs)
  paper.heading(t('costs'))
  paper.table(
    [
      { head: t('costsByKind'), width: 120 },
      { head: t('wholeConsignment'), width: 58, right: true },
    ],
    [
      ...COST_KINDS.filter((kind) => (sums.get(kind) ?? 0) > 0).map((kind) => [
        t(`cost.${kind}`),
        voice.usdExact(sums.get(kind)!),
      ]),
      [t('total'), voice.usd(way.itinerary.costCents)],
    ],
  )
}

function papers(paper: Paper, { way, voice }: Offer): void {
  const { t } = voice
  if (way.itinerary.papers.length === 0) return
  paper.heading(t('papers'))
  paper.table(
    [
      { head: t('paper'), width: 60 },
      { head: t('purpose'), width: 70 },
      { head: t('issuer'), width: 48 },
    ],
    way.itinerary.papers.map((row) => [
      voice.name(row),
      voice.language === 'ru' && row.purposeRu ? row.purposeRu : row.purpose,
      voice.language === 'ru' ? row.issuerRu : row.issuer,
    ]),
  )
}

function sources(paper: Paper, { way, facts, voice }: Offer): void {
  const byId = new Map(facts.sources.map((row) => [row.id, row]))
  paper.heading(voice.t('sources'))
  for (const [index, id] of way.itinerary.evidence.sources.entries()) {
    const source = byId.get(id)
    const parts = source ? [source.title, source.publisher, source.year, source.url] : [id]
    paper.text(`${index + 1}. ${parts.filter((part) => part !== null).join(' · ')}`, 7.5, 'normal', '#4a5a63')
  }
}

/** The map as it stands on the page, whole, since a cut could lose an end of the way; it keeps its drawing buffer for this. */
function mapPicture(): { data: string; aspect: number } | null {
  const map = document.querySelector<HTMLCanvasElement>('.map-canvas canvas')
  if (!map || map.width === 0 || map.height === 0) return null
  return { data: map.toDataURL('image/jpeg', 0.85), aspect: map.width / map.height }
}
