import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { client, problemReply, RemoteProblem, type RouteReply } from '@serai/contract'
import { type Desk, localPlanner, openDesk, type Planner, type Served, serve } from '@serai/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const host = '127.0.0.1'
const wheat = { from: 'KZALA', to: 'AEJEA', cargo: 'wheat', tonnes: 500, depart: '2027-03-01' }
const shut = { op: 'close', kind: 'passage', target: 'suez' }
const mine = { id: 'mine', changes: [shut] }
/** A request that plans with a scenario of its own. */
const own = (part: object) => ({ with: [{ ...mine, ...part }], scenarios: ['mine'] })
let desk: Desk
let served: Served

beforeAll(async () => {
  desk = await openDesk()
  served = await serve({ desk, planner: localPlanner(desk), port: 0, host })
})
afterAll(() => served?.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(served.url + path, { headers })
const post = (path: string, body: string, type = 'application/json') =>
  fetch(served.url + path, { method: 'POST', body, headers: { 'content-type': type } })

async function expectProblem(response: Response, status: number, code: string) {
  const body = problemReply.parse(await response.json())
  expect(body).toMatchObject({ status, code })
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  return body
}

describe('refusals', () => {
  it.each([
    ['/api/nothing', 404, 'endpoint-unknown'],
    ['/nothing.js', 404, 'endpoint-unknown'],
    ['/api/%zz', 400, 'option-invalid'],
    ['/api/places', 400, 'option-invalid'],
    ['/api/places?q=', 400, 'option-invalid'],
    ['/api/places?q=almaty&limit=0', 400, 'option-invalid'],
    ['/api/places?q=almaty&limt=3', 400, 'option-invalid'],
    [`/api/places?q=${'x'.repeat(101)}`, 400, 'option-invalid'],
    ['/api/places?q=%00', 400, 'query-invalid'],
    ['/api/places?q=91,200', 400, 'point-invalid'],
    ['/api/places/Qwertyuiop', 404, 'place-unknown'],
    ['/api/problems/none', 400, 'option-invalid'],
  ])('GET %s', async (path, status, code) => {
    await expectProblem(await get(path), status, code)
  })

  it.each([
    ['no JSON', '{"from":', 400, 'json-invalid'],
    ['an empty body', '', 400, 'json-invalid'],
    ['keys of the prototype', '{"__proto__":{"tonnes":5}}', 400, 'json-invalid'],
    ['a constructor', '{"constructor":{"prototype":{"x":1}}}', 400, 'json-invalid'],
    ['a list', '[]', 400, 'option-invalid'],
    ['null', 'null', 400, 'option-invalid'],
    ['an empty object', '{}', 400, 'request-invalid'],
    ['a million letters', `"${'x'.repeat(1_000_001)}"`, 413, 'input-too-large'],
    ['brackets without end', '['.repeat(200_000), 400, 'json-invalid'],
  ])('POST /api/route with %s', async (_, body, status, code) => {
    await expectProblem(await post('/api/route', body), status, code)
  })

  it('a body that is no JSON by its own word', async () => {
    await expectProblem(await post('/api/route', 'x', 'text/plain'), 415, 'media-type-invalid')
  })

  it.each([
    ['an unknown place', { from: 'Almtay City Nowhere' }, 404, 'place-unknown'],
    ['one place twice', { to: 'KZALA' }, 400, 'same-place'],
    ['one place twice under two names', { to: 'Алматы' }, 400, 'same-place'],
    ['no quantity', { tonnes: 0 }, 400, 'quantity-invalid'],
    ['an absurd quantity', { tonnes: 1e9 }, 400, 'quantity-invalid'],
    ['two quantities', { teu: 5 }, 400, 'quantity-invalid'],
    ['an unknown cargo', { cargo: 'unicorns' }, 400, 'cargo-unknown'],
    ['a day that does not exist', { depart: '2027-02-30' }, 400, 'date-invalid'],
    ['a day outside the atlas', { depart: '2040-01-01' }, 422, 'date-outside'],
    ['a due date before departure', { by: '2027-02-01' }, 400, 'option-invalid'],
    ['an unknown scenario', { scenarios: ['moon-landing'] }, 404, 'scenario-unknown'],
    ['a path as scenario', { scenarios: ['../../etc/passwd'] }, 400, 'option-invalid'],
    [
      'a scenario of its own under a name that the atlas has',
      own({ id: 'borders-reopen' }),
      400,
      'scenario-invalid',
    ],
    ['two scenarios of its own under one name', { with: [mine, mine] }, 400, 'scenario-invalid'],
    ['a path as name of its own', own({ id: '../mine' }), 400, 'option-invalid'],
    ['a name that turns its letters round', own({ name: 'safe\u202egnp' }), 400, 'scenario-invalid'],
    [
      'a change of its own that matches nothing',
      own({ changes: [{ ...shut, target: 'suezz' }] }),
      422,
      'scenario-no-match',
    ],
    ['a change of its own of no kind', own({ changes: [{ op: 'explode' }] }), 400, 'scenario-invalid'],
    [
      'a table that is none',
      own({ changes: [{ op: 'remove', table: 'toString', where: { id: 'x' } }] }),
      400,
      'scenario-invalid',
    ],
    ['changes beyond counting', own({ changes: Array(1001).fill(shut) }), 400, 'option-invalid'],
    ['six scenarios of its own', { with: Array(6).fill(mine) }, 400, 'option-invalid'],
    ['an unknown passage', { avoidPassages: ['suezz'] }, 400, 'option-invalid'],
    ['an unknown gateway', { gateway: 'Atlantis Nowhere' }, 404, 'place-unknown'],
  ])('a route with %s', async (_, change, status, code) => {
    await expectProblem(await post('/api/route', JSON.stringify({ ...wheat, ...change })), status, code)
  })

  it.each([
    [
      'an unknown passage',
      { pairs: [{ from: 'PKKHI', to: 'NLRTM' }], avoid: ['suezz'] },
      400,
      'option-invalid',
    ],
    ['no pairs', { pairs: [] }, 400, 'option-invalid'],
    ['too many pairs', { pairs: Array(2001).fill({ from: 'PKKHI', to: 'NLRTM' }) }, 400, 'option-invalid'],
    ['one port twice', { pairs: [{ from: 'PKKHI', to: 'PKKHI' }] }, 400, 'same-place'],
  ])('sea with %s', async (_, body, status, code) => {
    await expectProblem(await post('/api/sea', JSON.stringify(body)), status, code)
  })

  it('names the nearest known word for an unknown one', async () => {
    const body = { pairs: [{ from: 'PKKHI', to: 'NLRTM' }], avoid: ['suezz'] }
    expect(
      (await expectProblem(await post('/api/sea', JSON.stringify(body)), 400, 'option-invalid')).detail,
    ).toContain('suez?')
    const misspelt = JSON.stringify({ ...wheat, avoidCountry: ['IR'] })
    expect(await (await post('/api/route', misspelt)).text()).toContain('avoidCountries')
  })

  it('each has a page of its own', async () => {
    const { type } = await expectProblem(await get('/api/nothing'), 404, 'endpoint-unknown')
    expect(await (await get(type)).json()).toMatchObject({ code: 'endpoint-unknown', status: 404 })
  })

  it('what is not even HTTP gets a problem and a closed socket', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      let heard = ''
      const socket = connect(served.port, host, () => socket.write('GARBAGE\r\n\r\n'))
      socket.on('data', (bytes) => {
        heard += bytes
      })
      socket.on('end', () => resolve(heard)).on('error', reject)
    })
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(problemReply.parse(JSON.parse(text.split('\r\n\r\n')[1]!)).status).toBe(400)
  })
})

describe('a scenario of the asker’s own', () => {
  const ask = async (change: object) => {
    const response = await post('/api/route', JSON.stringify({ ...wheat, to: 'NLRTM', ...change }))
    expect(response.status).toBe(200)
    const { stats: _, ...reply } = (await response.json()) as RouteReply
    return reply
  }

  it('plans as the same scenario of the atlas does, where the request names it', async () => {
    const { changes } = desk.scenarios.find(({ id }) => id === 'russia-closed')!
    const [shipped, named, unnamed, none] = await Promise.all([
      ask({ scenarios: ['russia-closed'] }),
      ask({ scenarios: ['mine'], with: [{ ...mine, changes }] }),
      ask({ with: [{ ...mine, changes }] }),
      ask({}),
    ])
    expect(named.itineraries).toEqual(shipped.itineraries)
    expect(named.atlas).toEqual({ ...shipped.atlas, scenarios: ['mine'] })
    expect(unnamed).toEqual(none)
    expect(named.itineraries).not.toEqual(none.itineraries)
  })

  it('does not fit into a query string', async () => {
    const query = new URLSearchParams({ ...wheat, tonnes: '500', with: '{}' })
    expect((await expectProblem(await get(`/api/route?${query}`), 400, 'option-invalid')).detail).toMatch(
      /^with: /,
    )
  })
})

describe('what does not change', () => {
  it.each(['/api/atlas', '/api/towns.csv', '/api/network.geojson', '/api/sea/network.bin'])(
    '%s is tagged, compressed and not sent twice',
    async (path) => {
      const plain = await get(path, { 'accept-encoding': 'identity' })
      const bytes = new Uint8Array(await plain.arrayBuffer())
      expect(plain.headers.get('content-encoding')).toBeNull()
      const tags = new Set([plain.headers.get('etag')])
      for (const encoding of ['br', 'gzip']) {
        const packed = await get(path, { 'accept-encoding': encoding })
        expect(packed.headers.get('content-encoding')).toBe(encoding)
        expect(Number(packed.headers.get('content-length'))).toBeLessThanOrEqual(bytes.length)
        // fetch unpacks by itself: the same bytes must come out.
        expect(Buffer.compare(new Uint8Array(await packed.arrayBuffer()), bytes)).toBe(0)
        const tag = packed.headers.get('etag')!
        expect(tag).toMatch(/^"[\w-]+"$/)
        tags.add(tag)
        const again = await get(path, { 'accept-encoding': encoding, 'if-none-match': `"other", W/${tag}` })
        expect(again.status).toBe(304)
        expect(await again.text()).toBe('')
      }
      expect(tags.size).toBe(3)
    },
  )

  it('takes the refusal of an encoding for what it is', async () => {
    const reply = await get('/api/atlas', { 'accept-encoding': 'br;q=0, gzip;q=0.5' })
    expect(reply.headers.get('content-encoding')).toBe('gzip')
  })

  it('carries everything that a browser needs to load the same atlas', async () => {
    const { load } = await import('@serai/atlas')
    const body = await client(served.url).atlas()
    expect(load(body as unknown as Parameters<typeof load>[0]).id).toBe(desk.atlas.id)
    expect(body.scenarios).toEqual(desk.scenarios)
  })

  it('draws every link, crossing and place', async () => {
    const { features } = (await (await get('/api/network.geojson')).json()) as {
      features: { geometry: { coordinates: unknown[] }; properties: { layer: string } }[]
    }
    const count = (layer: string) => features.filter((one) => one.properties.layer === layer).length
    const { links, places, crossings } = desk.atlas.tables
    expect([count('link'), count('crossing'), count('place')]).toEqual([
      links.length,
      crossings.length,
      places.length,
    ])
  })
})

describe('the page', () => {
  it('comes with headers that forbid foreign code', async () => {
    for (const path of ['/', '/api/health', '/api/nothing', '/api/docs']) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('says so when it is not built', async () => {
    const empty = await serve({ desk, planner: localPlanner(desk), port: 0, host, page: '/nowhere' })
    const reply = await fetch(empty.url)
    expect([reply.status, await reply.text()]).toEqual([503, expect.stringContaining('npm run build')])
    await empty.close()
  })

  it('is served from its folder and from nowhere else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'serai-page-'))
    await writeFile(join(folder, 'index.html'), '<p>the page</p>')
    const own = await serve({ desk, planner: localPlanner(desk), port: 0, host, page: folder })
    expect(await (await fetch(own.url)).text()).toBe('<p>the page</p>')
    for (const path of ['/..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd', '/....//etc/passwd']) {
      expect((await fetch(own.url + path)).ok).toBe(false)
    }
    await own.close()
    await rm(folder, { recursive: true })
  })
})

describe('listening', () => {
  it('takes the next port when one is busy and that is allowed', async () => {
    const planner = localPlanner(desk)
    const other = await serve({ desk, planner, port: served.port, host, tries: 10 })
    expect(other.port).toBeGreaterThan(served.port)
    await other.close()
    await expect(serve({ desk, planner, port: served.port, host })).rejects.toMatchObject({
      code: 'port-unusable',
    })
  })

  it('lets what is under way finish before it closes', async () => {
    let finish = (_: RouteReply) => {}
    let begun = () => {}
    const asked = new Promise<void>((resolve) => {
      begun = resolve
    })
    const planner: Planner = {
      ...localPlanner(desk),
      route: () =>
        new Promise((resolve) => {
          finish = resolve
          begun()
        }),
    }
    const own = await serve({ desk, planner, port: 0, host })
    const reply = fetch(`${own.url}/api/route?${new URLSearchParams({ ...wheat, tonnes: '500' })}`)
    await asked
    const closed = own.close()
    finish({ late: true } as unknown as RouteReply)
    expect(await (await reply).json()).toEqual({ late: true })
    await closed
    await expect(fetch(`${own.url}/api/health`)).rejects.toThrow()
  })

  it('answers others while refusing one', async () => {
    const ask = client(served.url)
    const answers = await Promise.allSettled([ask.health(), ask.place('Qwertyuiop'), ask.places('Алматы', 1)])
    expect(answers.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((answers[1] as PromiseRejectedResult).reason).toBeInstanceOf(RemoteProblem)
  })
})
