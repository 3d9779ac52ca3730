import type { Closure } from '@serai/atlas'
import type { Network } from '../network/network.ts'
import { seasonOn } from '../network/season.ts'

export interface Bilingual {
  readonly text: string
  readonly textRu: string
}

type Named = { readonly name: string; readonly nameRu: string }

/** Names of what a closure shuts. A link and a service go by the names of their ends, a facility by its place. */
export function closedAt(network: Network, { kind, target }: Closure): Named {
  const { crossings, passages, places, links, services, facilities } = network.atlas.tables
  const of = <T extends { readonly id: string }>(rows: readonly T[], id = target) =>
    rows.find((row) => row.id === id)
  const unknown = (id: string) => ({ name: id, nameRu: id })
  const place = (id: string): Named => of(places, id) ?? unknown(id)
  if (kind === 'crossing') return of(crossings) ?? unknown(target)
  if (kind === 'passage') return of(passages) ?? unknown(target)
  if (kind === 'facility') return place(of(facilities)?.place ?? target)
  if (kind === 'place') return place(target)
  const between = kind === 'link' ? of(links) : of(services)
  if (!between) return unknown(target)
  const [from, to] = [place(between.from), place(between.to)]
  return { name: `${from.name} – ${to.name}`, nameRu: `${from.nameRu} – ${to.nameRu}` }
}

/** First and last day, YYYY-MM-DD, of a closure as it is in force on a day, or as it comes next; null: open-ended. */
export function daysOf(closure: Closure, day: string): { from: string | null; to: string | null } {
  const { from, to, seasonFrom, seasonTo } = closure
  if (seasonFrom === null || seasonTo === null) return { from, to }
  const [first, last] = seasonOn(seasonFrom, seasonTo, day)
  return { from: first, to: last }
}

/** ` from … to …`, ` since …` or ` until …`, as far as the days are known. */
export function spanText({ from, to }: { from: string | null; to: string | null }): Bilingual {
  if (from !== null && to !== null)
    return { text: ` from ${from} to ${to}`, textRu: ` с ${russianDay(from)} по ${russianDay(to)}` }
  if (from !== null) return { text: ` since ${from}`, textRu: ` с ${russianDay(from)}` }
  if (to !== null) return { text: ` until ${to}`, textRu: ` до ${russianDay(to)}` }
  return { text: '', textRu: '' }
}

/** 2026-11-24 as 24.11.2026. */
const russianDay = (day: string) => day.split('-').reverse().join('.')
