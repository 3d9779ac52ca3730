import { apply } from '@serai/atlas'
import { withScenarios } from '@serai/engine'
import { Desk, type Engine } from '../../packages/web/src/worker/desk.ts'
import type { Ask } from '../../packages/web/src/worker/protocol.ts'
import { fixturePlan } from './fixture-engine.ts'

const engine: Engine = {
  plan: fixturePlan,
  atlasWith: (world, ids) =>
    ids.reduce((atlas, id) => apply(atlas, world.scenarios.find((one) => one.id === id)!), world.atlas),
  withScenarios,
  preparation: () => [][Symbol.iterator](),
}
const desk = new Desk(engine, (message) => postMessage(message))
addEventListener('message', ({ data }: MessageEvent<Ask>) => desk.ask(data))
desk.open()
