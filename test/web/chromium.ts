import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { describe } from 'vitest'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/opt/homebrew/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  `${homedir()}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium: `CHROMIUM` when it is set, else the first of the usual places that has one; null without. */
export const chromiumPath: string | null =
  process.env.CHROMIUM || USUAL.find((path) => existsSync(path)) || null

const required = process.env.SERAI_CI === '1' || process.env.CI === 'true'
const skipped = chromiumPath === null && !required
if (skipped)
  console.warn(
    'The tests of the page are skipped: no Chromium or Chrome was found. Set CHROMIUM to the path of one.',
  )

/** `describe` for tests that need the browser: skipped where there is none, but never where CI says that there must be. */
export const describePage = describe.skipIf(skipped)
