import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describePage } from './chromium.ts'
import { faintTexts } from './contrast.ts'
import { fixturePlan } from './fixture-engine.ts'
import { downloaded, type Stage, settled, stage } from './stage.ts'

// The page by itself: known ways come from a stand-in for the engine, so that what is looked at does not move.

const QUERY = '?from=KZALA&to=AEJEA&cargo=containers&teu=40&depart=2027-03-01&lang=en'
let theatre: Stage

beforeAll(async () => {
  theatre = await stage({
    worker: fileURLToPath(new URL('fixture-planner.ts', import.meta.url)),
    planner: (desk) => ({
      route: async (request) => fixturePlan(desk, request),
      sea: async () => ({ speedKnots: 14, lanes: [] }),
      close: async () => {},
    }),
  })
}, 120_000)
afterAll(() => theatre?.close())

describePage('table', () => {
  it('sorts by a head, both ways round, and says so', async () => {
    const { page, faults } = await theatre.open(QUERY)
    const letters = () => page.locator('.ways tbody .letter').allInnerTexts()
    expect(await letters()).toEqual(['A', 'B', 'C'])
    const head = page.locator('.ways th', { hasText: 'CO₂e' })
    await head.getByRole('button').click()
    // By distance at one intensity: China 15,490 km, the Caspian 11,320 km, Iran 4,140 km.
    expect(await letters()).toEqual(['A', 'C', 'B'])
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    await head.getByRole('button').click()
    expect(await letters()).toEqual(['B', 'C', 'A'])
    expect(new URL(page.url()).searchParams.get('sort')).toBe('-co2')
    expect(faults).toEqual([])
  })

  it('compares ticked ways side by side and marks the better figure', async () => {
    const { page } = await theatre.open(QUERY)
    await page.locator('.ways tbody input').nth(0).check()
    expect(await page.locator('.compare').count()).toBe(0)
    await page.locator('.ways tbody input').nth(1).check()
    const cost = page.locator('.compare tbody tr').first()
    await expect.poll(() => cost.locator('td').allInnerTexts()).toEqual(['$102,900', '$120,700'])
    expect(await cost.locator('td').nth(0).getAttribute('class')).toContain('best')
    await page.reload()
    await page.waitForSelector('.compare')
  })

  it('shows the chosen way in detail, with legs that add up', async () => {
    const { page } = await theatre.open(QUERY)
    await page
      .getByRole('button', { name: /China and Lianyungang/ })
      .last()
      .click()
    await expect.poll(() => page.locator('#detail-title').textContent()).toContain('China and Lianyungang')
    const texts = await page.locator('.cost-bars .figure').allInnerTexts()
    const sum = texts.reduce((total, text) => total + Number(text.replace(/[^\d.]/g, '')), 0)
    expect(sum).toBe(120_700)
  })
})

describePage('completion', () => {
  it('understands Cyrillic and works without a mouse', async () => {
    const { page } = await theatre.open(QUERY)
    const box = page.getByRole('combobox', { name: 'From' })
    await box.focus()
    await box.fill('Костан')
    await page.getByRole('option').first().waitFor()
    expect(await box.getAttribute('aria-expanded')).toBe('true')
    const active = await box.getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${active}"]`).textContent()).toContain('Kostanay')
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=KZKSN/)
    expect(await box.getAttribute('aria-expanded')).toBe('false')
    await page.goBack()
    await expect.poll(() => box.inputValue()).toBe('Almaty')
  })

  it('gives up on Escape and keeps the question', async () => {
    const { page } = await theatre.open(QUERY)
    const box = page.getByRole('combobox', { name: 'To' })
    await box.fill('Moscow')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    expect(await box.inputValue()).toContain('Jebel Ali')
    expect(page.url()).toContain('to=AEJEA')
  })
})

describePage('languages', () => {
  it('turns the whole page to Russian and back', async () => {
    const { page, faults } = await theatre.open(QUERY)
    await page.getByRole('button', { name: 'Русский' }).click()
    await expect.poll(() => page.locator('h1').textContent()).toContain('Алматы')
    expect(await page.locator('html').getAttribute('lang')).toBe('ru')
    // What stays Latin: codes of places in the notation. Particulars follow the table by a frame.
    const latin = async () => {
      const words = (await page.locator('main').allInnerTexts()).join(' ').match(/[A-Za-z]{4,}/g) ?? []
      return words.filter((word) => !/^[A-Z]{5}$/.test(word))
    }
    await expect.poll(latin).toEqual([])
    expect(faults).toEqual([])
  })
})

describePage('files', () => {
  it('writes the offer as a PDF with embedded letters', async () => {
    const { page, faults } = await theatre.open(QUERY.replace('lang=en', 'lang=ru'))
    await page.waitForSelector('.map-canvas[data-still="true"]')
    const { name, content } = await downloaded(page, 'pdf')
    expect(name).toBe('serai-offer.pdf')
    expect(content.subarray(0, 5).toString()).toBe('%PDF-')
    expect(content.includes('/FontFile2')).toBe(true)
    expect(faults).toEqual([])
  })

  it('opens CSV with a byte order mark, for Excel', async () => {
    const { page } = await theatre.open(QUERY)
    const { content } = await downloaded(page, 'legs')
    expect([...content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(content.toString('utf8').trim().split('\r\n')).toHaveLength(8 + 8 + 9 + 1)
  })
})

describePage('a phone', () => {
  it.each(['en', 'ru'])('needs no scrolling sideways in %s', async (language) => {
    const { page } = await theatre.open(QUERY.replace('lang=en', `lang=${language}`), {
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    })
    await page.locator('.limits summary').click()
    await page.locator('.notes summary').click()
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
    expect(widths[0]).toBeLessThanOrEqual(widths[1]!)
  })

  it('has controls as high as a finger', async () => {
    const { page } = await theatre.open(QUERY, {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    })
    await settled(page)
    await page.locator('.limits summary').click()
    const low = await page.evaluate(() => {
      const controls =
        'header button, nav a, .question input:not([type=radio]), .question select, .question button, .toggle label,' +
        '.chip, summary, .tick, .sort, .quiet, .map button, .tile, .ways tbody tr'
      return [...document.querySelectorAll(controls)]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 40)
        .map((one) => `${one.className || one.tagName}: ${one.getBoundingClientRect().height} px`)
    })
    expect(low).toEqual([])
  })
})

describePage('light and dark', () => {
  it.each(['light', 'dark'] as const)('every text can be read by %s', async (colorScheme) => {
    const { page } = await theatre.open(QUERY, { colorScheme })
    await settled(page)
    await page.locator('.ways tbody input').nth(0).check()
    await page.locator('.ways tbody input').nth(1).check()
    await page.waitForSelector('.compare')
    await page.evaluate(() => {
      for (const box of document.querySelectorAll('details')) box.open = true
    })
    expect(await faintTexts(page)).toEqual([])
  })
})

describePage('on paper', () => {
  const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length

  // Question, ways and map; legs; costs and papers; sources: no more, whatever the window is like.
  it.each([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])('is an offer of a few pages, printed from a window %o', async (viewport) => {
    const { page } = await theatre.open(QUERY, { viewport, colorScheme: 'dark' })
    await settled(page)
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }))
    expect(pages).toBeGreaterThanOrEqual(2)
    expect(pages).toBeLessThanOrEqual(4)
  })

  it('has its sources unfolded and nothing to press, and the page is as it was afterwards', async () => {
    const { page } = await theatre.open(QUERY)
    await settled(page)
    const unfolded = () =>
      page.locator('.sources details').evaluate((box) => (box as HTMLDetailsElement).open)
    const width = () => page.locator('.card-time svg').getAttribute('width')
    const [before, wide] = [await unfolded(), await width()]
    await page.evaluate(() => {
      const seen = () => {
        const box = document.querySelector<HTMLDetailsElement>('.sources details')!
        const svg = document.querySelector('.card-time svg')!
        document.body.dataset.printed = `${box.open} ${svg.getAttribute('width')}`
      }
      addEventListener('beforeprint', seen)
    })
    await page.pdf()
    // Drawn anew for the paper before it was laid out, not for the window.
    expect(await page.locator('body').getAttribute('data-printed')).toBe('true 600')
    expect([before, await unfolded()]).toEqual([false, false])
    await expect.poll(width).toBe(wide)
    await page.emulateMedia({ media: 'print' })
    for (const control of ['.question', '.tools', '.map-tools', '.legend', '.col-tick', '.hint'])
      expect([control, await page.locator(control).first().isVisible()]).toEqual([control, false])
    const head = page.locator('.papers thead')
    expect(await head.evaluate((node) => getComputedStyle(node).display)).toBe('table-header-group')
  })
})

describePage('hostile addresses', () => {
  it('shows text as text and refuses each unsound part by its label', async () => {
    const bad = '<img src=x onerror=document.title="owned">'
    const { page, faults } = await theatre.open(
      `?from=${encodeURIComponent(bad)}&to=AEJEA&cargo=../x&teu=-5&depart=never&sort=__proto__&way=%00&lang=xx`,
    )
    expect(await page.locator('main img').count()).toBe(0)
    expect(await page.title()).not.toBe('owned')
    expect(await page.getByRole('combobox', { name: 'From' }).inputValue()).toBe(bad)
    const told = await page.getByRole('alert').innerText()
    for (const part of [
      'Cargo: got ../x',
      'Quantity: got -5 TEU, wanted more than 0 TEU',
      'Departure: got never',
    ])
      expect(told).toContain(part)
    expect(await page.locator('.ways').count()).toBe(0)
    expect(faults).toEqual([])
  })
})
