import { check as checkPackage } from '@serai/atlas'
import { readPackage } from '@serai/atlas/node'
import { BAD_INPUT } from '../run.ts'
import type { Terminal } from '../terminal.ts'

/** Prints every problem of a data package as one line; exit code 2 when there is one. */
export async function check(
  directory: string | null,
  options: { readonly json?: true },
  terminal: Terminal,
): Promise<number> {
  const text = await readPackage(directory ?? undefined)
  const problems = checkPackage(text)
  if (options.json) {
    const list = problems.map(({ code, message, slots }) => ({ code, message, slots }))
    terminal.out(`${JSON.stringify({ package: text.descriptor.name, problems: list }, null, 2)}\n`)
  } else {
    for (const { slots, message } of problems) terminal.out(`${lineOf(slots) ?? message}\n`)
    const { name, resources } = text.descriptor
    const count = problems.length === 0 ? 'no problems' : `${problems.length} problems`
    terminal.out(`${name}: ${resources.length} tables, ${count}\n`)
  }
  return problems.length === 0 ? 0 : BAD_INPUT
}

/** `table.csv:line column: got …, expected …`, without the advice that every line would repeat. */
function lineOf(slots: Readonly<Record<string, string>>): string | null {
  const { where, got, expected } = slots
  return where && got !== undefined && expected ? `${where}: got ${got}, expected ${expected}` : null
}
