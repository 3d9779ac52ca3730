import type { SimulationReply } from '@serai/contract'
import { type PointerEvent, useState } from 'react'
import { useWidth } from '../../charts/size.ts'
import { scale, ticksTo } from '../../charts/ticks.ts'
import { placeOf } from '../i18n/figure.ts'
import { usePortsVoice } from '../i18n/voice.ts'
import { bandPath, linePath } from './band.ts'
import { minuteOf, monthsOf } from './months.ts'

export type Line = SimulationReply['lines'][number]

const HEIGHT = 190
const TOP = 10
const BOTTOM = 26
const LEFT = 46
const RIGHT = 8

interface Props {
  readonly line: Line
  readonly before: Line | null
  readonly start: string
  readonly replications: number
}

/** A quantity over the counted days: the mean of the replications, the band of eight in ten, and the mean of before. */
export function LineChart({ line, before, start, replications }: Props) {
  const voice = usePortsVoice()
  const [ref, width] = useWidth<HTMLDivElement>(520)
  const [under, setUnder] = useState<number | null>(null)
  const steps = line.mean.length
  const days = (steps * line.stepMinutes) / 1440
  const most = Math.max(...line.p90, ...line.mean, ...(before?.mean ?? []), 0)
  const ticks = ticksTo(most || 1, 4)
  const x = scale([0, steps], [LEFT, width - RIGHT])
  const y = scale([0, ticks.at(-1)!], [HEIGHT - BOTTOM, TOP])
  const name = voice.pick(line.name, line.nameRu)
  const mean = line.mean.reduce((sum, value) => sum + value, 0) / Math.max(1, steps)
  const seen = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left
    const step = Math.floor(((at - LEFT) / (width - RIGHT - LEFT)) * steps)
    setUnder(step >= 0 && step < steps ? step : null)
  }
  return (
    <figure className="line-chart chart">
      <figcaption>
        <strong>{name}</strong>
        <span>
          {under === null ? voice.unit(line.unit) : <Reading {...{ line, before, start }} step={under} />}
        </span>
      </figcaption>
      <div ref={ref}>
        <svg
          width={width}
          height={HEIGHT}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="img"
          aria-label={voice.t('lineLabel', {
            name,
            mean: voice.plain(mean, line.unit),
            most: voice.plain(Math.max(...line.mean, 0), line.unit),
          })}
          onPointerMove={seen}
          onPointerLeave={() => setUnder(null)}
        >
          {ticks.map((tick) => (
            <g key={tick} className="grid">
              <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
              <text x={LEFT - 7} y={y(tick) + 4} textAnchor="end">
                {voice.desk.number(tick)}
              </text>
            </g>
          ))}
          <Months start={start} days={days} x={(day) => x((day / days) * steps)} width={width} />
          {replications > 1 && <path className="band" d={bandPath(line.p10, line.p90, x, y)} />}
          {before && <path className="before-line" d={linePath(before.mean, x, y)} />}
          <path className="mean-line" d={linePath(line.mean, x, y)} />
          {under !== null && (
            <line className="cursor" x1={x(under + 0.5)} x2={x(under + 0.5)} y1={TOP} y2={HEIGHT - BOTTOM} />
          )}
        </svg>
      </div>
    </figure>
  )
}

/** Names of the months along the foot; every second where they would touch. */
function Months({
  start,
  days,
  x,
  width,
}: {
  start: string
  days: number
  x(day: number): number
  width: number
}) {
  const voice = usePortsVoice()
  const months = monthsOf(start, days)
  const every = Math.ceil((months.length * 46) / (width - LEFT))
  return months.map(({ from, to }, index) =>
    index % every === 0 && (to - from > 14 || months.length === 1) ? (
      <text key={from} x={x(from)} y={HEIGHT - 6} className="faint">
        {voice.desk.dateShort(minuteOf(start, from)).replace(/^1\s/, '')}
      </text>
    ) : null,
  )
}

function Reading({ line, before, start, step }: Omit<Props, 'replications'> & { step: number }) {
  const voice = usePortsVoice()
  const figure = (value: number) => voice.figure(value, line.unit, placeOf(value, Math.abs(value) / 50))
  const day = (step * line.stepMinutes) / 1440
  return (
    <>
      {voice.desk.date(minuteOf(start, day))}: {figure(line.mean[step]!)} (
      {voice.t('range', { low: figure(line.p10[step]!), high: figure(line.p90[step]!) })})
      {before && before.mean[step] !== undefined && (
        <>
          {' · '}
          {voice.t('before')}: {figure(before.mean[step]!)}
        </>
      )}
    </>
  )
}
