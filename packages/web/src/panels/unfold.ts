import { type RefObject, useEffect, useRef } from 'react'

/** What folds on the screen lies open on paper, and is as it was afterwards. */
export function useUnfoldedOnPaper(): RefObject<HTMLDetailsElement | null> {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    let folded = false
    const before = () => {
      folded = box.current?.open === false
      if (box.current) box.current.open = true
    }
    const after = () => {
      if (folded && box.current) box.current.open = false
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return box
}
