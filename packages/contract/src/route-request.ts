import { z } from 'zod'
import { country, type Frozen, id, LIMITS, mode, moment, momentOf, place } from './limits.ts'
import { scenarioFile } from './scenario.ts'

const flag = (description: string) => z.boolean().exactOptional().describe(description)
const list = <T extends z.ZodType>(item: T, description: string) =>
  z.array(item).max(LIMITS.list).exactOptional().describe(description)

/** The question: what is to be moved, when, and what must not be used. Flags of the command line map to it 1:1. */
export const routeRequest = z
  .strictObject({
    from: place.meta({
      description: 'Origin: place id, UN/LOCODE, town name in any script, town:ID, or lat,lon',
      examples: ['KZALA'],
    }),
    to: place.meta({ description: 'Destination, written like the origin', examples: ['AEJEA'] }),
    cargo: id.meta({ description: 'Cargo class of the atlas, see /api/cargoes', examples: ['wheat'] }),
    tonnes: z
      .number()
      .gt(0)
      .max(LIMITS.tonnes)
      .exactOptional()
      .meta({ description: 'Quantity in tonnes; give this or teu', examples: [500] }),
    teu: z.number().gt(0).max(LIMITS.teu).exactOptional().describe('Quantity in TEU; give this or tonnes'),
    depart: moment.meta({
      description: 'Ready at the origin: YYYY-MM-DD or an ISO 8601 instant with offset',
      examples: ['2027-03-01'],
    }),
    by: moment.exactOptional().describe('Latest arrival wanted, written like depart'),
    value: z
      .number()
      .min(0)
      .max(LIMITS.valueUsd)
      .exactOptional()
      .describe('Value of the whole consignment in US dollars; else the value of the cargo class'),
    scenarios: z
      .array(id)
      .max(LIMITS.scenarios)
      .exactOptional()
      .describe('Scenario ids, applied in this order'),
    with: z
      .array(scenarioFile)
      .max(LIMITS.ownScenarios)
      .exactOptional()
      .describe('Scenarios of your own, which `scenarios` may then name; not in a query string'),
    avoidCountries: list(country, 'ISO 3166-1 alpha-2 codes of countries not to enter'),
    avoidPlaces: list(place, 'Place ids not to pass'),
    avoidModes: list(mode, 'Modes not to use'),
    avoidPassages: list(id, 'Straits and canals not to pass'),
    gateway: place.exactOptional().describe('Seaport through which it must leave'),
    maxBorders: z.int().min(0).max(LIMITS.borders).exactOptional().describe('Most border crossings allowed'),
    tirOnly: flag('Only ways that a TIR carnet covers'),
    sanctionsFree: flag('Only ways without sanctions exposure'),
    all: flag('The whole Pareto set instead of a short choice'),
    explain: flag('Say why corridors are missing'),
    seed: z.int().min(0).max(LIMITS.seed).exactOptional().describe('Seed of the rehearsal, 1 if not given'),
    samples: z
      .int()
      .min(LIMITS.samplesFrom)
      .max(LIMITS.samplesTo)
      .exactOptional()
      .describe('Samples of the rehearsal, 10000 if not given'),
  })
  .superRefine((request, context) => {
    const given = [request.tonnes, request.teu].filter((quantity) => quantity !== undefined).length
    if (given !== 1) {
      const got = given === 0 ? 'neither' : 'both'
      context.addIssue({ code: 'custom', path: ['tonnes or teu'], params: { got, wanted: 'one of the two' } })
    }
    if (request.by !== undefined && momentOf(request.by, 'last') < momentOf(request.depart, 'first')) {
      const params = { got: request.by, wanted: `a time after depart (${request.depart})` }
      context.addIssue({ code: 'custom', path: ['by'], params })
    }
  })
  .meta({
    id: 'RouteRequest',
    examples: [
      { from: 'KZALA', to: 'AEJEA', cargo: 'wheat', tonnes: 500, depart: '2027-03-01' },
      { from: 'Kostanay', to: 'KEMBA', cargo: 'containers', teu: 40, depart: '2027-03-01', explain: true },
    ],
  })

export type RouteRequest = Frozen<z.infer<typeof routeRequest>>
