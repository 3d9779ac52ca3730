import { useRef, useState } from 'react'
import { useVoice } from '../i18n/context.ts'
import { LANGUAGES, type Language } from '../i18n/voice.ts'
import type { Taste } from '../state/theme.ts'
import type { DeskFacts, SaveFormat } from '../worker/protocol.ts'

const TASTES: readonly Taste[] = ['auto', 'light', 'dark']

interface Props {
  readonly facts: DeskFacts | null
  readonly taste: Taste
  readonly canSave: boolean
  setTaste(taste: Taste): void
  setLanguage(language: Language): void
  save(format: SaveFormat | 'pdf'): void
}

export function Header({ facts, taste, canSave, setTaste, setLanguage, save }: Props) {
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
        <span>{voice.t('tagline')}</span>
      </div>
      <nav className="tools">
        {facts && <span className="as-of">{voice.t('asOf', { date: voice.date(facts.asOf) })}</span>}
        <button type="button" className="tool share" onClick={share}>
          {copied ? voice.t('shared') : voice.t('share')}
        </button>
        <SaveMenu disabled={!canSave} save={save} share={share} />
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
      </nav>
    </header>
  )
}

function SaveMenu({ disabled, save, share }: Pick<Props, 'save'> & { disabled: boolean; share(): void }) {
  const voice = useVoice()
  const list = useRef<HTMLDivElement>(null)
  const items = [
    ['pdf', 'exportPdf'],
    ['ways', 'exportCsv'],
    ['legs', 'exportLegs'],
    ['geojson', 'exportGeojson'],
  ] as const
  const pick = (run: () => void) => {
    list.current?.hidePopover()
    run()
  }
  return (
    <>
      <button type="button" className="tool" popoverTarget="save-list" disabled={disabled}>
        {voice.t('export')}
      </button>
      <div id="save-list" ref={list} popover="auto" className="menu-list">
        {items.map(([format, key]) => (
          <button key={format} type="button" data-save={format} onClick={() => pick(() => save(format))}>
            {voice.t(key)}
          </button>
        ))}
        <button type="button" onClick={() => pick(() => print())}>
          {voice.t('print')}
        </button>
        <button type="button" onClick={() => pick(share)}>
          {voice.t('share')}
        </button>
      </div>
    </>
  )
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
