import { useVoice } from '../i18n/context.ts'
import { legible } from '../state/colour.ts'
import type { Theme } from '../state/theme.ts'
import type { DeskFacts } from '../worker/protocol.ts'
import type { RouteReply } from '../worker/reply.ts'

interface Props {
  readonly explanations: RouteReply['explanations']
  readonly facts: DeskFacts
  readonly theme: Theme
}

/** Why a corridor that a person would expect is not among the answers. */
export function Missing({ explanations, facts, theme }: Props) {
  const voice = useVoice()
  const colours = new Map(facts.corridors.map((row) => [row.id, legible(row.colour, theme)]))
  if (explanations.length === 0) return null
  return (
    <section className="card missing" aria-labelledby="missing-title">
      <h3 id="missing-title">{voice.t('missing')}</h3>
      <ul>
        {explanations.map((row) => (
          <li key={row.corridor} data-reason={row.reason}>
            <i style={{ background: colours.get(row.corridor) }} />
            <strong>{voice.name(row)}</strong>
            <em className={row.reason === 'closed' ? 'tag warn' : 'tag'}>
              {voice.t(`reason.${row.reason}`)}
            </em>
            <span>{voice.language === 'ru' && row.textRu ? row.textRu : row.text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
