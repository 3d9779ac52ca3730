import { type ReactNode, useState } from 'react'
import { useVoice } from '../i18n/context.ts'
import { LANGUAGES, type Language } from '../i18n/voice.ts'
import type { Taste } from '../state/theme.ts'

const TASTES: readonly Taste[] = ['auto', 'light', 'dark']

/** The pages of Serai in the order of the header, with their addresses. */
const PAGES = [
  { id: 'ways', path: '/' },
  { id: 'ports', path: '/ports' },
] as const

export type PageId = (typeof PAGES)[number]['id']

interface Props {
  readonly page: PageId
  readonly tagline: string
  readonly taste: Taste
  setTaste(taste: Taste): void
  setLanguage(language: Language): void
  /** The page's own tools, before the taste and the languages. */
  readonly children?: ReactNode
}

/** Head of every page: who we are, the other pages, tools, taste, language. */
export function Gate({ page, tagline, taste, setTaste, setLanguage, children }: Props) {
  const voice = useVoice()
  return (
    <header className="gate">
      <a className="skip" href="#answer">
        {voice.t('skip')}
      </a>
      <div className="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path
            d="M4 4h24v24h-8.5v-4.5a3.5 3.5 0 0 0-7 0V28H4Z"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.2"
          />
          <path d="M16 8.5l4.5 4.5-4.5 4.5-4.5-4.5Z" fill="#39a3a3" />
        </svg>
        <strong>Serai</strong>
        <nav className="pages" aria-label={voice.t('pages')}>
          {PAGES.map(({ id, path }) => (
            <a
              key={id}
              href={`${path}?lang=${voice.language}`}
              aria-current={id === page ? 'page' : undefined}
            >
              {voice.t(`pages.${id}`)}
            </a>
          ))}
        </nav>
        <span>{tagline}</span>
      </div>
      <div className="tools">
        {children}
        <TasteButton taste={taste} setTaste={setTaste} />
        <fieldset className="languages">
          <legend className="hidden">{voice.t('language')}</legend>
          {LANGUAGES.map((language) => (
            <button
              key={language}
              type="button"
              lang={language}
              aria-pressed={voice.language === language}
              onClick={() => setLanguage(language)}
            >
              {language === 'en' ? 'EN' : 'РУ'}
              <span className="hidden">{language === 'en' ? ' English' : ' Русский'}</span>
            </button>
          ))}
        </fieldset>
      </div>
    </header>
  )
}

/** Copies the address of the page; says for a moment that it did. */
export function useShare(): { copied: boolean; share(): Promise<void> } {
  const voice = useVoice()
  const [copied, setCopied] = useState(false)
  const share = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      setCopied(true)
      setTimeout(() => setCopied(false), 2500)
    } catch {
      prompt(voice.t('share'), location.href)
    }
  }
  return { copied, share }
}

const SIGNS: Readonly<Record<Taste, string>> = {
  auto: 'M10 3a7 7 0 0 1 0 14Zm0 0a7 7 0 0 0 0 14',
  light:
    'M10 6a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM10 1v2m0 14v2M1 10h2m14 0h2M3.6 3.6 5 5m10 10 1.4 1.4M3.6 16.4 5 15M15 5l1.4-1.4',
  dark: 'M16 12.5A7 7 0 0 1 7.5 4a7 7 0 1 0 8.5 8.5Z',
}

/** Goes round: as the system, light, dark. */
function TasteButton({ taste, setTaste }: Pick<Props, 'taste' | 'setTaste'>) {
  const voice = useVoice()
  const label = `${voice.t('theme')}: ${voice.t(`theme.${taste}`)}`
  const next = TASTES[(TASTES.indexOf(taste) + 1) % TASTES.length]!
  return (
    <button
      type="button"
      className="tool icon"
      aria-label={label}
      title={label}
      onClick={() => setTaste(next)}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true" className={taste}>
        <path d={SIGNS[taste]} />
      </svg>
    </button>
  )
}
