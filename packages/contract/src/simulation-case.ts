import { z } from 'zod'
import { grade } from './limits.ts'

const flow = z
  .object({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    cargo: z.string(),
    perYear: z.number(),
    per: z.enum(['t', 'TEU']),
    lot: z.number(),
    direction: z.enum(['out', 'in']),
    source: z.array(z.string()),
    year: z.number(),
    grade,
    note: z.string().nullable(),
  })
  .meta({ id: 'TransitFlow' })

/** A port or a border to be simulated, as the engine takes it; its changes are judged by `apply`, not here. */
export const simulationCase = z
  .object({
    id: z.string(),
    name: z.string(),
    nameRu: z.string(),
    note: z.string(),
    noteRu: z.string(),
    kind: z.enum(['port', 'border']),
    place: z.string(),
    group: z.string(),
    crossings: z.array(z.string()),
    start: z.string(),
    days: z.number(),
    warmupDays: z.number(),
    replications: z.number(),
    scenarios: z.array(z.string()),
    changes: z.array(z.record(z.string(), z.unknown())),
    transit: z.array(flow),
    backlogVehicles: z.number(),
    compare: z.string().nullable(),
    sources: z.array(z.string()),
  })
  .meta({ id: 'SimulationCase' })
