import { Line } from '../charts/ribbon.tsx'
import { useVoice } from '../i18n/context.ts'

const MODES = ['rail', 'road', 'sea', 'pipeline'] as const

/** The map's signs and an honest word about its borders. */
export function Legend() {
  const voice = useVoice()
  return (
    <details className="legend">
      <summary>{voice.t('mapLegend')}</summary>
      <ul>
        {MODES.map((mode) => (
          <li key={mode}>
            <svg viewBox="0 0 34 14" aria-hidden="true">
              <Line mode={mode} from={1} to={33} />
            </svg>
            {voice.t(`mode.${mode}`)}
            {mode === 'sea' ? `, ${voice.t('mode.ferry').toLowerCase()}` : ''}
          </li>
        ))}
        <li>
          <svg viewBox="0 0 34 14" aria-hidden="true">
            <path className="post-open" d="M17 2l5 5-5 5-5-5Z" />
          </svg>
          {voice.t('crossingOpen')}
        </li>
        <li>
          <svg viewBox="0 0 34 14" aria-hidden="true">
            <path className="post-shut" d="M17 2l5 5-5 5-5-5Z" />
          </svg>
          {voice.t('crossingClosed')}
        </li>
      </ul>
      <p>{voice.t('mapBorders')}</p>
    </details>
  )
}
