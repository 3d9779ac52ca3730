import type { Language } from '../../i18n/voice.ts'
import type { Grammar } from '../../state/address.ts'
import { readView } from '../../state/view.ts'
import { type PortsQuestion, readPortsQuestion, writePortsQuestion } from './question.ts'

/** How the answer is looked at. */
export interface PortsView {
  readonly language: Language
  /** The hours of a mean day, or of the one on which most was switched off. */
  readonly day: 'mean' | 'worst'
  /** Month of the berth plan, 0 for the first; null for the whole span. */
  readonly month: number | null
}

export const PORTS_ADDRESS: Grammar<PortsQuestion, PortsView> = {
  read: (params) => ({ question: readPortsQuestion(params), view: readPortsView(params) }),
  write(question, view, params) {
    writePortsQuestion(question, params)
    writePortsView(view, params)
  },
}

function readPortsView(params: URLSearchParams): PortsView {
  const month = Number(params.get('month') ?? 0)
  return {
    language: readView(params, navigator.languages).language,
    day: params.get('day') === 'worst' ? 'worst' : 'mean',
    month: params.get('month') === 'all' ? null : Number.isInteger(month) && month >= 0 ? month : 0,
  }
}

function writePortsView({ language, day, month }: PortsView, params: URLSearchParams): void {
  params.set('lang', language)
  if (day === 'worst') params.set('day', day)
  if (month !== 0) params.set('month', month === null ? 'all' : String(month))
}
