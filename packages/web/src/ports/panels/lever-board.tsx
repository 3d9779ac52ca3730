import type { LeverSpan, Levers } from '@serai/contract'
import { useEffect, useRef, useState } from 'react'
import { usePortsVoice } from '../i18n/voice.ts'
import { turned } from '../state/question.ts'

/** A lever is read when it has been still for so long, so that a drag is one question and one entry of the history. */
const STILL_MS = 250

interface Props {
  readonly spans: readonly LeverSpan[]
  readonly levers: Levers
  turn(levers: Levers): void
}

/** Everything of the case that can be turned, with a mark where the case has it. */
export function LeverBoard({ spans, levers, turn }: Props) {
  const voice = usePortsVoice()
  const touched = Object.keys(levers).length > 0
  return (
    <fieldset className="levers">
      <legend className="hidden">{voice.t('levers')}</legend>
      {spans.map((span) => (
        <Lever
          key={span.id}
          span={span}
          value={levers[span.id] ?? span.value}
          turn={(value) => turn(turned(levers, span, value))}
        />
      ))}
      <button type="button" className="quiet reset" disabled={!touched} onClick={() => turn({})}>
        {voice.t('reset')}
      </button>
    </fieldset>
  )
}

function Lever({ span, value, turn }: { span: LeverSpan; value: number; turn(value: number): void }) {
  const voice = usePortsVoice()
  const [held, hold] = useHeld(value, turn)
  const { id, unit, from, to, step } = span
  const most = Math.max(to, Number.isFinite(held) ? held : to)
  const own = (100 * (span.value - from)) / (most - from)
  const label = voice.t(`lever.${id}`)
  return (
    <div className={held === span.value ? 'lever' : 'lever touched'}>
      <label htmlFor={`lever-${id}`}>{label}</label>
      <span className="lever-box">
        <input
          type="number"
          aria-label={`${label}, ${voice.unit(unit)}`}
          value={Number.isFinite(held) ? held : ''}
          min={0}
          step={step}
          onChange={(event) => {
            if (event.target.value !== '') hold(event.target.valueAsNumber)
          }}
        />
        <span>{voice.unit(unit)}</span>
      </span>
      <input
        id={`lever-${id}`}
        data-lever={id}
        type="range"
        min={from}
        max={most}
        step={step}
        value={Number.isFinite(held) ? held : span.value}
        aria-valuetext={`${voice.plain(held, unit)}`}
        style={{ '--own': `${own}%`, '--filled': `${(100 * (held - from)) / (most - from)}%` } as object}
        onChange={(event) => hold(event.target.valueAsNumber)}
      />
      <span className="lever-own">{voice.t('ownValue', { value: voice.plain(span.value, unit) })}</span>
    </div>
  )
}

/** A value that follows the hand at once and is passed on when it rests. */
function useHeld(value: number, pass: (value: number) => void): [number, (value: number) => void] {
  const [held, setHeld] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(pass)
  latest.current = pass
  useEffect(() => setHeld(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const hold = (next: number) => {
    setHeld(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => latest.current(next), STILL_MS)
  }
  return [held, hold]
}
