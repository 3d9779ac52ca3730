import type { Shown } from '../../worker/simulation-protocol.ts'
import { EnergyDay, EnergyKey } from '../charts/energy-day.tsx'
import { type Hours, highestOf } from '../charts/stack.ts'
import { usePortsVoice } from '../i18n/voice.ts'
import type { PortsView } from '../state/view.ts'

interface Props {
  readonly shown: Shown
  readonly day: PortsView['day']
  look(change: Pick<PortsView, 'day'>): void
}

const DAYS = ['mean', 'worst'] as const

/** A day of electricity by the hour, before and after on one scale. */
export function Energy({ shown: { reply, before }, day, look }: Props) {
  const voice = usePortsVoice()
  const read = (energy: typeof reply.energy): Hours | null =>
    day === 'mean' ? energy : (energy?.worst ?? null)
  const after = read(reply.energy)
  if (!after) return null
  const old = read(before?.energy ?? null)
  const days = old ? [old, after] : [after]
  const highest = highestOf(days)
  return (
    <section className="card" aria-labelledby="energy-title">
      <div className="card-head">
        <h3 id="energy-title">{voice.t('energyTitle')}</h3>
        <fieldset className="toggle day-toggle">
          <legend className="hidden">{voice.t('energyTitle')}</legend>
          {DAYS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="energy-day"
                checked={one === day}
                onChange={() => look({ day: one })}
              />
              <span>{voice.t(`day.${one}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <p className="hint">{voice.t(`dayHint.${day}`)}</p>
      <div className="energy-pair">
        {old && before && (
          <EnergyDay
            hours={old}
            highest={highest}
            title={`${voice.t('before')}: ${voice.desk.name(before.case)}`}
          />
        )}
        <EnergyDay
          hours={after}
          highest={highest}
          title={old ? `${voice.t('after')}: ${voice.desk.name(reply.case)}` : voice.desk.name(reply.case)}
        />
      </div>
      <EnergyKey days={days} />
    </section>
  )
}
