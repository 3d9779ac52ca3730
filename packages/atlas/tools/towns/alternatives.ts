import { editDistance } from '../../src/gazetteer/edit-distance.ts'
import { fold } from '../../src/gazetteer/fold.ts'
import { CORE, type Draft } from './geonames.ts'
import { WELL_KNOWN } from './well-known.ts'

const RUSSIAN = /^[А-ЯЁ][А-Яа-яЁё' -]+$/
const KAZAKH = /^[А-ЯЁӘҒҚҢӨҰҮҺІ][А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі' -]+$/
const LATIN = /^\p{Lu}[\p{Script=Latin}\p{M}'’ʻ‘ -]+$/u

/**
 * The other names worth their bytes: those whose key differs from the names before them. Russian writing first,
 * then Kazakh, then Latin names that no misspelling search would find (farther than one edit).
 */
export function nameAlternatives(town: Draft): string[] {
  const core = CORE.has(town.country)
  const near = core || town.country === 'RU'
  const big = town.population >= 300_000
  const keys = [fold(town.name)]
  const kept: string[] = []
  const take = (names: readonly string[], most: number, edits: number) => {
    let taken = 0
    for (const raw of names) {
      const name = raw.normalize('NFC').trim()
      const key = fold(name)
      if (taken === most || name.length > 30 || key.length < 2) continue
      const bound = key.length >= 6 ? edits : 0
      if (keys.some((held) => editDistance(held, key, bound) <= bound)) continue
      keys.push(key)
      kept.push(name)
      taken++
    }
  }
  if (!/^[ -~\u00C0-\u024F]+$/.test(town.name)) take([town.ascii], 1, 0)
  take(WELL_KNOWN[town.id] ?? [], 9, 0)
  const russian = town.names.filter((name) => RUSSIAN.test(name))
  const written = russian.some((name) => fold(name) === keys[0])
  take(russian, near ? 4 : written ? 0 : big ? 3 : 1, 0)
  if (town.country === 'KZ') take(town.names.filter(isKazakh), 2, 0)
  if (core) take(town.names.filter(isLatin), town.population >= 10_000 ? 4 : 2, 1)
  return kept
}

const isKazakh = (name: string) => KAZAKH.test(name) && !/[ії]/i.test(name)
/** Lithuanian writes -as, -us and -is after every name: bytes without a reader here. */
const isLatin = (name: string) =>
  LATIN.test(name) && !name.includes(' - ') && !/^\p{Lu}+$/u.test(name) && !/[auie]s$/.test(name)
