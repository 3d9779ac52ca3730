import { memo } from 'react'
import { useVoice } from '../i18n/context.ts'
import { type Names, surenessOf, type Way } from '../state/way.ts'
import type { Planned } from '../worker/client.ts'
import type { Itinerary } from '../worker/reply.ts'

interface Props {
  readonly planned: Planned
  readonly ways: readonly Way[]
  readonly names: Names
  readonly selected: Way | null
  select(key: string): void
}

/** The answer in one sentence and up to four figures: what it costs, how long, how clean, how sure. */
export const Answer = memo(function Answer({ planned, ways, names, selected, select }: Props) {
  const voice = useVoice()
  const { consignment, stats } = planned.reply
  const quantity =
    consignment.teu === null ? voice.tonnes(consignment.tonnes) : `${voice.number(consignment.teu)} TEU`
  const fromTo = {
    from: names.place(consignment.from.id),
    to: names.place(consignment.to.id),
  }
  return (
    <header className="lead" aria-live="polite">
      <p className="lead-what">
        {voice.t('answerLead', {
          ways: voice.t('answerWays', { count: ways.length }),
          quantity,
          cargo: names.cargo(consignment.cargo).toLowerCase(),
        })}
        , {voice.t('answerLeaving', { date: voice.date(consignment.depart) })}
      </p>
      <h1>{voice.t('answerFromTo', fromTo)}</h1>
      {ways.length > 0 && (
        <Tiles ways={ways} planned={planned} names={names} selected={selected} select={select} />
      )}
      {ways.length > 0 && (
        <p className="lead-note">
          {voice.t('answerParetoNote', {
            count: stats.paretoSize,
            ms: voice.number(Math.round(stats.millisecondsSearch)),
          })}
        </p>
      )}
    </header>
  )
})

const TILES = ['cheapest', 'fastest', 'surest', 'cleanest'] as const

function Tiles({ ways, planned, names, selected, select }: Props) {
  const voice = useVoice()
  const figure = (tag: (typeof TILES)[number], one: Itinerary): string => {
    if (tag === 'cheapest') return voice.usd(one.costCents)
    if (tag === 'fastest') return voice.days(one.minutes.p50)
    if (tag === 'surest') return voice.percent(surenessOf(one))
    return voice.co2e(one.co2eGrams)
  }
  const beside = (tag: (typeof TILES)[number], one: Itinerary): string => {
    if (tag === 'cheapest') return perUnit(planned, one, voice)
    if (tag === 'fastest') return `P90 ${voice.days(one.minutes.p90)}`
    if (tag === 'surest') return voice.t('sureness').toLowerCase()
    return voice.t('co2')
  }
  return (
    <ul className="tiles">
      {TILES.map((tag) => {
        const way = ways.find((one) => one.itinerary.tags.includes(tag))
        if (!way) return null
        return (
          <li key={tag}>
            <button
              type="button"
              className="tile"
              aria-pressed={way.key === selected?.key}
              onClick={() => select(way.key)}
            >
              <span className="tile-tag">{voice.t(`tag.${tag}`)}</span>
              <span className="tile-figure">{figure(tag, way.itinerary)}</span>
              <span className="tile-beside">{beside(tag, way.itinerary)}</span>
              <span className="tile-way">
                <i style={{ background: way.colour }} />
                {way.letter} · {names.corridor(way.corridorId)}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Price of one unit, in the unit of the question. */
export function perUnit(planned: Planned, one: Itinerary, voice: ReturnType<typeof useVoice>): string {
  const { tonnes, teu } = planned.reply.consignment
  return teu === null
    ? `${voice.usd(one.costCents / tonnes)}/${voice.t('tonnes')}`
    : `${voice.usd(one.costCents / teu)}/TEU`
}
