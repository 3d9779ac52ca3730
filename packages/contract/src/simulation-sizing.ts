import { z } from 'zod'
import { type Frozen, LIMITS } from './limits.ts'
import { asked, caseText, levers, numbers, simulationFigure } from './simulation.ts'

const HOURS_PER_YEAR = 8760

const sizeLimit = z
  .strictObject({
    measure: z
      .enum(['lost-hours', 'shed-hours', 'unserved-share'])
      .describe(
        'lost-hours: hours a year weighted by the share of load shed in them; shed-hours: hours with any load shed; unserved-share: of the energy asked for',
      ),
    most: z.number().min(0).max(HOURS_PER_YEAR).describe('h a year, or a share 0–1'),
  })
  .superRefine(({ measure, most }, context) => {
    if (measure === 'unserved-share' && most > 1)
      context.addIssue({
        code: 'custom',
        path: ['most'],
        params: { got: most, wanted: 'a share from 0 to 1' },
      })
  })
  .meta({ id: 'SizeLimit', description: 'What may not be more in a year' })

const { days: _days, precision: _precision, ...sized } = asked

/** The cheapest power for the port of a case. Flags of the command line map to it 1:1. */
export const sizingRequest = z
  .strictObject({
    ...sized,
    limit: sizeLimit,
    replications: z
      .int()
      .min(1)
      .max(LIMITS.sizingYears)
      .exactOptional()
      .describe('Years of sky, cuts and outages that every choice lives through, 2 if not given'),
    outageHours: z
      .int()
      .min(1)
      .max(HOURS_PER_YEAR)
      .exactOptional()
      .describe('An outage whose survival is told beside 4, 12, 24, 72 and 168 hours'),
  })
  .meta({
    id: 'SizingRequest',
    examples: [{ case: 'gwadar-today', limit: { measure: 'lost-hours', most: 50 }, outageHours: 48 }],
  })

const choice = z
  .object({
    solarKwp: z.number(),
    batteryKwh: z.number(),
    batteryKw: z.number(),
    dieselKw: z.number(),
    usdPerYear: z.number().describe('Annuities of panels, battery and sets, and running cost'),
    capitalUsdPerYear: z.number(),
    runningUsdPerYear: z.number(),
    usdPerKwh: z.number().nullable().describe('All of it, a kWh served; null when none is'),
    kgCo2ePerYear: z.number(),
    lostHours: z.number(),
    shedHours: z.number(),
    unservedShare: z.number(),
    survivedShares: numbers.describe(
      'For each of `outages`: share of the hours of a year from which the site serves its load alone for so long',
    ),
    expectedSurvivedHours: z.number(),
  })
  .meta({ id: 'SizedChoice', description: 'Sizes, and a year with them: means of the drawn years' })

export const sizingReply = z
  .object({
    atlas: z.object({ id: z.string(), asOf: z.string(), scenarios: z.array(z.string()) }),
    case: z.object(caseText),
    setting: z.object({
      start: z.string(),
      warmupDays: z.number(),
      years: z.number(),
      seed: z.number(),
      levers,
      limit: sizeLimit,
    }),
    load: z
      .object({
        meanKw: z.number(),
        peakKw: z.number().describe('Highest mean of an hour'),
        mwhPerYear: z.number(),
        byHour: numbers.describe('Mean kW by local hour of the day'),
      })
      .describe('What the port asks for when power is never short'),
    outages: numbers.describe('h'),
    asIs: choice,
    best: choice.nullable().describe('Null when nothing that was tried keeps the limit'),
    frontier: z.array(z.object({ most: z.number(), choice: choice.nullable() })),
    inputs: z.array(simulationFigure),
    notices: z.array(z.object({ text: z.string(), textRu: z.string() })),
  })
  .meta({ id: 'SizingReply' })

export type SizeLimit = Frozen<z.infer<typeof sizeLimit>>
export type SizingRequest = Frozen<z.infer<typeof sizingRequest>>
export type SizingReply = Frozen<z.infer<typeof sizingReply>>
