import { describe, expect, it } from 'vitest'
import { en, type Message } from '../../packages/web/src/i18n/en.ts'
import { ru } from '../../packages/web/src/i18n/ru.ts'
import { voiceOf } from '../../packages/web/src/i18n/voice.ts'
import { portsEn } from '../../packages/web/src/ports/i18n/en.ts'
import { portsRu } from '../../packages/web/src/ports/i18n/ru.ts'

const slots = (message: Message) => {
  const forms = typeof message === 'string' ? [message] : Object.values(message)
  return forms.map((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort())
}

type Catalogue = Readonly<Record<string, Message>>
const PAIRS: readonly (readonly [string, Catalogue, Catalogue])[] = [
  ['of the desk', en, ru],
  ['of the ports', portsEn, portsRu],
]

describe.each(PAIRS)('the catalogues %s', (_, english, russian) => {
  it('hold the same keys', () => {
    expect(Object.keys(russian).sort()).toEqual(Object.keys(english).sort())
  })

  it.each(Object.keys(english))('%s has the same slots in both languages', (key) => {
    const [wanted] = slots(english[key]!)
    for (const form of [...slots(english[key]!), ...slots(russian[key]!)]) expect(form).toEqual(wanted)
  })
})

describe('a voice', () => {
  it('counts in Russian by its four plural categories', () => {
    const { t } = voiceOf('ru')
    expect([1, 2, 5, 11, 21].map((count) => t('answerWays', { count }))).toEqual([
      '1 путь',
      '2 пути',
      '5 путей',
      '11 путей',
      '21 путь',
    ])
  })

  it('puts a unit on every figure', () => {
    const voice = voiceOf('en')
    expect(voice.usd(1_234_500)).toBe('$12,345')
    expect(voice.days(2160)).toBe('1.5 days')
    expect(voice.km(5230.4)).toBe('5,230 km')
    expect(voice.co2e(940_000)).toBe('940 kg')
    expect(voice.co2e(37_260_000)).toBe('37.3 t')
    expect(voiceOf('ru').co2e(37_260_000)).toBe('37,3 т')
  })

  it('shows a dash for a time that never comes', () => {
    expect(voiceOf('en').days(Number.POSITIVE_INFINITY)).toBe('—')
    expect(voiceOf('ru').daysBare(Number.NaN)).toBe('—')
  })
})
