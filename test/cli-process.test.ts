import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { client, routeReply } from '@serai/contract'
import { beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BIN = `${ROOT}packages/cli/bin/serai.js`
const WHEAT = ['route', 'KZALA', 'AEJEA', '--cargo', 'wheat', '--tonnes', '500', '--depart', '2027-03-01']

// What is started here is the built program, so it is built first; nothing is done when it is up to date.
beforeAll(() => {
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'packages/cli'], {
    cwd: ROOT,
  })
  if (built.status !== 0) throw new Error(String(built.stdout))
}, 120_000)

interface Ended {
  readonly out: string
  readonly err: string
  readonly code: number | null
}

function gather(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', '']
  child.stdout!.on('data', (bytes) => {
    out += bytes
  })
  child.stderr!.on('data', (bytes) => {
    err += bytes
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ out, err, code })))
}

const start = (argv: string[], env: NodeJS.ProcessEnv = {}) =>
  spawn(process.execPath, [BIN, ...argv], { cwd: ROOT, env: { ...process.env, ...env } })

/** Resolves with the first line that a process writes. */
const firstLine = (child: ChildProcess) =>
  new Promise<string>((resolve) => child.stdout!.once('data', (bytes) => resolve(String(bytes))))

describe('the built command', () => {
  it('answers in a pipe without colours, bars or words beside the answer', async () => {
    const { out, err, code } = await gather(start([...WHEAT, '--json']))
    expect([err, code]).toEqual(['', 0])
    expect(routeReply.parse(JSON.parse(out)).itineraries.length).toBeGreaterThan(0)
    const text = await gather(start(WHEAT))
    expect([...text.out].filter((letter) => letter === '\u001B')).toEqual([])
  })

  it('refuses with exit code 2 and one message', async () => {
    const { out, err, code } = await gather(start([...WHEAT, '--scenario', 'moon-landing']))
    expect([out, code]).toEqual(['', 2])
    expect(err).toMatch(/^serai: no scenario is called "moon-landing"[^\n]*\n$/)
  })

  it('takes a closed pipe quietly', async () => {
    const child = start(['scenarios', '--json'])
    child.stdout!.destroy()
    const { err, code } = await gather(child)
    expect([err, code]).toEqual(['', 0])
  })

  it('calls a broken data package the fault of the input', async () => {
    const { err, code } = await gather(start(['places', 'x'], { SERAI_DATA: '/nowhere' }))
    expect(code).toBe(2)
    expect(err).toContain('cannot read /nowhere/datapackage.json')
  })
})

describe('serai serve', () => {
  it('takes the next port when one is busy, plans in threads while others are answered, and stops when told', async () => {
    const squatter = createServer()
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
    const busy = (squatter.address() as AddressInfo).port
    const child = start(['serve', '--port', String(busy)])
    const ended = gather(child)
    const line = await firstLine(child)
    expect(line).toMatch(/^Serai is at http:\/\/127\.0\.0\.1:\d+ \(port \d+ is busy\); Ctrl\+C stops it\n$/)
    const serai = client(/http:\S+/.exec(line)![0])

    const wheat = { from: 'KZALA', to: 'AEJEA', cargo: 'wheat', tonnes: 500, depart: '2027-03-01' }
    const order: string[] = []
    const heavy = Array.from({ length: 4 }, () =>
      serai.route({ ...wheat, samples: 100_000 }).then((reply) => {
        order.push('route')
        return reply
      }),
    )
    await serai.health().then(() => order.push('health'))
    const replies = await Promise.all(heavy)
    expect(order[0]).toBe('health')
    for (const reply of replies) expect(reply.itineraries).toEqual(replies[0]!.itineraries)
    await expect(serai.route({ ...wheat, from: 'Almtay' })).rejects.toThrow(/nearest: Almaty/)

    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ err: '', code: 0 })
    await new Promise((resolve) => squatter.close(resolve))
  })
})
