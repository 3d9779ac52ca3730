import { createContext, useContext } from 'react'
import { type Voice, voiceOf } from './voice.ts'

export const VoiceContext = createContext<Voice>(voiceOf('en'))

/** Words and figures of the language the person reads. */
export function useVoice(): Voice {
  return useContext(VoiceContext)
}
