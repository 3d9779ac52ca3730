import { find } from '@serai/atlas'
import { placesQuery, readInput } from '@serai/contract'
import { openDesk } from '@serai/server/local'
import type { Terminal } from '../terminal.ts'
import { table } from '../view/table.ts'

/** Prints what a text may mean, best first. */
export async function places(
  query: string,
  options: { readonly limit: string; readonly json?: true },
  data: string | null,
  terminal: Terminal,
): Promise<void> {
  const { q, limit } = readInput(placesQuery, { q: query, limit: options.limit }, (field) =>
    field === 'limit' ? '--limit' : 'QUERY',
  )
  const desk = await openDesk(data ?? undefined)
  const matches = find(desk.gazetteer, q, limit === undefined ? {} : { limit })
  if (options.json) return terminal.out(`${JSON.stringify({ matches }, null, 2)}\n`)
  if (matches.length === 0) return terminal.out(`nothing is called "${q}"\n`)
  const rows = matches.map((match) => [
    match.id,
    match.matched === match.name ? match.name : `${match.name} (${match.matched})`,
    match.country,
    `${match.lat},${match.lon}`,
    match.population === 0 ? '' : String(match.population),
    match.kind,
  ])
  terminal.out(
    table(
      [
        { title: 'id' },
        { title: 'name' },
        { title: 'country' },
        { title: 'lat,lon', right: true },
        { title: 'people', right: true },
        { title: 'kind' },
      ],
      rows,
    ),
  )
}
