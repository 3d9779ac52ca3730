import { readFileSync, writeFileSync } from 'node:fs'
import { gazetteer, load, parseTowns } from '@serai/atlas'
import { DATA_DIRECTORY, readPackage, readScenarios } from '@serai/atlas/node'
import { describe, expect, it } from 'vitest'
import type { Itinerary } from '../../src/itinerary/itinerary.ts'
import { planRequest } from '../../src/plan/plan.ts'
import type { RouteReply } from '../../src/plan/reply.ts'
import type { RouteRequest } from '../../src/plan/request.ts'
import type { World } from '../../src/plan/world.ts'
import { MONDAY } from '../desert.ts'
import { expectSound } from '../plan/sound.ts'

const GOLDEN = new URL('./corridors.golden.txt', import.meta.url)
const HEAD = `# Twelve canonical corridors on the atlas as shipped. A RECORDED GOLDEN FILE, NOT A TRUTH: it says what the code and the data
# answered when it was written, so that a change of either is seen and judged. Not one figure here is evidence of a real price or time.
# After a wanted change: UPDATE_GOLDEN=1 npx vitest run packages/engine/test/golden
# Then read the difference before committing it. Departure ${MONDAY}, seed 1, 2,000 samples. Cheapest first; tags and corridor behind each way.
`

const question = (from: string, to: string, cargo: string, rest: Partial<RouteRequest>): RouteRequest => ({
  from,
  to,
  cargo,
  depart: MONDAY,
  samples: 2000,
  ...rest,
})

const QUESTIONS: readonly RouteRequest[] = [
  question('KZKSN', 'KEMBA', 'wheat', { tonnes: 500 }),
  question('KZALA', 'AEJEA', 'containers', { teu: 40 }),
  question('KZALA', 'AEJEA', 'containers', { teu: 40, scenarios: ['borders-reopen'] }),
  question('KZBLK', 'CNSHA', 'copper', { tonnes: 1000 }),
  question('KZTNG', 'NLRTM', 'crude', { tonnes: 80_000 }),
  question('KZPPK', 'AFKBL', 'wheat', { tonnes: 3000 }),
  question('KZCIT', 'NLRTM', 'uranium', { tonnes: 200 }),
  question('KZCIT', 'AEJEA', 'reefers', { teu: 10 }),
  question('KZUKK', 'TRMER', 'zinc', { tonnes: 2000 }),
  question('KZTNG', 'EGALY', 'sulphur', { tonnes: 20_000 }),
  question('KZAKX', 'AFMZR', 'lpg', { tonnes: 1000 }),
  question('KGFRU', 'PKKHI', 'machinery', { tonnes: 200 }),
]

function asked({ from, to, cargo, tonnes, teu, scenarios }: RouteRequest): string {
  const quantity = tonnes === undefined ? `${teu} TEU` : `${tonnes} t`
  return `${from} → ${to}: ${quantity} of ${cargo}${scenarios ? ` under ${scenarios.join(', ')}` : ''}`
}

const told = (way: Itinerary): string => `${way.notation}  ${way.tags.join(' ')} · ${way.corridor}`

async function shipped(): Promise<World> {
  const atlas = load(await readPackage())
  const towns = parseTowns(readFileSync(`${DATA_DIRECTORY}towns.csv`, 'utf8'))
  return { atlas, scenarios: await readScenarios(), gazetteer: gazetteer(towns, atlas.tables.places) }
}

const world = await shipped()
const replies: readonly (readonly [RouteRequest, RouteReply])[] = QUESTIONS.map((request) => [
  request,
  planRequest(world, request),
])

describe('the atlas as shipped', () => {
  it('answers the canonical corridors as recorded', () => {
    const blocks = replies.map(
      ([request, { itineraries }]) => `## ${asked(request)}\n${itineraries.map(told).join('\n')}\n`,
    )
    const text = `${HEAD}\n${blocks.join('\n')}`
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, text)
    expect(text).toBe(readFileSync(GOLDEN, 'utf8'))
  })

  it.each(replies.map(([request, reply]) => [asked(request), reply] as const))('is sound: %s', (_, reply) => {
    expect(reply.itineraries.length).toBeGreaterThan(0)
    const departAt = Date.parse(reply.consignment.depart) / 60_000
    for (const way of reply.itineraries) expectSound(way, departAt)
  })

  it('keeps cargo where it belongs', () => {
    for (const [request, { itineraries }] of replies) {
      for (const leg of itineraries.flatMap((way) => way.legs)) {
        if (leg.kind !== 'haul') continue
        if (leg.mode === 'pipeline') expect(request.cargo).toBe('crude')
        if (request.cargo === 'crude') expect(leg.unit).toBe('crude')
        // A box crosses the open sea with a service only.
        if (leg.mode === 'sea' && (leg.unit === 'box' || leg.unit === 'reefer'))
          expect(leg.service).not.toBeNull()
      }
    }
  })

  it('opens Torkham and Chaman only under its scenario', () => {
    const passes = (reply: RouteReply) =>
      reply.itineraries.some((way) =>
        way.legs.some((leg) => leg.kind === 'handle' && /PKTKM|PKCHM/.test(leg.ref)),
      )
    expect(passes(replies[1]![1])).toBe(false)
    expect(replies[2]![1].atlas.scenarios).toEqual(['borders-reopen'])
  })
})
