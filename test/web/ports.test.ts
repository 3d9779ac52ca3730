import type { SimulationJob, SimulationReply } from '@serai/contract'
import { localPlanner } from '@serai/server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { halfOf, placeOf } from '../../packages/web/src/ports/i18n/figure.ts'
import { portsVoiceOf } from '../../packages/web/src/ports/i18n/voice.ts'
import { describePage } from './chromium.ts'
import { faintTexts } from './contrast.ts'
import { downloaded, type Stage, stage } from './stage.ts'

// The real page, the real engine in its workers, the real server beside it. Few days and replications: what is shown is
// tested here, what is found in the engine's own tests.

const QUESTION = { case: 'gwadar-today', days: 20, replications: 3 }
const QUERY = 'ports?case=gwadar-today&days=20&replications=3&lang=en'
const PATIENCE = { timeout: 60_000 }
let theatre: Stage

beforeAll(async () => {
  theatre = await stage({ planner: localPlanner })
}, 120_000)
afterAll(() => theatre?.close())

/** The page when every replication is there. */
async function settled(page: Page): Promise<Page> {
  await page.waitForSelector('main[aria-busy="false"][data-running="false"] .tiles:not(.busy)', PATIENCE)
  return page
}

async function replyTo(request: object): Promise<SimulationReply> {
  const post = await fetch(`${theatre.url}/api/simulations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  const { links } = (await post.json()) as SimulationJob
  const job = (await (await fetch(`${theatre.url}${links.self}?wait=30`)).json()) as SimulationJob
  if (job.kind !== 'simulation' || !job.result) throw new Error(`the server answered ${job.state}`)
  return job.result
}

const figureIn = (reply: SimulationReply, id: string, language: 'en' | 'ru' = 'en') => {
  const measure = reply.measures.find((one) => one.id === id)!
  return portsVoiceOf(language).figure(measure.mean, measure.unit, placeOf(measure.mean, halfOf(measure)))
}

describePage('Gwadar today', () => {
  it('shows the figures and the charts that the server gives for the same question', async () => {
    const { page, faults } = await theatre.open(QUERY)
    await settled(page)
    const reply = await replyTo(QUESTION)
    for (const { id } of reply.measures)
      expect(await page.locator(`.measures tr[data-measure="${id}"] td`).first().innerText()).toContain(
        figureIn(reply, id),
      )
    for (const id of ['ships.waitHours', 'work.lostHours', 'power.co2eTonnes', 'transit.tonnes'])
      expect(await page.locator(`.tiles [data-measure="${id}"]`).innerText()).toContain(figureIn(reply, id))
    const lines = await page.locator('.line-chart').count()
    expect(lines).toBeGreaterThanOrEqual(4)
    expect(lines).toBeLessThanOrEqual(reply.lines.length)
    const counted = reply.calls.filter(({ arrived, sailed }) => sailed > 0 && arrived < 20 * 1440)
    expect(await page.locator('.berth-plan .call-list tbody tr').count()).toBe(counted.length)
    expect(await page.locator('.energy-day').count()).toBe(1)
    expect(await page.locator('.dwells tbody tr').count()).toBe(reply.dwells.length)
    expect(await page.locator('.inputs tbody tr').count()).toBe(reply.inputs.length)
    expect(faults).toEqual([])
  }, 120_000)

  it('answers anew when the sun shines on it, beside what it was, and the address keeps it', async () => {
    const { page, faults } = await theatre.open(QUERY)
    await settled(page)
    const slider = page.locator('[data-lever=solarMwp]')
    await slider.focus()
    for (let press = 0; press < 8; press++) await page.keyboard.press('ArrowRight')
    await page.waitForURL(/solarMwp=4(&|$)/, PATIENCE)
    await page.waitForSelector('.tiles .tile-change', PATIENCE)
    await settled(page)
    const [before, after] = [await replyTo(QUESTION), await replyTo({ ...QUESTION, levers: { solarMwp: 4 } })]
    const tile = await page.locator('.tiles [data-measure="power.co2eTonnes"]').innerText()
    expect(tile).toContain(figureIn(after, 'power.co2eTonnes'))
    expect(tile).toContain(`before: ${figureIn(before, 'power.co2eTonnes')}`)
    expect(tile).toContain('better')
    expect(await page.locator('.energy-day').count()).toBe(2)
    // A link says it all: opened anew it shows the same.
    const { page: other } = await theatre.open(page.url().slice(theatre.url.length + 1))
    await settled(other)
    expect(await other.locator('[data-lever=solarMwp]').inputValue()).toBe('4')
    expect(await other.locator('.tiles [data-measure="power.co2eTonnes"]').innerText()).toBe(tile)
    await page.getByRole('button', { name: 'As the case has it' }).click()
    await page.waitForURL((url) => !url.searchParams.has('solarMwp'), PATIENCE)
    expect(faults).toEqual([])
  }, 120_000)

  it('speaks Russian', async () => {
    const { page } = await theatre.open(QUERY)
    await settled(page)
    await page.locator('.languages button[lang=ru]').click()
    const reply = await replyTo(QUESTION)
    expect(await page.locator('h1').innerText()).toBe(reply.case.nameRu)
    expect(new URL(page.url()).searchParams.get('lang')).toBe('ru')
    const tile = await page.locator('.tiles [data-measure="power.co2eTonnes"]').innerText()
    expect(tile).toContain(figureIn(reply, 'power.co2eTonnes', 'ru'))
  }, 120_000)

  it('draws waiting against throughput when told to', async () => {
    const { page, faults } = await theatre.open(QUERY.replace('replications=3', 'replications=1'))
    await settled(page)
    await page.locator('[data-run=sweep]').click()
    await page.waitForSelector('.sweep-chart', { timeout: 120_000 })
    // 0 to 800,000 t a year in steps of 100,000.
    expect(await page.locator('.sweep-chart .point').count()).toBe(9)
    expect(await page.locator('.sweep-knee').innerText()).toMatch(/knee/i)
    const { name, content } = await downloaded(page, 'sweep')
    expect(name).toBe('serai-gwadar-today-sweep.csv')
    expect(content.toString('utf8')).toContain('gwadar-today,transitTonnes,800000,t/year,')
    expect(faults).toEqual([])
  }, 180_000)

  it('hands out its measures, and the dwell times as a scenario', async () => {
    const { page } = await theatre.open(QUERY)
    await settled(page)
    const reply = await replyTo(QUESTION)
    const csv = (await downloaded(page, 'measures')).content.toString('utf8')
    expect(csv.trim().split('\r\n')).toHaveLength(reply.measures.length + 1)
    const { name, content } = await downloaded(page, 'calibration')
    expect(name).toBe('gwadar-today-measured.json')
    expect(JSON.parse(content.toString('utf8')).changes).toHaveLength(2 * reply.dwells.length)
  }, 120_000)
})

describePage('a refusal', () => {
  it('names the nearest case and leaves the page usable', async () => {
    const { page } = await theatre.open('ports?case=gwadar-todya&days=20&replications=1&lang=en')
    const alert = page.locator('[role=alert]')
    expect(await alert.innerText()).toContain('No case is called “gwadar-todya”')
    expect(await alert.innerText()).toContain('gwadar-today (nearest)')
    await page.locator('[data-case=gwadar-today]').click()
    await settled(page)
    expect(await alert.count()).toBe(0)
    expect(await page.locator('h1').innerText()).toBe('Gwadar port today')
  }, 120_000)

  it.each([
    ['berths=999', 'levers.berths: got 999, wanted at most 200'],
    ['replications=100000', 'replications: got 100000, wanted at most 1000'],
    ['lanes=3', 'lanes: got a lever, wanted one of the levers of gwadar-today'],
    ['solarMwp=much', 'levers.solarMwp: got NaN, wanted a number'],
  ])(
    'of %s says what was wanted',
    async (part, message) => {
      const { page } = await theatre.open(`ports?case=gwadar-today&lang=en&${part}`)
      expect(await page.locator('[role=alert]').innerText()).toContain(message)
      expect(await page.locator('[data-lever=berths]').isVisible()).toBe(true)
    },
    120_000,
  )
})

describePage('a border on a phone', () => {
  it('shows its queues and no berths; nothing is wider than the screen, and all can be read by night', async () => {
    const query = 'ports?case=khorgos-rush&days=10&replications=2&lang=ru'
    const viewport = { width: 390, height: 844 }
    const { page, faults } = await theatre.open(query, { viewport, colorScheme: 'dark' })
    await settled(page)
    await page.evaluate(() => {
      for (const box of document.querySelectorAll('details')) box.open = true
    })
    expect(await page.locator('.tiles [data-measure="border.out.waitHours"]').count()).toBe(1)
    expect(await page.locator('.berth-plan').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await faintTexts(page)).toEqual([])
    expect(faults).toEqual([])
  }, 120_000)
})
