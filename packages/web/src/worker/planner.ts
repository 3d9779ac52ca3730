import { atlasWith, planning, planRequest, withScenarios } from '@serai/engine'
import { Desk } from './desk.ts'
import type { Ask } from './protocol.ts'

const desk = new Desk({ plan: planRequest, atlasWith, withScenarios, preparation: planning }, (message) =>
  postMessage(message),
)
addEventListener('message', ({ data }: MessageEvent<Ask>) => desk.ask(data))
desk.open()
