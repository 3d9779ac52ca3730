import { memo } from 'react'
import { useVoice } from '../i18n/context.ts'
import { refusalText } from '../i18n/refusal.ts'
import type { Trouble } from '../worker/protocol.ts'
import type { RouteReply } from '../worker/reply.ts'
import { useUnfoldedOnPaper } from './unfold.ts'

/** More than these fold to their first two lines, so that the ways stay in sight. */
const FEW = 2

interface Props {
  readonly notices: RouteReply['notices']
  /** The notices are all there is: no way leads through. */
  readonly noWay: boolean
}

/** What a reader must know before trusting the figures: closures of the day, estimated access. */
export const Notices = memo(function Notices({ notices, noWay }: Props) {
  const voice = useVoice()
  const box = useUnfoldedOnPaper()
  if (notices.length === 0) return null
  const texts = notices.map(({ text, textRu }) => (voice.language === 'ru' && textRu ? textRu : text))
  const list = (
    <ul aria-label={voice.t('notices')}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
  if (noWay || texts.length <= FEW) return <div className={noWay ? 'notices no-way' : 'notices'}>{list}</div>
  return (
    <details className="notices" ref={box}>
      <summary>
        <strong>{voice.t('noticesCount', { count: texts.length })}</strong>
        <span className="notices-brief">{texts.join(' ')}</span>
      </summary>
      {list}
    </details>
  )
})

export function TroubleBox({ trouble }: { trouble: Trouble }) {
  const voice = useVoice()
  return (
    <div className="trouble" role="alert">
      <strong>{voice.t('trouble')}</strong>
      <p>{refusalText(trouble, voice)}</p>
      <p className="hint">{voice.t('troubleHint')}</p>
    </div>
  )
}
