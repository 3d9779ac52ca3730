import { Desk } from '../../packages/web/src/worker/desk.ts'
import type { Ask } from '../../packages/web/src/worker/protocol.ts'
import { fixturePlan } from './fixture-engine.ts'

const desk = new Desk(fixturePlan, (message) => postMessage(message))
addEventListener('message', ({ data }: MessageEvent<Ask>) => desk.ask(data))
desk.open()
