import { memo, type ReactNode } from 'react'
import { Ribbon } from '../charts/ribbon.tsx'
import { useVoice } from '../i18n/context.ts'
import { MOST_COMPARED, type SortKey, type View } from '../state/view.ts'
import { type Names, sorted, surenessOf, type Way } from '../state/way.ts'
import type { Planned } from '../worker/client.ts'
import { perUnit } from './answer.tsx'
import { Letter } from './letter.tsx'

interface Props {
  readonly planned: Planned
  readonly ways: readonly Way[]
  readonly names: Names
  readonly view: View
  readonly selected: Way | null
  look(change: Partial<View>): void
}

/** All ways in one table: sort by a head, choose by a row, tick to compare. On a phone each row is a card. */
export const WaysTable = memo(function WaysTable({ planned, ways, names, view, selected, look }: Props) {
  const voice = useVoice()
  const { by } = planned.reply.consignment
  const rows = sorted(ways, view.sort, view.descending)
  const tick = (key: string) => {
    const { compare } = view
    if (compare.includes(key)) look({ compare: compare.filter((other) => other !== key) })
    else if (compare.length < MOST_COMPARED) look({ compare: [...compare, key] })
  }
  const head = (key: SortKey, label: string, hint?: string) => (
    <SortHead sortKey={key} label={label} hint={hint} view={view} look={look} />
  )
  return (
    <section className="ways" aria-labelledby="ways-title">
      <div className="section-head">
        <h2 id="ways-title">{voice.t('ways')}</h2>
        <p className="hint">{voice.t('waysHint')}</p>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col" className="col-tick">
              <span className="hidden">{voice.t('compare')}</span>
            </th>
            <th scope="col" className="col-way">
              {voice.t('way')}
            </th>
            {head('cost', voice.t('cost'))}
            {head('p50', voice.t('p50'), voice.t('p10p90', { p10: 'P10', p90: 'P90' }))}
            {head('p90', voice.t('p90'))}
            {head('co2', voice.t('co2'), voice.t('emissionsBasis'))}
            {head('sureness', voice.t('sureness'), voice.t('surenessHint'))}
            {by !== null &&
              head('onTime', voice.t('onTime'), voice.t('onTimeHint', { date: voice.date(by) }))}
            {head('borders', voice.t('borders'))}
          </tr>
        </thead>
        <tbody>
          {rows.map((way) => {
            const one = way.itinerary
            const name = names.corridor(way.corridorId)
            const ticked = view.compare.includes(way.key)
            return (
              <tr key={way.key} className={way.key === selected?.key ? 'chosen' : undefined}>
                <td className="col-tick">
                  <input
                    type="checkbox"
                    aria-label={voice.t('tickCompare', { name: `${way.letter} ${name}` })}
                    checked={ticked}
                    disabled={!ticked && view.compare.length >= MOST_COMPARED}
                    title={voice.t('compareLimit')}
                    onChange={() => tick(way.key)}
                  />
                </td>
                <th scope="row" className="col-way">
                  <button
                    type="button"
                    className="way-name"
                    aria-pressed={way.key === selected?.key}
                    onClick={() => look({ way: way.key })}
                  >
                    <Letter way={way} />
                    {name}
                  </button>
                  <span className="way-sub">
                    {one.gateway === null
                      ? voice.t('overland')
                      : voice.t('via', { gateway: names.place(one.gateway) })}
                    {one.tags
                      .filter((tag) => tag !== 'corridor')
                      .map((tag) => (
                        <em key={tag} className="tag">
                          {voice.t(`tag.${tag}`)}
                        </em>
                      ))}
                    {one.sanctions.length > 0 && <em className="tag warn">{voice.t('sanctions')}</em>}
                  </span>
                  <Ribbon itinerary={one} colour={way.colour} />
                </th>
                <Figure label={voice.t('cost')} main>
                  {voice.usd(one.costCents)}
                  <small>{perUnit(planned, one, voice)}</small>
                </Figure>
                <Figure label={voice.t('p50')} main>
                  {voice.daysBare(one.minutes.p50)}
                  <small>{voice.t('days').toLowerCase()}</small>
                </Figure>
                <Figure label={voice.t('p90')}>
                  {voice.daysBare(one.minutes.p90)}
                  <small>{voice.t('days').toLowerCase()}</small>
                </Figure>
                <Figure label={voice.t('co2')}>{voice.co2e(one.co2eGrams)}</Figure>
                <Figure label={voice.t('sureness')}>{voice.percent(surenessOf(one))}</Figure>
                {by !== null && (
                  <Figure label={voice.t('onTime')}>
                    {one.onTimeProbability === null ? voice.t('dash') : voice.percent(one.onTimeProbability)}
                  </Figure>
                )}
                <Figure label={voice.t('borders')}>{voice.number(one.borders)}</Figure>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
})

function Figure({ label, main, children }: { label: string; main?: boolean; children: ReactNode }) {
  return (
    <td className={main ? 'figure main' : 'figure'} data-label={label}>
      {children}
    </td>
  )
}

interface HeadProps {
  readonly sortKey: SortKey
  readonly label: string
  readonly hint: string | undefined
  readonly view: View
  look(change: Partial<View>): void
}

/** Sureness and chances are best when high, so their first click sorts downwards. */
const HIGH_FIRST: ReadonlySet<SortKey> = new Set(['sureness', 'onTime'])

function SortHead({ sortKey, label, hint, view, look }: HeadProps) {
  const voice = useVoice()
  const current = view.sort === sortKey
  const flip = () => look({ sort: sortKey, descending: current ? !view.descending : HIGH_FIRST.has(sortKey) })
  return (
    <th
      scope="col"
      className="figure"
      aria-sort={current ? (view.descending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className="sort"
        title={hint ?? voice.t('sortBy', { name: label })}
        onClick={flip}
      >
        {label}
        <span aria-hidden="true">{current ? (view.descending ? '↓' : '↑') : ''}</span>
      </button>
    </th>
  )
}
