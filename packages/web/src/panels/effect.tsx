import { useVoice } from '../i18n/context.ts'
import type { Way } from '../state/way.ts'
import type { Figures } from '../worker/protocol.ts'

interface Props {
  readonly way: Way
  /** The ways without the scenarios, by the ids of itineraries. */
  readonly without: Readonly<Record<string, Figures>>
  readonly scenarios: readonly string[]
}

/** What the reader's own scenarios do to the way that is shown: its days and its price without them, and with them. */
export function Effect({ way, without, scenarios }: Props) {
  const voice = useVoice()
  const { id, minutes, costCents } = way.itinerary
  const before = Object.hasOwn(without, id) ? without[id]! : null
  const figures = before && [
    [voice.t('effectWay', { letter: way.letter }), voice.days(before.p50Minutes), voice.days(minutes.p50)],
    ['P90', voice.days(before.p90Minutes), voice.days(minutes.p90)],
    [voice.t('cost'), voice.usd(before.costCents), voice.usd(costCents)],
  ]
  return (
    <section className="effect" aria-live="polite" aria-label={voice.t('effect')}>
      <p className="effect-of">{scenarios.join('; ')}</p>
      {figures ? (
        <dl>
          {figures.map(([label, old, now]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {old === now ? (
                  voice.t('effectSame', { figure: now! })
                ) : (
                  <>
                    <b>{now}</b> <span>{voice.t('effectWithout', { figure: old! })}</span>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{voice.t('effectNew', { letter: way.letter })}</p>
      )}
    </section>
  )
}
