import { useVoice } from '../i18n/context.ts'
import type { Language } from '../i18n/voice.ts'
import type { Taste } from '../state/theme.ts'
import type { DeskFacts, SaveFormat } from '../worker/protocol.ts'
import { Gate, useShare } from './gate.tsx'
import { SaveMenu } from './save-menu.tsx'

const FILES = [
  ['pdf', 'exportPdf'],
  ['ways', 'exportCsv'],
  ['legs', 'exportLegs'],
  ['geojson', 'exportGeojson'],
] as const

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
  const { copied, share } = useShare()
  const items = FILES.map(([id, key]) => ({ id, label: voice.t(key), run: () => save(id) }))
  return (
    <Gate
      page="ways"
      tagline={voice.t('tagline')}
      taste={taste}
      setTaste={setTaste}
      setLanguage={setLanguage}
    >
      {facts && <span className="as-of">{voice.t('asOf', { date: voice.date(facts.asOf) })}</span>}
      <button type="button" className="tool share" onClick={share}>
        {copied ? voice.t('shared') : voice.t('share')}
      </button>
      <SaveMenu items={items} disabled={!canSave} share={share} />
    </Gate>
  )
}
