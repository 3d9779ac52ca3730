/** Everyday names that the Unicode tables do not give, in Latin and Cyrillic. */
const EVERYDAY: Record<string, string> = {
  uae: 'AE',
  оаэ: 'AE',
  usa: 'US',
  сша: 'US',
  uk: 'GB',
  england: 'GB',
  turkey: 'TR',
  kirgizia: 'KG',
  киргизия: 'KG',
  holland: 'NL',
  korea: 'KR',
  xinjiang: 'CN',
  prc: 'CN',
  кнр: 'CN',
  рф: 'RU',
}

const LANGUAGES = ['en', 'ru']
const made = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>()

/** Country codes by lower-case English and Russian name, made at the first use from the Unicode tables. */
function countriesByName(codes: ReadonlySet<string>): ReadonlyMap<string, string> {
  const held = made.get(codes)
  if (held !== undefined) return held
  const names = new Map(Object.entries(EVERYDAY))
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })
    for (const code of codes) if (/^[A-Z]{2}$/.test(code)) names.set(display.of(code)!.toLowerCase(), code)
  }
  made.set(codes, names)
  return names
}

/** Countries (ISO 3166-1 alpha-2) that a word stands for or begins: `CN`, `china`, `Кита`. */
export function countriesOf(text: string, codes: ReadonlySet<string>): ReadonlySet<string> {
  const word = text.trim().toLowerCase()
  const found = new Set<string>()
  if (word === '') return found
  const upper = word.toUpperCase()
  if (codes.has(upper)) found.add(upper)
  if (word.length < 3 && found.size > 0) return found
  for (const [name, code] of countriesByName(codes)) {
    if (name === word) return new Set([code])
    if (name.startsWith(word)) found.add(code)
  }
  return found
}
