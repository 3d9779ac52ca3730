import { spawnSync } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { request } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import type { Planner, ThreadPlanner as Threads } from '@serai/server'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

// Clients that go away before they are answered: a real server, real connections, real threads.

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const wheat = { from: 'KZALA', to: 'AEJEA', cargo: 'wheat', tonnes: 500, depart: '2027-03-01' }
/** Many ways, each rehearsed for as long as a request may ask: stages by the dozen, none of them long. */
const long = { ...wheat, all: true, samples: 100_000 }
/** One stage that goes on for minutes, longer than HTTP lets anyone ask. */
const endless = { ...wheat, samples: 20_000_000 }

type Server = typeof import('@serai/server')

// Threads run built code, so it is built first; nothing is done when it is up to date.
let server: Server
beforeAll(async () => {
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'packages/server'], {
    cwd: ROOT,
  })
  if (built.status !== 0) throw new Error(String(built.stdout))
  server = (await import(`${ROOT}packages/server/dist/index.js`)) as Server
}, 120_000)

/** Threads that this process started during the test, and those of them that still live. */
let started = 0
const living = new Set<Worker>()
function count(worker: Worker): void {
  started++
  living.add(worker)
  worker.once('exit', () => living.delete(worker))
}
const closers: (() => Promise<void>)[] = []
beforeEach(() => {
  started = 0
  living.clear()
  process.on('worker', count)
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  process.off('worker', count)
})

function pool(graceSeconds: number): Threads {
  const made = new server.ThreadPlanner({ data: null, threads: 1, waiting: 8, seconds: 600, graceSeconds })
  closers.push(() => made.close())
  return made
}

const codeOf = (error: { readonly code?: string }) => error.code ?? String(error)

/** A server on one planning thread that tells what it is asked for, and what became of it in order. */
async function watched() {
  const threads = pool(600)
  const events = new EventEmitter()
  const outcomes: string[] = []
  const note = <R>(what: string, reply: Promise<R>): Promise<R> => {
    reply.then(
      () => outcomes.push(`${what} answered`),
      (error) => outcomes.push(`${what} ${codeOf(error)}`),
    )
    // After this turn the question is in the queue or with the thread.
    process.nextTick(() => events.emit('asked', reply))
    return reply
  }
  const planner: Planner = {
    route: (question, signal) => note(question.cargo, threads.route(question, signal)),
    sea: (question, signal) => note('sea', threads.sea(question, signal)),
    close: () => threads.close(),
  }
  const desk = await server.openDesk()
  const served = await server.serve({ desk, planner, port: 0, host: '127.0.0.1' })
  closers.push(() => served.close())
  /** Sends a question; resolves when the planner has it. */
  async function send(path: string, body?: object) {
    const asked = once(events, 'asked')
    const headers = { 'content-type': 'application/json' }
    // Without an agent: a connection of its own, so that to leave is to close it.
    const sent = request(served.url + path, { agent: false, ...(body ? { method: 'POST', headers } : {}) })
    const status = new Promise<number | string>((resolve) => {
      sent.on('error', codeOf)
      sent.on('close', () => resolve('closed'))
      sent.on('response', (reply) => reply.resume().on('end', () => resolve(reply.statusCode!)))
    })
    sent.end(body ? JSON.stringify(body) : undefined)
    const [planned] = (await asked) as [Promise<unknown>]
    return { status, planned: planned.catch(codeOf), leave: () => sent.destroy() }
  }
  return { send, outcomes, close: () => served.close() }
}

const address = (question: object) => `/api/route?${new URLSearchParams(question as Record<string, string>)}`

describe('a client that goes away', () => {
  it('frees the planning thread for the next, and takes its waiting question along', async () => {
    const { send, outcomes, close } = await watched()
    expect(await (await send(address({ ...wheat, samples: 100 }))).status).toBe(200)

    const first = await send('/api/route', long)
    const waiting = await send(address({ ...wheat, cargo: 'copper', samples: 100 }))
    const next = await send(address({ ...wheat, cargo: 'barley', samples: 100 }))
    waiting.leave()
    expect(await waiting.planned).toBe('cancelled')
    expect(outcomes).toEqual(['wheat answered', 'copper cancelled'])
    first.leave()
    expect(await first.status).toBe('closed')
    expect(await first.planned).toBe('cancelled')
    expect(await next.status).toBe(200)
    expect(outcomes.slice(2)).toEqual(['wheat cancelled', 'barley answered'])

    expect([started, living.size]).toEqual([1, 1])
    await close()
    expect(living.size).toBe(0)
  })

  it('stops distances by sea and addresses too', async () => {
    const { send, outcomes } = await watched()
    const pairs = Array.from({ length: 1000 }, () => ({ from: 'PKKHI', to: 'NLRTM' }))
    const sea = await send('/api/sea', { pairs })
    sea.leave()
    expect(await sea.planned).toBe('cancelled')
    const route = await send(address(long))
    route.leave()
    expect(await route.planned).toBe('cancelled')
    expect(await (await send(address({ ...wheat, samples: 100 }))).status).toBe(200)
    expect(outcomes).toEqual(['sea cancelled', 'wheat cancelled', 'wheat answered'])
    expect([started, living.size]).toEqual([1, 1])
  })

  it('costs the thread that does not hear in time, and no other question', async () => {
    const threads = pool(0)
    await threads.route({ ...wheat, samples: 100 })
    // Nobody sees from outside which stage a thread is in: leave later and later, until it is the endless one.
    for (let turns = 1; started === 1; turns *= 2) {
      const gone = new AbortController()
      const reply = threads.route(endless, gone.signal).catch(codeOf)
      for (let turn = 0; turn < turns; turn++) await setImmediate()
      gone.abort()
      expect(await reply).toBe('cancelled')
    }
    expect((await threads.route({ ...wheat, samples: 100 })).itineraries.length).toBeGreaterThan(0)
    expect([started, living.size]).toEqual([2, 1])
  })
})

describe('a signal', () => {
  it('that was aborted before is not asked for', async () => {
    const threads = pool(600)
    const code = await threads.route(wheat, AbortSignal.abort()).catch(codeOf)
    expect(code).toBe('cancelled')
  })

  it('that is aborted after the answer touches nobody else', async () => {
    const threads = pool(0)
    const late = new AbortController()
    await threads.route({ ...wheat, samples: 100 }, late.signal)
    const other = threads.route(wheat)
    late.abort()
    expect((await other).itineraries.length).toBeGreaterThan(0)
    expect(started).toBe(1)
  })
})
