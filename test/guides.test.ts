import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { apply, PROBLEMS, parseScenario } from '@serai/atlas'
import { app, localPlanner, openDesk } from '@serai/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as serai } from './terminal.ts'

const GUIDES = fileURLToPath(new URL('../docs/guides/', import.meta.url))
const REFERENCE = fileURLToPath(new URL('../docs/reference/', import.meta.url))
const GUIDE_SERVER = 'http://127.0.0.1:8787'

interface Block {
  readonly language: string
  readonly code: string
  readonly line: number
}

function blocksOf(markdown: string): Block[] {
  const found = markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)
  return [...found].map((match) => ({
    language: match[1]!,
    code: match[2]!,
    line: markdown.slice(0, match.index).split('\n').length,
  }))
}

/** Words of a command line: quotes of both kinds, no variables, no pipes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]!)
}

const names = (await readdir(GUIDES)).filter((name) => name.endsWith('.md'))
const guides = await Promise.all(
  names.map(async (name) => ({ name, blocks: blocksOf(await readFile(GUIDES + name, 'utf8')) })),
)

const commands = guides.flatMap(({ name, blocks }) =>
  blocks.flatMap(({ language, code, line }, index) => {
    if (language !== 'bash' || !code.startsWith('npx serai')) return []
    const next = blocks[index + 1]
    const shown = next?.language === 'text' ? next.code.trim().split('\n') : []
    const lines = code.trim().split('\n')
    return lines.map((command, at) => ({
      where: `${name}:${line + 1 + at}`,
      command,
      shown: at === lines.length - 1 ? shown : [],
    }))
  }),
)

/** Files that commands of the guides write; others of them read those. */
const written = new Set(commands.flatMap(({ command }) => /--calibrate (\S+)/.exec(command)?.[1] ?? []))

describe('commands of the guides', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'serai-guides-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('are there', () => expect(commands.length).toBeGreaterThan(10))

  it.each(commands)('$where $command', async ({ command, shown }) => {
    const [npx, name, ...words] = wordsOf(command)
    expect([npx, name]).toEqual(['npx', 'serai'])
    const { out, err, code } = await serai(
      words.map((word) => (written.has(word) ? join(folder, word) : word)),
    )
    expect({ err, code }).toEqual({ err: '', code: 0 })
    expect(out).not.toBe('')
    const squeezed = out.replace(/ +/g, ' ')
    for (const line of shown) expect(squeezed).toContain(line.replace(/ +/g, ' '))
  })
})

describe('scenarios of the guides', () => {
  const shown = guides.flatMap(({ name, blocks }) =>
    blocks
      .filter(({ language, code }) => language === 'json' && code.includes('"changes"'))
      .map(({ code }) => [name, code]),
  )
  it.each(shown)('of %s can be applied', async (name, code) => {
    const { atlas } = await openDesk()
    expect(apply(atlas, parseScenario(JSON.parse(code!), name!)).scenarios).toEqual([name])
  })
})

describe('the guide to HTTP', () => {
  const { blocks } = guides.find(({ name }) => name === 'http-api.md')!

  it('asks a server as it says, and gets what it says', async () => {
    let stop = () => {}
    let said = (_: string) => {}
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    const heard = new Promise<string>((resolve) => {
      said = resolve
    })
    const start = blocks.find(({ code }) => code.startsWith('npx serai serve'))!
    expect(wordsOf(start.code)).toEqual(['npx', 'serai', 'serve', '--port', '8787'])
    const serving = serai(['serve', '--port', '0'], { stopped }, said)
    const url = /http:\/\/[\d.:]+/.exec(await heard)![0]

    for (const [index, block] of blocks.entries()) {
      if (!block.code.startsWith('curl')) continue
      const reply = await curl(block.code.trim().replaceAll(GUIDE_SERVER, url))
      const next = blocks[index + 1]
      if (next?.language === 'json') expect(reply.body).toMatchObject(JSON.parse(next.code))
      else expect(reply.status, block.code).toBe(200)
    }
    const printed = await runTypeScript(blocks.find(({ language }) => language === 'ts')!.code, url)
    expect(printed.at(-1)![0]).toBe('place-unknown')
    expect(printed.length).toBeGreaterThan(1)
    stop()
    expect((await serving).code).toBe(0)
  })
})

/** Does what a `curl` line of the guide does. */
async function curl(line: string): Promise<{ status: number; body: unknown }> {
  const [, ...words] = wordsOf(line)
  const url = words.find((word) => word.startsWith('http'))!
  const after = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined)
  const [data, header] = [after('-d'), after('-H')]
  const [name = '', value = ''] = header?.split(': ') ?? []
  const init = data === undefined ? {} : { method: 'POST', body: data, headers: { [name]: value } }
  const response = await fetch(url, init)
  return { status: response.status, body: await response.json() }
}

/** Runs a code block as a module beside this test and gives what it printed, one list a call. */
async function runTypeScript(code: string, url: string): Promise<unknown[][]> {
  const path = fileURLToPath(new URL('./guide-block.generated.ts', import.meta.url))
  const recorder =
    'export const printed: unknown[][] = []\nconst console = { log: (...said: unknown[]) => printed.push(said) }\n'
  await writeFile(path, recorder + code.replaceAll(GUIDE_SERVER, url))
  try {
    return ((await import(/* @vite-ignore */ path)) as { printed: unknown[][] }).printed
  } finally {
    await rm(path)
  }
}

describe('the references', () => {
  it('name every option of the command line', async () => {
    const page = await readFile(`${REFERENCE}cli.md`, 'utf8')
    for (const command of ['route', 'simulate', 'places', 'sea', 'check', 'scenarios', 'serve']) {
      expect(page).toContain(`## serai ${command}`)
      const { out } = await serai([command, '--help'])
      const options = [...out.matchAll(/^ {2}(--[\w-]+)/gm)].map((match) => match[1]!)
      expect(options.length).toBeGreaterThan(0)
      for (const option of options) expect(page, `${command} ${option}`).toContain(`\`${option}`)
    }
  })

  it('list every refusal as the table of problems has it', async () => {
    const page = await readFile(`${REFERENCE}http.md`, 'utf8')
    const listed = page.split('\n').filter((line) => /^\| `[a-z-]+` \| \d{3} /.test(line))
    const rows = Object.entries(PROBLEMS).map(
      ([code, { status, message, mend }]) =>
        `| \`${code}\` | ${status} | ${message.replaceAll('\n', ' ')} | ${mend} |`,
    )
    expect(listed).toEqual(rows)
  })

  it('name every end point and every field of a request', async () => {
    const desk = await openDesk()
    const made = await app(desk, localPlanner(desk))
    const page = await readFile(`${REFERENCE}http.md`, 'utf8')
    const document = made.swagger() as unknown as {
      paths: Record<string, { get?: { parameters?: { name: string }[] } }>
    }
    for (const path of Object.keys(document.paths)) expect(page).toContain(path)
    for (const { name } of document.paths['/api/route']!.get!.parameters!)
      expect(page).toContain(`\`${name}\``)
    await made.close()
  })
})
