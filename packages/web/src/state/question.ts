import type { RouteRequest } from '../worker/reply.ts'
import { OWN } from './own-bounds.ts'

/** The question on the desk: what the person typed and chose. Texts may be incomplete while typing. */
export interface Question {
  readonly from: string
  readonly to: string
  readonly cargo: string
  readonly quantity: number
  readonly unit: 'tonnes' | 'teu'
  readonly depart: string
  readonly by: string | null
  readonly value: number | null
  readonly scenarios: readonly string[]
  /** Scenarios of the reader's own, packed; `scenarios` names those that are switched on. */
  readonly with: readonly string[]
  readonly avoidCountries: readonly string[]
  readonly avoidModes: readonly string[]
  readonly avoidPassages: readonly string[]
  readonly gateway: string | null
  readonly maxBorders: number | null
  readonly tirOnly: boolean
  readonly sanctionsFree: boolean
  readonly all: boolean
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MAX_LIST = 40
const MAX_TEXT = 100
/** Rehearsal samples in the browser: quantiles within a per cent or two, in a few milliseconds a way. */
const SAMPLES = 2000

/** First of the next month: rates are quoted by the month. */
export function nextMonth(today: Date): string {
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1)).toISOString().slice(0, 10)
}

export function firstQuestion(today: Date): Question {
  return {
    from: 'KZALA',
    to: 'AEJEA',
    cargo: 'containers',
    quantity: 40,
    unit: 'teu',
    depart: nextMonth(today),
    by: null,
    value: null,
    scenarios: [],
    with: [],
    avoidCountries: [],
    avoidModes: [],
    avoidPassages: [],
    gateway: null,
    maxBorders: null,
    tirOnly: false,
    sanctionsFree: false,
    all: false,
  }
}

/**
 * Reads an address. What it lacks is taken from the first question; what is unsound stays as it came, cut to a line, so
 * that the planner refuses it by name: an answer to another question than the one in the link would be worse.
 */
export function readQuestion(params: URLSearchParams, today: Date): Question {
  const first = firstQuestion(today)
  const text = (name: string) => line(params.get(name) ?? '') || null
  const day = (name: string) => {
    const value = text(name)
    const date = value?.slice(0, 10) ?? ''
    return DAY.test(date) ? date : value
  }
  const amount = (name: string) => {
    const value = text(name)
    return value === null ? null : Number(value)
  }
  const list = (name: string) =>
    (params.get(name) ?? '')
      .split(',', MAX_LIST + 1)
      .map(line)
      .filter((item) => item !== '')
      .slice(0, MAX_LIST)
  const flag = (name: string) => ['1', 'true'].includes(params.get(name) ?? '')
  const teu = amount('teu')
  const tonnes = amount('tonnes')
  return {
    from: text('from') ?? first.from,
    to: text('to') ?? first.to,
    cargo: text('cargo') ?? (tonnes !== null && teu === null ? 'wheat' : first.cargo),
    quantity: teu ?? tonnes ?? first.quantity,
    unit: teu === null && tonnes !== null ? 'tonnes' : 'teu',
    depart: day('depart') ?? first.depart,
    by: day('by'),
    value: amount('value'),
    scenarios: list('scenarios'),
    with: tokens(params.get('with') ?? ''),
    avoidCountries: list('avoidCountries'),
    avoidModes: list('avoidModes'),
    avoidPassages: list('avoidPassages'),
    gateway: text('gateway'),
    maxBorders: amount('maxBorders'),
    tirOnly: flag('tirOnly'),
    sanctionsFree: flag('sanctionsFree'),
    all: flag('all'),
  }
}

const line = (text: string) => [...text.slice(0, 2 * MAX_TEXT).trim()].slice(0, MAX_TEXT).join('').trim()

/** One more, and one letter more, than there may be, so that what is too much is refused and not cut off. */
const tokens = (text: string) =>
  text
    .split(',', OWN.scenarios + 1)
    .map((token) => token.slice(0, OWN.tokenCharacters + 1))
    .filter((token) => token !== '')

/** Writes the question with the names of the route request; defaults of the limits are left out. */
export function writeQuestion(question: Question, params: URLSearchParams): void {
  const put = (name: string, value: string | number | null) =>
    value === null || value === '' ? params.delete(name) : params.set(name, String(value))
  put('from', question.from)
  put('to', question.to)
  put('cargo', question.cargo)
  put('teu', question.unit === 'teu' ? question.quantity : null)
  put('tonnes', question.unit === 'tonnes' ? question.quantity : null)
  put('depart', question.depart)
  put('by', question.by)
  put('value', question.value)
  put('scenarios', question.scenarios.join(','))
  put('with', question.with.join(','))
  put('avoidCountries', question.avoidCountries.join(','))
  put('avoidModes', question.avoidModes.join(','))
  put('avoidPassages', question.avoidPassages.join(','))
  put('gateway', question.gateway)
  put('maxBorders', question.maxBorders)
  put('tirOnly', question.tirOnly ? '1' : null)
  put('sanctionsFree', question.sanctionsFree ? '1' : null)
  put('all', question.all ? '1' : null)
}

export function requestOf(question: Question): RouteRequest {
  const { from, to, cargo, depart, by, value, gateway, maxBorders } = question
  return {
    from,
    to,
    cargo,
    ...(question.unit === 'teu' ? { teu: question.quantity } : { tonnes: question.quantity }),
    depart,
    ...(by === null ? {} : { by }),
    ...(value === null ? {} : { value }),
    ...(question.scenarios.length > 0 ? { scenarios: question.scenarios } : {}),
    ...(question.avoidCountries.length > 0 ? { avoidCountries: question.avoidCountries } : {}),
    ...(question.avoidModes.length > 0
      ? { avoidModes: question.avoidModes as RouteRequest['avoidModes'] }
      : {}),
    ...(question.avoidPassages.length > 0 ? { avoidPassages: question.avoidPassages } : {}),
    ...(gateway === null ? {} : { gateway }),
    ...(maxBorders === null ? {} : { maxBorders }),
    ...(question.tirOnly ? { tirOnly: true } : {}),
    ...(question.sanctionsFree ? { sanctionsFree: true } : {}),
    ...(question.all ? { all: true } : {}),
    samples: SAMPLES,
  } as RouteRequest
}

/** How many limits are set, for the disclosure that hides them. */
export function limitsSet(question: Question): number {
  const { by, value, avoidCountries, avoidModes, avoidPassages, gateway, maxBorders } = question
  const single = [by, value, gateway, maxBorders].filter((one) => one !== null).length
  const flags = [question.tirOnly, question.sanctionsFree, question.all].filter(Boolean).length
  return single + flags + avoidCountries.length + avoidModes.length + avoidPassages.length
}
