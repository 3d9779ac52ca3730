import { useRef } from 'react'
import { useVoice } from '../i18n/context.ts'
import type { Language } from '../i18n/voice.ts'
import type { Taste } from '../state/theme.ts'
import type { DeskFacts, SaveFormat } from '../worker/protocol.ts'
import { Gate, useShare } from './gate.tsx'

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
      <SaveMenu disabled={!canSave} save={save} share={share} />
    </Gate>
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
