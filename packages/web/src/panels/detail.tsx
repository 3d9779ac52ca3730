import { CostBars, CostKinds } from '../charts/cost-bars.tsx'
import { TimeDistance } from '../charts/time-distance.tsx'
import { useVoice } from '../i18n/context.ts'
import { type Names, surenessOf, type Way } from '../state/way.ts'
import type { Planned } from '../worker/client.ts'
import type { DeskFacts } from '../worker/protocol.ts'
import type { Handle, Haul } from '../worker/reply.ts'
import { perUnit } from './answer.tsx'
import { EvidenceBar } from './grade.tsx'
import { Legs } from './legs.tsx'
import { Letter } from './letter.tsx'
import { Papers, Sources } from './papers.tsx'

interface Props {
  readonly planned: Planned
  readonly way: Way
  readonly facts: DeskFacts
  readonly names: Names
}

/** One way with everything that is known about it; in print this is the offer. */
export function Detail({ planned, way, facts, names }: Props) {
  const voice = useVoice()
  const one = way.itinerary
  const start = one.legs[0]?.startAt ?? 0
  const legName = (leg: Haul | Handle) =>
    leg.kind === 'haul'
      ? `${voice.t(`mode.${leg.mode}`)} ${names.place(leg.from)} → ${names.place(leg.to)}`
      : `${voice.t(`op.${leg.operation}`)}, ${names.place(leg.place)}`
  return (
    <section className="detail" aria-labelledby="detail-title" style={{ ['--way' as string]: way.colour }}>
      <header className="detail-head">
        <p className="kicker">{voice.t('detail')}</p>
        <h2 id="detail-title">
          <Letter way={way} />
          {names.corridor(way.corridorId)}
          {one.gateway !== null && <small> {voice.t('via', { gateway: names.place(one.gateway) })}</small>}
        </h2>
        <dl className="headline">
          <Fact
            label={voice.t('cost')}
            value={voice.usd(one.costCents)}
            beside={perUnit(planned, one, voice)}
          />
          <Fact
            label={voice.t('arrival')}
            value={voice.days(one.minutes.p50)}
            beside={voice.t('arrives', { date: voice.date(start + one.minutes.p50) })}
          />
          <Fact
            label="P10–P90"
            value={`${voice.daysBare(one.minutes.p10)}–${voice.days(one.minutes.p90)}`}
            beside={voice.t('p10p90', {
              p10: voice.dateShort(start + one.minutes.p10),
              p90: voice.dateShort(start + one.minutes.p90),
            })}
          />
          <Fact
            label={voice.t('sureness')}
            value={voice.percent(surenessOf(one))}
            beside={voice.t('surenessHint')}
          />
          {one.onTimeProbability !== null && planned.reply.consignment.by !== null && (
            <Fact
              label={voice.t('onTime')}
              value={voice.percent(one.onTimeProbability)}
              beside={voice.t('onTimeHint', { date: voice.date(planned.reply.consignment.by) })}
            />
          )}
          <Fact label={voice.t('co2')} value={voice.co2e(one.co2eGrams)} beside={voice.t('emissionsBasis')} />
          <Fact
            label={voice.t('distance')}
            value={voice.km(one.distanceKm)}
            beside={`${voice.t('borders')}: ${voice.number(one.borders)}`}
          />
        </dl>
        <div className="evidence-pair">
          <EvidenceBar label={voice.t('evidenceTime')} shares={one.evidence.time} />
          <EvidenceBar label={voice.t('evidenceCost')} shares={one.evidence.cost} />
        </div>
        {one.sanctions.length > 0 && (
          <p className="warning">
            {voice.t('sanctionsTouch', { rules: one.sanctions.map((id) => names.rule(id)).join(', ') })}
          </p>
        )}
      </header>
      <div className="detail-grid">
        <section className="card card-legs" aria-labelledby="legs-title">
          <h3 id="legs-title">{voice.t('legs')}</h3>
          <Legs way={way} names={names} />
        </section>
        <div className="detail-side">
          <section className="card card-time" aria-labelledby="time-title">
            <h3 id="time-title">{voice.t('time')}</h3>
            <TimeDistance way={way} names={names} />
          </section>
          <section className="card card-cost" aria-labelledby="cost-title">
            <h3 id="cost-title">
              {voice.t('costs')} <small>{voice.t('wholeConsignment').toLowerCase()}</small>
            </h3>
            <div className="cost-pair">
              <CostBars
                caption={voice.t('costsByLeg')}
                rows={one.legs
                  .map((leg, index) => ({
                    key: `${index}`,
                    label: legName(leg),
                    costs: leg.costs,
                    cents: leg.costCents,
                  }))
                  .filter((row) => row.cents > 0)}
              />
              <CostKinds costs={one.costs} cents={one.costCents} />
            </div>
          </section>
        </div>
      </div>
      <Papers way={way} names={names} legName={legName} />
      <Sources way={way} facts={facts} />
      <p className="notation">
        <span>{voice.t('notation')}</span> <code>{one.notation}</code>
      </p>
    </section>
  )
}

function Fact({ label, value, beside }: { label: string; value: string; beside: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        <span>{beside}</span>
      </dd>
    </div>
  )
}
