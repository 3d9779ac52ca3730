import { type RefObject, useEffect, useRef } from 'react'
import { aroundPrint } from '../state/around-print.ts'

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
    return aroundPrint(before, after)
  }, [])
  return box
}
