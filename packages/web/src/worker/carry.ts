import { parseScenario } from '@serai/atlas'
import { calibrationOf, type StudyWorld } from '@serai/engine'
import type { Shelf } from './shelf.ts'
import type { Carried } from './simulation-protocol.ts'
import { tokenOf } from './token.ts'

/** The dwell times of an answer, and of what stands beside it, as the desk can plan with them. Throws `input-too-large`. */
export async function carriedOf(world: StudyWorld, shelves: readonly Shelf[]): Promise<Carried> {
  const [{ study }] = shelves as readonly [Shelf, ...Shelf[]]
  const found = shelves.filter(({ outcomes }) => outcomes.length > 0)
  const own = found.map(async ({ study, outcomes }) => {
    const calibration = calibrationOf(study.collect(outcomes, 0))
    return { id: calibration.id, token: await tokenOf(parseScenario(calibration, calibration.id)) }
  })
  // A lever may have taken all transit away: what the case has shows the times all the same.
  const { kind, place, start, transit } = world.cases.find(({ id }) => id === study.case.id) ?? study.case
  const flow = transit.find(({ direction }) => direction === 'out') ?? transit[0] ?? null
  return {
    own: await Promise.all(own),
    scenarios: study.atlas.scenarios.filter((id) => world.scenarios.some((scenario) => scenario.id === id)),
    flow,
    gateway: kind === 'port' && flow?.direction === 'out' ? place : null,
    depart: start,
  }
}
