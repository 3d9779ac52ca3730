import { load } from '@serai/atlas'
import { readCases, readPackage } from '@serai/atlas/node'
import { expect, it } from 'vitest'
import { heldByYear } from '../../../../bench/memory.ts'

it('a port is simulated in memory that does not grow with the years', async () => {
  const world = {
    atlas: load(await readPackage()),
    scenarios: [],
    cases: await readCases(),
    gazetteer: null,
  }
  // The first replication keeps a bounded list of calls and events for charts; the second keeps none.
  const held = heldByYear(world, { case: 'gwadar-today', days: 10 * 365 }, 1)
  expect(held).toHaveLength(9)
  // Eight years see 280,000 steps of power and as many trucks: one number kept of each would be 2.2 MB. Code that is compiled
  // as the run goes on comes and goes by some 300 kB.
  expect(held.at(-1)! - held[0]!).toBeLessThan(1_000_000)
})
