import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gazetteer, load, parseTowns, problem } from '@serai/atlas'
import { DATA_DIRECTORY, readBounded, readCases, readPackage, readScenarios } from '@serai/atlas/node'
import type { DataFile, Desk } from './desk.ts'

/**
 * Reads a data package and what comes with it. A package of one's own may leave towns, the sea, scenarios and cases out:
 * those of Serai then serve. Throws Problem for anything that cannot be read.
 */
export async function openDesk(directory: string = DATA_DIRECTORY): Promise<Desk> {
  const [text, scenarios, cases, towns, ...seaFiles] = await Promise.all([
    readPackage(directory),
    readScenarios(beside(directory, 'scenarios')),
    readCases(beside(directory, 'cases')),
    readBounded(beside(directory, 'towns.csv')),
    ...SEA_FILES.map((path) => readBytes(beside(directory, path))),
  ])
  const atlas = load(text)
  return {
    text,
    atlas,
    scenarios,
    cases,
    gazetteer: gazetteer(parseTowns(towns), atlas.tables.places),
    files: [
      { path: 'towns.csv', type: 'text/csv; charset=utf-8', summary: 'Towns of the world', content: towns },
      ...SEA_FILES.map(
        (path, index): DataFile => ({
          path,
          type: 'application/octet-stream',
          summary: 'Sea network for planning in the browser',
          content: seaFiles[index]!,
        }),
      ),
    ],
  }
}

const SEA_FILES = ['sea/network.bin', 'sea/land.bin']
const MAX_FILE_BYTES = 64_000_000

/** A file or folder of a data package, or that of Serai where the package has none. */
export function beside(directory: string, path: string): string {
  const own = join(directory, path)
  return existsSync(own) ? own : join(DATA_DIRECTORY, path)
}

async function readBytes(path: string): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw problem('file-unreadable', { got: path, why: error.message })
  })
  if (bytes.length > MAX_FILE_BYTES)
    throw problem('input-too-large', { what: path, got: `${bytes.length} bytes`, limit: MAX_FILE_BYTES })
  return bytes
}

/** A file of the desk by its path; throws RangeError for one that is not there. */
export function fileOf(desk: Desk, path: string): Buffer {
  const file = desk.files.find((one) => one.path === path)
  if (!file) throw new RangeError(`desk: no file ${path}`)
  return typeof file.content === 'string' ? Buffer.from(file.content) : file.content
}
