import { Problem, problem } from '@serai/atlas'
import { openDesk } from './open-desk.ts'
import { startPlanner } from './planner/start-planner.ts'
import { serve } from './serve.ts'
import { startSimulator } from './simulator/start-simulator.ts'

// The server by itself, for containers: the only file of this package that reads the environment.
const { PORT = '8787', HOST = '127.0.0.1', SERAI_DATA } = process.env

try {
  if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535)
    throw problem('option-invalid', { field: 'PORT', got: PORT, wanted: 'a whole number from 0 to 65535' })
  const desk = await openDesk(SERAI_DATA || undefined)
  const planner = startPlanner(desk, SERAI_DATA || null)
  const simulator = startSimulator(desk, SERAI_DATA || null)
  const served = await serve({ desk, planner, simulator, port: Number(PORT), host: HOST, log: true })
  console.log(`Serai is at ${served.url}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close())
} catch (error) {
  if (!(error instanceof Problem)) throw error
  console.error(`serai: ${error.message}`)
  process.exitCode = 2
}
