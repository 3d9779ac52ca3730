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
  with: 'own',
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
  [/^a scenario as this page packs it/, 'wanted.packed'],
]

/** Why a scenario is refused, as `parseScenario`, `apply` and `withScenarios` say it. */
const WHY: readonly (readonly [RegExp, Key])[] = [
  [/^change (?<index>\d+): (?<why>.+)$/s, 'why.change'],
  [/^no table is called "(?<name>.*)"$/s, 'why.table'],
  [/^(?<table>\S+) has no column "(?<name>.*)"$/s, 'why.column'],
  [/^(?<table>\S+) has a row (?<name>.*) already$/s, 'why.row'],
  [/^an id cannot be changed/, 'why.id'],
  [/^(?<where>\S+): got (?<got>.*), expected (?<wanted>.*)$/s, 'why.cell'],
  [/^(?<where>\S+) is no number to scale$/, 'why.scale'],
  [/^factor (?<got>\S+) is not/, 'why.factor'],
  [/^"where" names no column$/, 'why.where'],
  [/^the file must hold one JSON object$/, 'why.object'],
  [/^"changes" must be a list/, 'why.changes'],
  [/^a change must be an object$/, 'why.isObject'],
  [/^"id" must be letters/, 'why.name'],
  [/^"(?<name>\w+)" must be text of at most (?<most>\d+) characters$/, 'why.long'],
  [/^"(?<name>\w+)" must be text without control characters$/, 'why.control'],
  [/^"(?<name>.*)" is no part of (?<op>\w+), which has (?<list>.*)$/s, 'why.part'],
  [/^"(?<name>\w+)" must be (?<wanted>.*)$/, 'why.kind'],
  [/^there is a scenario "(?<name>.*)" already/, 'why.twice'],
  [/^(?<part>op|kind) "(?<got>.*)" is none of (?<list>.*)$/s, 'why.noneOf'],
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
  if (code === 'scenario-invalid')
    return voice.t(key as Key, { ...text, why: whyText(text.why ?? '', voice) })
  if (code === 'input-too-large')
    return voice.t(key as Key, {
      ...text,
      got: amount(text.got ?? '', voice),
      limit: amount(text.limit ?? '', voice),
    })
  return voice.t(key as Key, text.field === undefined ? text : asked(text.field, text, voice))
}

function whyText(why: string, voice: Voice): string {
  for (const [pattern, key] of WHY) {
    const found = pattern.exec(why)
    if (!found) continue
    const slots = { ...found.groups }
    return voice.t(key, slots.why === undefined ? slots : { ...slots, why: whyText(slots.why, voice) })
  }
  return why
}

/** `64000 bytes`, counted as the reader's language counts. */
function amount(text: string, voice: Voice): string {
  const [, count, unit] = /^(\d+) (\w+)$/.exec(text) ?? []
  const key = `amount.${unit}`
  return Object.hasOwn(en, key) ? voice.t(key as Key, { count: Number(count) }) : text
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
