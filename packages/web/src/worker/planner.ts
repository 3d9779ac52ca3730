import { planRequest } from '@serai/engine'
import { Desk, type Engine } from './desk.ts'
import type { Ask } from './protocol.ts'

const engine: Engine = {
  plan: (world, request) => planRequest(world, request),
  legEnds: () => null,
}

const desk = new Desk(engine, (message) => postMessage(message))
addEventListener('message', ({ data }: MessageEvent<Ask>) => desk.ask(data))
desk.open()
