import { useVoice } from '../i18n/context.ts'
import { legible } from '../state/colour.ts'
import type { Theme } from '../state/theme.ts'
import type { DeskFacts } from '../worker/protocol.ts'
import type { Explanation } from '../worker/reply.ts'

interface Props {
  readonly explanations: readonly Explanation[]
  readonly facts: DeskFacts
  readonly theme: Theme
}

/** In the order in which a reader can do something about it; the last ones are many and fold. */
const ORDER: readonly Explanation['reason'][] = [
  'closed',
  'limit',
  'filtered',
  'no-facility',
  'planned',
  'dominated',
  'no-path',
]
const FOLDED: ReadonlySet<Explanation['reason']> = new Set(['filtered', 'dominated', 'no-path'])
/** So few need no folding. */
const FEW = 3

/** Why a corridor that a person would expect is not among the answers. */
export function Missing({ explanations, facts, theme }: Props) {
  const voice = useVoice()
  const colours = new Map(facts.corridors.map((row) => [row.id, legible(row.colour, theme)]))
  if (explanations.length === 0) return null
  const list = (rows: readonly Explanation[]) => (
    <ul>
      {rows.map((row) => (
        <li key={row.corridor} data-reason={row.reason}>
          <i style={{ background: colours.get(row.corridor) }} />
          <strong>{voice.name(row)}</strong>
          <em className={row.reason === 'closed' ? 'tag warn' : 'tag'}>{voice.t(`reason.${row.reason}`)}</em>
          <span>{voice.language === 'ru' && row.textRu ? row.textRu : row.text}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <section className="card missing" aria-labelledby="missing-title">
      <h3 id="missing-title">{voice.t('missing')}</h3>
      {ORDER.map((reason) => {
        const rows = explanations.filter((row) => row.reason === reason)
        if (rows.length === 0) return null
        if (!FOLDED.has(reason) || rows.length <= FEW) return <div key={reason}>{list(rows)}</div>
        return (
          <details key={reason}>
            <summary>
              {voice.t(`reason.${reason}`)} · {voice.number(rows.length)}
            </summary>
            {list(rows)}
          </details>
        )
      })}
    </section>
  )
}
