/**
 * One key for the many spellings of a place name, so that Latin, Russian and Kazakh writing meet:
 * `Қызылорда`, `Кызылорда`, `Kyzylorda` and `Qyzylorda` all fold to `kizilorda`.
 *
 * Case, accents, spaces, hyphens and apostrophes vanish; double letters count once; sounds that
 * romanisations write differently share a letter (kh/х → h, zh/ж/дж/j → j, sh/ш/щ/ş → s, ch/ч/ç → c,
 * q/қ → k, y/ы/й → i, ye → e, ng/нг/ң → n, w → v). Letters of other scripts stay as they are. A word's
 * end ends a sound. Give composed text (NFC).
 */
export function fold(text: string): string {
  let key = ''
  let last = 0
  for (let i = 0; i < text.length; ) {
    const letter = letterAt(text, i)
    let sound = SOUNDS[letter] ?? String.fromCharCode(letter)
    i++
    const rules = RULES[letter]
    if (rules !== undefined) {
      for (const rule of rules) {
        if (!follows(text, i, rule.tail)) continue
        sound = rule.sound
        i += rule.tail.length
        break
      }
    }
    for (let k = 0; k < sound.length; k++) {
      const code = sound.charCodeAt(k)
      if (code !== last) key += sound[k]
      last = code
    }
  }
  return key
}

/** Code of the letter in lower case and without accent; 0 for what a key does not keep. */
function letterAt(text: string, i: number): number {
  const code = text.charCodeAt(i)
  return code < LETTERS.length ? LETTERS[code]! : letterOf(text[i]!)
}

function follows(text: string, from: number, tail: string): boolean {
  for (let k = 0; k < tail.length; k++) {
    if (from + k >= text.length || letterAt(text, from + k) !== tail.charCodeAt(k)) return false
  }
  return true
}

/** Letters that Unicode does not take apart, and Cyrillic letters that are their own sound with a mark. */
const UNMARKED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    й: 'й',
    ё: 'е',
    ї: 'и',
    ў: 'о',
    ı: 'i',
    ə: 'a',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 't',
    æ: 'e',
    œ: 'e',
    ß: 's',
    ħ: 'h',
    ŋ: 'n',
    ƣ: 'g',
  }),
)

function letterOf(char: string): number {
  const lower = char.toLowerCase()[0]!
  const base = UNMARKED.get(lower) ?? lower.normalize('NFD')[0]!
  return /[\p{L}\p{N}]/u.test(base) && !/\p{Lm}/u.test(base) ? base.charCodeAt(0) : 0
}

/** Basic Latin to Cyrillic Supplement, precomputed: nearly every name lies here. */
const LETTERS = Uint16Array.from({ length: 0x530 }, (_, code) => letterOf(String.fromCharCode(code)))

type Rule = { readonly tail: string; readonly sound: string }

/** What may follow a letter to make one sound with it, longest first. Latin and Cyrillic never mix. */
const RULES: (readonly Rule[] | undefined)[] = byCode({
  s: [rule('hch', 's'), rule('h', 's')],
  k: [rule('h', 'h')],
  z: [rule('h', 'j')],
  d: [rule('zh', 'j'), rule('j', 'j'), rule('h', 'd')],
  c: [rule('h', 'c'), rule('k', 'k')],
  t: [rule('ch', 'c'), rule('h', 't'), rule('z', 'ts')],
  g: [rule('h', 'g')],
  b: [rule('h', 'b')],
  n: [rule('g', 'n')],
  y: [rule('e', 'e')],
  д: [rule('ж', 'j')],
  н: [rule('г', 'n')],
  ч: [rule('ж', 'j')],
})

/** Sounds of letters that do not stand for themselves; code 0 is silence. */
const SOUNDS: (string | undefined)[] = byCode({
  '\0': '',
  q: 'k',
  w: 'v',
  x: 'h',
  y: 'i',
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  ґ: 'g',
  д: 'd',
  ђ: 'd',
  е: 'e',
  є: 'e',
  ж: 'j',
  җ: 'j',
  ҷ: 'j',
  џ: 'j',
  з: 'z',
  ѕ: 'z',
  и: 'i',
  і: 'i',
  ј: 'i',
  й: 'i',
  к: 'k',
  қ: 'k',
  ҡ: 'k',
  л: 'l',
  љ: 'li',
  м: 'm',
  н: 'n',
  ң: 'n',
  њ: 'ni',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ф: 'f',
  х: 'h',
  ҳ: 'h',
  һ: 'h',
  ц: 'ts',
  ч: 'c',
  ћ: 'c',
  ш: 's',
  щ: 's',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
})

function rule(tail: string, sound: string): Rule {
  return { tail, sound }
}

function byCode<T>(table: Record<string, T>): (T | undefined)[] {
  const dense: (T | undefined)[] = new Array(0x530).fill(undefined)
  for (const [letter, value] of Object.entries(table)) dense[letter.charCodeAt(0)] = value
  return dense
}
