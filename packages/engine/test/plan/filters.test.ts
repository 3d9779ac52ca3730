import { gazetteer, load } from '@serai/atlas'
import { readPackage, readScenarios } from '@serai/atlas/node'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Consignment } from '../../src/itinerary/consignment.ts'
import type { Itinerary } from '../../src/itinerary/itinerary.ts'
import type { Network } from '../../src/network/network.ts'
import { planRequest } from '../../src/plan/plan.ts'
import type { RouteRequest } from '../../src/plan/request.ts'
import { understand } from '../../src/plan/understand.ts'
import { atlasWith, networkOn, type World } from '../../src/plan/world.ts'
import { route } from '../../src/search/route.ts'
import { noWorse, type Vector } from '../search/enumerate.ts'

// The filters on the real atlas: what a filter lets through satisfies it, and to relax it loses no way.

const DEPART = '2027-03-01'
/** Ways by every mode: grain, boxes, a metal, oil and a town off the network. */
const QUESTIONS: readonly RouteRequest[] = [
  { from: 'KZALA', to: 'AEJEA', cargo: 'containers', teu: 40, depart: DEPART },
  { from: 'KZKSN', to: 'KEMBA', cargo: 'wheat', tonnes: 500, depart: DEPART },
  { from: 'UZTAS', to: 'NLRTM', cargo: 'copper', tonnes: 800, depart: DEPART },
  { from: 'KZGUW', to: 'CNTAO', cargo: 'crude', tonnes: 60_000, depart: DEPART },
  // Kaskeleng, a town by Almaty: roads to it are estimated.
  { from: '43.2, 76.62', to: 'INNSA', cargo: 'machinery', tonnes: 200, depart: DEPART },
]

let world: World
let network: Network

beforeAll(async () => {
  const atlas = load(await readPackage())
  world = { atlas, scenarios: await readScenarios(), gazetteer: gazetteer([], atlas.tables.places) }
  network = networkOn(atlas, DEPART)
})

interface Front {
  /** The whole front; `itineraries` are the short choice of it. */
  readonly vectors: readonly Vector[]
  readonly itineraries: readonly Itinerary[]
}

function front(request: RouteRequest): Front {
  const network = networkOn(atlasWith(world, request.scenarios ?? []), DEPART)
  const { consignment } = understand(world, network, request)
  const { priced, itineraries } = route(network, consignment)
  return {
    vectors: priced.map(({ way, cost }): Vector => [cost, way.minutes, way.co2e, way.disruption]),
    itineraries: itineraries.map(({ itinerary }) => itinerary),
  }
}

/** To relax a filter loses no point: each point of the stricter front is there still, or bettered. */
function requireNoLoss(strict: Front, relaxed: Front): void {
  for (const point of strict.vectors)
    expect(relaxed.vectors.some((other) => noWorse(other, point))).toBe(true)
}

const hauls = (way: Itinerary) => way.legs.flatMap((leg) => (leg.kind === 'haul' ? [leg] : []))
const departAt = Date.parse(`${DEPART}T00:00:00Z`) / 60_000

interface Filter {
  readonly name: string
  /** Filters from the strictest to the mildest, each of which allows all that the one before allows. */
  readonly ladder: readonly Partial<RouteRequest>[]
  satisfies(way: Itinerary, asked: Partial<RouteRequest>): boolean
  /** Where the filter bites when the usual questions do not meet it. */
  readonly also?: RouteRequest
}

const FILTERS: readonly Filter[] = [
  {
    name: 'at most N borders',
    ladder: [2, 3, 4, 6].map((maxBorders) => ({ maxBorders })),
    satisfies: (way, { maxBorders }) => way.borders <= maxBorders!,
  },
  {
    name: 'latest arrival',
    ladder: ['2027-03-21', '2027-04-05', '2027-04-25', '2027-06-01'].map((by) => ({ by })),
    satisfies: (way, { by }) => departAt + way.plannedMinutes <= Date.parse(`${by}T23:59:00Z`) / 60_000,
  },
  {
    name: 'only TIR',
    ladder: [{ tirOnly: true }],
    satisfies: (way) => posts(way).every((post) => post.mode !== 'road' || post.tir),
    // With the great posts avoided, only small ones outside of TIR lead from Kabul to the sea.
    also: {
      ...{ from: 'AFKBL', to: 'PKKHI', cargo: 'containers', teu: 4, depart: DEPART },
      ...{ scenarios: ['borders-reopen'], avoidPlaces: ['PKTKM', 'PKCHM'] },
    },
  },
  {
    name: 'free of sanctions exposure',
    ladder: [{ sanctionsFree: true }],
    satisfies: (way) => way.sanctions.length === 0,
  },
  {
    name: 'countries avoided',
    ladder: [
      { avoidCountries: ['RU', 'IR', 'CN'] },
      { avoidCountries: ['RU', 'IR'] },
      { avoidCountries: ['RU'] },
    ],
    satisfies: (way, { avoidCountries }) =>
      !way.countries.some((country) => avoidCountries!.includes(country)),
  },
  {
    name: 'modes avoided',
    ladder: [{ avoidModes: ['road', 'ferry'] }, { avoidModes: ['road'] }],
    satisfies: (way, { avoidModes }) => !hauls(way).some(({ mode }) => avoidModes!.includes(mode)),
  },
  {
    name: 'passages avoided',
    ladder: [{ avoidPassages: ['suez', 'hormuz'] }, { avoidPassages: ['suez'] }],
    satisfies: (way, { avoidPassages }) =>
      !hauls(way).some(({ passages }) => passages.some((id) => avoidPassages!.includes(id))),
  },
  {
    name: 'places avoided',
    ladder: [{ avoidPlaces: ['CNHRG', 'KZALT', 'GEPTI'] }, { avoidPlaces: ['CNHRG'] }],
    satisfies: (way, { avoidPlaces }) =>
      !hauls(way).some(({ from, to, via }) => [from, to, ...via].some((id) => avoidPlaces!.includes(id))),
  },
  {
    name: 'a gateway',
    ladder: [{ gateway: 'GEPTI' }, {}],
    satisfies: (way, { gateway }) => gateway === undefined || way.gateway === gateway,
  },
]

/** Border posts of a way, those inside a service aside. */
function posts(way: Itinerary) {
  const refs = new Set(
    way.legs.flatMap((leg) => (leg.kind === 'handle' && leg.operation === 'clear' ? [leg.ref] : [])),
  )
  return network.atlas.tables.crossings.filter((row) => refs.has(row.id))
}

describe.each(FILTERS)('$name', ({ ladder, satisfies, also }) => {
  it('holds on every way, and costs no way when it is relaxed', () => {
    let ruledOut = 0
    for (const question of also ? [...QUESTIONS, also] : QUESTIONS) {
      const steps = [...ladder, {}].map((asked) => ({ asked, found: front({ ...question, ...asked }) }))
      for (const [i, { asked, found }] of steps.entries()) {
        if (i < ladder.length)
          for (const way of found.itineraries)
            expect([way.notation, satisfies(way, asked)]).toEqual([way.notation, true])
        if (i > 0) requireNoLoss(steps[i - 1]!.found, found)
      }
      const free = steps.at(-1)!.found
      if (free.itineraries.some((way) => !satisfies(way, ladder[0]!))) ruledOut++
    }
    expect(ruledOut).toBeGreaterThan(0)
  })
})

describe('a point off the network', () => {
  const machinery = QUESTIONS[4]!

  it('is not reached by road when roads are avoided, and the answer says so', () => {
    const reply = planRequest(world, { ...machinery, avoidModes: ['road'], samples: 100 })
    expect(reply.itineraries).toEqual([])
    expect(reply.notices.map(({ text }) => text).join()).toMatch(
      /only by road, which your limits rule out: ask for Almaty/,
    )
    expect(reply.explanations.map(({ reason }) => reason)).toContain('filtered')
  })

  it('of a cargo that the destination cannot take is told once, not corridor by corridor', () => {
    // Atyrau loads crude; Mombasa unloads products of oil alone.
    const crude = {
      from: 'KZGUW',
      to: 'KEMBA',
      cargo: 'crude',
      tonnes: 500,
      depart: '2026-12-15',
      explain: true,
    }
    const reply = planRequest(world, crude)
    expect(reply.notices.map(({ text }) => text)).toEqual([
      'No way through: Mombasa has no handling to unload crude oil. Choose another destination.',
    ])
    expect([reply.itineraries, reply.explanations]).toEqual([[], []])
  })

  it('in a sanctioned country has no way free of exposure', () => {
    // Near Qom, within reach of Tehran by road.
    const tehran = { ...QUESTIONS[0]!, from: 'AEJEA', to: '35.5, 51.4' }
    const open = front(tehran)
    expect(open.itineraries.length).toBeGreaterThan(0)
    expect(open.itineraries.every((way) => way.sanctions.length > 0)).toBe(true)
    expect(front({ ...tehran, sanctionsFree: true }).itineraries).toEqual([])
  })

  it('counts a border that its road crosses', () => {
    const near = { kind: 'point', id: 'p', name: 'p', country: 'KG', lat: 0, lon: 0 } as const
    const base: Consignment = understand(world, network, QUESTIONS[0]!).consignment
    const from = { ...near, access: [{ placeId: 'KZALA', distanceKm: 40 }] }
    const across = route(network, { ...base, from }, { all: true }).itineraries
    const home = route(network, { ...base, from: { ...from, country: 'KZ' } }, { all: true }).itineraries
    const least = (found: typeof home) => Math.min(...found.map(({ itinerary }) => itinerary.borders))
    expect(least(across)).toBe(least(home) + 1)
    for (const { itinerary } of route(network, { ...base, from, maxBorders: 3 }, { all: true }).itineraries)
      expect(itinerary.borders).toBeLessThanOrEqual(3)
    expect(route(network, { ...base, from, tirOnly: true }).itineraries).toEqual([])
  })
})
