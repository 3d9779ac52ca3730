import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useVoice } from '../i18n/context.ts'
import type { Planner } from '../worker/client.ts'
import type { Suggestion } from '../worker/protocol.ts'

interface Props {
  readonly label: string
  /** What the question holds: an id, or what was typed. */
  readonly value: string
  /** How that is called. */
  readonly shown: string
  readonly planner: Planner
  onChoose(value: string): void
}

/** A combobox with list completion after the ARIA pattern: arrows move, Enter chooses, Escape gives up. */
export function PlaceBox({ label, value, shown, planner, onChoose }: Props) {
  const voice = useVoice()
  const id = useId()
  const [text, setText] = useState(shown)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [found, setFound] = useState<readonly Suggestion[]>([])
  const typing = useRef(false)

  useEffect(() => {
    if (!typing.current) setText(shown)
  }, [shown])

  const search = async (query: string) => {
    typing.current = true
    setText(query)
    if (query.trim() === '') {
      setFound([])
      setOpen(false)
      return
    }
    const told = await planner.complete(query, voice.language).catch(() => ({ suggestions: [] }))
    if (!told) return
    setFound(told.suggestions)
    setActive(told.suggestions.length > 0 ? 0 : -1)
    setOpen(true)
  }
  const close = () => {
    typing.current = false
    setOpen(false)
    setActive(-1)
  }
  const choose = (suggestion: Suggestion) => {
    close()
    setText(suggestion.name)
    onChoose(suggestion.value)
  }
  const leave = () => {
    if (!typing.current) return
    const best = open ? found[Math.max(0, active)] : undefined
    if (best) choose(best)
    else {
      close()
      // Text that nothing completes is still asked: the answer then offers the nearest spellings.
      if (text.trim() !== '' && text !== shown) onChoose(text.trim())
      else setText(shown)
    }
  }
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = found.length - 1
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open && found.length > 0) setOpen(true)
      else if (last >= 0) {
        const step = event.key === 'ArrowDown' ? 1 : -1
        setActive((old) => (old + step + found.length) % found.length)
      }
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      leave()
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      close()
      setText(shown)
    }
  }

  const list = `${id}-list`
  const activeId = open && active >= 0 ? `${id}-${active}` : undefined
  return (
    <div className="field place">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={activeId}
        placeholder={voice.t('placeHint')}
        title={value}
        value={text}
        onChange={(event) => search(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        onKeyDown={key}
      />
      <div id={list} role="listbox" aria-label={label} className="matches" hidden={!open}>
        {found.map((suggestion, index) => (
          // The keyboard works from the input, as the pattern has it; the list takes the pointer.
          <div
            key={suggestion.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(suggestion)}
            onKeyDown={(event) => event.key === 'Enter' && choose(suggestion)}
          >
            <span className="match-name">{suggestion.name}</span>
            {suggestion.code !== null && <code>{suggestion.code}</code>}
            <span className="match-where">
              {suggestion.country === '' ? '' : `${voice.country(suggestion.country)} · `}
              {voice.t(`kind.${suggestion.kind}`)}
            </span>
          </div>
        ))}
        {found.length === 0 && <p className="match-none">{voice.t('noMatches')}</p>}
      </div>
      <span role="status" className="hidden">
        {open ? voice.t('matches', { count: found.length }) : ''}
      </span>
    </div>
  )
}
