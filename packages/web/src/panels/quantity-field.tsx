import { useEffect, useId, useState } from 'react'
import { useVoice } from '../i18n/context.ts'
import type { Question } from '../state/question.ts'

interface Props {
  readonly question: Question
  ask(change: Partial<Question>): void
}

const UNITS = ['tonnes', 'teu'] as const

/** Amount and unit. The amount is asked when the person pauses, not at every digit. */
export function QuantityField({ question, ask }: Props) {
  const voice = useVoice()
  const id = useId()
  const [text, setText] = useState(String(question.quantity))
  useEffect(() => setText(String(question.quantity)), [question.quantity])
  useEffect(() => {
    const quantity = Number(text)
    if (text.trim() === '' || !Number.isFinite(quantity) || quantity === question.quantity) return
    const pause = setTimeout(() => ask({ quantity }), 350)
    return () => clearTimeout(pause)
  }, [text, question.quantity, ask])
  return (
    <div className="field quantity">
      <label htmlFor={id}>{voice.t('quantity')}</label>
      <div className="joined">
        <input
          id={id}
          type="number"
          inputMode="decimal"
          min="0"
          step="any"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <fieldset className="toggle">
          <legend className="hidden">{voice.t('unit')}</legend>
          {UNITS.map((unit) => (
            <label key={unit} title={voice.t(`${unit}Long`)}>
              <input
                type="radio"
                name={`${id}-unit`}
                checked={question.unit === unit}
                onChange={() => ask({ unit })}
              />
              <span>{voice.t(unit)}</span>
            </label>
          ))}
        </fieldset>
      </div>
    </div>
  )
}
