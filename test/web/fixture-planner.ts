import { Desk } from '../../packages/web/src/worker/desk.ts'
import type { Ask } from '../../packages/web/src/worker/protocol.ts'
import { fixtureEngine } from './fixture-engine.ts'

const desk = new Desk(fixtureEngine, (message) => postMessage(message))
addEventListener('message', ({ data }: MessageEvent<Ask>) => desk.ask(data))
desk.open()
