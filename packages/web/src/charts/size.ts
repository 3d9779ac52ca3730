import { type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { aroundPrint } from '../state/around-print.ts'

/**
 * Width of an element in CSS pixels, followed as it changes; charts are drawn for it, so their type stays readable. Until it
 * is measured, and on paper, where nothing is measured, it is `first`: the style sheet shrinks a chart that is too wide for a page.
 */
export function useWidth<T extends HTMLElement>(first: number): [RefObject<T | null>, number] {
  const ref = useRef<T>(null)
  const [width, setWidth] = useState(first)
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    // The paper is laid out as soon as the event has been told: what is drawn later misses it.
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    return aroundPrint(before, after)
  }, [])
  return [ref, printing ? first : width]
}
