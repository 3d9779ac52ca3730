import { createContext, useContext } from 'react'
import { type Language, LOCALES, type Slots, translatorOf, type Voice, voiceOf } from '../../i18n/voice.ts'
import { type PortsKey, portsEn } from './en.ts'
import { placeOf, roundTo } from './figure.ts'
import { portsRu } from './ru.ts'
import { unitIn } from './units.ts'

/** Words and figures of the page of the ports. */
export interface PortsVoice {
  readonly language: Language
  /** The words that all pages share. */
  readonly desk: Voice
  t(key: PortsKey, slots?: Slots): string
  /** A unit as the language writes it. */
  unit(unit: string): string
  /** A figure with its unit, rounded to the place. */
  figure(value: number, unit: string, place: number): string
  /** The same with its sign, for differences. */
  change(value: number, unit: string, place: number): string
  /** A figure without interval, with its unit. */
  plain(value: number, unit: string): string
  /** The text that a row has twice. */
  pick(en: string, ru: string): string
}

export function portsVoiceOf(language: Language): PortsVoice {
  const write = (value: number, place: number, style: Intl.NumberFormatOptions) => {
    const digits = Math.min(6, Math.max(0, -place))
    const format = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits, ...style })
    return format.format(roundTo(value, place)).replace('-', '−')
  }
  const unit = (name: string) => unitIn(language, name)
  const withUnit = (text: string, name: string) => {
    const shown = unit(name)
    if (shown === '') return text
    // Dollars stand before the figure in English: −$3.2/year.
    if (language === 'en' && shown.startsWith('$'))
      return `${text.replace(/^[+−]?/, '$&$$')}${shown.slice(1)}`
    return language === 'en' && shown === '%' ? `${text}%` : `${text}\u00A0${shown}`
  }
  const exact = (place: number) => ({ minimumFractionDigits: Math.min(6, Math.max(0, -place)) })
  return {
    language,
    desk: voiceOf(language),
    t: translatorOf<PortsKey>(language === 'ru' ? portsRu : portsEn, language),
    unit,
    figure: (value, name, place) => withUnit(write(value, place, exact(place)), name),
    change: (value, name, place) =>
      withUnit(write(value, place, { ...exact(place), signDisplay: 'exceptZero' }), name),
    plain: (value, name) => withUnit(write(value, placeOf(value, 0), {}), name),
    pick: (en, ru) => (language === 'ru' && ru ? ru : en),
  }
}

export const PortsVoiceContext = createContext<PortsVoice>(portsVoiceOf('en'))

export function usePortsVoice(): PortsVoice {
  return useContext(PortsVoiceContext)
}
