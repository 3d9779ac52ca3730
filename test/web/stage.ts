import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDesk, type Planner, type Served, serve } from '@serai/server'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { expect } from 'vitest'
import { chromiumPath } from './chromium.ts'

const WEB = fileURLToPath(new URL('../../packages/web/', import.meta.url))

/** WebGL without a graphics card, and nothing that goes out by itself. */
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export interface Stage {
  readonly url: string
  /** Opens the page; `faults` gathers everything that the console calls an error. */
  open(query: string, options?: BrowserContextOptions): Promise<{ page: Page; faults: string[] }>
  close(): Promise<void>
}

export interface StageOptions {
  planner(desk: Awaited<ReturnType<typeof openDesk>>): Planner
  /** Module that stands in for the page's planning worker. */
  readonly worker?: string
}

/** Builds the page into a folder of its own, serves it by the real server and starts the real browser. */
export async function stage(options: StageOptions): Promise<Stage> {
  if (chromiumPath === null)
    throw new Error('no Chromium or Chrome was found: set CHROMIUM to the path of one')
  const directory = await mkdtemp(join(tmpdir(), 'serai-page-'))
  const { worker } = options
  await asShipped(() =>
    build({
      root: WEB,
      configFile: join(WEB, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: directory, emptyOutDir: true },
      ...(worker === undefined ? {} : { worker: { format: 'es', plugins: () => [standIn(worker)] } }),
    }),
  )
  const desk = await openDesk(process.env.SERAI_DATA || undefined)
  const served: Served = await serve({
    desk,
    planner: options.planner(desk),
    port: 0,
    host: '127.0.0.1',
    page: directory,
  })
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: FLAGS,
  })
  return {
    url: served.url,
    async open(query, context = {}) {
      const opened = await browser.newContext({
        locale: 'en-GB',
        viewport: { width: 1440, height: 900 },
        acceptDownloads: true,
        ...context,
      })
      const page = await opened.newPage()
      const faults: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(error.message))
      await page.goto(`${served.url}/${query}`)
      await page.waitForSelector('main[aria-busy="false"] :is(.lead, .trouble)', { timeout: 60_000 })
      return { page, faults }
    },
    async close() {
      await browser.close()
      await served.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Vitest names its environment `test`, and Vite would then build the slow React of development. */
async function asShipped(make: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await make()
  } finally {
    process.env.NODE_ENV = before
  }
}

function standIn(module: string) {
  return {
    name: 'stand-in',
    enforce: 'pre' as const,
    transform: (_: string, id: string) =>
      id.endsWith('/worker/planner.ts') ? `import ${JSON.stringify(module)}` : null,
  }
}

/** The text of a file that the page hands out. */
export async function downloaded(page: Page, format: string): Promise<{ name: string; content: Buffer }> {
  await page.locator('[popovertarget=save-list]').click()
  const waiting = page.waitForEvent('download')
  await page.locator(`[data-save=${format}]`).click()
  const download = await waiting
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return { name: download.suggestedFilename(), content: Buffer.concat(chunks) }
}

/** Resolves when everything that follows the table has been drawn and the map stands still. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const [painted, after] = ['serai-painted', 'serai-settled'].map(
      (name) => performance.getEntriesByName(name).at(-1)?.startTime ?? Number.NaN,
    )
    return after! >= painted!
  })
  await page.waitForSelector('.map-canvas[data-still="true"]')
}

/** Resolves when the worker has done ahead what switches of the present question would wait for. */
export async function prepared(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const [asked, ahead] = ['serai-planned', 'serai-prepared'].map(
      (name) => performance.getEntriesByName(name).at(-1)?.startTime ?? Number.NaN,
    )
    return ahead! >= asked!
  })
}

/** Milliseconds from a press until the frame with the new answer is drawn; the map's own canvas may follow. */
export function repaintMs(page: Page, scenario: string): Promise<number> {
  return page.evaluate(
    (id) =>
      new Promise<number>((resolve) => {
        const main = document.querySelector('main')!
        const pressed = performance.now()
        let began = false
        const watch = new MutationObserver(() => {
          if (main.getAttribute('aria-busy') === 'true') began = true
          else if (began) {
            watch.disconnect()
            // A task that is queued in a frame's callback runs after that frame is drawn.
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed), 0))
          }
        })
        watch.observe(main, { attributes: true })
        document.querySelector<HTMLButtonElement>(`[data-scenario="${id}"]`)!.click()
      }),
    scenario,
  )
}

/** From a press to the frame with the new answer, as the issue asks. */
const BUDGET_MS = 200

/** Half of the turns within the budget; on a machine that others crowd, in as much more time as each process has to share. */
export function requireQuick(what: string, times: readonly number[]): void {
  const crowd = Math.max(1, loadavg()[0]! / availableParallelism())
  const median = [...times].sort((a, b) => a - b)[times.length >> 1]!
  console.log(`${what}: ${times.map(Math.round).join(', ')} ms, load a core ${crowd.toFixed(1)}`)
  expect(median).toBeLessThanOrEqual(BUDGET_MS * crowd)
}
