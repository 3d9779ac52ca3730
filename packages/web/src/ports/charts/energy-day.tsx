import { useWidth } from '../../charts/size.ts'
import { scale, ticksTo } from '../../charts/ticks.ts'
import { usePortsVoice } from '../i18n/voice.ts'
import { type Hours, LAYERS, type LayerKind, stackOf } from './stack.ts'

const HEIGHT = 250
const TOP = 12
const BOTTOM = 26
const LEFT = 58
const RIGHT = 6

/** Where the energy of a day comes from, hour by hour; the line is what was asked for. */
export function EnergyDay({ hours, highest, title }: { hours: Hours; highest: number; title: string }) {
  const voice = usePortsVoice()
  const [ref, width] = useWidth<HTMLDivElement>(520)
  const ticks = ticksTo(highest, 4)
  const x = scale([0, 24], [LEFT, width - RIGHT])
  const y = scale([0, ticks.at(-1)!], [HEIGHT - BOTTOM, TOP])
  const layers = stackOf(hours)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const parts = layers.map(
    ({ kind }) => `${voice.t(`energy.${kind}`)} ${voice.plain(Math.round(sum(hours[kind])), 'kWh')}`,
  )
  return (
    <figure className="energy-day chart">
      <figcaption>
        <strong>{title}</strong>
        <span>{voice.t('energyAsked', { energy: voice.plain(sum(hours.demand) / 1000, 'MWh') })}</span>
      </figcaption>
      <div ref={ref}>
        <svg
          width={width}
          height={HEIGHT}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="img"
          aria-label={`${title}: ${parts.join(', ')}`}
        >
          {ticks.map((tick) => (
            <g key={tick} className="grid">
              <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
              <text x={LEFT - 7} y={y(tick) + 4} textAnchor="end">
                {voice.desk.number(tick)}
              </text>
            </g>
          ))}
          {[0, 6, 12, 18, 24].map((hour) => (
            <text
              key={hour}
              x={x(hour)}
              y={HEIGHT - 7}
              className="faint"
              textAnchor={hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle'}
            >
              {`${hour}:00`}
            </text>
          ))}
          {layers.map(({ kind, from, to }) => (
            <g key={kind} className={`energy-${kind}`}>
              {to.map((top, hour) => {
                const value = top - from[hour]!
                return value <= 0 ? null : (
                  <rect
                    // biome-ignore lint/suspicious/noArrayIndexKey: an hour of the day is its own name
                    key={hour}
                    x={x(hour) + 0.5}
                    width={x(hour + 1) - x(hour) - 1}
                    y={y(top)}
                    height={y(from[hour]!) - y(top)}
                  >
                    <title>{`${hour}:00–${hour + 1}:00 · ${voice.t(`energy.${kind}`)} ${voice.plain(value, 'kWh')}`}</title>
                  </rect>
                )
              })}
            </g>
          ))}
          <path className="demand" d={steps(hours.demand, x, y)} />
        </svg>
      </div>
    </figure>
  )
}

/** A line that is level within each hour. */
function steps(values: readonly number[], x: (hour: number) => number, y: (kwh: number) => number): string {
  return values
    .map((value, hour) => {
      const at = y(value).toFixed(1)
      return `${hour === 0 ? 'M' : 'L'}${x(hour).toFixed(1)} ${at}L${x(hour + 1).toFixed(1)} ${at}`
    })
    .join('')
}

/** Which colour is which source, for those that any of the days has. */
export function EnergyKey({ days }: { days: readonly Hours[] }) {
  const voice = usePortsVoice()
  const present = (kind: LayerKind) => days.some((hours) => hours[kind].some((value) => value > 0))
  return (
    <p className="chart-key">
      {LAYERS.filter(present).map((kind) => (
        <span key={kind}>
          <i className={`key-box energy-${kind}`} /> {voice.t(`energy.${kind}`)}
        </span>
      ))}
      <span>
        <i className="key-line" /> {voice.t('energy.demand')}
      </span>
      {days.some((hours) => hours.batteryIn.some((value) => value > 0)) && (
        <span>{voice.t('energyAbove')}</span>
      )}
    </p>
  )
}
