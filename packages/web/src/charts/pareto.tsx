import { useVoice } from '../i18n/context.ts'
import { inkOn } from '../state/colour.ts'
import type { Names, Way } from '../state/way.ts'
import { useWidth } from './size.ts'
import { spread } from './spread.ts'
import { scale, ticksBetween } from './ticks.ts'

const HEIGHT = 340
const TOP = 18
const BOTTOM = 40
const LEFT = 74
const RIGHT = 26
/** With more ways than this the dots lose their letters, or nothing could be read. */
const MOST_LETTERS = 30

interface Props {
  readonly ways: readonly Way[]
  readonly names: Names
  readonly selected: Way | null
  select(key: string): void
}

/** Every way by its price and its days: low and left is better. The dot's area is its CO₂e. */
export function Pareto({ ways, names, selected, select }: Props) {
  const voice = useVoice()
  const [ref, width] = useWidth<HTMLDivElement>(560)
  const read = ways.map((way) => way.itinerary)
  const costs = read.map((one) => one.costCents / 100)
  const low = Math.min(...costs)
  const high = Math.max(...costs)
  const pad = Math.max((high - low) * 0.12, high * 0.03)
  const costTicks = ticksBetween(Math.max(0, low - pad), high + pad, 5)
  const dayTicks = ticksBetween(
    Math.min(...read.map((one) => one.minutes.p10)) / 1440,
    Math.max(...read.map((one) => one.minutes.p90)) / 1440,
    width < 480 ? 5 : 8,
  )
  const x = scale([dayTicks[0]! * 1440, dayTicks.at(-1)! * 1440], [LEFT, width - RIGHT])
  const y = scale([costTicks[0]!, costTicks.at(-1)!], [HEIGHT - BOTTOM, TOP])
  const mostCo2 = Math.max(...read.map((one) => one.co2eGrams), 1)
  const radius = (grams: number) =>
    ways.length > MOST_LETTERS ? 3 + 6 * Math.sqrt(grams / mostCo2) : 7 + 11 * Math.sqrt(grams / mostCo2)
  // Small dots come last, so that they lie on top and can be hit.
  const order = [...ways].sort((a, b) => b.itinerary.co2eGrams - a.itinerary.co2eGrams)
  const lettered = ways.length <= MOST_LETTERS
  const dots = order.map(({ itinerary: { minutes, costCents, co2eGrams } }) => ({
    x: x(minutes.p50),
    y: y(costCents / 100),
    r: radius(co2eGrams),
  }))
  const frame = { left: LEFT, right: width - RIGHT, top: 0, bottom: HEIGHT - BOTTOM }
  const letters = lettered ? spread(dots, frame) : []
  return (
    <div ref={ref} className="chart pareto">
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        {costTicks.map((usd) => (
          <g key={usd} className="grid">
            <line x1={LEFT} x2={width - RIGHT} y1={y(usd)} y2={y(usd)} />
            <text x={LEFT - 8} y={y(usd) + 4} textAnchor="end">
              {voice.usd(usd * 100)}
            </text>
          </g>
        ))}
        {dayTicks.map((day) => (
          <g key={day} className="grid">
            <line x1={x(day * 1440)} x2={x(day * 1440)} y1={TOP} y2={HEIGHT - BOTTOM} />
            <text x={x(day * 1440)} y={HEIGHT - BOTTOM + 17} textAnchor="middle">
              {voice.number(day)}
            </text>
          </g>
        ))}
        <text className="axis" x={width - RIGHT} y={HEIGHT - 4} textAnchor="end">
          {voice.t('timeAxis')}
        </text>
        {order.map(({ key, colour, itinerary: { minutes } }, index) => (
          <line
            key={key}
            className="reach"
            stroke={colour}
            x1={x(minutes.p10)}
            x2={x(minutes.p90)}
            y1={dots[index]!.y}
            y2={dots[index]!.y}
          />
        ))}
        {letters.map(
          (spot, index) =>
            spot.moved && (
              <line
                key={order[index]!.key}
                className="leader"
                x1={dots[index]!.x}
                y1={dots[index]!.y}
                x2={spot.x}
                y2={spot.y}
              />
            ),
        )}
      </svg>
      <ul aria-label={voice.t('paretoLabel')}>
        {order.map((way, index) => {
          const { costCents, minutes, co2eGrams } = way.itinerary
          const dot = dots[index]!
          const letter = letters[index]
          const title = `${way.letter} ${names.corridor(way.corridorId)}: ${voice.usd(costCents)}, ${voice.days(minutes.p50)}, ${voice.co2e(co2eGrams)} ${voice.t('co2')}`
          const ink = { background: way.colour, color: inkOn(way.colour) }
          return (
            <li key={way.key}>
              <button
                type="button"
                className="dot"
                aria-label={title}
                title={title}
                aria-pressed={way.key === selected?.key}
                onClick={() => select(way.key)}
                style={{
                  left: dot.x - dot.r,
                  top: dot.y - dot.r,
                  width: 2 * dot.r,
                  height: 2 * dot.r,
                  ...ink,
                }}
              >
                {letter && !letter.moved && way.letter}
              </button>
              {letter?.moved && (
                <b className="dot-name" aria-hidden="true" style={{ left: letter.x, top: letter.y, ...ink }}>
                  {way.letter}
                </b>
              )}
            </li>
          )
        })}
      </ul>
      <p className="chart-key">{voice.t('paretoHint')}</p>
    </div>
  )
}
