import { useCallback, useEffect, useRef, useState } from 'react'
import { type Question, readQuestion, writeQuestion } from './question.ts'
import { readView, type View, writeView } from './view.ts'

export interface Address {
  readonly question: Question
  readonly view: View
  /** A new question is a new entry of the history; a new look at the same answer is not. */
  ask(change: Partial<Question>): void
  look(change: Partial<View>): void
}

function read(): { question: Question; view: View } {
  const params = new URLSearchParams(location.search)
  return { question: readQuestion(params, new Date()), view: readView(params, navigator.languages) }
}

function addressOf(question: Question, view: View): string {
  const params = new URLSearchParams()
  writeQuestion(question, params)
  writeView(view, params)
  // Commas and colons are legal in a query and far easier to read than their escapes.
  return `?${params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`
}

/** The address bar as the one place where the question and the view live. */
export function useAddress(): Address {
  const [state, setState] = useState(read)
  const latest = useRef(state)
  const write = useCallback((next: typeof state, fresh: boolean) => {
    latest.current = next
    const address = addressOf(next.question, next.view)
    if (fresh) history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    setState(next)
  }, [])
  useEffect(() => {
    const back = () => {
      latest.current = read()
      setState(latest.current)
    }
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  const ask = useCallback(
    (change: Partial<Question>) => {
      const { question, view } = latest.current
      write({ question: { ...question, ...change }, view }, true)
    },
    [write],
  )
  const look = useCallback(
    (change: Partial<View>) => {
      const { question, view } = latest.current
      write({ question, view: { ...view, ...change } }, false)
    },
    [write],
  )
  return { ...state, ask, look }
}
