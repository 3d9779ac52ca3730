import { en, type Key } from './en.ts'
import type { Slots, Voice } from './voice.ts'

/** A refusal of the planner: the code and the raw values of its message. */
interface Refusal {
  readonly code: string
  readonly message: string
  readonly slots: Readonly<Record<string, unknown>>
}

/** Labels of the page for the fields of a route request that are not named as their label is. */
const LABELS: Readonly<Record<string, Key>> = {
  tonnes: 'quantity',
  teu: 'quantity',
  scenarios: 'whatIf',
}

/** What was wanted, as the contract and the planner say it, and the message that says it in the reader's language. */
const WANTED: readonly (readonly [RegExp, Key])[] = [
  [/^more than (?<least>\S+) and at most (?<most>\S+)$/, 'wanted.between'],
  [/^more than (?<least>\S+)$/, 'wanted.more'],
  [/^at least (?<least>\S+)$/, 'wanted.least'],
  [/^at most (?<most>\S+)$/, 'wanted.most'],
  [/^at most (?<count>\d+) items$/, 'wanted.items'],
  [/^a whole number/, 'wanted.whole'],
  [/^a number/, 'wanted.number'],
  [/^a time after depart \((?<day>.+)\)$/, 'wanted.after'],
  [/^one of (?<list>.+)$/, 'wanted.one'],
  [/^text like /, 'wanted.name'],
  [/^a date /, 'wanted.date'],
]

/** A refusal in the reader's language, by the labels of the page; as it came where the catalogue lacks it. */
export function refusalText({ code, message, slots }: Refusal, voice: Voice): string {
  const key = `trouble.${code}`
  if (!Object.hasOwn(en, key)) return message
  const text = Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, String(value)]))
  if (code === 'request-invalid')
    return voice.t(key as Key, { ...text, list: faults(text.list ?? '', voice) })
  if (code === 'date-outside')
    return voice.t(key as Key, {
      got: voice.date(text.got ?? ''),
      from: voice.date(text.from ?? ''),
      to: voice.date(text.to ?? ''),
    })
  return voice.t(key as Key, text.field === undefined ? text : asked(text.field, text, voice))
}

/** `field: got this, wanted that`, one a line, as one sentence each. */
function faults(list: string, voice: Voice): string {
  const sentences = list.split('\n').map((line) => {
    const parts = /^(?<field>[^:]+): got (?<got>.*), wanted (?<wanted>.*)$/s.exec(line)?.groups
    return parts ? voice.t('trouble.option-invalid', asked(parts.field!, parts, voice)) : line
  })
  return sentences.join(' ')
}

function asked(field: string, slots: Readonly<Record<string, string>>, voice: Voice): Slots {
  const [head = field] = field.split('.')
  const label = LABELS[head] ?? head
  const unit = head === 'tonnes' || head === 'teu' ? ` ${voice.t(head)}` : ''
  const figure = (text: string) =>
    text.trim() !== '' && Number.isFinite(Number(text)) ? voice.number(Number(text)) + unit : text
  const { got = '', wanted = '' } = slots
  return {
    ...slots,
    field: Object.hasOwn(en, label) ? voice.t(label as Key) : field,
    got: got === 'NaN' ? voice.t('notNumber') : dated(figure(got), voice),
    wanted: wantedText(wanted, figure, voice),
  }
}

function wantedText(wanted: string, figure: (text: string) => string, voice: Voice): string {
  for (const [pattern, key] of WANTED) {
    const found = pattern.exec(wanted)
    if (!found) continue
    const { least = '', most = '', list = '', day = '', count = '' } = found.groups ?? {}
    return voice.t(key, {
      least: figure(least),
      most: figure(most),
      day: dated(day, voice),
      list: list
        .split(', ')
        .map((one) => (Object.hasOwn(en, `mode.${one}`) ? voice.t(`mode.${one}` as Key).toLowerCase() : one))
        .join(', '),
      count: Number(count),
    })
  }
  return wanted
}

const dated = (text: string, voice: Voice) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? voice.date(text) : text)
