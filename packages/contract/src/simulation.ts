import { z } from 'zod'
import { type Frozen, grade, id, LIMITS } from './limits.ts'

const lever = (unit: string, most: number) => z.number().min(0).max(most).exactOptional().describe(unit)

export const levers = z
  .strictObject({
    berths: z.int().min(0).max(200).exactOptional().describe('Berths of the main terminal'),
    cranes: z.int().min(0).max(500).exactOptional().describe('Cranes or lines of the main terminal'),
    lanes: z.int().min(0).max(500).exactOptional().describe('Lanes of a border, each direction'),
    channelDepthM: z
      .number()
      .min(1)
      .max(40)
      .exactOptional()
      .describe('Depth of the shallowest channel of the port, m'),
    transitTonnes: lever('Transit cargo, t a year, all flows together', 100_000_000),
    gridHours: lever('Hours a day in which the grid is meant to be there', 24),
    solarMwp: lever('Solar, MW peak', 1000),
    batteryMwh: lever('Battery, MWh', 5000),
    dieselMw: lever('Diesel sets, MW', 1000),
  })
  .meta({ id: 'Levers' })

export const leverId = z.enum([
  'berths',
  'cranes',
  'lanes',
  'channelDepthM',
  'transitTonnes',
  'gridHours',
  'solarMwp',
  'batteryMwh',
  'dieselMw',
])

/** What every question to a simulation has. */
export const asked = {
  case: id.meta({ description: 'Case of /api/cases', examples: ['gwadar-today'] }),
  days: z.int().min(1).max(LIMITS.simulatedDays).exactOptional().describe('Days counted, after the warm-up'),
  warmupDays: z
    .int()
    .min(0)
    .max(LIMITS.simulatedDays)
    .exactOptional()
    .describe('Days before counting begins'),
  replications: z.int().min(1).max(LIMITS.replications).exactOptional().describe('Independent runs'),
  seed: z.int().min(0).max(LIMITS.seed).exactOptional().describe('Seed, 1 if not given'),
  precision: z
    .number()
    .min(0.001)
    .max(1)
    .exactOptional()
    .describe('Stop when half the 95 % interval of the first measure is at most this share of its mean'),
  scenarios: z
    .array(id)
    .max(LIMITS.scenarios)
    .exactOptional()
    .describe('Scenario ids, applied in this order'),
  levers: levers.exactOptional(),
}

/** A question to a simulation. Flags of the command line map to it 1:1. */
export const simulationRequest = z.strictObject(asked).meta({
  id: 'SimulationRequest',
  examples: [{ case: 'gwadar-solar', days: 365, replications: 10, seed: 1, levers: { solarMwp: 20 } }],
})

export const sweepRequest = z
  .strictObject({
    ...asked,
    lever: leverId,
    values: z.array(z.number().min(0)).min(2).max(LIMITS.sweepPoints),
  })
  .superRefine(({ values }, context) => {
    if (values.some((value, i) => i > 0 && value <= values[i - 1]!))
      context.addIssue({
        code: 'custom',
        path: ['values'],
        params: { got: values.join(', '), wanted: 'ascending numbers' },
      })
  })
  .meta({ id: 'SweepRequest' })

const interval = {
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  sd: z.number(),
  n: z.number(),
}
const intervalSchema = z
  .object(interval)
  .meta({ id: 'Interval', description: '95 % confidence interval of a mean' })

const measured = z
  .object({
    ...interval,
    id: z.string(),
    name: z.string(),
    nameRu: z.string(),
    unit: z.string(),
    group: z.enum(['ships', 'trucks', 'trains', 'cargo', 'yard', 'power', 'money', 'border']),
    better: z.enum(['less', 'more', 'neither']),
    values: z
      .array(z.number().nullable())
      .describe('What each replication found; null where it had nothing to measure'),
  })
  .meta({ id: 'Measured' })

export const numbers = z.array(z.number())

const line = z
  .object({
    id: z.string(),
    name: z.string(),
    nameRu: z.string(),
    unit: z.string(),
    stepMinutes: z.number(),
    mean: numbers,
    p10: numbers,
    p90: numbers,
  })
  .meta({ id: 'Line' })

const call = z
  .object({
    berth: z.number(),
    group: z.string(),
    stream: z.string(),
    unit: z.string(),
    arrived: z.number().describe('Minutes since the counted days began'),
    berthed: z.number(),
    sailed: z.number(),
    parcel: z.number().describe('t, or TEU for boxes'),
    transit: z.number(),
  })
  .meta({ id: 'Call', description: 'A ship at a berth in the first replication' })

const hours = {
  demand: numbers,
  solar: numbers,
  grid: numbers,
  diesel: numbers,
  batteryOut: numbers,
  batteryIn: numbers,
  curtailed: numbers,
  shed: numbers,
}

const energy = z
  .object({ ...hours, worst: z.object(hours).nullable().describe('The counted day on which most was shed') })
  .meta({ id: 'EnergyDay', description: 'Mean energy by local hour of the day, kWh' })

const dwell = z
  .object({
    table: z.enum(['facilities', 'crossings']),
    id: z.string(),
    columns: z.tuple([z.string(), z.string()]),
    meanHours: intervalSchema,
    p90Hours: intervalSchema,
    atlasMeanHours: z.number(),
    atlasP90Hours: z.number(),
    observations: z.number(),
  })
  .meta({ id: 'Dwell', description: 'The dwell found for a row of the atlas' })

export const simulationFigure = z
  .object({
    id: z.string(),
    name: z.string(),
    nameRu: z.string(),
    value: z.number(),
    unit: z.string(),
    grade,
    year: z.number(),
    sources: z.array(z.string()),
    note: z.string().nullable(),
  })
  .meta({ id: 'SimulationFigure' })

const leverSpan = z
  .object({
    id: leverId,
    unit: z.string(),
    value: z.number(),
    from: z.number(),
    to: z.number(),
    step: z.number(),
  })
  .meta({ id: 'LeverSpan' })

const event = z
  .object({
    shipment: z.string(),
    at: z.string(),
    classifier: z.literal('ACT'),
    code: z.string(),
    place: z.string(),
    mode: z.string(),
    tonnes: z.number(),
  })
  .meta({ id: 'SimulatedEvent' })

export const caseText = {
  id: z.string(),
  name: z.string(),
  nameRu: z.string(),
  note: z.string(),
  noteRu: z.string(),
  kind: z.enum(['port', 'border']),
  place: z.string(),
  compare: z.string().nullable(),
  sources: z.array(z.string()),
}

export const casesReply = z
  .object({ cases: z.array(z.object({ ...caseText, levers: z.array(leverSpan) })) })
  .meta({ id: 'Cases' })

export const simulationReply = z
  .object({
    atlas: z.object({ id: z.string(), asOf: z.string(), scenarios: z.array(z.string()) }),
    case: z.object(caseText),
    setting: z.object({
      start: z.string(),
      days: z.number(),
      warmupDays: z.number(),
      replications: z.number(),
      seed: z.number(),
      levers,
      stopped: z.enum(['replications', 'precision']),
    }),
    levers: z.array(leverSpan),
    measures: z.array(measured),
    lines: z.array(line),
    calls: z.array(call),
    energy: energy.nullable(),
    dwells: z.array(dwell),
    inputs: z.array(simulationFigure),
    events: z.array(event),
    notices: z.array(z.object({ text: z.string(), textRu: z.string() })),
    stats: z.object({ events: z.number(), milliseconds: z.number() }),
  })
  .meta({ id: 'SimulationReply' })

export const sweepReply = z
  .object({
    case: z.object(caseText),
    lever: leverId,
    unit: z.string(),
    points: z.array(
      z.object({
        value: z.number(),
        throughput: intervalSchema,
        waitHours: intervalSchema,
        measures: z.array(measured),
      }),
    ),
    knee: z.number().nullable(),
  })
  .meta({ id: 'SweepReply' })

export type Levers = Frozen<z.infer<typeof levers>>
export type LeverId = z.infer<typeof leverId>
export type LeverSpan = Frozen<z.infer<typeof leverSpan>>
export type SimulationRequest = Frozen<z.infer<typeof simulationRequest>>
export type SweepRequest = Frozen<z.infer<typeof sweepRequest>>
export type SimulationReply = Frozen<z.infer<typeof simulationReply>>
export type SweepReply = Frozen<z.infer<typeof sweepReply>>
export type CasesReply = Frozen<z.infer<typeof casesReply>>
export type Measured = Frozen<z.infer<typeof measured>>
