import { problem } from '@serai/atlas'
import { serve as listen, openDesk, startPlanner, startSimulator } from '@serai/server'
import type { Terminal } from '../terminal.ts'

const TRIES = 20

/** Serves until the user stops it. */
export async function serve(
  options: { readonly port: string; readonly host: string },
  data: string | null,
  terminal: Terminal,
): Promise<void> {
  const port = Number(options.port)
  if (!/^\d{1,5}$/.test(options.port) || port > 65_535)
    throw problem('option-invalid', {
      field: '--port',
      got: options.port,
      wanted: 'a whole number from 0 to 65535',
    })
  const desk = await openDesk(data ?? undefined)
  const planner = startPlanner(desk, data)
  const simulator = startSimulator(desk, data)
  const served = await listen({ desk, planner, simulator, port, host: options.host, tries: TRIES, log: true })
  const moved = port !== 0 && served.port !== port ? ` (port ${port} is busy)` : ''
  terminal.out(`Serai is at ${served.url}${moved}; Ctrl+C stops it\n`)
  await terminal.stopped
  await served.close()
}
