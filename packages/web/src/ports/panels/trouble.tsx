import type { Trouble as Told } from '../../worker/protocol.ts'
import { type PortsKey, portsEn } from '../i18n/en.ts'
import { usePortsVoice } from '../i18n/voice.ts'

/** A refusal in the reader's language where the catalogue has it, else as it came. */
export function Trouble({ trouble }: { trouble: Told }) {
  const voice = usePortsVoice()
  const key = `trouble.${trouble.code}`
  const slots = Object.fromEntries(Object.entries(trouble.slots).map(([name, slot]) => [name, String(slot)]))
  return (
    <div className="trouble" role="alert">
      <strong>{voice.t('trouble')}</strong>
      <p>{Object.hasOwn(portsEn, key) ? voice.t(key as PortsKey, slots) : trouble.message}</p>
      <p className="hint">{voice.t('troubleHint')}</p>
    </div>
  )
}
