import { useCallback, useEffect, useLayoutEffect, useState } from 'react'

export type Theme = 'light' | 'dark'
/** What the person chose; `auto` follows the system. */
export type Taste = Theme | 'auto'

const KEY = 'serai-theme'
const darkSystem = () => matchMedia('(prefers-color-scheme: dark)')

/** Light, dark or as the system has it; a taste of this machine, so it is not in the address. */
export function useTheme(): { taste: Taste; theme: Theme; setTaste(taste: Taste): void } {
  const [taste, setHeld] = useState<Taste>(() => {
    const held = localStorage.getItem(KEY)
    return held === 'light' || held === 'dark' ? held : 'auto'
  })
  const [systemDark, setSystemDark] = useState(() => darkSystem().matches)
  useEffect(() => {
    const query = darkSystem()
    const follow = () => setSystemDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  const theme = taste === 'dark' || (taste === 'auto' && systemDark) ? 'dark' : 'light'
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  const setTaste = useCallback((next: Taste) => {
    localStorage.setItem(KEY, next)
    setHeld(next)
  }, [])
  return { taste, theme, setTaste }
}
