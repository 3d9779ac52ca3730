import { memo } from 'react'
import { useWidth } from '../../charts/size.ts'
import { scale } from '../../charts/ticks.ts'
import type { PortsKey } from '../i18n/en.ts'
import { portsEn } from '../i18n/en.ts'
import { type PortsVoice, usePortsVoice } from '../i18n/voice.ts'
import { PlainTable } from '../panels/plain-table.tsx'
import { type Month, minuteOf } from './months.ts'
import { type BerthRow, berthRows, type Call, kindsOf, type Stay } from './stays.ts'

const ROW = 27
const BAR = 15
/** Waiting runs above the bars: while a ship waits, another lies at its berth. */
const WAIT = 5
const TOP = 6
const BOTTOM = 24
const RIGHT = 8
const DAY = 1440

interface Props {
  readonly calls: readonly Call[]
  readonly start: string
  readonly span: Month
}

/** Which ship lay where, in the first replication. A thin line before a bar is a ship that waited for the berth. */
export const BerthPlan = memo(function BerthPlan({ calls, start, span }: Props) {
  const voice = usePortsVoice()
  const [ref, width] = useWidth<HTMLDivElement>(1100)
  const rows = berthRows(calls, span.from * DAY, span.to * DAY)
  const kinds = kindsOf(calls)
  const left = width < 560 ? 58 : 140
  const height = TOP + rows.length * ROW + BOTTOM
  const x = scale([span.from * DAY, span.to * DAY], [left, width - RIGHT])
  const shown = rows.flatMap(({ stays }) => stays)
  return (
    <div className="berth-plan chart">
      <div ref={ref}>
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={voice.t('planLabel', { count: shown.length, berths: rows.length })}
        >
          <Days start={start} span={span} x={x} bottom={height - BOTTOM} narrow={width < 560} />
          {rows.map((row, index) => (
            <g key={row.berth} transform={`translate(0 ${TOP + index * ROW})`}>
              <line className="berth-line" x1={left} x2={width - RIGHT} y1={ROW - 2} y2={ROW - 2} />
              <text x={left - 8} y={ROW - 7} textAnchor="end">
                {berthName(voice, row, width < 560)}
              </text>
              {row.stays.map((stay) => (
                <Bar
                  key={`${stay.call.arrived} ${stay.call.berthed}`}
                  {...{ stay, x, start }}
                  kind={kinds.indexOf(stay.call.unit)}
                />
              ))}
            </g>
          ))}
        </svg>
      </div>
      <p className="chart-key">
        {kinds.map((unit, index) => (
          <span key={unit}>
            <i className={`key-box ship-${index % 7}`} /> {shipOf(voice, unit)}
          </span>
        ))}
        <span>
          <i className="key-wait" /> {voice.t('planWait')}
        </span>
      </p>
      <details className="call-list">
        <summary>{voice.t('callList', { count: shown.length })}</summary>
        <div className="scroll">
          <CallTable stays={shown} start={start} />
        </div>
      </details>
    </div>
  )
})

const berthName = (voice: PortsVoice, { berth, group }: BerthRow, narrow: boolean) =>
  narrow || group === null
    ? voice.t('berthShort', { number: String(berth + 1) })
    : `${terminalOf(voice, group)} ${berth + 1}`

/** A terminal that is known by an abbreviation has it for its id. */
function terminalOf(voice: PortsVoice, group: string): string {
  const key = `terminal.${group}`
  return Object.hasOwn(portsEn, key) ? voice.t(key as PortsKey) : group.toUpperCase()
}

export function shipOf(voice: PortsVoice, unit: string): string {
  const key = `ship.${unit}`
  return Object.hasOwn(portsEn, key) ? voice.t(key as PortsKey) : unit
}

function Bar({
  stay,
  x,
  start,
  kind,
}: {
  stay: Stay
  x(minute: number): number
  start: string
  kind: number
}) {
  const voice = usePortsVoice()
  const { wait, berth, call } = stay
  return (
    <g>
      <title>{tellOf(voice, call, start)}</title>
      {wait && <path className="wait" d={`M${x(wait[0])} ${WAIT}H${x(wait[1])}v4`} />}
      {berth && (
        <rect
          className={`ship-${kind % 7}`}
          x={x(berth[0])}
          y={ROW - BAR - 4}
          width={Math.max(1.5, x(berth[1]) - x(berth[0]) - 1)}
          height={BAR}
          rx={2}
        />
      )}
    </g>
  )
}

const parcelOf = (voice: PortsVoice, { parcel, unit }: Call) =>
  voice.plain(Math.round(parcel), unit === 'box' ? 'TEU' : 't')

function tellOf(voice: PortsVoice, call: Call, start: string): string {
  const when = (minute: number) => voice.desk.dateShort(minuteOf(start, minute / DAY))
  return voice.t('call', {
    ship: shipOf(voice, call.unit),
    parcel: parcelOf(voice, call),
    date: when(call.arrived),
    wait: voice.desk.duration(call.berthed - call.arrived),
    stay: voice.desk.duration(call.sailed - call.berthed),
  })
}

function Days({
  start,
  span,
  x,
  bottom,
  narrow,
}: {
  start: string
  span: Month
  x(minute: number): number
  bottom: number
  narrow: boolean
}) {
  const voice = usePortsVoice()
  const days = span.to - span.from
  const step = [1, 2, 5, 7, 14, 30, 60, 90].find((one) => days / one <= (narrow ? 5 : 14)) ?? 120
  const marks = Array.from({ length: Math.ceil(days / step) }, (_, index) => span.from + index * step)
  return marks.map((day) => (
    <g key={day} className="grid">
      <line x1={x(day * DAY)} x2={x(day * DAY)} y1={TOP - 4} y2={bottom} />
      <text x={x(day * DAY)} y={bottom + 16} className="faint">
        {voice.desk.dateShort(minuteOf(start, day))}
      </text>
    </g>
  ))
}

function CallTable({ stays, start }: { stays: readonly Stay[]; start: string }) {
  const voice = usePortsVoice()
  const calls = stays.map(({ call }) => call).sort((a, b) => a.arrived - b.arrived)
  return (
    <PlainTable
      stack
      columns={[
        { label: voice.t('arrived') },
        { label: voice.t('ship') },
        { label: voice.t('parcel'), figure: true },
        { label: voice.t('berth') },
        { label: voice.t('waited'), figure: true },
        { label: voice.t('atBerth'), figure: true },
      ]}
    >
      {calls.map((call) => (
        <tr key={`${call.berth} ${call.berthed}`}>
          <th scope="row">{voice.desk.date(minuteOf(start, call.arrived / DAY))}</th>
          <td data-label={voice.t('ship')}>{shipOf(voice, call.unit)}</td>
          <td className="figure" data-label={voice.t('parcel')}>
            {parcelOf(voice, call)}
          </td>
          <td data-label={voice.t('berth')}>{`${terminalOf(voice, call.group)} ${call.berth + 1}`}</td>
          <td className="figure" data-label={voice.t('waited')}>
            {voice.desk.duration(call.berthed - call.arrived)}
          </td>
          <td className="figure" data-label={voice.t('atBerth')}>
            {voice.desk.duration(call.sailed - call.berthed)}
          </td>
        </tr>
      ))}
    </PlainTable>
  )
}
