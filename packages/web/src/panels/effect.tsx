import { useVoice } from '../i18n/context.ts'
import { figuresIn, mostTelling, type Way } from '../state/way.ts'
import type { Figures } from '../worker/protocol.ts'

interface Props {
  readonly ways: readonly Way[]
  readonly selected: Way
  /** The ways without the scenarios, by the ids of itineraries. */
  readonly without: Readonly<Record<string, Figures>>
  readonly scenarios: readonly string[]
  select(key: string): void
}

/** What the reader's own scenarios do: days and price of a way without them and with them. */
export function Effect({ ways, selected, without, scenarios, select }: Props) {
  const voice = useVoice()
  const way = mostTelling(ways, selected, without)
  const old = figuresIn(without, way)
  const gone = Object.keys(without).filter((id) => !ways.some(({ itinerary }) => itinerary.id === id)).length
  const { minutes, costCents } = way.itinerary
  return (
    <section className="effect" aria-live="polite" aria-label={voice.t('effect')}>
      <p className="effect-of">{scenarios.join('; ')}</p>
      {way !== selected && (
        <p>
          {voice.t('effectElsewhere', { letter: selected.letter })}{' '}
          <button type="button" className="quiet" onClick={() => select(way.key)}>
            {voice.t('select', { name: `${voice.t('way').toLowerCase()} ${way.letter}` })}
          </button>
        </p>
      )}
      {old === null ? (
        <p>{voice.t('effectNew', { letter: way.letter })}</p>
      ) : (
        <dl>
          <Change
            label={voice.t('effectWay', { letter: way.letter })}
            old={voice.days(old.p50Minutes)}
            now={voice.days(minutes.p50)}
          />
          <Change label="P90" old={voice.days(old.p90Minutes)} now={voice.days(minutes.p90)} />
          <Change label={voice.t('cost')} old={voice.usd(old.costCents)} now={voice.usd(costCents)} />
        </dl>
      )}
      {gone > 0 && <p className="effect-of">{voice.t('effectGone', { count: gone })}</p>}
    </section>
  )
}

function Change({ label, old, now }: { label: string; old: string; now: string }) {
  const voice = useVoice()
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {old === now ? (
          voice.t('effectSame', { figure: now })
        ) : (
          <>
            <b>{now}</b> <span>{voice.t('effectWithout', { figure: old })}</span>
          </>
        )}
      </dd>
    </div>
  )
}
