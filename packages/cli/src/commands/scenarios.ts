import { openDesk } from '@serai/server/local'
import type { Terminal } from '../terminal.ts'
import { table } from '../view/table.ts'

/** Prints the scenarios that come with the data. */
export async function scenarios(
  options: { readonly json?: true },
  data: string | null,
  terminal: Terminal,
): Promise<void> {
  const desk = await openDesk(data ?? undefined)
  if (options.json) return terminal.out(`${JSON.stringify({ scenarios: desk.scenarios }, null, 2)}\n`)
  const rows = desk.scenarios.map(({ id, name, changes }) => [id, name, String(changes.length)])
  terminal.out(table([{ title: 'id' }, { title: 'name' }, { title: 'changes', right: true }], rows))
}
