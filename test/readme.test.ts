import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { load } from '@serai/atlas'
import { readPackage } from '@serai/atlas/node'
import { describe, expect, it, vi } from 'vitest'
import { command } from './terminal.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const EXAMPLE = '../examples/two-worlds.mjs'

const readme = await readFile(`${ROOT}README.md`, 'utf8')
const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({
  language: language!,
  code: code!,
}))
const linesIn = (language: string) =>
  blocks.filter((block) => block.language === language).flatMap(({ code }) => code.trim().split('\n'))

/** What a reader of each command looks for. */
const ANSWERS: Readonly<Record<string, RegExp>> = {
  route: /\[P50 \d/,
  sea: /PKKHI\s+NLRTM\s+\d+/,
  simulate: /Quay work lost for want of power +\d/,
}

describe('the README', () => {
  it.each(linesIn('bash'))('%s', async (line) => {
    const [npx, name, ...words] = line.split(' ')
    expect([npx, name]).toEqual(['npx', 'serai'])
    const { out, err, code } = await command(words)
    expect({ err, code }).toEqual({ err: '', code: 0 })
    expect(out).toMatch(ANSWERS[words[0]!]!)
  })

  it('names scripts that there are', async () => {
    const { scripts } = JSON.parse(await readFile(`${ROOT}package.json`, 'utf8'))
    expect(linesIn('sh')).toEqual(['npm ci', 'npm start', 'npm test'])
    expect(scripts).toMatchObject({ prepare: 'npm run build', start: 'serai serve', test: 'vitest run' })
  })

  it('shows the example as it is, and the example tells ways of two worlds', async () => {
    const [shown, ...others] = blocks.filter(({ language }) => language === 'js')
    expect(others).toEqual([])
    expect(shown!.code).toBe(await readFile(new URL(EXAMPLE, import.meta.url), 'utf8'))
    const said = vi.spyOn(console, 'log').mockImplementation(() => {})
    await import(/* @vite-ignore */ EXAMPLE)
    const lines = said.mock.calls.map(([line]) => String(line))
    said.mockRestore()
    expect(lines).toHaveLength(6)
    for (const line of lines) expect(line).toMatch(/^[\w-]+: \$[\d.]+, [\d.]+ days, one in ten over [\d.]+$/)
    // More ways to choose from: the best of the world with open borders are no dearer.
    const cheapest = (from: number) => Number(/\$([\d.]+)/.exec(lines[from]!)![1])
    expect(cheapest(3)).toBeLessThanOrEqual(cheapest(0))
  })

  it('leads to files that exist', () => {
    const paths = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1]!)
    expect(paths.length).toBeGreaterThan(10)
    for (const path of paths) expect(existsSync(ROOT + path), path).toBe(true)
  })

  it('counts the evidence as the atlas does', async () => {
    const { links, tariffs, crossings } = load(await readPackage()).tables
    const graded = (rows: readonly { grade: string }[], grade: string) =>
      rows.filter((row) => row.grade === grade).length
    const text = readme.replace(/\s+/g, ' ')
    expect(text).toContain(`Of the ${links.length} land links, ${graded(links, 'published')} have`)
    expect(text).toContain(`Of the ${tariffs.length} tariff rows, ${graded(tariffs, 'published')} are`)
    expect(text).toContain(`measured at ${graded(crossings, 'measured')} of ${crossings.length} crossings`)
  })
})
