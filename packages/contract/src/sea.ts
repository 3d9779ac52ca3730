import { z } from 'zod'
import { type Frozen, id, LIMITS, place } from './limits.ts'

/** Ports of the atlas, UN/LOCODEs, or lat,lon at sea. */
export const seaPair = z.strictObject({ from: place, to: place })

export const seaRequest = z
  .strictObject({
    pairs: z.array(seaPair).min(1).max(LIMITS.seaPairs),
    avoid: z.array(id).max(LIMITS.list).exactOptional().describe('Passages not to use'),
    speedKnots: z.number().min(1).max(40).exactOptional().describe('For the days; 14 if not given'),
  })
  .meta({ id: 'SeaRequest', examples: [{ pairs: [{ from: 'PKKHI', to: 'NLRTM' }], avoid: ['suez'] }] })

export const seaWay = z
  .object({
    from: z.string(),
    to: z.string(),
    distanceNm: z.number().nullable().describe('Nautical miles; null when no way is open'),
    passages: z.array(z.string()),
    days: z.number().nullable().describe('At the speed of the reply, port time excluded'),
    path: z.array(z.tuple([z.number(), z.number()])).describe('Points [lon, lat]'),
  })
  .meta({ id: 'SeaWay' })

export const seaReply = z
  .object({ speedKnots: z.number(), lanes: z.array(seaWay).describe('In the order of the pairs') })
  .meta({ id: 'SeaReply' })

export type SeaRequest = Frozen<z.infer<typeof seaRequest>>
export type SeaWay = Frozen<z.infer<typeof seaWay>>
export type SeaReply = Frozen<z.infer<typeof seaReply>>
