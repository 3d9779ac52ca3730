import { spawn, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Terminal } from '@serai/cli'
import {
  casesReply,
  routeReply,
  type SimulationReply,
  simulationReply,
  sizingCsv,
  sizingReply,
  sweepReply,
} from '@serai/contract'
import { pairedDifference } from '@serai/engine'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sizingText } from '../packages/cli/src/view/sizing-text.ts'
import { command } from './terminal.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BIN = `${ROOT}packages/cli/bin/serai.js`
const SHORT = ['--days', '3', '--warmup', '1', '--replications', '3']
/** Long enough for a feeder ship to call, so that a dwell time is found. */
const MONTH = ['--days', '30', '--warmup', '10', '--replications', '2']

let folder: string
// The process that is started here is the built program, so it is built first; nothing is done when it is up to date.
beforeAll(async () => {
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'packages/cli'], {
    cwd: ROOT,
  })
  if (built.status !== 0) throw new Error(String(built.stdout))
  folder = await mkdtemp(join(tmpdir(), 'serai-simulate-'))
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

const simulate = (...argv: string[]) => command(['simulate', ...argv])

const rowsOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data

/** The built command, until it ends. `seen` is told everything on standard error. */
function spawned(
  argv: string[],
  env: NodeJS.ProcessEnv = {},
  seen?: (err: string, kill: () => void) => void,
) {
  const child = spawn(process.execPath, [BIN, 'simulate', ...argv], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (bytes) => {
    out += bytes
  })
  child.stderr.on('data', (bytes) => {
    err += bytes
    seen?.(err, () => child.kill('SIGINT'))
  })
  return new Promise<{ out: string; err: string; code: number | null }>((resolve) =>
    child.on('close', (code) => resolve({ out, err, code })),
  )
}

describe('serai simulate', () => {
  it('lists the cases that it knows', async () => {
    const { out, code } = await simulate('--list')
    expect(code).toBe(0)
    const { cases } = casesReply.parse(JSON.parse((await simulate('--list', '--json')).out))
    expect(cases.length).toBeGreaterThan(1)
    for (const { id, name } of cases) expect(out).toMatch(new RegExp(`^${id} +${name}`, 'm'))
  })

  it('says the same as text, JSON and CSV', async () => {
    const [text, json, csv, lines] = await Promise.all(
      [[], ['--json'], ['--csv'], ['--csv', '--lines']].map((form) =>
        simulate('gwadar-today', ...SHORT, ...form),
      ),
    )
    for (const { err, code } of [text!, json!, csv!, lines!]) expect([err, code]).toEqual(['', 0])
    const reply = simulationReply.parse(JSON.parse(json!.out))
    expect(reply.setting).toMatchObject({ days: 3, warmupDays: 1, replications: 3, seed: 1 })

    const { out } = text!
    expect(out).toContain(`3 × 3 days from ${reply.setting.start} · seed 1`)
    for (const { name, unit, group } of reply.measures) {
      expect(out).toMatch(new RegExp(`^${group}$`, 'm'))
      expect(out.split('\n').some((line) => line.startsWith(`  ${name} `) && line.endsWith(unit))).toBe(true)
    }
    for (const { id } of reply.dwells) expect(out).toContain(id)
    expect(out).toContain(`${reply.inputs.length} figures went in`)
    for (const notice of reply.notices) expect(out).toContain(`! ${notice.text}`)

    const rows = rowsOf(csv!.out)
    expect(rows.map(({ measure }) => measure)).toEqual(reply.measures.map(({ id }) => id))
    for (const [i, row] of rows.entries()) {
      const { mean, low, high } = reply.measures[i]!
      const short = (value: number) => Number(value.toPrecision(6))
      expect([row.mean, row.low95, row.high95].map(Number)).toEqual([mean, low, high].map(short))
    }
    const steps = rowsOf(lines!.out)
    expect(steps.length).toBe(reply.lines.reduce((sum, { mean }) => sum + mean.length, 0))
    expect(steps[0]).toMatchObject({ case: 'gwadar-today', start: `${reply.setting.start}T00:00` })
  })

  it('gives the same bytes on one thread and on two, and other bytes for another seed', async () => {
    const answer = async (...more: string[]) => {
      const { out, err, code } = await spawned(['gwadar-today', ...SHORT, '--json', ...more])
      expect([err, code]).toEqual(['', 0])
      return out
    }
    const [one, two] = await Promise.all([answer('--threads', '1'), answer('--threads', '2')])
    expect(two).toBe(one)
    const other = await simulate('gwadar-today', ...SHORT, '--json', '--seed', '2')
    expect((JSON.parse(other.out) as SimulationReply).measures).not.toEqual(JSON.parse(one).measures)
  })

  it('ends with exit code 130 when told to stop while it runs', async () => {
    let told = false
    // The runtime says when a thread is started: from then on there is something to stop.
    const { out, err, code } = await spawned(
      ['karachi-today', '--days', '3650', '--replications', '1000'],
      { NODE_DEBUG: 'worker' },
      (heard, kill) => {
        if (told || !heard.includes('WORKER')) return
        told = true
        kill()
      },
    )
    expect([out, code]).toEqual(['', 130])
    expect(err).toMatch(/^serai: cancelled/m)
  })

  it('sets a case beside another, with the difference and whether it is more than chance', async () => {
    const argv = ['gwadar-today', '--compare', 'gwadar-solar', ...SHORT]
    const { out, code } = await simulate(...argv)
    expect(code).toBe(0)
    expect(out).toMatch(/^A {2}.*\n.*\nB {2}/)
    expect(out).toContain('B − A')
    const { replies } = JSON.parse((await simulate(...argv, '--json')).out)
    const [a, b] = (replies as unknown[]).map((reply) => simulationReply.parse(reply))
    expect([a!.case.id, b!.case.id]).toEqual(['gwadar-today', 'gwadar-solar'])
    const apart = a!.measures.filter((one) => {
      const other = b!.measures.find(({ id }) => id === one.id)
      const difference = other && pairedDifference(one, other)
      return difference && (difference.low > 0 || difference.high < 0)
    })
    expect(out.match(/ apart/g)?.length ?? 0).toBe(apart.length)
    const rows = rowsOf((await simulate(...argv, '--csv')).out)
    expect(new Set(rows.map((row) => row.case))).toEqual(new Set(['gwadar-today', 'gwadar-solar']))
  })

  it('leaves the other case as it is when levers are turned', async () => {
    const { out } = await simulate(
      ...['gwadar-today', '--compare', 'gwadar-today', '--set', 'transit-tonnes=0', '--set', 'berths=4'],
      ...['--days', '1', '--warmup', '0', '--replications', '1', '--json'],
    )
    const [a, b] = (JSON.parse(out).replies as SimulationReply[]).map(({ setting }) => setting.levers)
    expect([a, b]).toEqual([{ transitTonnes: 0, berths: 4 }, {}])
  })

  it('sweeps a lever, value by value', async () => {
    const argv = [
      'gwadar-today',
      '--sweep',
      'berths=2:4:1',
      '--days',
      '2',
      '--warmup',
      '0',
      '--replications',
      '2',
    ]
    const { out, code } = await simulate(...argv)
    expect(code).toBe(0)
    const reply = sweepReply.parse(JSON.parse((await simulate(...argv, '--json')).out))
    expect(reply.points.map(({ value }) => value)).toEqual([2, 3, 4])
    for (const { value } of reply.points) expect(out).toMatch(new RegExp(`^ *${value} `, 'm'))
    const rows = rowsOf((await simulate(...argv, '--csv')).out)
    expect(rows.length).toBe(reply.points.reduce((sum, { measures }) => sum + measures.length, 0))
  })

  it('sizes power: the same as text, JSON and CSV', async () => {
    const argv = ['gwadar-today', '--size', 'unserved-share=0.02', '--replications', '1', '--outage', '48']
    const { out, err, code } = await simulate(...argv, '--json')
    expect([err, code]).toEqual(['', 0])
    const reply = sizingReply.parse(JSON.parse(out))
    const best = reply.best!
    const whole = (value: number) => Math.round(value).toLocaleString('en-US')
    const shown = sizingText(reply, { colour: false } as Terminal, 1)
    const panels = `^solar panels +${whole(reply.asIs.solarKwp)} +${whole(best.solarKwp)} +kWp$`
    expect(shown).toMatch(new RegExp(panels, 'm'))
    const asked = `^ +0\\.02 +${whole(best.solarKwp)} +${whole(best.batteryKwh)} .*asked for$`
    expect(shown).toMatch(new RegExp(asked, 'm'))
    expect(shown).toMatch(/^survives an outage of 48 h .*% of hours$/m)
    const rows = rowsOf(sizingCsv(reply))
    expect(rows.map(({ choice }) => choice).sort()).toEqual([
      'as-is',
      'asked',
      ...Array(reply.frontier.length - 1).fill('frontier'),
    ])
    const row = rows.find(({ choice }) => choice === 'asked')!
    const sizes = [0.02, best.solarKwp, best.batteryKwh]
    expect([row.limit, row.solar_kwp, row.battery_kwh].map(Number)).toEqual(sizes)
    expect(Number(row.survives_48_h_share)).toBeCloseTo(best.survivedShares[reply.outages.indexOf(48)]!, 5)
  })

  it('reads steps of a tenth as they are meant', async () => {
    const { out } = await simulate(
      ...['gwadar-today', '--sweep', 'grid-hours=0.1:0.3:0.1', '--days', '1', '--warmup', '0'],
      ...['--replications', '1', '--json'],
    )
    expect(sweepReply.parse(JSON.parse(out)).points.map(({ value }) => value)).toEqual([0.1, 0.2, 0.3])
  })

  it('takes scenarios by name and from files, in order', async () => {
    const own = join(folder, 'my-world.json')
    await writeFile(own, JSON.stringify({ changes: [{ op: 'close', kind: 'passage', target: 'suez' }] }))
    const { out, code } = await simulate(
      ...['gwadar-today', ...SHORT, '--scenario', 'red-sea-closed', '--scenario', own, '--json'],
    )
    expect(code).toBe(0)
    const { scenarios } = simulationReply.parse(JSON.parse(out)).atlas
    expect(scenarios.slice(0, 2)).toEqual(['red-sea-closed', 'my-world'])
  })
})

describe('the loop back into plans', () => {
  it('a plan through the port takes the dwell times that were found', async () => {
    const file = join(folder, 'gwadar.json')
    const { out, code } = await simulate('gwadar-today', ...MONTH, '--calibrate', file)
    expect(code).toBe(0)
    expect(out).toContain(`serai route FROM TO … --scenario ${file}`)
    const { dwells } = simulationReply.parse(
      JSON.parse((await simulate('gwadar-today', ...MONTH, '--json')).out),
    )
    const { id, changes } = JSON.parse(await readFile(file, 'utf8'))
    expect(id).toMatch(/^gwadar-today-measured-[0-9a-f]{6}$/)
    expect(changes.length).toBe(2 * dwells.length)
    expect(await readdir(folder)).not.toContainEqual(expect.stringContaining('.tmp'))

    const route = async (...more: string[]) => {
      const question = ['--cargo', 'containers', '--teu', '40', '--depart', '2027-01-15']
      const plan = await command([
        ...['route', 'KZALA', 'AEJEA', ...question, '--gateway', 'PKGWD', '--scenario', 'borders-reopen'],
        ...more,
        '--json',
      ])
      expect(plan.err).toBe('')
      return routeReply.parse(JSON.parse(plan.out))
    }
    const [before, after] = [await route(), await route('--scenario', file)]
    expect(after.atlas.scenarios).toEqual(['borders-reopen', id])
    const hoursAt = ({ itineraries }: typeof before) =>
      itineraries[0]!.legs
        .filter((leg) => leg.kind === 'handle' && leg.place === 'PKGWD')
        .map(({ minutes }) => minutes / 60)
    expect(hoursAt(before).length).toBeGreaterThan(0)
    expect(hoursAt(after)).not.toEqual(hoursAt(before))
  })

  it('overwrites a calibration, and nothing else unless forced', async () => {
    const file = join(folder, 'again.json')
    const calibrate = (...more: string[]) =>
      simulate(
        ...['gwadar-today', '--days', '30', '--warmup', '10', '--replications', '1'],
        ...['--calibrate', file, '--csv', ...more],
      )
    const first = await calibrate()
    expect([first.code, first.err]).toEqual([0, expect.stringContaining(file)])
    expect((await calibrate()).code).toBe(0)
    for (const content of ['my notes', '{"id":"x-measured","changes":[{"op":"close"}]}', '[]']) {
      await writeFile(file, content)
      expect(await calibrate()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--force') })
      expect(await readFile(file, 'utf8')).toBe(content)
    }
    expect((await calibrate('--force')).code).toBe(0)
    expect(JSON.parse(await readFile(file, 'utf8')).id).toMatch(/^gwadar-today-measured-/)
  })
})

describe('a simulation that cannot be', () => {
  it.each([
    [[], /CASE: got nothing, wanted a case; --list shows them/],
    [['gwadar-tody'], /no case is called "gwadar-tody".*gwadar-today \(nearest\)/],
    [['../x'], /CASE: got \.\.\/x/],
    [['gwadar-today', '--days', '-3'], /--days: got -3, wanted at least 1/],
    [['gwadar-today', '--days', 'many'], /--days: got many, wanted a number|a whole number/],
    [['gwadar-today', '--days', '1.5'], /--days: got 1.5, wanted a whole number/],
    [['gwadar-today', '--warmup', '-1'], /--warmup: got -1/],
    [['gwadar-today', '--replications', '0'], /--replications: got 0, wanted at least 1/],
    [['gwadar-today', '--replications', '1e9'], /--replications: got 1000000000, wanted at most 1000/],
    [['gwadar-today', '--seed', '-1'], /--seed: got -1/],
    [['gwadar-today', '--precision', '2'], /--precision: got 2, wanted at most 1/],
    [['gwadar-today', '--threads', '0'], /--threads: got 0/],
    [['gwadar-today', '--set', 'berht=3'], /--set: got berht, wanted berths\?/],
    [['gwadar-today', '--set', 'berths'], /--set: got berths, wanted LEVER=VALUE/],
    [['gwadar-today', '--set', 'berths=-1'], /--set berths: got -1, wanted at least 0/],
    [['gwadar-today', '--set', 'berths=two'], /--set berths: got two/],
    [['gwadar-today', '--set', 'grid-hours=25'], /--set grid-hours: got 25, wanted at most 24/],
    [['gwadar-today', '--set', '__proto__=1'], /--set: got __proto__/],
    [['gwadar-today', '--compare', 'nowhere'], /no case is called "nowhere"/],
    [['gwadar-today', '--scenario', 'moon-landing', '--days', '1'], /no scenario is called/],
    [['gwadar-today', '--sweep', 'berths=2:4'], /--sweep: got berths=2:4, wanted LEVER=FROM:TO:STEP/],
    [['gwadar-today', '--sweep', 'berths=4:2:1'], /--sweep: got/],
    [['gwadar-today', '--sweep', 'berths=1:9:0'], /--sweep: got/],
    [['gwadar-today', '--sweep', 'berths=1:99:1'], /2 to 25 values/],
    [['gwadar-today', '--sweep', 'berths=1:2:1', '--compare', 'gwadar-solar'], /cannot be used with/],
    [['gwadar-today', '--json', '--csv'], /cannot be used with/],
    [['gwadar-today', '--size', 'lost-hours=-5'], /--size: got -5, wanted at least 0/],
    [['gwadar-today', '--size', 'lost-hours=9000'], /--size: got 9000, wanted at most 8760/],
    [['gwadar-today', '--size', 'unserved-share=2'], /--size: got 2, wanted a share from 0 to 1/],
    [['gwadar-today', '--size', 'lost-hours=few'], /--size: got few, wanted a number/],
    [['gwadar-today', '--size', 'lost-hour=5'], /--size: got lost-hour=5, wanted lost-hours\? MEASURE=MOST/],
    [['gwadar-today', '--size', '50'], /wanted MEASURE=MOST, MEASURE one of lost-hours, shed-hours/],
    [['gwadar-today', '--size', 'lost-hours=5', '--days', '9'], /'--size <limit>' cannot be used with/],
    [['gwadar-today', '--size', 'lost-hours=5', '--replications', '21'], /--replications: got 21/],
    [['gwadar-today', '--size', 'lost-hours=5', '--outage', '0'], /--outage: got 0, wanted at least 1/],
    [['gwadar-today', '--outage', '5'], /--outage: got it alone, wanted --size with it/],
    [['khorgos-rush', '--size', 'lost-hours=5'], /power of KZNUR .* no electricity of that place/],
    [
      ['gwadar-today', '--set', 'lanes=3'],
      /lever lanes: got 3, wanted one of the levers of gwadar-today: berths/,
    ],
    [['gwadar-today', '--lines'], /--lines: got it alone, wanted --csv with it/],
    [['gwadar-today', '--force'], /--force: got it alone/],
    [['gwadar-today', '--day', '3'], /unknown option '--day'/],
    [
      ['gwadar-today', '--calibrate', 'x.txt'],
      /--calibrate: got x.txt, wanted a file name that ends in .json/,
    ],
    [['gwadar-today', '--calibrate', '/nowhere/x.json'], /cannot write \/nowhere\/x.json/],
  ])('%j', async (argv, text) => {
    const { out, err, code } = await simulate(...argv)
    expect({ out, code }).toEqual({ out: '', code: 2 })
    expect(err).toMatch(text)
    expect(err).toMatch(/^serai: /)
    expect(err).not.toMatch(/\n\s+at /)
  })

  it('because its file is a folder', async () => {
    const place = join(folder, 'folder.json')
    await mkdir(place)
    expect((await simulate('gwadar-today', '--calibrate', place)).err).toMatch(/it is no file/)
  })
})
