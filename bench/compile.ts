import type { Atlas } from '@serai/atlas'
import { costing } from '../packages/engine/src/cost/costing.ts'
import { compile } from '../packages/engine/src/network/compile.ts'
import { type Figure, figureOf } from './figure.ts'

const WARM_UP = 5
const RUNS = 31

/** Days spread over what the atlas holds, so that several eras are compiled in turn. */
export function daysOf(atlas: Atlas, count: number): string[] {
  const first = Date.parse(atlas.validFrom)
  const step = (Date.parse(atlas.validTo) - first) / (count - 1)
  return Array.from({ length: count }, (_, i) => new Date(first + i * step).toISOString().slice(0, 10))
}

/**
 * Reading and applying scenarios are left out. Pricing is shown beside it: a question prices the arcs of its own load units, so
 * nobody waits for all of them, and the sum is the most that a first question can cost.
 */
export function benchCompile(atlas: Atlas): Figure[] {
  const days = daysOf(atlas, 6)
  const compiled: number[] = []
  const both: number[] = []
  let answer = ''
  for (let run = -WARM_UP; run < RUNS; run++) {
    const day = days[(run + WARM_UP) % days.length]!
    const began = performance.now()
    const network = compile(atlas, day)
    const done = performance.now()
    const rates = costing(network)
    const priced = performance.now()
    if (!rates.perTonne.every((usd) => usd >= 0))
      throw new Error(`compile bench: a negative charge on ${day}`)
    if (run < 0) continue
    compiled.push(done - began)
    both.push(priced - began)
    answer = `${network.nodeCount} nodes, ${network.arcCount} arcs; ${days.length} days in turn`
  }
  return [
    figureOf('compile the atlas', compiled, 60, answer),
    figureOf(
      '  and price every arc for every load unit',
      both,
      Number.POSITIVE_INFINITY,
      'the above and more',
    ),
  ]
}
