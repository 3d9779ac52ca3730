import { startTransition, useEffect, useState } from 'react'

/**
 * The value as it was when the last frame was drawn: what hangs on it follows the frame that shows the new value elsewhere,
 * and takes no time from it. Keep values that belong together in one object.
 */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(() => value)
  useEffect(() => {
    // A task that is queued in a frame's callback runs after that frame is drawn.
    let task: ReturnType<typeof setTimeout>
    const frame = requestAnimationFrame(() => {
      task = setTimeout(() => startTransition(() => setPainted(() => value)), 0)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(task)
    }
  }, [value])
  return painted
}
