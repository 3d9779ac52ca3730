import { type DragEvent, useState } from 'react'
import { useVoice } from '../i18n/context.ts'
import { refusalText } from '../i18n/refusal.ts'
import type { Own } from '../state/own.ts'
import { OWN } from '../state/own-bounds.ts'
import type { Question } from '../state/question.ts'

interface Props {
  readonly own: Own
  readonly question: Pick<Question, 'scenarios'>
  toggle(id: string): void
}

/** Switches for scenarios that came with the link or as a file, each with a way to let go of it; and a place for more. */
export function OwnScenarios({ own, question, toggle }: Props) {
  const voice = useVoice()
  const rows = own.rows ?? []
  return (
    <>
      {rows.length > 0 && (
        <ul className="chips" aria-label={voice.t('own')}>
          {rows.map((row) => {
            const name = row.scenario ? voice.name(row.scenario) : voice.t('ownUnreadable')
            return (
              <li key={row.token}>
                <span className="own-chip">
                  <button
                    type="button"
                    className="chip"
                    data-scenario={row.scenario?.id}
                    aria-pressed={row.scenario !== null && question.scenarios.includes(row.scenario.id)}
                    disabled={row.scenario === null}
                    title={row.scenario?.note}
                    onClick={() => row.scenario && toggle(row.scenario.id)}
                  >
                    {name}
                  </button>
                  <button
                    type="button"
                    className="chip-remove"
                    aria-label={voice.t('ownRemove', { name })}
                    title={voice.t('ownRemove', { name })}
                    onClick={() => own.remove(row)}
                  >
                    ×
                  </button>
                </span>
              </li>
            )
          })}
        </ul>
      )}
      <label className="chip own-add" title={voice.t('ownHint', { kilobytes: OWN.bytes / 1000 })}>
        <input
          type="file"
          accept=".json,application/json"
          className="hidden"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) own.add(file)
            // The same file, mended, may be chosen again.
            currentTarget.value = ''
          }}
        />
        {voice.t('ownAdd')}
      </label>
      {own.trouble && (
        <p className="own-trouble" role="alert">
          {refusalText(own.trouble, voice)}
        </p>
      )}
    </>
  )
}

/** What makes an element take a file that is dropped on it. */
export function useDrop(add: (file: File) => void) {
  const [over, setOver] = useState(false)
  const carriesFile = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')
  return {
    'data-over': over,
    onDragOver: (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      if (!carriesFile(event)) return
      // Or the browser would leave the page to show the file.
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer.files
      if (file) add(file)
    },
  }
}
