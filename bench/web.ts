import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Figure } from './figure.ts'

const ASSETS = fileURLToPath(new URL('../packages/web/dist/assets/', import.meta.url))

/** Scripts that load when an offer is exported, and those of the ports' page alone. All others load with the first page: the map and its workers too. */
const ON_DEMAND = ['offer-', 'unused-']
const PORTS = ['ports-', 'simulator-']

/** Sizes of the built page, compressed with gzip at its usual level. `npm run build` makes them. */
export function benchWeb(): Figure[] {
  const scripts = readdirSync(ASSETS).filter((name) => /\.m?js$/.test(name))
  const among = (starts: readonly string[]) =>
    scripts.filter((name) => starts.some((start) => name.startsWith(start)))
  const [later, ports] = [among(ON_DEMAND), among(PORTS)]
  const first = scripts.filter((name) => !later.includes(name) && !ports.includes(name))
  return [
    size('script of the first page, map and workers included', first, 700),
    ...first.map((name) => size(`  ${name.replace(/-[\w-]{8}\./, '.')}`, [name], Number.POSITIVE_INFINITY)),
    size('  scripts that come when an offer is exported', later, Number.POSITIVE_INFINITY),
    size('  scripts that the page of the ports adds, its worker included', ports, Number.POSITIVE_INFINITY),
  ]
}

function size(name: string, files: readonly string[], limit: number): Figure {
  const bytes = files.map((file) => gzipSync(readFileSync(ASSETS + file)).length)
  const kB = bytes.reduce((sum, one) => sum + one, 0) / 1000
  const answer = files.length === 1 ? '' : `${files.length} files`
  return { name, unit: 'kB', median: kB, low: kB, high: kB, limit, better: 'less', answer }
}
