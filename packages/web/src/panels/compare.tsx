import { byKind, COST_KINDS } from '../charts/cost-bars.tsx'
import { Ribbon } from '../charts/ribbon.tsx'
import { useVoice } from '../i18n/context.ts'
import type { View } from '../state/view.ts'
import { type Names, surenessOf, type Way } from '../state/way.ts'
import type { Planned } from '../worker/client.ts'
import type { Itinerary } from '../worker/reply.ts'
import { perUnit } from './answer.tsx'
import { Letter } from './letter.tsx'

interface Props {
  readonly planned: Planned
  readonly ways: readonly Way[]
  readonly names: Names
  look(change: Partial<View>): void
}

interface Line {
  readonly label: string
  show(one: Itinerary): string
  /** Figure to mark the best by, or null. Lower is better. */
  rank(one: Itinerary): number | null
}

/** Two to four ways side by side, the best figure of each row marked. */
export function Compare({ planned, ways, names, look }: Props) {
  const voice = useVoice()
  const onTime: Line = {
    label: voice.t('onTime'),
    show: (one) => (one.onTimeProbability === null ? voice.t('dash') : voice.percent(one.onTimeProbability)),
    rank: (one) => (one.onTimeProbability === null ? null : -one.onTimeProbability),
  }
  const lines: readonly Line[] = [
    { label: voice.t('cost'), show: (one) => voice.usd(one.costCents), rank: (one) => one.costCents },
    {
      label: planned.reply.consignment.teu === null ? voice.t('costPerTonne') : voice.t('costPerTeu'),
      show: (one) => perUnit(planned, one, voice),
      rank: () => null,
    },
    ...(['p10', 'p50', 'p90'] as const).map((quantile) => ({
      label: `${voice.t('days')}, ${quantile.toUpperCase()}`,
      show: (one: Itinerary) => voice.days(one.minutes[quantile]),
      rank: (one: Itinerary) => one.minutes[quantile],
    })),
    ...(planned.reply.consignment.by === null ? [] : [onTime]),
    {
      label: voice.t('sureness'),
      show: (one) => voice.percent(surenessOf(one)),
      rank: (one) => one.disruption,
    },
    { label: voice.t('co2'), show: (one) => voice.co2e(one.co2eGrams), rank: (one) => one.co2eGrams },
    { label: voice.t('distance'), show: (one) => voice.km(one.distanceKm), rank: () => null },
    { label: voice.t('borders'), show: (one) => voice.number(one.borders), rank: (one) => one.borders },
    ...COST_KINDS.filter((kind) => ways.some((way) => byKind(way.itinerary.costs).has(kind))).map((kind) => ({
      label: voice.t(`cost.${kind}`),
      show: (one: Itinerary) => voice.usd(byKind(one.costs).get(kind) ?? 0),
      rank: () => null,
    })),
    {
      label: voice.t('papers'),
      show: (one) => voice.number(one.papers.length),
      rank: () => null,
    },
    {
      label: voice.t('evidenceCost'),
      show: (one) => `${voice.percent(one.evidence.cost.estimated)} ${voice.t('grade.estimated')}`,
      rank: (one) => one.evidence.cost.estimated,
    },
  ]
  return (
    <section className="card compare" aria-labelledby="compare-title">
      <div className="section-head">
        <h2 id="compare-title">{voice.t('compareChosen')}</h2>
        <button type="button" className="quiet" onClick={() => look({ compare: [] })}>
          {voice.t('compareClear')}
        </button>
      </div>
      <div className="scroll">
        <table className="plain">
          <thead>
            <tr>
              <td />
              {ways.map((way) => (
                <th key={way.key} scope="col">
                  <Letter way={way} />
                  {names.corridor(way.corridorId)}
                  <Ribbon itinerary={way.itinerary} colour={way.colour} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => {
              const ranks = ways.map((way) => line.rank(way.itinerary) ?? Infinity)
              const best = Math.min(...ranks)
              const differs = ranks.some((rank) => rank !== best)
              return (
                <tr key={line.label}>
                  <th scope="row">{line.label}</th>
                  {ways.map((way, index) => (
                    <td
                      key={way.key}
                      className={
                        differs && best < Infinity && ranks[index] === best ? 'figure best' : 'figure'
                      }
                    >
                      {line.show(way.itinerary)}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
