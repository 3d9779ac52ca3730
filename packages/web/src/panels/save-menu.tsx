import { useRef } from 'react'
import { useVoice } from '../i18n/context.ts'

export interface SaveItem {
  readonly id: string
  readonly label: string
  run(): void
}

interface Props {
  readonly items: readonly SaveItem[]
  readonly disabled: boolean
  share(): void
}

/** What can be taken along: the page's own files, paper, a link. */
export function SaveMenu({ items, disabled, share }: Props) {
  const voice = useVoice()
  const list = useRef<HTMLDivElement>(null)
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
        {items.map(({ id, label, run }) => (
          <button key={id} type="button" data-save={id} onClick={() => pick(run)}>
            {label}
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
