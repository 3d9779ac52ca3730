import type { Language } from '../../i18n/voice.ts'
import { Gate, useShare } from '../../panels/gate.tsx'
import { SaveMenu } from '../../panels/save-menu.tsx'
import type { Taste } from '../../state/theme.ts'
import type { PortsFacts, SimulationFile } from '../../worker/simulation-protocol.ts'
import { usePortsVoice } from '../i18n/voice.ts'

interface Props {
  readonly facts: PortsFacts | null
  readonly taste: Taste
  readonly canSave: boolean
  readonly hasSweep: boolean
  setTaste(taste: Taste): void
  setLanguage(language: Language): void
  save(format: SimulationFile): void
}

export function PortsHeader({ facts, taste, canSave, hasSweep, setTaste, setLanguage, save }: Props) {
  const voice = usePortsVoice()
  const { copied, share } = useShare()
  const formats: readonly SimulationFile[] = hasSweep
    ? ['measures', 'lines', 'sweep', 'json', 'calibration']
    : ['measures', 'lines', 'json', 'calibration']
  const items = formats.map((id) => ({ id, label: voice.t(`save.${id}`), run: () => save(id) }))
  return (
    <Gate
      page="ports"
      tagline={voice.t('tagline')}
      taste={taste}
      setTaste={setTaste}
      setLanguage={setLanguage}
    >
      {facts && <span className="as-of">{voice.desk.t('asOf', { date: voice.desk.date(facts.asOf) })}</span>}
      <button type="button" className="tool share" onClick={share}>
        {voice.desk.t(copied ? 'shared' : 'share')}
      </button>
      <SaveMenu items={items} disabled={!canSave} share={share} />
    </Gate>
  )
}
