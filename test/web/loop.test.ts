import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RouteReply, routeReply } from '@serai/contract'
import { localPlanner } from '@serai/server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { voiceOf } from '../../packages/web/src/i18n/voice.ts'
import { command } from '../terminal.ts'
import { describePage } from './chromium.ts'
import { prepared, repaintMs, requireQuick, type Stage, settled, stage } from './stage.ts'

// What is simulated on one page is planned with on the other, and comes to what the terminal says of the same.

const SHORT = ['--days', '30', '--replications', '2']
const SIMULATED = 'ports?case=gwadar-solar&days=30&replications=2&before=none&lang=en'
const STEEL = '?from=KZTEM&to=KEMBA&cargo=steel&tonnes=1000&depart=2027-01-01&gateway=PKGWD&lang=en'
/** So many samples the page draws of a way. */
const SAMPLES = '2000'
const PATIENCE = { timeout: 60_000 }
let theatre: Stage
let folder: string
/** What the terminal wrote and planned of the same question. */
let file: string
let [without, calibrated]: RouteReply[] = []

beforeAll(async () => {
  theatre = await stage({ planner: localPlanner })
  folder = await mkdtemp(join(tmpdir(), 'serai-loop-'))
  file = join(folder, 'gwadar.json')
  const { code } = await command(['simulate', 'gwadar-solar', ...SHORT, '--calibrate', file])
  expect(code).toBe(0)
  without = await plan()
  calibrated = await plan('--scenario', file)
}, 180_000)
afterAll(async () => {
  await theatre?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function plan(...more: string[]): Promise<RouteReply> {
  const question = ['--cargo', 'steel', '--tonnes', '1000', '--depart', '2027-01-01', '--gateway', 'PKGWD']
  const { out } = await command([
    ...['route', 'KZTEM', 'KEMBA', ...question, '--samples', SAMPLES, '--json'],
    ...more,
  ])
  return routeReply.parse(JSON.parse(out))
}

/** The table shows the ways of a reply, cheapest first, with their price and their days. */
async function requireShown(page: Page, { atlas, itineraries }: RouteReply): Promise<void> {
  await page.waitForSelector(`main[data-planned="${atlas.id}"][aria-busy="false"]`, PATIENCE)
  const voice = voiceOf('en')
  const rows = await page.locator('.ways tbody tr').allInnerTexts()
  const byCost = [...itineraries].sort((a, b) => a.costCents - b.costCents)
  expect(rows).toHaveLength(byCost.length)
  for (const [index, { costCents, minutes }] of byCost.entries()) {
    expect(rows[index]).toContain(voice.usd(costCents))
    expect(rows[index]).toContain(voice.daysBare(minutes.p50))
    expect(rows[index]).toContain(voice.daysBare(minutes.p90))
  }
}

async function simulatedThenPlanned(): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await theatre.open(SIMULATED)
  await page.waitForSelector('main[aria-busy="false"][data-running="false"] .tiles:not(.busy)', PATIENCE)
  await page.locator('[data-plan=lead]').click()
  await page.waitForURL(({ pathname }) => pathname === '/', PATIENCE)
  return { page, faults }
}

describePage('a simulation of Gwadar', () => {
  it('is planned with at the press of a button, as the terminal plans with its file', async () => {
    const { page, faults } = await simulatedThenPlanned()
    await requireShown(page, calibrated!)
    const { id, name } = JSON.parse(await readFile(file, 'utf8'))
    const chip = page.locator(`[data-scenario="${id}"]`)
    expect(await chip.innerText()).toBe(name)
    expect(name).toBe('Gwadar with solar panels and a battery, simulated: 2 × 30 days, seed 1')
    expect(await chip.getAttribute('aria-pressed')).toBe('true')
    const params = new URL(page.url()).searchParams
    expect(Object.fromEntries([...params].filter(([key]) => key !== 'with'))).toEqual({
      ...Object.fromEntries(new URLSearchParams(STEEL)),
      scenarios: id,
    })

    // What it changes is said at once: the same way without it and with it.
    const [cheapest] = [...calibrated!.itineraries].sort((a, b) => a.costCents - b.costCents)
    const same = without!.itineraries.find((one) => one.id === cheapest!.id)!
    expect(same.minutes.p50).not.toBe(cheapest!.minutes.p50)
    const voice = voiceOf('en')
    const effect = await page.locator('.effect').innerText(PATIENCE)
    expect(effect).toContain(name)
    expect(effect).toContain(voice.days(cheapest!.minutes.p50))
    expect(effect).toContain(`without: ${voice.days(same.minutes.p50)}`)
    expect(effect).toContain(`without: ${voice.days(same.minutes.p90)}`)

    // Off and on again it is another world and back; the link alone brings it to somebody else.
    await chip.click()
    await requireShown(page, without!)
    expect(await page.locator('.effect').count()).toBe(0)
    await chip.click()
    await requireShown(page, calibrated!)
    const { page: other } = await theatre.open(page.url().slice(theatre.url.length + 1))
    await requireShown(other, calibrated!)

    await page.getByRole('button', { name: `Remove ${name}` }).click()
    await requireShown(page, without!)
    expect(await chip.count()).toBe(0)
    expect(new URL(page.url()).searchParams.has('with')).toBe(false)
    expect(faults).toEqual([])
  }, 180_000)

  it('is switched on and off as quickly as a scenario of the atlas', async () => {
    const { page } = await simulatedThenPlanned()
    await requireShown(page, calibrated!)
    const { id } = JSON.parse(await readFile(file, 'utf8'))
    await settled(page)
    await prepared(page)
    const times: number[] = []
    for (let turn = 0; turn < 9; turn++) {
      await settled(page)
      times.push(await repaintMs(page, id))
    }
    requireQuick('a scenario of the reader’s own switched to and fro', times)
  }, 180_000)
})

describePage('a scenario file', () => {
  it('chosen or dropped is switched on, and plans as it does in the terminal', async () => {
    const { page, faults } = await theatre.open(STEEL)
    await page.locator('input[type=file]').setInputFiles(file)
    await requireShown(page, calibrated!)
    const { id, name } = JSON.parse(await readFile(file, 'utf8'))
    await page.getByRole('button', { name: `Remove ${name}` }).click()
    await requireShown(page, without!)

    const dropped = await page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], 'gwadar.json', { type: 'application/json' }))
        return transfer
      },
      await readFile(file, 'utf8'),
    )
    await page.dispatchEvent('.strip', 'drop', { dataTransfer: dropped })
    await requireShown(page, calibrated!)
    expect(await page.locator(`[data-scenario="${id}"]`).getAttribute('aria-pressed')).toBe('true')
    expect(faults).toEqual([])
  }, 120_000)

  const own = (part: object) =>
    JSON.stringify({ id: 'mine', changes: [{ op: 'open', kind: 'passage', target: 'suez' }], ...part })
  const WRONG: readonly (readonly [text: string, wanted: RegExp])[] = [
    ['{"id":', /notes\.json is no JSON/],
    [own({ id: 'suez-closed' }), /there is a scenario “suez-closed” already/],
    [own({ id: '<img src=x>' }), /“id” must be letters/],
    ['{"changes":[{"op":"__proto__"}]}', /op “__proto__” is none of set/],
    [own({}), /change 1, matches nothing in this atlas/],
    [' '.repeat(64_001), /64,001 bytes; at most 64,000 bytes go into a link/],
  ]
  it('that is wrong is refused in one sentence, and the page stays as it was', async () => {
    const { page, faults } = await theatre.open(STEEL)
    const before = page.url()
    for (const [text, wanted] of WRONG) {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(text) })
      await expect
        .poll(() => page.locator('.own-trouble').allInnerTexts())
        .toEqual([expect.stringMatching(wanted)])
    }
    expect(page.url()).toBe(before)
    await requireShown(page, without!)
    expect(faults).toEqual([])
  }, 120_000)
})

describePage('a link with a scenario that cannot be read', () => {
  it('is refused as a whole, and lets go of it', async () => {
    const { page } = await theatre.open(`${STEEL}&scenarios=mine&with=AAAA`)
    expect(await page.locator('main [role=alert]').innerText()).toContain('copy the whole link')
    await page.getByRole('button', { name: 'Remove A scenario that cannot be read' }).click()
    await page.locator('[data-scenario=mine]').click()
    await requireShown(page, without!)
  }, 120_000)
})
