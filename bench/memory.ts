import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openStudy, type SimulationRequest, type StudyWorld } from '@serai/engine'

/** The collector of garbage, which has no name unless it is asked for. */
const collect = (() => {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
})()

/**
 * Bytes in use while a replication runs, at the end of each counted year, garbage collected: objects and flat arrays. The run
 * looks up at every midnight whether it is to stop, and that is when it is looked at.
 */
export function heldByYear(world: StudyWorld, request: SimulationRequest, replication: number): number[] {
  const study = openStudy(world, request)
  const held: number[] = []
  let midnights = -study.setting.warmupDays
  study.run(replication, () => {
    if (midnights > 0 && midnights % 365 === 0) {
      collect()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      held.push(heapUsed + arrayBuffers)
    }
    midnights++
    return false
  })
  return held
}
