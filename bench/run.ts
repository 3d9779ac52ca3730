import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { load } from '@serai/atlas'
import { readPackage } from '@serai/atlas/node'
import { openStudyWorld } from '@serai/server/local'
import { benchCompile } from './compile.ts'
import { type Figure, keeps } from './figure.ts'
import { benchPort } from './port.ts'
import { figures as benchRehearse } from './rehearse.ts'
import { benchRoute } from './route.ts'
import { benchSea } from './sea.ts'
import { benchSim } from './sim.ts'
import { benchWeb } from './web.ts'
import { benchYardstick } from './yardstick.ts'

const RESULTS = fileURLToPath(new URL('./RESULTS.md', import.meta.url))

/** Runs the named benchmarks, all without a name; all together write `bench/RESULTS.md`. False when a limit is broken. */
export async function main(names: readonly string[]): Promise<boolean> {
  const atlas = load(await readPackage())
  const all: Record<string, () => Figure[] | Promise<Figure[]>> = {
    yardstick: benchYardstick,
    compile: () => benchCompile(atlas),
    route: () => benchRoute(atlas),
    rehearse: benchRehearse,
    sea: benchSea,
    sim: benchSim,
    port: async () => benchPort(await openStudyWorld(null)),
    web: benchWeb,
  }
  for (const name of names) {
    if (!Object.hasOwn(all, name))
      throw new Error(`bench: got "${name}", expected one of ${Object.keys(all).join(', ')}`)
  }
  const sections: [string, Figure[]][] = []
  for (const [name, run] of Object.entries(all)) {
    if (names.length > 0 && !names.includes(name)) continue
    console.log(name)
    const found = await run()
    for (const figure of found) console.log(`  ${lineOf(figure).join('  ')}`)
    sections.push([name, found])
  }
  if (names.length === 0) writeFileSync(RESULTS, page(atlas.id, sections))
  return sections.every(([, found]) => found.every(keeps))
}

function lineOf(figure: Figure): string[] {
  const { name, unit, median, low, high, limit, better, answer } = figure
  const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
  const target = Number.isFinite(limit) ? `${better === 'less' ? '≤' : '≥'} ${limit} ${unit}` : '–'
  const verdict = Number.isFinite(limit) ? (keeps(figure) ? 'pass' : '**miss**') : ''
  return [
    name.trim(),
    target,
    `${number(median)} ${unit}`,
    `${number(low)} – ${number(high)}`,
    verdict,
    answer,
  ]
}

function page(atlasId: string, sections: readonly [string, Figure[]][]): string {
  const tables = sections.map(([name, found]) => {
    const rows = found.map((figure) => `| ${lineOf(figure).join(' | ')} |`)
    return [
      `## ${name}`,
      '',
      '| figure | target | median | quartiles | | answer |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n')
  })
  return `# Benchmarks

Written by \`npm run bench\`; edits are lost. One thread of Node ${process.versions.node} on a machine with
${availableParallelism()} cores, on ${new Date().toISOString().slice(0, 10)}, atlas \`${atlasId}\`.

The machine is shared with other work, so times are noisy: run it again before you believe a difference of less than a
third. The yardstick is the same work on every day: where it differs between two runs, so does the machine, and times are to be
compared in its unit. Targets are those set for the first release. Inputs are seeded, so two runs ask the same questions. A row without
a target is there for comparison. For the 99th percentile the last columns are the 98th and the slowest; sizes have no spread.

${tables.join('\n')}`
}
