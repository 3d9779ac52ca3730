import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ThreadPlanner as Class } from '@serai/server'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const wheat = { from: 'KZALA', to: 'AEJEA', cargo: 'wheat', tonnes: 500, depart: '2027-03-01' }
const data = null

// Threads run built code, so it is built first; nothing is done when it is up to date.
let ThreadPlanner: typeof Class
let open: Class | null = null
beforeAll(async () => {
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'packages/server'], {
    cwd: ROOT,
  })
  if (built.status !== 0) throw new Error(String(built.stdout))
  const path = `${ROOT}packages/server/dist/planner/threads.js`
  ThreadPlanner = ((await import(path)) as { ThreadPlanner: typeof Class }).ThreadPlanner
}, 120_000)
afterEach(() => open?.close())

function planner(options: Partial<ConstructorParameters<typeof Class>[0]>): Class {
  open = new ThreadPlanner({ data, threads: 1, waiting: 8, seconds: 30, graceSeconds: 2, ...options })
  return open
}

describe('planning threads', () => {
  it('answer in the order of asking, and tell refusals from faults', async () => {
    const made = planner({})
    const [first, second, refused] = await Promise.allSettled([
      made.sea({ pairs: [{ from: 'PKKHI', to: 'AEJEA' }] }),
      made.route(wheat),
      made.route({ ...wheat, from: 'Almtay' }),
    ])
    expect(first).toMatchObject({ value: { lanes: [{ from: 'PKKHI', to: 'AEJEA' }] } })
    expect(second.status).toBe('fulfilled')
    expect(refused).toMatchObject({ reason: { code: 'place-unknown', status: 404 } })
  })

  it('refuse what would wait too long in the queue', async () => {
    const made = planner({ waiting: 1 })
    const asked = Array.from({ length: 3 }, () => made.sea({ pairs: [{ from: 'PKKHI', to: 'AEJEA' }] }))
    const codes = (await Promise.allSettled(asked)).map((one) =>
      one.status === 'rejected' ? one.reason.code : 'answered',
    )
    expect(codes.filter((code) => code === 'busy').length).toBeGreaterThan(0)
    expect(codes[0]).toBe('answered')
  })

  it('end what takes too long, and answer the next all the same', async () => {
    const made = planner({ seconds: 0.05 })
    const pairs = Array.from({ length: 1000 }, () => ({ from: 'PKKHI', to: 'NLRTM' }))
    await expect(made.sea({ pairs })).rejects.toMatchObject({ code: 'plan-too-long' })
    await expect(made.sea({ pairs })).rejects.toMatchObject({ code: 'plan-too-long' })
  })

  it('say why when their data cannot be read', async () => {
    await expect(planner({ data: '/nowhere' }).route(wheat)).rejects.toThrow(/nowhere/)
  })

  it('tell those who wait when they are closed', async () => {
    const made = planner({})
    const asked = expect(made.route(wheat)).rejects.toMatchObject({ code: 'cancelled' })
    await made.close()
    await asked
    await expect(made.route(wheat)).rejects.toMatchObject({ code: 'cancelled' })
  })
})
