import type { Language } from '../i18n/voice.ts'

export type SortKey = 'cost' | 'p50' | 'p90' | 'co2' | 'sureness' | 'onTime' | 'borders' | 'distance'
export const SORT_KEYS: readonly SortKey[] = [
  'cost',
  'p50',
  'p90',
  'co2',
  'sureness',
  'onTime',
  'borders',
  'distance',
]
export const MOST_COMPARED = 4

/** How the answer is looked at. Ways are named by `keyOf` their id, so that addresses stay short. */
export interface View {
  readonly language: Language
  readonly way: string | null
  readonly compare: readonly string[]
  readonly sort: SortKey
  readonly descending: boolean
}

const KEY = /^[a-z0-9]{1,8}$/

export function readView(params: URLSearchParams, preferred: readonly string[]): View {
  const asked = params.get('lang')
  const system = preferred.some((tag) => tag.toLowerCase().startsWith('ru')) ? 'ru' : 'en'
  const sort = params.get('sort') ?? ''
  const key = sort.replace(/^-/, '') as SortKey
  const way = params.get('way') ?? ''
  return {
    language: asked === 'ru' || asked === 'en' ? asked : system,
    way: KEY.test(way) ? way : null,
    compare: (params.get('compare') ?? '')
      .split(',')
      .filter((one) => KEY.test(one))
      .slice(0, MOST_COMPARED),
    sort: SORT_KEYS.includes(key) ? key : 'cost',
    descending: sort.startsWith('-'),
  }
}

export function writeView(view: View, params: URLSearchParams): void {
  const put = (name: string, value: string | null) => (value ? params.set(name, value) : params.delete(name))
  put('lang', view.language)
  put('way', view.way)
  put('compare', view.compare.join(','))
  put('sort', view.sort === 'cost' && !view.descending ? null : `${view.descending ? '-' : ''}${view.sort}`)
}

/** FNV-1a over the itinerary's id, in base 36. */
export function keyOf(id: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
