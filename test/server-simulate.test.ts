import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  casesReply,
  client,
  problemReply,
  type SimulationRequest,
  type SimulationState,
  type SizingRequest,
  simulationJob,
  simulationState,
} from '@serai/contract'
import { simulate, sizing } from '@serai/engine'
import {
  type ThreadSimulator as Class,
  type Desk,
  localPlanner,
  localSimulator,
  openDesk,
  type Served,
  serve,
  studyWorld,
} from '@serai/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Jobs } from '../packages/server/src/simulator/jobs.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const short: SimulationRequest = { case: 'gwadar-today', days: 3, warmupDays: 1, replications: 3 }
const sized: SizingRequest = {
  case: 'gwadar-today',
  replications: 1,
  limit: { measure: 'unserved-share', most: 0.02 },
}
/** Would take minutes. */
const endless: SimulationRequest = { case: 'karachi-today', days: 3650, replications: 1000 }

let desk: Desk
let ThreadSimulator: typeof Class
/** Pools of one thread and of two, for whoever leaves them idle. */
let pools: readonly [one: Class, two: Class]

// Threads run built code, so it is built first; nothing is done when it is up to date.
beforeAll(async () => {
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'packages/server'], {
    cwd: ROOT,
  })
  if (built.status !== 0) throw new Error(String(built.stdout))
  const path = `${ROOT}packages/server/dist/simulator/thread-simulator.js`
  ThreadSimulator = ((await import(path)) as { ThreadSimulator: typeof Class }).ThreadSimulator
  pools = [simulator({}), simulator({ threads: 2 })]
  desk = await openDesk()
}, 120_000)
afterAll(() => Promise.all(pools.map((pool) => pool.close())))

const simulator = (options: Partial<ConstructorParameters<typeof Class>[0]>) =>
  new ThreadSimulator({ data: null, threads: 1, waiting: 8, ...options })

const text = (value: unknown) => JSON.stringify(value)

describe('simulating threads', () => {
  it('give the bytes that one thread gives, however many they are', async () => {
    const alone = text(simulate(studyWorld(desk), short))
    for (const pool of pools) expect(text(await (await pool.simulate(short)).reply)).toBe(alone)
  })

  it('stop at the same replication when the interval is narrow enough', async () => {
    const precise = { ...short, replications: 40, precision: 1 }
    const alone = simulate(studyWorld(desk), precise)
    const seen: [number, number][] = []
    const watch = { progress: (done: number, total: number) => void seen.push([done, total]) }
    const reply = await (await pools[1].simulate(precise, watch)).reply
    expect(text(reply)).toBe(text(alone))
    expect(seen[0]).toEqual([0, 40])
    const { replications } = alone.setting
    expect(seen.at(-1)).toEqual([replications, replications])
  })

  it('sweep a lever to the same bytes, point by point', async () => {
    const request = { ...short, replications: 2, lever: 'berths', values: [2, 4] } as const
    const replies: string[] = []
    for (const pool of pools) {
      const running = await pool.sweep(request)
      expect(running.total).toBe(4)
      replies.push(text(await running.reply))
    }
    expect(replies[1]).toBe(replies[0])
    const alone = simulate(studyWorld(desk), { ...short, replications: 2, levers: { berths: 4 } })
    expect(JSON.parse(replies[0]!).points[1].measures).toEqual(JSON.parse(text(alone.measures)))
  })

  it('drop a running replication when told, and take the next question', async () => {
    const [made] = pools
    const stopping = new AbortController()
    let begin = () => {}
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const long = await made.simulate(endless, { signal: stopping.signal, progress: begin })
    await begun
    stopping.abort()
    await expect(long.reply).rejects.toMatchObject({ code: 'cancelled' })
    // The only thread would be busy for seconds if it did not look at the flag.
    const began = performance.now()
    await (await made.simulate({ ...short, days: 1, replications: 1 })).reply
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('refuse what cannot be simulated before it begins', async () => {
    const [made] = pools
    await expect(made.simulate({ ...short, case: 'gwadar-tody' })).rejects.toMatchObject({
      code: 'case-unknown',
      message: expect.stringContaining('gwadar-today (nearest)'),
    })
    await expect(made.simulate({ ...short, scenarios: ['moon-landing'] })).rejects.toMatchObject({
      code: 'scenario-unknown',
    })
  })

  it('refuse what would wait too long in the queue', async () => {
    const made = simulator({ waiting: 1 })
    const first = await made.simulate(endless)
    const second = await made.simulate(endless)
    await expect(made.simulate(short)).rejects.toMatchObject({ code: 'busy' })
    await made.close()
    for (const { reply } of [first, second]) await expect(reply).rejects.toMatchObject({ code: 'cancelled' })
    await expect(made.simulate(short)).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('say that they ended when they run out of memory', async () => {
    const small = simulator({ memoryMb: 4 })
    const asked = small.simulate(short).then(({ reply }) => reply)
    await expect(asked).rejects.toMatchObject({
      code: 'fault',
      message: expect.stringMatching(/a simulating thread ended: .*memory/),
    })
    await small.close()
  })

  it('say why when their data cannot be read', async () => {
    const lost = simulator({ data: '/nowhere' })
    await expect(lost.simulate(short)).rejects.toMatchObject({ code: 'file-unreadable' })
    await lost.close()
  })
})

it('one thread that does everything looks up between replications', async () => {
  const stopping = new AbortController()
  const seen: number[] = []
  const progress = (done: number) => {
    seen.push(done)
    if (done === 2) stopping.abort()
  }
  const made = localSimulator(studyWorld(desk), 1)
  const { reply } = await made.simulate({ ...short, replications: 5 }, { progress, signal: stopping.signal })
  await expect(reply).rejects.toMatchObject({ code: 'cancelled' })
  expect(seen).toEqual([0, 1, 2])
  expect(text(await (await made.simulate(short)).reply)).toBe(text(simulate(studyWorld(desk), short)))
  await made.close()
})

describe('jobs', () => {
  const ended = (state: { ended: boolean; watch(told: () => void): unknown }) =>
    new Promise<void>((resolve) => {
      if (state.ended) resolve()
      else state.watch(() => state.ended && resolve())
    })
  const question = { kind: 'simulation', request: { ...short, days: 1, replications: 1 } } as const

  it('are forgotten from the oldest once too many have ended', async () => {
    const jobs = new Jobs(localSimulator(studyWorld(desk), 8), { kept: 2, seconds: 60, fault: () => {} })
    const posted: Awaited<ReturnType<Jobs['post']>>[] = []
    for (let i = 0; i < 3; i++) posted.push(await jobs.post(question))
    for (const job of posted) await ended(job)
    expect(() => jobs.find(posted[0]!.id)).toThrow(/no simulation has the id/)
    expect(jobs.find(posted[2]!.id).state).toBe('done')
  })

  it('are stopped when they take too long', async () => {
    const jobs = new Jobs(pools[0], { kept: 2, seconds: 0.1, fault: () => {} })
    const job = await jobs.post({ kind: 'simulation', request: endless })
    await ended(job)
    expect([job.state, job.refused?.code]).toEqual(['failed', 'simulation-too-long'])
  })
})

describe('over HTTP', () => {
  let served: Served
  beforeAll(async () => {
    // The pool is closed with the server.
    served = await serve({
      desk,
      planner: localPlanner(desk),
      simulator: simulator({}),
      port: 0,
      host: '127.0.0.1',
    })
  })
  afterAll(() => served?.close())

  const post = (body: unknown) =>
    fetch(`${served.url}/api/simulations`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const posted = async (body: unknown) => simulationState.parse(await (await post(body)).json())
  const remove = (path: string) => fetch(served.url + path, { method: 'DELETE' })

  it('a simulation is taken on, followed and fetched', async () => {
    const response = await post(short)
    expect(response.status).toBe(202)
    const job = simulationState.parse(await response.json())
    expect(response.headers.get('location')).toBe(job.links.self)
    expect(job).toMatchObject({ kind: 'simulation', total: 3 })
    const done = await (await fetch(`${served.url}${job.links.self}?wait=30`)).json()
    // A parse drops what the schema does not know, so equality shows that nothing is missing from it.
    expect(simulationJob.parse(done)).toEqual(done)
    expect(done).toMatchObject({ state: 'done', done: 3, total: 3 })
    expect(text(done.result)).toBe(text(simulate(studyWorld(desk), short)))
    // Ended, it stays as it is.
    expect(await (await remove(job.links.self)).json()).toMatchObject({ state: 'done' })
  })

  it('events come in order, unsqueezed, and end with the end', async () => {
    const { links } = await posted({ ...short, replications: 5 })
    const response = await fetch(served.url + links.events, { headers: { 'accept-encoding': 'br, gzip' } })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(response.headers.get('content-security-policy')).toMatch(/script-src 'self'/)
    const events = eventsOf(await response.text())
    expect(events.map(({ name }) => name)).toEqual([...Array(events.length - 1).fill('progress'), 'done'])
    const counts = events.map(({ state }) => state.done)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(counts.at(-1)).toBe(5)
    const ids = events.map(({ id }) => id)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))

    // A reader who comes back is told the present state at once; one who has heard the end is sent away.
    const again = await (await fetch(served.url + links.events, { headers: { 'last-event-id': '1' } })).text()
    expect(eventsOf(again).map(({ name }) => name)).toEqual(['done'])
    const last = { 'last-event-id': String(ids.at(-1)) }
    expect((await fetch(served.url + links.events, { headers: last })).status).toBe(204)
  })

  it('a sizing is followed limit by limit, and is what one thread finds', async () => {
    const job = await posted(sized)
    // The limit that was asked for is one of the seven that are always shown.
    expect(job).toMatchObject({ kind: 'sizing', total: 7 })
    const stream = await (await fetch(served.url + job.links.events)).text()
    const counts = eventsOf(stream).map(({ state }) => state.done)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(eventsOf(stream).at(-1)).toMatchObject({ name: 'done', state: { done: 7 } })
    const done = await (await fetch(served.url + job.links.self)).json()
    expect(simulationJob.parse(done)).toEqual(done)
    expect(text(done.result)).toBe(text(sizing(studyWorld(desk), sized)))
  })

  it('a sizing that is cancelled stops', async () => {
    const { links } = await posted({ ...sized, replications: 20 })
    expect(await (await remove(links.self)).json()).toMatchObject({ state: 'cancelled' })
    // The only thread is free again at once.
    const { links: next } = await posted({ ...short, days: 1, replications: 1 })
    expect(await (await fetch(`${served.url}${next.self}?wait=30`)).json()).toMatchObject({ state: 'done' })
  })

  it('leaving does not stop a simulation, DELETE does, and tells all who listen', async () => {
    const { links } = await posted(endless)
    const leaving = new AbortController()
    const left = await fetch(served.url + links.events, { signal: leaving.signal })
    await left.body!.getReader().read()
    leaving.abort()
    const staying = fetch(served.url + links.events).then((response) => response.text())
    const held = fetch(`${served.url}${links.self}?wait=30`).then((response) => response.json())
    expect(await (await fetch(served.url + links.self)).json()).toMatchObject({ state: 'running' })
    expect(await (await remove(links.self)).json()).toMatchObject({
      state: 'cancelled',
      problem: { code: 'cancelled' },
    })
    expect(eventsOf(await staying).at(-1)).toMatchObject({ name: 'cancelled' })
    expect(await held).toMatchObject({ state: 'cancelled' })
  })

  it.each([
    ['an unknown case', { case: 'gwadar-tody' }, 404, 'case-unknown'],
    ['no case', {}, 400, 'option-invalid'],
    ['no replications', { ...short, replications: 0 }, 400, 'option-invalid'],
    ['half a berth', { ...short, levers: { berths: 1.5 } }, 400, 'option-invalid'],
    ['more sun than there is', { ...short, levers: { solarMwp: 1e9 } }, 400, 'option-invalid'],
    ['a lever that is none', { ...short, levers: { berht: 3 } }, 400, 'option-invalid'],
    ['an unknown scenario', { ...short, scenarios: ['moon-landing'] }, 404, 'scenario-unknown'],
    ['a sweep of nothing', { ...short, lever: 'berths' }, 400, 'option-invalid'],
    ['a sweep downwards', { ...short, lever: 'berths', values: [3, 2] }, 400, 'option-invalid'],
    ['a list', [], 400, 'option-invalid'],
    ['a negative limit', { ...sized, limit: { measure: 'lost-hours', most: -5 } }, 400, 'option-invalid'],
    ['a limit on nothing known', { ...sized, limit: { measure: 'hours', most: 5 } }, 400, 'option-invalid'],
    ['more than all', { ...sized, limit: { measure: 'unserved-share', most: 2 } }, 400, 'option-invalid'],
    ['a limit that is a number', { ...sized, limit: 50 }, 400, 'option-invalid'],
    ['days of a sizing', { ...sized, days: 30 }, 400, 'option-invalid'],
    ['a sizing of lanes', { ...sized, levers: { lanes: 3 } }, 400, 'option-invalid'],
    ['the power of a border', { ...sized, case: 'khorgos-rush' }, 422, 'simulation-invalid'],
  ])('%s is refused when posted', async (_, body, status, code) => {
    const response = await post(body)
    expect([response.status, problemReply.parse(await response.json()).code]).toEqual([status, code])
  })

  it('an unknown simulation is a clear refusal', async () => {
    for (const path of ['/api/simulations/none', '/api/simulations/none/events']) {
      const response = await fetch(served.url + path)
      expect([response.status, (await response.json()).code]).toEqual([404, 'simulation-unknown'])
    }
    expect((await remove('/api/simulations/none')).status).toBe(404)
    expect((await fetch(`${served.url}/api/simulations/none?wait=999`)).status).toBe(400)
  })

  it('the client follows to the end, and stops what it no longer wants', async () => {
    const serai = client(served.url)
    const { cases } = await serai.cases()
    expect(cases.map(({ id }) => id)).toEqual(desk.cases.map(({ id }) => id))
    for (const { levers } of cases) expect(levers.length).toBeGreaterThan(0)

    const seen: number[] = []
    const reply = await serai.simulate(short, { progress: (done) => seen.push(done) })
    expect(reply).toEqual(JSON.parse(text(simulate(studyWorld(desk), short))))
    expect(seen.at(-1)).toBe(3)
    const swept = await serai.sweep({ ...short, replications: 1, lever: 'berths', values: [2, 3] })
    expect(swept.points.map(({ value }) => value)).toEqual([2, 3])
    await expect(serai.size({ ...sized, case: 'khorgos-rush' })).rejects.toThrow(/no electricity/)

    const stopping = new AbortController()
    const stopped = serai.simulate(endless, {
      signal: stopping.signal,
      progress: () => stopping.abort(),
    })
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    await expect(serai.simulate({ case: 'gwadar-tody' })).rejects.toThrow(/gwadar-today \(nearest\)/)
  })

  it('what a browser needs to simulate by itself comes with the atlas', async () => {
    const { cases } = await client(served.url).atlas()
    expect(cases).toEqual(JSON.parse(text(desk.cases)))
    const response = await fetch(`${served.url}/api/cases`)
    const body = await response.json()
    expect(casesReply.parse(body)).toEqual(body)
    expect(response.headers.get('etag')).toMatch(/^"/)
  })

  it('closing the server ends what runs and tells who listens', async () => {
    const own = await serve({ desk, planner: localPlanner(desk), port: 0, host: '127.0.0.1' })
    const response = await fetch(`${own.url}/api/simulations`, {
      method: 'POST',
      body: JSON.stringify({ ...short, replications: 1000 }),
      headers: { 'content-type': 'application/json' },
    })
    const { links } = (await response.json()) as SimulationState
    const stream = await fetch(own.url + links.events)
    await own.close()
    expect(eventsOf(await stream.text()).at(-1)).toMatchObject({ name: 'cancelled' })
  })
})

/** Events of a stream, heart-beats and the reconnection time left out. */
function eventsOf(stream: string): { id: number; name: string; state: SimulationState }[] {
  return stream
    .split('\n\n')
    .filter((block) => block.includes('event: '))
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)![1]!
      return {
        id: Number(field('id')),
        name: field('event'),
        state: simulationState.parse(JSON.parse(field('data'))),
      }
    })
}
