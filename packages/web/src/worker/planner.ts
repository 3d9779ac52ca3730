import { atlasWith, planning, planRequest } from '@serai/engine'
import { Desk } from './desk.ts'
import type { Ask } from './protocol.ts'

const desk = new Desk({ plan: planRequest, atlasWith, preparation: planning }, (message) =>
  postMessage(message),
)
addEventListener('message', ({ data }: MessageEvent<Ask>) => desk.ask(data))
desk.open()
