import { useCallback, useEffect, useRef, useState } from 'react'
import { type Question, readQuestion, writeQuestion } from './question.ts'
import { readView, type View, writeView } from './view.ts'

export interface Address<Q, V> {
  readonly question: Q
  readonly view: V
  /** A new question is a new entry of the history; a new look at the same answer is not. */
  ask(change: Partial<Q>): void
  look(change: Partial<V>): void
}

/** How a page reads its address, and writes it. */
export interface Grammar<Q, V> {
  read(params: URLSearchParams): { readonly question: Q; readonly view: V }
  write(question: Q, view: V, params: URLSearchParams): void
}

const DESK: Grammar<Question, View> = {
  read: (params) => ({
    question: readQuestion(params, new Date()),
    view: readView(params, navigator.languages),
  }),
  write(question, view, params) {
    writeQuestion(question, params)
    writeView(view, params)
  },
}

/** Commas and colons are legal in a query and far easier to read than their escapes. */
export const queryOf = (params: URLSearchParams): string =>
  `?${params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`

export const useAddress = () => useAddressOf(DESK)

/** The address bar as the one place where a page's question and view live. `grammar` stays the same. */
export function useAddressOf<Q, V>(grammar: Grammar<Q, V>): Address<Q, V> {
  const read = useCallback(() => grammar.read(new URLSearchParams(location.search)), [grammar])
  const [state, setState] = useState(read)
  const latest = useRef(state)
  const write = useCallback(
    (next: typeof state, fresh: boolean) => {
      latest.current = next
      const params = new URLSearchParams()
      grammar.write(next.question, next.view, params)
      const address = queryOf(params)
      if (fresh) history.pushState(null, '', address)
      else history.replaceState(null, '', address)
      setState(next)
    },
    [grammar],
  )
  useEffect(() => {
    const back = () => {
      latest.current = read()
      setState(latest.current)
    }
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [read])
  const ask = useCallback(
    (change: Partial<Q>) => {
      const { question, view } = latest.current
      write({ question: { ...question, ...change }, view }, true)
    },
    [write],
  )
  const look = useCallback(
    (change: Partial<V>) => {
      const { question, view } = latest.current
      write({ question, view: { ...view, ...change } }, false)
    },
    [write],
  )
  return { ...state, ask, look }
}
