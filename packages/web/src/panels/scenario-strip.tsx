import { useVoice } from '../i18n/context.ts'
import type { Question } from '../state/question.ts'
import type { DeskFacts } from '../worker/protocol.ts'

interface Props {
  readonly facts: Pick<DeskFacts, 'scenarios'>
  readonly question: Pick<Question, 'scenarios'>
  ask(change: Pick<Question, 'scenarios'>): void
}

/** Switches that change the world and re-plan at once. They stack in the order in which they were set. */
export function ScenarioStrip({ facts, question, ask }: Props) {
  const voice = useVoice()
  const note = (row: { note: string; noteRu: string }) =>
    voice.language === 'ru' && row.noteRu ? row.noteRu : row.note
  const toggle = (id: string) => {
    const { scenarios } = question
    ask({
      scenarios: scenarios.includes(id) ? scenarios.filter((other) => other !== id) : [...scenarios, id],
    })
  }
  const unknown = question.scenarios.filter((id) => !facts.scenarios.some((row) => row.id === id))
  if (facts.scenarios.length === 0) return null
  return (
    <div className="scenarios">
      <span className="strip-label" id="what-if">
        {voice.t('whatIf')}
      </span>
      <ul className="chips" aria-labelledby="what-if">
        {facts.scenarios.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className="chip"
              data-scenario={row.id}
              aria-pressed={question.scenarios.includes(row.id)}
              title={note(row)}
              onClick={() => toggle(row.id)}
            >
              {voice.name(row)}
            </button>
          </li>
        ))}
        {/* A link may name a world that this atlas does not know: it must be possible to let go of it. */}
        {unknown.map((id) => (
          <li key={id}>
            <button
              type="button"
              className="chip"
              data-scenario={id}
              aria-pressed={true}
              onClick={() => toggle(id)}
            >
              {id}
            </button>
          </li>
        ))}
      </ul>
      <details className="notes">
        <summary>{voice.t('whatIfNotes')}</summary>
        <dl>
          {facts.scenarios.map((row) => (
            <div key={row.id}>
              <dt>{voice.name(row)}</dt>
              <dd>{note(row)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}
