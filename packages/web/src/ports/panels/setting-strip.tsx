import { useId } from 'react'
import { ScenarioStrip } from '../../panels/scenario-strip.tsx'
import type { PortsFacts } from '../../worker/simulation-protocol.ts'
import { usePortsVoice } from '../i18n/voice.ts'
import { beforeOf, ITSELF, NOTHING, type PortsQuestion } from '../state/question.ts'

interface Props {
  readonly facts: PortsFacts
  readonly question: PortsQuestion
  ask(change: Partial<PortsQuestion>): void
}

/** What stands beside the answer, which world it is asked of, and how much chance it is given. */
export function SettingStrip({ facts, question, ask }: Props) {
  const voice = usePortsVoice()
  const count = question.scenarios.length
  return (
    <div className="strip ports-strip">
      <BeforeField facts={facts} question={question} ask={ask} />
      <details className="limits what-if">
        <summary>
          {voice.desk.t('whatIf')}
          {count > 0 && <span className="count">{count}</span>}
        </summary>
        <ScenarioStrip facts={facts} question={question} ask={ask} />
      </details>
      <details className="limits">
        <summary>{voice.t('setting')}</summary>
        <div className="setting-row">
          <NumberField name="days" {...{ facts, question, ask }} />
          <NumberField name="replications" {...{ facts, question, ask }} />
          <NumberField name="seed" {...{ facts, question, ask }} />
          <p className="hint">{voice.t('settingHint')}</p>
        </div>
      </details>
    </div>
  )
}

function BeforeField({ facts, question, ask }: Props) {
  const voice = usePortsVoice()
  const id = useId()
  const own = facts.cases.find((one) => one.id === question.case)
  const others = facts.cases.filter((one) => one.kind === own?.kind && one.id !== question.case)
  return (
    <span className="before-field">
      <label htmlFor={id} className="strip-label">
        {voice.t('compareWith')}
      </label>
      <select
        id={id}
        value={beforeOf(question, facts.cases)}
        onChange={(event) => ask({ before: event.target.value })}
      >
        <option value={NOTHING}>{voice.t('compareNothing')}</option>
        <option value={ITSELF}>{voice.t('compareItself')}</option>
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {voice.desk.name(one)}
          </option>
        ))}
      </select>
    </span>
  )
}

function NumberField({ name, facts, question, ask }: Props & { name: 'days' | 'replications' | 'seed' }) {
  const voice = usePortsVoice()
  const id = useId()
  const own = name === 'seed' ? 1 : facts.wants[question.case]?.[name]
  return (
    <span className="field">
      <label htmlFor={id}>{voice.t(`setting.${name}`)}</label>
      <input
        id={id}
        name={name}
        type="number"
        min={name === 'seed' ? 0 : 1}
        step={1}
        defaultValue={question[name] ?? own ?? ''}
        key={`${question.case} ${question[name]}`}
        onBlur={(event) => {
          const value = event.target.value === '' ? null : event.target.valueAsNumber
          const next = value === own ? null : value
          if (next !== question[name]) ask({ [name]: next })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
    </span>
  )
}
