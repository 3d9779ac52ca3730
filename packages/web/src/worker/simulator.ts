import type { SimulationAsk } from './simulation-protocol.ts'
import { Simulations } from './simulations.ts'

const simulations = new Simulations((message) => postMessage(message))
addEventListener('message', ({ data }: MessageEvent<SimulationAsk>) => simulations.ask(data))
