import { en, type Key, type Message } from './en.ts'
import { ru } from './ru.ts'

export type Language = 'en' | 'ru'
export const LANGUAGES: readonly Language[] = ['en', 'ru']

const CATALOGUES: Readonly<Record<Language, Readonly<Record<Key, Message>>>> = { en, ru }
/** British dates for English: a forwarder in Almaty reads 03/12 as the third of December. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU' }

export type Slots = Readonly<Record<string, string | number>>

/** Words and figures of one language. Every figure leaves with its unit. */
export interface Voice {
  readonly language: Language
  t(key: Key, slots?: Slots): string
  /** The name in this language of anything the atlas names twice. */
  name(row: { readonly name: string; readonly nameRu?: string | null }): string
  country(code: string): string
  usd(cents: number): string
  usdExact(cents: number): string
  days(minutes: number): string
  /** Days without their unit, for columns that carry it in their head. */
  daysBare(minutes: number): string
  duration(minutes: number): string
  co2e(grams: number): string
  km(km: number): string
  tonnes(tonnes: number): string
  number(value: number): string
  percent(share: number): string
  /** Date with year, without year and weekday, of an instant or a day. */
  date(at: string | number): string
  dateShort(at: string | number): string
  list(items: readonly string[]): string
}

export function voiceOf(language: Language): Voice {
  const locale = LOCALES[language]
  const catalogue = CATALOGUES[language]
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options)
    return (value: number) => format.format(value)
  }
  const dollars = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const
  const usd0 = number({ ...dollars, maximumFractionDigits: 0 })
  const usd2 = number({ ...dollars, maximumFractionDigits: 2 })
  const unit = (name: string, digits: number, display: 'short' | 'narrow' = 'short') =>
    number({ style: 'unit', unit: name, unitDisplay: display, maximumFractionDigits: digits })
  const day1 = number({
    style: 'unit',
    unit: 'day',
    unitDisplay: 'short',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const bare1 = number({ minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const hour = unit('hour', 0)
  const hour1 = unit('hour', 1)
  const minute = unit('minute', 0)
  const km = unit('kilometer', 0)
  const kg = unit('kilogram', 0)
  const plain = number({ maximumFractionDigits: 1 })
  const percent0 = number({ style: 'percent', maximumFractionDigits: 0 })
  const percent1 = number({ style: 'percent', maximumFractionDigits: 1 })
  const dateFormat = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (at: string | number) => {
      const instant = new Date(typeof at === 'number' ? at * 60_000 : at)
      return Number.isNaN(instant.getTime()) ? String(at) : format.format(instant)
    }
  }
  const never = catalogue.dash as string
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' })
  return {
    language,
    t: translatorOf(catalogue, language),
    name: (row) => (language === 'ru' && row.nameRu ? row.nameRu : row.name),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    usd: (cents) => usd0(cents / 100),
    usdExact: (cents) => (Math.abs(cents) < 10_000 ? usd2(cents / 100) : usd0(cents / 100)),
    days: (minutes) => (Number.isFinite(minutes) ? day1(minutes / 1440) : never),
    daysBare: (minutes) => (Number.isFinite(minutes) ? bare1(minutes / 1440) : never),
    duration: (minutes) => {
      if (minutes < 60) return minute(minutes)
      if (minutes < 600) return hour1(minutes / 60)
      return minutes < 2880 ? hour(minutes / 60) : day1(minutes / 1440)
    },
    co2e: (grams) =>
      grams >= 10_000_000
        ? `${plain(grams >= 1e8 ? Math.round(grams / 1e6) : grams / 1e6)} ${catalogue.tonnes as string}`
        : kg(grams / 1000),
    km: (value) => km(value),
    tonnes: (value) => `${plain(value)} ${catalogue.tonnes as string}`,
    number: plain,
    percent: (share) => (share > 0.985 && share < 1 ? percent1(share) : percent0(share)),
    date: dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }),
    dateShort: dateFormat({ day: 'numeric', month: 'short' }),
    list: (items) => list.format(items),
  }
}

/** Messages of one catalogue with their slots filled; figures in slots are written as the language writes them. */
export function translatorOf<K extends string>(catalogue: Readonly<Record<K, Message>>, language: Language) {
  const plurals = new Intl.PluralRules(LOCALES[language])
  const plain = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 })
  return (key: K, slots: Slots = {}): string => {
    const message = catalogue[key]
    const text =
      typeof message === 'string' ? message : (message[plurals.select(Number(slots.count))] ?? message.other)
    return text.replace(/\{(\w+)\}/g, (whole, slot: string) => {
      if (!Object.hasOwn(slots, slot)) return whole
      const value = slots[slot]!
      return typeof value === 'number' ? plain.format(value) : value
    })
  }
}
