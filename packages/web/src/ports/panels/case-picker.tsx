import { usePortsVoice } from '../i18n/voice.ts'
import type { PortsCase } from '../state/question.ts'

interface Props {
  readonly cases: readonly PortsCase[]
  readonly chosen: string
  choose(id: string): void
}

/** The cases in sight, ports before borders, and what the chosen one assumes. */
export function CasePicker({ cases, chosen, choose }: Props) {
  const voice = usePortsVoice()
  const own = cases.find(({ id }) => id === chosen)
  return (
    <fieldset className="cases">
      <legend className="hidden">{voice.t('case')}</legend>
      <div className="case-list">
        {(['port', 'border'] as const).map((kind) => {
          const these = cases.filter((one) => one.kind === kind)
          return these.length === 0 ? null : (
            <div key={kind} className="case-kind">
              <span className="strip-label">{voice.t(`kind.${kind}`)}</span>
              {these.map((one) => (
                <button
                  key={one.id}
                  type="button"
                  className="chip"
                  data-case={one.id}
                  aria-pressed={one.id === chosen}
                  onClick={() => choose(one.id)}
                >
                  {voice.desk.name(one)}
                </button>
              ))}
            </div>
          )
        })}
      </div>
      {own && <p className="case-note">{voice.pick(own.note, own.noteRu)}</p>}
    </fieldset>
  )
}
