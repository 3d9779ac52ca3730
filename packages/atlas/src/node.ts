import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseCase, type SimulationCase } from './case.ts'
import { parseJson } from './json.ts'
import type { PackageText } from './load.ts'
import { problem } from './problem.ts'
import { parseScenario, type Scenario } from './scenario.ts'
import type { PackageDescriptor } from './schema.ts'

/** The data package that comes with Serai. */
export const DATA_DIRECTORY = fileURLToPath(new URL('../data/', import.meta.url))

const MAX_FILE_BYTES = 16_000_000
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/

/** Reads a data package from a folder. Throws `file-unreadable`, `json-invalid` or `input-too-large`. */
export async function readPackage(directory: string = DATA_DIRECTORY): Promise<PackageText> {
  const path = join(directory, 'datapackage.json')
  const descriptor = requireDescriptor(await readJson(path), path)
  const tables: Record<string, string> = {}
  for (const table of descriptor.resources) {
    tables[table.name] = await readBounded(join(directory, table.path))
  }
  return { descriptor, tables }
}

/** A descriptor is untrusted text: whatever the reading of tables relies on is looked at first. */
function requireDescriptor(value: unknown, path: string): PackageDescriptor {
  const fail = (why: string) => problem('json-invalid', { what: path, why })
  const given = record(value)
  if (!Array.isArray(given?.resources)) throw fail('"resources" must be a list')
  for (const name of ['title', 'asOf', 'validFrom', 'validTo'])
    if (typeof given[name] !== 'string') throw fail(`"${name}" must be text`)
  for (const [index, resource] of given.resources.entries()) {
    const where = `resource ${index + 1}`
    const table = record(resource)
    if (typeof table?.name !== 'string' || typeof table.path !== 'string')
      throw fail(`${where}: "name" and "path" must be text`)
    // A path may only name a file beside the descriptor.
    if (!PLAIN_NAME.test(table.path))
      throw problem('file-unreadable', { got: table.path, why: 'a table path must be a plain file name' })
    const fields = record(table.schema)?.fields
    if (!Array.isArray(fields)) throw fail(`${where}: "schema.fields" must be a list`)
    for (const field of fields.map(record))
      if (typeof field?.name !== 'string' || !TYPES.has(field.type))
        throw fail(`${where}: every field needs a name and one of the types ${[...TYPES].join(', ')}`)
  }
  return value as PackageDescriptor
}

const TYPES: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'date', 'list'])

const record = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null

/** Reads the scenario files that come with a data package, by file name. */
export async function readScenarios(
  directory: string = join(DATA_DIRECTORY, 'scenarios'),
): Promise<readonly Scenario[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(names.map((name) => readScenario(join(directory, name), name.slice(0, -'.json'.length))))
}

export async function readScenario(path: string, fallbackId: string): Promise<Scenario> {
  return parseScenario(await readJson(path), fallbackId)
}

/** Reads the simulation cases that come with a data package, by file name; none when it has no such folder. */
export async function readCases(
  directory: string = join(DATA_DIRECTORY, 'cases'),
): Promise<readonly SimulationCase[]> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (name) =>
      parseCase(await readJson(join(directory, name)), name.slice(0, -'.json'.length)),
    ),
  )
}

/** Text of a file, refused when it is larger than any table may be. */
export async function readBounded(path: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > MAX_FILE_BYTES)
      throw problem('input-too-large', { what: path, got: `${size} bytes`, limit: `${MAX_FILE_BYTES} bytes` })
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'errno' in error)
      throw problem('file-unreadable', { got: path, why: error.message })
    throw error
  }
}

async function readJson(path: string): Promise<unknown> {
  return parseJson(await readBounded(path), path)
}
