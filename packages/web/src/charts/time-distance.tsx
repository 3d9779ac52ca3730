import { useVoice } from '../i18n/context.ts'
import type { Names, Way } from '../state/way.ts'
import { type Moment, progressOf } from './progress.ts'
import { useWidth } from './size.ts'
import { scale, ticksTo } from './ticks.ts'

const HEIGHT = 420
const TOP = 14
const BOTTOM = 58
/** Two labels nearer than this would touch. */
const LABEL_GAP = 15

/**
 * The diagram of the railways: distance upwards, time to the right. A flat stretch is cargo that stands: at a border, in
 * a port, waiting for a train. The band holds eight arrivals of ten.
 */
export function TimeDistance({ way, names }: { way: Way; names: Names }) {
  const voice = useVoice()
  const [ref, width] = useWidth<HTMLDivElement>(600)
  const narrow = width < 520
  const left = narrow ? 58 : 72
  const right = narrow ? 12 : 150
  const { itinerary } = way
  const { median, early, late } = progressOf(itinerary)
  const start = itinerary.legs[0]?.startAt ?? 0
  const mostDays = late.at(-1)!.minutes / 1440
  const days = ticksTo(mostDays, narrow ? 5 : 9)
  const kms = ticksTo(itinerary.distanceKm, 5)
  const x = scale([0, days.at(-1)! * 1440], [left, width - right])
  const y = scale([0, kms.at(-1)!], [HEIGHT - BOTTOM, TOP])
  const line = (moments: readonly Moment[]) =>
    moments
      .map(({ minutes, km }, i) => `${i === 0 ? 'M' : 'L'}${x(minutes).toFixed(1)} ${y(km).toFixed(1)}`)
      .join('')
  const band = `${line(early)}${line([...late].reverse()).replace('M', 'L')}Z`
  const stops = itinerary.legs.flatMap((leg, index) => {
    if (leg.kind !== 'handle') return []
    const [from, to] = [median[index]!, median[index + 1]!]
    return [{ leg, index, from, to }]
  })
  const labels = stationLabels(itinerary.legs, median, (km) => y(km))
  return (
    <div ref={ref} className="chart">
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={voice.t('timeLabel')}
        style={{ color: way.colour }}
      >
        {kms.map((km) => (
          <g key={km} className="grid">
            <line x1={left} x2={width - right} y1={y(km)} y2={y(km)} />
            <text x={left - 8} y={y(km) + 4} textAnchor="end">
              {voice.km(km)}
            </text>
          </g>
        ))}
        {days.map((day) => (
          <g key={day} className="grid">
            <line x1={x(day * 1440)} x2={x(day * 1440)} y1={TOP} y2={HEIGHT - BOTTOM} />
            <text x={x(day * 1440)} y={HEIGHT - BOTTOM + 17} textAnchor="middle">
              {voice.number(day)}
            </text>
            <text x={x(day * 1440)} y={HEIGHT - BOTTOM + 31} textAnchor="middle" className="faint">
              {narrow && day % (days[1]! * 2) !== 0 ? '' : voice.dateShort(start + day * 1440)}
            </text>
          </g>
        ))}
        <text className="axis" x={width - right} y={HEIGHT - 2} textAnchor="end">
          {voice.t('timeAxis')}
        </text>
        <path className="band" d={band} fill="currentColor" />
        {itinerary.legs.map((leg, index) => {
          const [a, b] = [median[index]!, median[index + 1]!]
          const d = line([a, b])
          const key = `${index}`
          if (leg.kind === 'handle') return <path key={key} className="stand" d={d} />
          return <path key={key} className={`run ${leg.mode}`} d={d} stroke="currentColor" />
        })}
        {stops
          .filter(({ leg }) => leg.operation === 'clear')
          .map(({ leg, index, from, to }) => {
            const cx = x((from.minutes + to.minutes) / 2)
            const cy = y(from.km)
            return (
              <path key={index} className="mark-border" d={`M${cx} ${cy - 5}l5 5-5 5-5-5Z`}>
                <title>{`${names.place(leg.place)}: ${voice.duration(leg.minutes)}`}</title>
              </path>
            )
          })}
        {!narrow &&
          labels.map(({ place, at, km }) => (
            <g key={`${place}${km}`} className="station">
              <line x1={width - right} x2={width - right + 10} y1={y(km)} y2={at} />
              <text x={width - right + 14} y={at + 4}>
                {names.shortPlace(place)}
              </text>
            </g>
          ))}
      </svg>
      <p className="chart-key" style={{ ['--way' as string]: way.colour }}>
        <span>
          <i className="key-line" /> {voice.t('timeMedian')}
        </span>
        <span>
          <i className="key-band" /> {voice.t('timeBand')}
        </span>
        <span>
          <i className="key-border" /> {voice.t('op.clear')}
        </span>
      </p>
    </div>
  )
}

/** Places where the cargo is handled, at their heights, thinned so that no two labels touch; ends always stay. */
function stationLabels(
  legs: Way['itinerary']['legs'],
  median: readonly Moment[],
  height: (km: number) => number,
): readonly { place: string; km: number; at: number }[] {
  const first = legs.find((leg) => leg.kind === 'haul')
  const all: { place: string; km: number; weight: number }[] = []
  if (first?.kind === 'haul') all.push({ place: first.from, km: 0, weight: Infinity })
  for (const [index, leg] of legs.entries()) {
    if (leg.kind === 'handle') all.push({ place: leg.place, km: median[index]!.km, weight: leg.minutes })
    else if (index === legs.length - 1)
      all.push({ place: leg.to, km: median[index + 1]!.km, weight: Infinity })
  }
  const end = all.at(-1)
  if (end) end.weight = Infinity
  const kept: { place: string; km: number; at: number }[] = []
  for (const label of all.sort((a, b) => b.weight - a.weight)) {
    const at = height(label.km)
    const free = kept.every((other) => Math.abs(other.at - at) >= LABEL_GAP)
    if (free && !kept.some((other) => other.place === label.place)) kept.push({ ...label, at })
  }
  return kept
}
