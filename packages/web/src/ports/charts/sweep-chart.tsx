import type { SweepReply } from '@serai/contract'
import { useWidth } from '../../charts/size.ts'
import { scale, ticksBetween, ticksTo } from '../../charts/ticks.ts'
import { usePortsVoice } from '../i18n/voice.ts'

const HEIGHT = 320
const TOP = 22
const BOTTOM = 44
const LEFT = 62
const RIGHT = 24
/** Where throughput changes by less than this share over the sweep, the lever itself is the axis. */
const LEAST_CHANGE = 0.02

/** Waiting against what went through, a dot for each setting; the ring is the knee, null while it is not sure. */
export function SweepChart({ reply, knee }: { reply: SweepReply; knee: number | null }) {
  const voice = usePortsVoice()
  const [ref, width] = useWidth<HTMLDivElement>(760)
  const { points } = reply
  const byThroughput = isByThroughput(reply)
  const along = points.map(({ throughput, value }) => (byThroughput ? throughput.mean : value))
  const xTicks = ticksBetween(Math.min(...along), Math.max(...along), width < 520 ? 3 : 6)
  const yTicks = ticksTo(Math.max(...points.map(({ waitHours }) => waitHours.high), 1e-6), 5)
  const x = scale([xTicks[0]!, xTicks.at(-1)!], [LEFT, width - RIGHT])
  const y = scale([0, yTicks.at(-1)!], [HEIGHT - BOTTOM, TOP])
  const path = points.map(
    ({ waitHours }, i) => `${i === 0 ? 'M' : 'L'}${x(along[i]!).toFixed(1)} ${y(waitHours.mean).toFixed(1)}`,
  )
  const unit = throughputUnit(reply)
  const told = (i: number) => {
    const { value, throughput, waitHours } = points[i]!
    return voice.t('sweepPoint', {
      setting: voice.plain(value, reply.unit),
      throughput: voice.plain(throughput.mean, unit),
      wait: voice.plain(waitHours.mean, 'h'),
    })
  }
  return (
    <div className="sweep-chart chart">
      <div ref={ref}>
        <svg
          width={width}
          height={HEIGHT}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="img"
          aria-label={points.map((_, i) => told(i)).join('; ')}
        >
          {yTicks.map((tick) => (
            <g key={tick} className="grid">
              <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
              <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
                {voice.plain(tick, 'h')}
              </text>
            </g>
          ))}
          {xTicks.map((tick) => (
            <g key={tick} className="grid">
              <line x1={x(tick)} x2={x(tick)} y1={TOP} y2={HEIGHT - BOTTOM} />
              <text x={x(tick)} y={HEIGHT - BOTTOM + 17} textAnchor="middle">
                {voice.desk.number(tick)}
              </text>
            </g>
          ))}
          <text className="axis" x={width - RIGHT} y={HEIGHT - 6} textAnchor="end">
            {byThroughput
              ? `${voice.t('throughput')}, ${voice.unit(unit)}`
              : `${voice.t(`lever.${reply.lever}`)}, ${voice.unit(reply.unit)}`}
          </text>
          <path className="mean-line" d={path.join('')} />
          {points.map(({ value, waitHours }, i) => (
            <g key={value} className={i === knee ? 'knee' : undefined}>
              <title>{told(i)}</title>
              <line
                className="reach"
                x1={x(along[i]!)}
                x2={x(along[i]!)}
                y1={y(Math.max(0, waitHours.low))}
                y2={y(waitHours.high)}
              />
              {i === knee && <circle className="ring" cx={x(along[i]!)} cy={y(waitHours.mean)} r={10} />}
              <circle className="point" cx={x(along[i]!)} cy={y(waitHours.mean)} r={4} />
            </g>
          ))}
          {knee !== null && (
            <text
              className="knee-name"
              x={x(along[knee]!)}
              y={y(points[knee]!.waitHours.mean) - 15}
              textAnchor="middle"
            >
              {voice.t('knee')}
            </text>
          )}
        </svg>
      </div>
    </div>
  )
}

/** Whether what goes through moves with the lever at all. */
export function isByThroughput({ points }: SweepReply): boolean {
  const through = points.map(({ throughput }) => throughput.mean)
  const most = Math.max(...through)
  return most > 0 && (most - Math.min(...through)) / most > LEAST_CHANGE
}

/** Ports pass cargo, borders vehicles. */
export const throughputUnit = (reply: SweepReply): string =>
  reply.case.kind === 'port' ? 't/year' : 'vehicles/year'
