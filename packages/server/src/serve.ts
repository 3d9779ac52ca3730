import { problem } from '@serai/atlas'
import { type AppOptions, app } from './app.ts'
import type { Desk, Planner } from './desk.ts'

export interface ServeOptions extends AppOptions {
  readonly desk: Desk
  readonly planner: Planner
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** How many higher ports may be tried when the wanted one is busy; 0 if not given. */
  readonly tries?: number
}

export interface Served {
  readonly url: string
  readonly port: number
  /** Lets requests under way finish, stops simulations, then frees the port and what plans and simulates. */
  close(): Promise<void>
}

/** Listens. Throws Problem `port-unusable` when it cannot. */
export async function serve(options: ServeOptions): Promise<Served> {
  const made = await app(options.desk, options.planner, options)
  const { port, host } = options
  const last = port === 0 ? 0 : Math.min(65_535, port + (options.tries ?? 0))
  for (let at = port; ; at++) {
    try {
      await made.listen({ port: at, host })
      break
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      if (code === 'EADDRINUSE' && at < last) continue
      await made.close()
      throw problem('port-unusable', { got: `${host}:${at}`, why: WHY[code] ?? code })
    }
  }
  const address = made.server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${nameOf(host)}:${bound}`,
    port: bound,
    async close() {
      await made.close()
      await Promise.all([options.planner.close(), options.simulator?.close()])
    },
  }
}

/** Every address of this machine is reached by its own name; IPv6 stands in brackets. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'this user may not',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no machine has this name',
}
