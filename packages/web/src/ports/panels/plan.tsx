import type { SimulationReply } from '@serai/contract'
import { BerthPlan } from '../charts/berth-plan.tsx'
import { minuteOf, monthsOf } from '../charts/months.ts'
import { usePortsVoice } from '../i18n/voice.ts'

interface Props {
  readonly calls: SimulationReply['calls']
  readonly setting: SimulationReply['setting']
  readonly month: number | null
  look(change: { month: number | null }): void
}

/** The berth plan of one month, or of the whole span. */
export function Plan({ calls, setting: { start, days }, month, look }: Props) {
  const voice = usePortsVoice()
  if (calls.length === 0) return null
  const months = monthsOf(start, days)
  const chosen = month === null ? null : Math.min(month, months.length - 1)
  const span = chosen === null ? { from: 0, to: days } : months[chosen]!
  const step = (by: number) => look({ month: (chosen ?? 0) + by })
  return (
    <section className="card plan" aria-labelledby="plan-title">
      <div className="card-head">
        <h3 id="plan-title">{voice.t('plan')}</h3>
        <span className="stepper">
          <button
            type="button"
            className="quiet"
            aria-label={voice.t('monthBefore')}
            disabled={chosen === null || chosen === 0}
            onClick={() => step(-1)}
          >
            ‹
          </button>
          <select
            aria-label={voice.t('month')}
            value={chosen ?? 'all'}
            onChange={({ target }) => look({ month: target.value === 'all' ? null : Number(target.value) })}
          >
            {months.map(({ from, to }, index) => (
              <option key={from} value={index}>
                {`${voice.desk.dateShort(minuteOf(start, from))} – ${voice.desk.date(minuteOf(start, to - 1))}`}
              </option>
            ))}
            <option value="all">{voice.t('wholeSpan')}</option>
          </select>
          <button
            type="button"
            className="quiet"
            aria-label={voice.t('monthAfter')}
            disabled={chosen === null || chosen === months.length - 1}
            onClick={() => step(1)}
          >
            ›
          </button>
        </span>
      </div>
      <p className="hint">{voice.t('planHint')}</p>
      <BerthPlan calls={calls} start={start} span={span} />
    </section>
  )
}
