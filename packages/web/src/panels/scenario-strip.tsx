import { useVoice } from '../i18n/context.ts'
import type { Own } from '../state/own.ts'
import { OWN } from '../state/own-bounds.ts'
import type { Question } from '../state/question.ts'
import type { DeskFacts } from '../worker/protocol.ts'
import { OwnScenarios } from './own-scenarios.tsx'

const BOUNDS = { kilobytes: OWN.bytes / 1000, changes: OWN.changes, scenarios: OWN.scenarios }

interface Props {
  readonly facts: Pick<DeskFacts, 'scenarios'>
  /** Scenarios of the reader's own, where the page takes any. */
  readonly own?: Own
  readonly question: Pick<Question, 'scenarios'>
  ask(change: Pick<Question, 'scenarios'>): void
}

/** Switches that change the world and re-plan at once. They stack in the order in which they were set. */
export function ScenarioStrip({ facts, own, question, ask }: Props) {
  const voice = useVoice()
  const note = (row: { note: string; noteRu: string }) =>
    voice.language === 'ru' && row.noteRu ? row.noteRu : row.note
  const toggle = (id: string) => {
    const { scenarios } = question
    ask({
      scenarios: scenarios.includes(id) ? scenarios.filter((other) => other !== id) : [...scenarios, id],
    })
  }
  const owned = own?.rows?.flatMap(({ scenario }) => scenario ?? []) ?? []
  const rows = [...facts.scenarios, ...owned]
  // While the link's own scenarios are being read, none is called unknown.
  const unread = own !== undefined && own.rows === null
  const unknown = unread ? [] : question.scenarios.filter((id) => !rows.some((row) => row.id === id))
  if (facts.scenarios.length === 0 && !own) return null
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
      {own && <OwnScenarios own={own} question={question} toggle={toggle} />}
      <details className="notes">
        <summary>{voice.t('whatIfNotes')}</summary>
        <dl>
          {rows.map((row) => (
            <div key={row.id}>
              <dt>{voice.name(row)}</dt>
              <dd>{note(row)}</dd>
            </div>
          ))}
        </dl>
        {own && <p className="hint">{voice.t('ownBounds', BOUNDS)}</p>}
      </details>
    </div>
  )
}
