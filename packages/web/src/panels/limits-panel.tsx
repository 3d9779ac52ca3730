import { memo, useId, useMemo } from 'react'
import { useVoice } from '../i18n/context.ts'
import { limitsSet, type Question } from '../state/question.ts'
import type { DeskFacts } from '../worker/protocol.ts'
import { DayField } from './question-form.tsx'

interface Props {
  readonly facts: DeskFacts
  readonly question: Question
  ask(change: Partial<Question>): void
}

const NONE: Partial<Question> = {
  by: null,
  value: null,
  avoidCountries: [],
  avoidModes: [],
  avoidPassages: [],
  gateway: null,
  maxBorders: null,
  tirOnly: false,
  sanctionsFree: false,
  all: false,
}

const READ: readonly (keyof Question)[] = [...(Object.keys(NONE) as (keyof Question)[]), 'depart']

/** Hundreds of options behind a disclosure need not be drawn again when a scenario is switched. */
const showsTheSame = (before: Props, after: Props): boolean =>
  before.facts === after.facts &&
  before.ask === after.ask &&
  READ.every((field) => before.question[field] === after.question[field])

/** What the way must and must not do, behind a disclosure that says how many limits are set. */
export const LimitsPanel = memo(function LimitsPanel({ facts, question, ask }: Props) {
  const voice = useVoice()
  const count = limitsSet(question)
  const countries = useMemo(() => {
    const rows = facts.countries.map((code) => ({ id: code, label: voice.country(code) }))
    return rows.sort((a, b) => a.label.localeCompare(b.label, voice.language))
  }, [facts, voice])
  const gateways = useMemo(() => {
    const byId = new Map(facts.places.map((row) => [row.id, row]))
    const rows = facts.gateways.map((id) => ({ id, label: voice.name(byId.get(id)!) }))
    return rows.sort((a, b) => a.label.localeCompare(b.label, voice.language))
  }, [facts, voice])
  return (
    <details className="limits">
      <summary>
        {voice.t('moreFilters')}
        {count > 0 && <span className="count">{voice.t('filtersOn', { count })}</span>}
      </summary>
      <div className="limits-grid">
        <div className="limits-row">
          <DayField
            label={`${voice.t('by')} (${voice.t('byHint')})`}
            value={question.by ?? ''}
            from={question.depart}
            to={facts.validTo}
            onChange={(by) => ask({ by })}
          />
          <ChoiceField
            label={voice.t('gateway')}
            value={question.gateway}
            empty={voice.t('anyGateway')}
            options={gateways}
            onChange={(gateway) => ask({ gateway })}
          />
          <ChoiceField
            label={voice.t('maxBorders')}
            value={question.maxBorders === null ? null : String(question.maxBorders)}
            empty={voice.t('anyNumber')}
            options={[0, 1, 2, 3, 4, 5, 6].map((n) => ({ id: String(n), label: String(n) }))}
            onChange={(most) => ask({ maxBorders: most === null ? null : Number(most) })}
          />
          <ValueField value={question.value} onChange={(value) => ask({ value })} />
        </div>
        <Ticks
          legend={voice.t('avoidCountries')}
          options={countries}
          chosen={question.avoidCountries}
          onChange={(avoidCountries) => ask({ avoidCountries })}
        />
        <Ticks
          legend={voice.t('avoidModes')}
          options={facts.modes.map((mode) => ({ id: mode, label: voice.t(`mode.${mode}`) }))}
          chosen={question.avoidModes}
          onChange={(avoidModes) => ask({ avoidModes })}
        />
        <Ticks
          legend={voice.t('avoidPassages')}
          options={facts.passages.map((row) => ({ id: row.id, label: voice.name(row) }))}
          chosen={question.avoidPassages}
          onChange={(avoidPassages) => ask({ avoidPassages })}
        />
        <div className="flags">
          {(['tirOnly', 'sanctionsFree', 'all'] as const).map((flag) => (
            <label key={flag} className="tick">
              <input
                type="checkbox"
                checked={question[flag]}
                onChange={(event) => ask({ [flag]: event.target.checked })}
              />
              {voice.t(flag)}
            </label>
          ))}
          <button type="button" className="quiet" disabled={count === 0} onClick={() => ask(NONE)}>
            {voice.t('clearFilters')}
          </button>
        </div>
      </div>
    </details>
  )
}, showsTheSame)

interface Option {
  readonly id: string
  readonly label: string
}

/** With the choices of a link that this atlas does not know: what is set must be seen, to be unset. */
function withUnknown(options: readonly Option[], chosen: readonly string[]): readonly Option[] {
  const unknown = chosen.filter((id) => !options.some((option) => option.id === id))
  return [...options, ...unknown.map((id) => ({ id, label: id }))]
}

interface TicksProps {
  readonly legend: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  onChange(chosen: readonly string[]): void
}

function Ticks({ legend, options, chosen, onChange }: TicksProps) {
  return (
    <fieldset className="ticks">
      <legend>{legend}</legend>
      {withUnknown(options, chosen).map(({ id, label }) => (
        <label key={id} className="tick">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | null
  readonly empty: string
  readonly options: readonly Option[]
  onChange(value: string | null): void
}

function ChoiceField({ label, value, empty, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{empty}</option>
        {withUnknown(options, value === null ? [] : [value]).map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

function ValueField({ value, onChange }: { value: number | null; onChange(value: number | null): void }) {
  const voice = useVoice()
  const id = useId()
  const commit = (text: string) => {
    const next = text.trim() === '' ? null : Number(text)
    if (next === null || (Number.isFinite(next) && next >= 0)) onChange(next)
  }
  return (
    <div className="field">
      <label htmlFor={id}>{voice.t('value')}, US$</label>
      <input
        key={value ?? ''}
        id={id}
        type="number"
        min="0"
        step="any"
        defaultValue={value ?? ''}
        title={voice.t('valueHint')}
        placeholder={voice.t('byHint')}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && commit(event.currentTarget.value)}
      />
    </div>
  )
}
