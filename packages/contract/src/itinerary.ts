import { z } from 'zod'
import { type Frozen, grade, mode } from './limits.ts'

const carrier = z.enum(['road', 'rail-1520', 'rail-1435', 'rail-1676', 'sea', 'ferry', 'pipeline', 'river'])

const loadUnit = z.enum(['grain', 'bulk', 'piece', 'crude', 'products', 'gas', 'box', 'reefer', 'nuclear'])

const spread = z
  .object({ meanMinutes: z.number(), p90Minutes: z.number() })
  .describe("Mean and 90th percentile of the leg's time, minutes")

const costs = z
  .array(
    z.object({
      kind: z.enum([
        'freight',
        'handling',
        'border',
        'fees',
        'storage',
        'surcharge',
        'insurance',
        'capital',
        'documents',
      ]),
      cents: z.number(),
    }),
  )
  .describe('Parts of the cost, US cents')

const legBase = {
  startAt: z.number().describe('Minutes UTC since the epoch, by mean times'),
  endAt: z.number(),
  minutes: z.number(),
  waitMinutes: z.number().describe('Part of minutes spent waiting for a departure, hours or a closure'),
  costCents: z.number(),
  costs,
  co2eGrams: z.number().describe('Well-to-wheel, ISO 14083'),
  disruption: z.number().describe('Micro-nepers: −ln(1 − chance to be stopped) · 10⁶'),
  unit: loadUnit,
  timeGrade: grade,
  costGrade: grade,
  sources: z.array(z.string()),
  papers: z.array(z.number()).describe('Indices into papers of the itinerary'),
}

export const haul = z
  .object({
    ...legBase,
    kind: z.literal('haul'),
    mode,
    carrier,
    vehicle: z.string(),
    vehicles: z.number(),
    from: z.string(),
    to: z.string(),
    via: z.array(z.string()).describe('Places passed, ends excluded'),
    links: z
      .array(z.string())
      .describe('Link, service or sea lane ids in order; access for a road to the network'),
    service: z.string().nullable(),
    distanceKm: z.number(),
    countries: z.array(z.string()),
    passages: z.array(z.string()),
    spread,
  })
  .meta({ id: 'Haul', description: 'A change of place' })

export const handle = z
  .object({
    ...legBase,
    kind: z.literal('handle'),
    operation: z.enum(['load', 'unload', 'transfer', 'gauge', 'stuff', 'strip', 'clear']),
    place: z.string(),
    ref: z.string().describe('Facility or crossing'),
    fromCarrier: carrier.nullable(),
    toCarrier: carrier.nullable(),
    spread,
  })
  .meta({ id: 'Handle', description: 'Something done at a place' })

export const paper = z
  .object({
    id: z.string(),
    name: z.string(),
    nameRu: z.string(),
    issuer: z.string(),
    issuerRu: z.string(),
    purpose: z.string(),
    purposeRu: z.string(),
    legs: z.array(z.number()).describe('Indices into legs of the itinerary'),
  })
  .meta({ id: 'Paper', description: 'A document or permit and where on the way it is needed' })

const shares = z
  .object({ measured: z.number(), published: z.number(), estimated: z.number() })
  .describe('Shares of a total that rest on each grade of evidence; they add up to 1')

/** How it could go, as the engine has it. */
export const itinerary = z
  .object({
    id: z.string(),
    notation: z.string(),
    corridor: z.string(),
    gateway: z.string().nullable().describe('Last deep-sea port of departure; null on land'),
    tags: z.array(z.enum(['cheapest', 'fastest', 'cleanest', 'surest', 'corridor'])),
    legs: z.array(z.discriminatedUnion('kind', [haul, handle])),
    distanceKm: z.number(),
    costCents: z.number(),
    costs,
    plannedMinutes: z.number(),
    legEnds: z
      .array(z.object({ p10: z.number(), p50: z.number(), p90: z.number() }))
      .describe('When each leg ends, rehearsed: minutes from departure, one entry a leg'),
    minutes: z
      .object({ mean: z.number(), p10: z.number(), p50: z.number(), p90: z.number() })
      .describe('Arrival as a distribution, minutes from departure'),
    co2eGrams: z.number(),
    disruption: z.number(),
    onTimeProbability: z.number().nullable(),
    countries: z.array(z.string()),
    borders: z.number(),
    sanctions: z.array(z.string()),
    evidence: z.object({ time: shares, cost: shares, sources: z.array(z.string()) }),
    papers: z.array(paper),
  })
  .meta({ id: 'Itinerary', description: 'How the consignment could go: hauls and handles in order' })

export type Itinerary = Frozen<z.infer<typeof itinerary>>
export type Haul = Frozen<z.infer<typeof haul>>
export type Handle = Frozen<z.infer<typeof handle>>
export type Paper = Frozen<z.infer<typeof paper>>
