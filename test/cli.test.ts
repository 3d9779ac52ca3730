import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routeReply, type SeaReply } from '@serai/contract'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from './terminal.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serai-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const serai = (...argv: string[]) => command(argv)

const WHEAT = ['route', 'KZALA', 'AEJEA', '--cargo', 'wheat', '--tonnes', '500', '--depart', '2027-03-01']
/** The command for wheat with some words changed. */
const wheat = (...more: string[]) => serai(...WHEAT, ...more)
const wheatWith = (change: Record<string, string>) => serai(...WHEAT.map((word) => change[word] ?? word))

/** Refused: exit code 2, one message on standard error, nothing on standard output, no stack. */
async function expectRefusal(
  result: Promise<{ out: string; err: string; code: number }>,
  text: string | RegExp,
) {
  const { out, err, code } = await result
  expect({ out, code }).toEqual({ out: '', code: 2 })
  expect(err).toMatch(text)
  expect(err).toMatch(/^serai: /)
  expect(err).not.toMatch(/\n\s+at /)
  expect(err.length).toBeLessThan(5000)
}

describe('a command line that cannot be right', () => {
  it.each([
    [['rout', 'KZALA', 'AEJEA'], /unknown command 'rout'\n\(Did you mean route\?\)/],
    [[...WHEAT, '--tonne', '5'], /unknown option '--tonne'\n\(Did you mean --tonnes\?\)/],
    [
      ['route', 'KZALA', '--cargo', 'wheat', '--depart', '2027-03-01'],
      /missing required argument 'to'\nfor example: serai route KZALA AEJEA/,
    ],
    [['route', 'KZALA', 'AEJEA', '--tonnes', '5', '--depart', '2027-03-01'], /--cargo <id>' not specified/],
    [[...WHEAT, 'extra'], /too many arguments/],
    [[...WHEAT, '--json', '--csv'], /'--json' cannot be used with option '--csv'/],
    [[...WHEAT, '--geojson', '--csv'], /cannot be used with/],
    [[...WHEAT, '--teu', '5'], /--tonnes or --teu: got both, wanted one of the two/],
    [['route', 'KZALA', 'AEJEA', '--cargo', 'wheat', '--depart', '2027-03-01'], /got neither/],
    [[...WHEAT, '--by', '2027-02-01'], /--by: got 2027-02-01, wanted a time after depart/],
    [[...WHEAT, '--by', 'soon'], /--by: "soon" is not a date/],
    [[...WHEAT, '--avoid-country', 'Iran'], /--avoid-country: got IRAN/],
    [[...WHEAT, '--max-borders', '1.5'], /--max-borders: got 1.5, wanted a whole number/],
    [[...WHEAT, '--samples', '1000000'], /at most 100000/],
    [[...WHEAT, '--scenario', '../x'], /--scenario: got \.\.\/x/],
    [['places', ''], /QUERY: got nothing, wanted some text/],
    [['places', 'almaty', '--limit', 'many'], /--limit: got/],
    [['sea'], /FROM TO: got nothing/],
    [['sea', 'PKKHI'], /wanted two ports, or --pairs/],
    [['sea', 'PKKHI', 'NLRTM', '--speed', 'fast'], /--speed: got NaN, wanted a number/],
    [['serve', '--port', '99999'], /--port: got 99999/],
    [['check', '/nowhere'], /cannot read .*datapackage.json/],
  ])('%j', async (argv, text) => {
    await expectRefusal(serai(...argv), text)
  })

  it.each(['0', '-5', 'NaN', 'Infinity', '1e9', '12abc', '', '0x10'])('--tonnes %j', async (tonnes) => {
    await expectRefusal(wheatWith({ '500': tonnes }), /--tonnes: got/)
  })

  it.each(['2027-02-30', '01.03.2027', 'tomorrow', '2027-03-01T10:00', ''])('--depart %j', async (date) => {
    await expectRefusal(wheatWith({ '2027-03-01': date }), /--depart: "?.*"? is not a date/)
  })
})

describe('a question that the atlas cannot answer', () => {
  it.each([
    [
      'an unknown place',
      { KZALA: 'Almatyy Nowhere' },
      /no place or town is called "Almatyy Nowhere".*nearest: /,
    ],
    ['a misspelt place', { KZALA: 'Almtay' }, /nearest: Almaty/],
    ['one place twice', { AEJEA: 'KZALA' }, /origin and destination are both/],
    ['one place under two names', { AEJEA: 'Алматы' }, /origin and destination are both/],
    ['no point on Earth', { KZALA: '95,200' }, /no point on Earth/],
    ['an unknown cargo', { wheat: 'unicorns' }, /no cargo class is called "unicorns".*wheat/],
    ['a day before the atlas', { '2027-03-01': '1999-01-01' }, /lies outside the atlas/],
    ['a day after the atlas', { '2027-03-01': '2040-01-01' }, /lies outside the atlas/],
  ])('%s', async (_, change, text) => {
    await expectRefusal(wheatWith(change as Record<string, string>), text)
  })

  it('an unknown scenario', async () => {
    await expectRefusal(
      wheat('--scenario', 'moon-landing'),
      /no scenario is called "moon-landing".*suez-closed/,
    )
  })

  it('an unknown thing to avoid', async () => {
    await expectRefusal(wheat('--avoid', 'suezz'), /--avoid: got suezz.*nearest: suez/)
    await expectRefusal(serai('sea', 'PKKHI', 'NLRTM', '--avoid', 'suezz'), /got suezz.*suez\?/)
  })
})

describe('a hostile file', () => {
  const close = (target: string) => ({ op: 'close', kind: 'passage', target })
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  it.each([
    ['that is no JSON', '{"changes":', /is not valid JSON/],
    ['that is empty', '', /is not valid JSON/],
    ['that is a list', '[]', /must hold one JSON object/],
    ['without changes', '{"changes":[]}', /"changes" must be a list/],
    ['with an unknown op', '{"changes":[{"op":"explode"}]}', /op "explode" is none of/],
    ['with the prototype as op', '{"changes":[{"op":"__proto__"}]}', /is none of/],
    [
      'with the prototype as table',
      '{"changes":[{"op":"remove","table":"__proto__","where":{"id":"x"}}]}',
      /no table/,
    ],
    [
      'with a path as table',
      '{"changes":[{"op":"remove","table":"../places","where":{"id":"x"}}]}',
      /no table/,
    ],
    [
      'with the prototype as column',
      '{"changes":[{"op":"set","table":"places","where":{"__proto__":"x"},"column":"name","value":"x"}]}',
      /no column/,
    ],
    [
      'with the prototype as row',
      '{"changes":[{"op":"add","table":"places","row":{"__proto__":"x","constructor":"y"}}]}',
      /no column/,
    ],
    ['that closes nothing', JSON.stringify({ changes: [close('moon')] }), /matches nothing/],
    [
      'with a path as id',
      JSON.stringify({ id: '../../x', changes: [close('suez')] }),
      /"id" must be letters/,
    ],
    [
      'as deep as a well',
      `{"changes":[{"op":"add","table":"places","row":{"id":${deep}}}]}`,
      /"row" must be/,
    ],
    ['with a well for an op', `{"changes":[{"op":${deep}}]}`, /op "" is none/],
    [
      'with a part that is none',
      '{"changes":[{"op":"open","kind":"place","target":"x","form":1}]}',
      /"form" is no part of open/,
    ],
    ['of 6000 changes', JSON.stringify({ changes: Array(6000).fill(close('suez')) }), /more than 5000/],
    ['of 17 million letters', `{"note":"${'x'.repeat(17_000_000)}"}`, /more than 16000000 bytes/],
  ])('as scenario, %s', async (_, content, text) => {
    await expectRefusal(wheat('--scenario', await file('s.json', content)), text)
    expect(({} as Record<string, unknown>).id).toBeUndefined()
  })

  it('as scenario, that is not there', async () => {
    await expectRefusal(wheat('--scenario', join(folder, 'none.json')), /cannot read .*none.json/)
  })

  it.each([
    ['that is empty', '', /wanted|expected|at least/],
    ['with other columns', 'a,b\n1,2\n', /got a,b, expected a column from/],
    ['with a gap', 'from,to\nPKKHI,\n', /:2 to: got nothing/],
    ['with a short row', 'from,to\nPKKHI\n', /:2: got 1 cells, expected 2 cells/],
    ['with an unknown port', 'from,to\nPKKHI,Atlantis Nowhere\n', /no place or town/],
    ['with a formula', 'from,to\n=cmd(),NLRTM\n', /no place or town|cannot search/],
    ['with control characters', 'from,to\n\u0000\u001B[2J,NLRTM\n', /cannot search|no place/],
    ['with too many rows', `from,to\n${'PKKHI,NLRTM\n'.repeat(2001)}`, /more than 2000/],
    ['with a header of a million letters', `from,to,${'x'.repeat(1e6)}\nPKKHI,NLRTM,1\n`, /serai: /],
    ['of 17 million letters', `from,to\n${'x'.repeat(17_000_000)}`, /more than 16000000 bytes/],
  ])('as pairs, %s', async (_, content, text) => {
    await expectRefusal(serai('sea', '--pairs', await file('p.csv', content)), text)
  })

  const named = { title: 'x', asOf: '2026-01-01', validFrom: '2026-01-01', validTo: '2026-12-31' }
  it.each([
    ['a path that leads out', '../../etc/passwd'],
    ['a path that is no text', 5],
    ['a path that is the root', '/etc/passwd'],
  ])('as data package with %s', async (_, path) => {
    const own = await mkdtemp(join(folder, 'package-'))
    const resources = [{ name: 'places', path, schema: { fields: [] } }]
    await writeFile(join(own, 'datapackage.json'), JSON.stringify({ ...named, resources }))
    await expectRefusal(serai('check', own), /must be a plain file name|must be text/)
  })

  it.each([
    '{}',
    '[]',
    'null',
    '{"resources":5}',
    '{"resources":[null]}',
    '{"resources":[{"name":"places"}]}',
    '{',
  ])('as data package %s', async (content) => {
    const own = await mkdtemp(join(folder, 'package-'))
    await writeFile(join(own, 'datapackage.json'), content)
    await expectRefusal(serai('check', own), /datapackage\.json|plain file name/)
  })
})

describe('serai route', () => {
  it('answers in four forms that say the same', async () => {
    const [text, json, csv, geojson] = await Promise.all([
      wheat(),
      wheat('--json'),
      wheat('--csv'),
      wheat('--geojson'),
    ])
    expect([text, json, csv, geojson].map(({ code, err }) => [code, err])).toEqual(Array(4).fill([0, '']))
    const reply = routeReply.parse(JSON.parse(json.out))
    expect(reply.itineraries.length).toBeGreaterThan(0)
    for (const { notation } of reply.itineraries) expect(text.out).toContain(notation)

    const rows = Papa.parse<Record<string, string>>(csv.out, { header: true, skipEmptyLines: true }).data
    expect(rows.map((row) => row.notation)).toEqual(reply.itineraries.map(({ notation }) => notation))
    expect(rows.map((row) => Math.round(Number(row.cost_usd) * 100))).toEqual(
      reply.itineraries.map(({ costCents }) => costCents),
    )
    expect(rows.map((row) => Number(row.usd_per_t))).toEqual(
      reply.itineraries.map(({ costCents }) => Number((costCents / 100 / 500).toFixed(2))),
    )

    const { features } = JSON.parse(geojson.out) as { features: { geometry: { coordinates: number[][] } }[] }
    const hauls = reply.itineraries.flatMap(({ legs }) => legs.filter(({ kind }) => kind === 'haul'))
    expect(features.length).toBe(hauls.length)
    for (const { geometry } of features) expect(geometry.coordinates.length).toBeGreaterThan(1)
  })

  it('gives a row a leg with --csv --legs', async () => {
    const [legs, json] = await Promise.all([wheat('--csv', '--legs'), wheat('--json')])
    const count = routeReply
      .parse(JSON.parse(json.out))
      .itineraries.reduce((sum, way) => sum + way.legs.length, 0)
    expect(Papa.parse(legs.out, { header: true, skipEmptyLines: true }).data.length).toBe(count)
  })

  it('gives the same bytes for the same seed, but for the clock', async () => {
    const plan = async (seed: string) => {
      const { stats: _, ...rest } = JSON.parse((await wheat('--json', '--seed', seed)).out)
      return rest
    }
    const [one, again, other] = await Promise.all([plan('7'), plan('7'), plan('8')])
    expect(again).toEqual(one)
    expect(other.itineraries.map((way: { minutes: object }) => way.minutes)).not.toEqual(
      one.itineraries.map((way: { minutes: object }) => way.minutes),
    )
  })

  it('has no way through as an answer with reasons, not as an error', async () => {
    const { out, err, code } = await wheat('--max-borders', '0', '--explain')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('No way through')
    const json = await wheat('--max-borders', '0', '--explain', '--json')
    const reply = routeReply.parse(JSON.parse(json.out))
    expect(reply.itineraries).toEqual([])
    expect(reply.explanations.length).toBeGreaterThan(0)
  })

  it('does not enter what is to be avoided', async () => {
    const { out } = await wheat('--avoid-country', 'ir', '--avoid', 'hormuz', '--avoid', 'pipeline', '--json')
    const { itineraries } = routeReply.parse(JSON.parse(out))
    for (const { countries, legs } of itineraries) {
      expect(countries).not.toContain('IR')
      for (const leg of legs) if (leg.kind === 'haul') expect(leg.passages).not.toContain('hormuz')
    }
  })

  it('takes scenarios by name and from files, in order', async () => {
    const change = { op: 'close', kind: 'passage', target: 'suez' }
    const own = await file('my-world.json', JSON.stringify({ changes: [change] }))
    const { out, code } = await wheat('--scenario', 'borders-reopen', '--scenario', own, '--json')
    expect(code).toBe(0)
    expect(routeReply.parse(JSON.parse(out)).atlas.scenarios).toEqual(['borders-reopen', 'my-world'])
  })

  it('refuses a file whose scenario has the name of another: which was meant could not be told', async () => {
    const changes = [{ op: 'close', kind: 'passage', target: 'suez' }]
    const shipped = await file('edited.json', JSON.stringify({ id: 'borders-reopen', changes }))
    const twin = await file('twin.json', JSON.stringify({ id: 'edited', changes }))
    const other = await file('other.json', JSON.stringify({ id: 'edited', changes }))
    for (const names of [[shipped], [twin, other]]) {
      const { code, err } = await wheat(...names.flatMap((name) => ['--scenario', name]))
      expect(code).toBe(2)
      expect(err).toContain('already: give this one another "id"')
    }
  })

  it('takes a point south of the equator, which begins like an option', async () => {
    const { code, out } = await wheatWith({ AEJEA: '-6.82,39.27' })
    expect(code).toBe(0)
    expect(out).toContain('-6.82,39.27')
  })
})

describe('the other commands', () => {
  it('places finds one town in three writings', async () => {
    const ids = await Promise.all(
      ['Almaty', 'Алматы', 'KZALA'].map(async (name) => {
        const { out } = await serai('places', name, '--json')
        return JSON.parse(out).matches[0].id
      }),
    )
    expect(ids).toEqual(['KZALA', 'KZALA', 'KZALA'])
    expect((await serai('places', 'Алматы')).out).toMatch(/KZALA\s+Almaty/)
  })

  it('places without a match is no error', async () => {
    expect(await serai('places', 'xqzxqzxqzxqz')).toMatchObject({
      code: 0,
      out: expect.stringContaining('nothing'),
    })
  })

  it('sea goes round what is shut, at the speed that is asked', async () => {
    const sea = async (...more: string[]) =>
      JSON.parse((await serai('sea', 'PKKHI', 'NLRTM', '--json', ...more)).out) as SeaReply
    const [open, shut] = await Promise.all([sea(), sea('--avoid', 'suez', '--speed', '12')])
    const [short, long] = [open.lanes[0]!, shut.lanes[0]!]
    expect(short.passages).toContain('suez')
    expect(long.passages).not.toContain('suez')
    expect(long.distanceNm!).toBeGreaterThan(short.distanceNm! + 3000)
    expect(long.days).toBeCloseTo(long.distanceNm! / 12 / 24, 2)
  })

  it('sea reads pairs with other columns beside them', async () => {
    const path = await file('lanes.csv', '\uFEFFlane,from,to\r\n"a, b",PKKHI,AEJEA\r\n,PKGWD,PKKHI\r\n')
    const { out, err } = await serai('sea', '--pairs', path, '--json')
    expect(err).toBe('')
    expect((JSON.parse(out) as SeaReply).lanes.map(({ from, to }) => [from, to])).toEqual([
      ['PKKHI', 'AEJEA'],
      ['PKGWD', 'PKKHI'],
    ])
  })

  it('scenarios lists what --scenario takes', async () => {
    const { out } = await serai('scenarios')
    for (const id of ['borders-reopen', 'hormuz-closed', 'suez-closed', 'trans-afghan-railway'])
      expect(out).toContain(id)
  })

  it('check finds the package sound that comes with Serai', async () => {
    expect(await serai('check')).toMatchObject({ code: 0, out: expect.stringContaining('no problems') })
    expect(JSON.parse((await serai('check', '--json')).out).problems).toEqual([])
  })

  it('help names every command', async () => {
    const { out, code } = await serai('--help')
    expect(code).toBe(0)
    for (const name of ['route', 'simulate', 'places', 'check', 'sea', 'scenarios', 'serve'])
      expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
  })
})

describe('long work', () => {
  it('says what it does on a terminal, takes the line away at the end, and gives the same answer as in a pipe', async () => {
    const [seen, piped] = [await command(WHEAT, { watched: true }), await wheat()]
    const words = ['reading the atlas', 'compiling the network', 'pricing it', 'searching', 'rehearsing']
    const places = words.map((word) => seen.err.indexOf(word))
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(places[0]).toBeGreaterThanOrEqual(0)
    expect(seen.err.endsWith('\r\u001B[2K')).toBe(true)
    expect(piped.err).toBe('')
    expect(seen.out).toBe(piped.out)
  })

  it('ends with 130 and no answer when it is stopped', async () => {
    const { out, err, code } = await command(WHEAT, { stopped: Promise.resolve() })
    expect([out, code]).toEqual(['', 130])
    expect(err).toMatch(/^serai: cancelled/)
  })
})
