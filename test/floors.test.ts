import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

// The plan of the house as data: who may import whom. Imports point down.
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  atlas: [],
  engine: ['atlas'],
  contract: ['atlas'],
  server: ['atlas', 'engine', 'contract'],
  cli: ['atlas', 'engine', 'contract', 'server'],
  web: ['atlas', 'contract'],
}

/** Inside the engine: a folder may import its own floor's folders only where named, and every floor below. */
const ENGINE: Readonly<Record<string, readonly string[]>> = {
  random: [],
  itinerary: [],
  event: [],
  network: ['itinerary', 'random'],
  cost: ['network', 'itinerary'],
  sea: ['network', 'itinerary'],
  papers: ['network', 'itinerary'],
  power: ['random'],
  disruption: ['network', 'random'],
  rehearse: ['network', 'itinerary', 'random'],
  search: ['cost', 'sea', 'papers', 'network', 'itinerary', 'random'],
  sim: ['power', 'disruption', 'event', 'network', 'itinerary', 'random'],
  plan: ['search', 'rehearse', 'cost', 'sea', 'papers', 'network', 'itinerary', 'random'],
  study: ['plan', 'sim', 'search', 'power', 'network', 'itinerary', 'event'],
}

/** The web's worker runs the engine; the page may name its types. */
const WEB_WORKER = 'packages/web/src/worker/'
const LONGEST_FILE = 600

const root = fileURLToPath(new URL('..', import.meta.url))
const files = Object.keys(PACKAGES).flatMap((name) => sources(join(root, 'packages', name, 'src')))

interface Import {
  readonly from: string
  readonly target: string
  readonly typeOnly: boolean
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

const text = (file: string) => readFileSync(join(root, file), 'utf8')
const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm

const imports = (file: string): Import[] =>
  [...text(file).matchAll(IMPORT)].map((m) => ({ from: file, target: m[2]!, typeOnly: m[1] !== undefined }))

const all = files.flatMap(imports)
const packageOf = (file: string) => file.split('/')[1]!
const local = ({ from, target }: Import) => relative(root, resolve(root, dirname(from), target))

describe('imports point down', () => {
  it('between packages', () => {
    const breaches = all.filter(({ from, target, typeOnly }) => {
      const other = /^@serai\/([a-z]+)/.exec(target)?.[1]
      if (other === undefined || PACKAGES[packageOf(from)]!.includes(other)) return false
      return !(other === 'engine' && packageOf(from) === 'web' && (typeOnly || from.startsWith(WEB_WORKER)))
    })
    expect(breaches).toEqual([])
  })

  it('between the floors of the engine', () => {
    const folder = (path: string) => /^packages\/engine\/src\/([a-z]+)\//.exec(path)?.[1]
    const breaches = all.filter((one) => {
      const from = folder(one.from)
      const to = one.target.startsWith('.') ? folder(local(one)) : undefined
      return from !== undefined && to !== undefined && from !== to && !(ENGINE[from] ?? []).includes(to)
    })
    expect(breaches).toEqual([])
    for (const name of new Set(files.map(folder).filter((name) => name !== undefined)))
      expect(ENGINE).toHaveProperty(name)
  })

  it('never out of a package by a relative path, nor to its own index', () => {
    const breaches = all.filter((one) => {
      if (!one.target.startsWith('.')) return false
      const target = local(one)
      const own = `packages/${packageOf(one.from)}/src`
      return (
        target === `${own}/index.ts` ||
        !(target.startsWith(`packages/${packageOf(one.from)}/`) || target.includes('?'))
      )
    })
    // The command that npm links begins where the package does.
    expect(breaches.filter(({ from }) => from !== 'packages/cli/src/main.ts')).toEqual([])
  })

  it('without circles', () => {
    const edges = new Map<string, string[]>(files.map((file) => [file, []]))
    for (const one of all)
      if (one.target.startsWith('.') && !one.typeOnly) edges.get(one.from)!.push(local(one))
    const state = new Map<string, 'open' | 'done'>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
        return
      }
      state.set(file, 'open')
      for (const next of edges.get(file) ?? []) visit(next, [...path, file])
      state.set(file, 'done')
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })
})

describe('what lives in one place only', () => {
  const naming = (pattern: RegExp, where: RegExp) =>
    files.filter((file) => !where.test(file) && pattern.test(text(file)))

  it('environment variables are read where a process starts', () => {
    expect(naming(/process\.env/, /\/main\.ts$/)).toEqual([])
  })

  it('SQL stands in store, JetStream in stream', () => {
    expect(naming(/from 'pg'|\bINSERT INTO\b/, /packages\/server\/src\/store\//)).toEqual([])
    expect(naming(/from '(nats|@nats-io\/[^']+)'/, /packages\/server\/src\/stream\//)).toEqual([])
  })

  it('the engine and the atlas do no input or output', () => {
    const pure = all.filter(
      ({ from }) => /packages\/(engine|atlas)\/src\//.test(from) && !from.endsWith('atlas/src/node.ts'),
    )
    expect(pure.filter(({ target }) => target.startsWith('node:'))).toEqual([])
  })
})

it('no file is too long to hold one noun or verb', () => {
  expect(files.filter((file) => text(file).split('\n').length > LONGEST_FILE)).toEqual([])
})

it('no folder or file gathers what belongs nowhere', () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|types)(\.tsx?|\/)/.test(file))).toEqual([])
})
