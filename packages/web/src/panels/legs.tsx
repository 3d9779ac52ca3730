import { Line } from '../charts/ribbon.tsx'
import { useVoice } from '../i18n/context.ts'
import type { Names, Way } from '../state/way.ts'
import type { Handle, Haul } from '../worker/reply.ts'
import { GradeMark } from './grade.tsx'

/** Every haul and handle in order, with its time, its wait, its cost and its emissions. */
export function Legs({ way, names }: { way: Way; names: Names }) {
  const voice = useVoice()
  return (
    <ol className="legs" style={{ color: way.colour }}>
      {way.itinerary.legs.map((leg, index) => {
        const key = `${index}`
        return leg.kind === 'haul' ? (
          <li key={key} className={`haul ${leg.mode}`}>
            <svg className="leg-sign" viewBox="0 0 34 14" aria-hidden="true">
              <Line mode={leg.mode} from={1} to={33} />
            </svg>
            <HaulText haul={leg} names={names} />
            <LegFigures leg={leg} />
          </li>
        ) : (
          <li key={key} className={`handle ${leg.operation}`}>
            <svg className="leg-sign" viewBox="0 0 34 14" aria-hidden="true">
              {leg.operation === 'clear' ? (
                <path className="mark-border" d="M17 2l5 5-5 5-5-5Z" />
              ) : (
                <circle className="mark-transfer" cx="17" cy="7" r="4" />
              )}
            </svg>
            <div className="leg-text">
              <strong>
                {voice.t(`op.${leg.operation}`)} · {names.place(leg.place)}
              </strong>
              <span className="leg-sub">{voice.country(names.countryOf(leg.place))}</span>
            </div>
            <LegFigures leg={leg} />
          </li>
        )
      })}
    </ol>
  )
}

function HaulText({ haul, names }: { haul: Haul; names: Names }) {
  const voice = useVoice()
  const { via, vehicles, vehicle, service, mode, links } = haul
  const passed = via.length <= 6 ? via : [...via.slice(0, 3), ...via.slice(-3)]
  const parts = [
    voice.km(haul.distanceKm),
    service === null
      ? voice.t('vehicles', { count: vehicles, name: names.vehicle(vehicle).toLowerCase() })
      : names.service(service),
  ]
  return (
    <div className="leg-text">
      <strong>
        {voice.t(`mode.${mode}`)} · {names.place(haul.from)} → {names.place(haul.to)}
      </strong>
      <span className="leg-sub">
        {parts.join(' · ')}
        {links.includes('access') && <em> · {voice.t('accessLeg')}</em>}
      </span>
      {passed.length > 0 && (
        <span className="leg-sub via">
          {voice.t('passing', { places: passed.map((id) => names.place(id)).join(' · ') })}
        </span>
      )}
    </div>
  )
}

function LegFigures({ leg }: { leg: Haul | Handle }) {
  const voice = useVoice()
  return (
    <dl className="leg-figures">
      <div>
        <dt className="hidden">{voice.t('duration')}</dt>
        <dd>
          {voice.duration(leg.minutes)} <GradeMark grade={leg.timeGrade} />
        </dd>
        {leg.waitMinutes >= 60 && (
          <dd className="sub">{voice.t('wait', { time: voice.duration(leg.waitMinutes) })}</dd>
        )}
      </div>
      <div>
        <dt className="hidden">{voice.t('cost')}</dt>
        <dd>
          {voice.usdExact(leg.costCents)} <GradeMark grade={leg.costGrade} />
        </dd>
        {leg.co2eGrams >= 500 && (
          <dd className="sub">
            {voice.co2e(leg.co2eGrams)} {voice.t('co2')}
          </dd>
        )}
      </div>
    </dl>
  )
}
