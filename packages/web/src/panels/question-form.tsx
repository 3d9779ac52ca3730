import { useId } from 'react'
import { useVoice } from '../i18n/context.ts'
import type { Question } from '../state/question.ts'
import type { Planner } from '../worker/client.ts'
import type { DeskFacts } from '../worker/protocol.ts'
import { PlaceBox } from './place-box.tsx'
import { QuantityField } from './quantity-field.tsx'

interface Props {
  readonly facts: DeskFacts
  readonly question: Question
  readonly planner: Planner
  /** How origin and destination are called, once that is known. */
  readonly fromName: string
  readonly toName: string
  ask(change: Partial<Question>): void
}

export function QuestionForm({ facts, question, planner, fromName, toName, ask }: Props) {
  const voice = useVoice()
  return (
    <form className="question" onSubmit={(event) => event.preventDefault()}>
      <PlaceBox
        label={voice.t('from')}
        value={question.from}
        shown={fromName}
        planner={planner}
        onChoose={(from) => ask({ from })}
      />
      <button
        type="button"
        className="swap"
        aria-label={voice.t('swap')}
        title={voice.t('swap')}
        onClick={() => ask({ from: question.to, to: question.from })}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M3 7h13m-4-4 4 4-4 4M17 13H4m4-4-4 4 4 4" />
        </svg>
      </button>
      <PlaceBox
        label={voice.t('to')}
        value={question.to}
        shown={toName}
        planner={planner}
        onChoose={(to) => ask({ to })}
      />
      <CargoField facts={facts} question={question} ask={ask} />
      <QuantityField question={question} ask={ask} />
      <DayField
        label={voice.t('depart')}
        value={question.depart}
        from={facts.validFrom}
        to={facts.validTo}
        onChange={(depart) => depart && ask({ depart })}
      />
    </form>
  )
}

const FAMILIES = ['unitised', 'grain', 'metal', 'mineral', 'oil', 'gas'] as const

/** Cargo classes by family, with the headings of the Harmonised System. A new class brings its usual unit. */
function CargoField({ facts, question, ask }: Pick<Props, 'facts' | 'question' | 'ask'>) {
  const voice = useVoice()
  const id = useId()
  const choose = (cargo: string) => {
    const row = facts.cargoes.find((one) => one.id === cargo)
    const boxed = row !== undefined && row.family === 'unitised'
    if (boxed === (question.unit === 'teu')) ask({ cargo })
    else ask({ cargo, unit: boxed ? 'teu' : 'tonnes', quantity: boxed ? 40 : 500 })
  }
  return (
    <div className="field cargo">
      <label htmlFor={id}>{voice.t('cargo')}</label>
      <select id={id} value={question.cargo} onChange={(event) => choose(event.target.value)}>
        {facts.cargoes.some((row) => row.id === question.cargo) || (
          <option value={question.cargo}>{question.cargo}</option>
        )}
        {FAMILIES.map((family) => (
          <optgroup key={family} label={voice.t(`family.${family}`)}>
            {facts.cargoes
              .filter((row) => row.family === family)
              .map((row) => (
                <option key={row.id} value={row.id}>
                  {voice.name(row)}
                  {row.hs.length > 0 ? ` · HS ${row.hs.slice(0, 3).join(', ')}` : ''}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

interface DayProps {
  readonly label: string
  readonly value: string
  readonly from: string
  readonly to: string
  onChange(day: string | null): void
}

/** A day in the reader's own calendar control. */
export function DayField({ label, value, from, to, onChange }: DayProps) {
  const id = useId()
  return (
    <div className="field day">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        min={from}
        max={to}
        value={value}
        onChange={(event) => onChange(event.target.value || null)}
      />
    </div>
  )
}
