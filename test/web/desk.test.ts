import type { RouteReply } from '@serai/contract'
import { localPlanner } from '@serai/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { voiceOf } from '../../packages/web/src/i18n/voice.ts'
import { readQuestion, requestOf } from '../../packages/web/src/state/question.ts'
import { describePage } from './chromium.ts'
import { downloaded, prepared, repaintMs, requireQuick, type Stage, settled, stage } from './stage.ts'

// The real page, the real engine in its worker, the real server beside it.

const QUERY = '?from=KZALA&to=AEJEA&cargo=containers&teu=40&depart=2027-03-01&lang=en'
const NEVER_ASKED = ['hormuz-open', 'russia-closed', 'gwadar-upgraded']
/** The browser draws its map by the processor: turns take long on a machine that is shared. */
const TURNS_TIMEOUT_MS = 180_000
let theatre: Stage

beforeAll(async () => {
  theatre = await stage({ planner: localPlanner })
}, 120_000)
afterAll(() => theatre?.close())

async function replyTo(query: string): Promise<RouteReply> {
  const request = requestOf(readQuestion(new URLSearchParams(query), new Date()))
  const response = await fetch(`${theatre.url}/api/route`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as RouteReply
}

describePage('Almaty to Jebel Ali, 40 TEU', () => {
  it('shows the figures that the server gives for the same question', async () => {
    const { page, faults } = await theatre.open(QUERY)
    const reply = await replyTo(QUERY)
    const voice = voiceOf('en')
    expect(reply.itineraries.length).toBeGreaterThan(1)
    const shown = await page.locator('.ways tbody tr').allInnerTexts()
    const byCost = [...reply.itineraries].sort((a, b) => a.costCents - b.costCents)
    expect(shown).toHaveLength(byCost.length)
    for (const [index, itinerary] of byCost.entries()) {
      expect(shown[index]).toContain(voice.usd(itinerary.costCents))
      expect(shown[index]).toContain(voice.daysBare(itinerary.minutes.p50))
      expect(shown[index]).toContain(voice.daysBare(itinerary.minutes.p90))
    }
    await page.waitForSelector('.map-canvas canvas')
    expect(faults).toEqual([])
  })

  it(
    'plans again at once when the borders reopen, and the address keeps it',
    async () => {
      const { page, faults } = await theatre.open(QUERY)
      const before = await page.locator('main').getAttribute('data-planned')
      const times: number[] = []
      for (let turn = 0; turn < 9; turn++) {
        // The software renderer of this browser takes its time over the map: measure from rest.
        await settled(page)
        times.push(await repaintMs(page, 'borders-reopen'))
      }
      const after = await page.locator('main').getAttribute('data-planned')
      expect(after).not.toBe(before)
      expect(new URL(page.url()).searchParams.get('scenarios')).toBe('borders-reopen')
      expect(after).toBe((await replyTo(new URL(page.url()).search)).atlas.id)
      requireQuick('a scenario switched to and fro', times)
      expect(faults).toEqual([])
    },
    TURNS_TIMEOUT_MS,
  )

  it(
    'is as quick with a scenario that nobody has asked for, once the worker has had a rest',
    async () => {
      const { page, faults } = await theatre.open(QUERY)
      const times: number[] = []
      for (const scenario of NEVER_ASKED) {
        await settled(page)
        await prepared(page)
        times.push(await repaintMs(page, scenario))
        expect(await page.locator('main').getAttribute('data-planned')).toBe(
          (await replyTo(new URL(page.url()).search)).atlas.id,
        )
        await settled(page)
        await repaintMs(page, scenario)
      }
      requireQuick('a scenario switched to for the first time', times)
      expect(faults).toEqual([])
    },
    TURNS_TIMEOUT_MS,
  )

  it('hands out the same ways as CSV and GeoJSON', async () => {
    const { page } = await theatre.open(QUERY)
    const reply = await replyTo(QUERY)
    const csv = (await downloaded(page, 'ways')).content.toString('utf8')
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(reply.itineraries.length + 1)
    expect(lines[1]).toContain(String(reply.itineraries[0]!.costCents / 100))
    const { features } = JSON.parse((await downloaded(page, 'geojson')).content.toString('utf8'))
    const hauls = reply.itineraries.flatMap((one) => one.legs.filter((leg) => leg.kind === 'haul'))
    expect(features.length).toBe(hauls.length)
  })
})

describePage('a refusal', () => {
  it('is said in the reader’s language and leaves the page usable', async () => {
    const { page } = await theatre.open(QUERY.replace('lang=en', 'lang=ru'))
    await page.locator('input[role=combobox]').nth(1).fill('KZALA')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('[role=alert]').textContent()).toContain('Начало и конец')
    expect(await page.locator('.ways tbody tr').count()).toBeGreaterThan(0)
  })
})
