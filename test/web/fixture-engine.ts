import type { Itinerary, RouteReply, RouteRequest } from '@serai/contract'
import type { DeskWorld, Plan } from '../../packages/web/src/worker/desk.ts'

type Leg = Itinerary['legs'][number]
type Kind = Itinerary['costs'][number]['kind']

/** `mode place` goes on to a place; `operation place` handles there. Numbers: km or −, hours, P90 hours, dollars. */
type Step = readonly [what: string, place: string, km: number, hours: number, p90: number, usd: number]

const SEA: readonly Step[] = [['load', 'KZALA', 0, 18, 30, 4200]]

const CHAINS: Readonly<Record<string, readonly Step[]>> = {
  'iran-bandar-abbas': [
    ...SEA,
    ['rail', 'TMSRK', 2200, 190, 260, 48000],
    ['clear', 'TMSRK', 0, 30, 72, 3100],
    ['gauge', 'IRSRX', 0, 40, 90, 5200],
    ['rail', 'IRBND', 1640, 96, 150, 21000],
    ['transfer', 'IRBND', 0, 72, 160, 9800],
    ['sea', 'AEJEA', 300, 20, 30, 6400],
    ['unload', 'AEJEA', 0, 24, 48, 5200],
  ],
  'china-lianyungang': [
    ...SEA,
    ['rail', 'KZKGS', 360, 26, 40, 7000],
    ['clear', 'KZKGS', 0, 20, 60, 1400],
    ['gauge', 'CNHRG', 0, 18, 50, 4100],
    ['rail', 'CNLYG', 4130, 190, 260, 61000],
    ['transfer', 'CNLYG', 0, 60, 110, 9800],
    ['sea', 'AEJEA', 11000, 480, 560, 28000],
    ['unload', 'AEJEA', 0, 24, 48, 5200],
  ],
  'caspian-poti': [
    ...SEA,
    ['rail', 'KZAAU', 3100, 210, 290, 39000],
    ['transfer', 'KZAAU', 0, 60, 140, 8000],
    ['ferry', 'AZALT', 460, 34, 80, 26000],
    ['clear', 'AZALT', 0, 20, 48, 1900],
    ['rail', 'GEPTI', 860, 60, 100, 18000],
    ['transfer', 'GEPTI', 0, 60, 120, 9000],
    ['sea', 'AEJEA', 6900, 420, 520, 42000],
    ['unload', 'AEJEA', 0, 24, 48, 5200],
  ],
}

/**
 * Stands for the engine where only the page is looked at: three ways with plausible figures, in the shape of the real
 * reply. Never part of the shipped page.
 */
export const fixturePlan: Plan = (world: DeskWorld, request: RouteRequest): RouteReply => {
  const at = (id: string) => {
    const place = world.atlas.tables.places.find((one) => one.id === id)
    const { name = id, country = 'KZ', lat = 43.2, lon = 76.9 } = place ?? {}
    return { id, name, country, lat, lon, kind: 'place' as const, access: [] }
  }
  const start = Date.parse(`${request.depart}T00:00:00Z`) / 60_000
  const factor = (request.teu ?? (request.tonnes ?? 500) / 20) / 40
  const itineraries = Object.entries(CHAINS).map(([corridor, steps], index) =>
    itineraryOf(corridor, steps, start, factor, index),
  )
  return {
    atlas: { id: world.atlas.id, asOf: world.atlas.asOf, scenarios: request.scenarios ?? [] },
    consignment: {
      from: at(request.from),
      to: at(request.to),
      cargo: request.cargo,
      tonnes: request.tonnes ?? (request.teu ?? 0) * 12,
      teu: request.teu ?? null,
      valueUsd: 1_000_000,
      depart: `${request.depart}T00:00:00Z`,
      by: request.by ?? null,
      avoid: { countries: [], places: [], modes: [], passages: [] },
      gateway: null,
      maxBorders: null,
      tirOnly: false,
      sanctionsFree: false,
    },
    itineraries,
    explanations: [
      {
        corridor: 'torkham',
        name: 'Uzbekistan – Afghanistan – Torkham',
        nameRu: 'Узбекистан — Афганистан — Торхам',
        reason: 'closed',
        text: 'Torkham is closed since 2025-10-12, until further notice.',
        textRu: 'Торхам закрыт с 12.10.2025, до особого распоряжения.',
        until: null,
        by: null,
      },
    ],
    notices: [{ text: 'Torkham is closed since 2025-10-12.', textRu: 'Торхам закрыт с 12.10.2025.' }],
    stats: {
      paretoSize: 48,
      labels: 4210,
      millisecondsSearch: 4,
      millisecondsRehearse: 6,
      resolution: { costCents: 100, minutes: 15, co2eGrams: 1000, disruption: 100 },
    },
  }
}

function itineraryOf(
  corridor: string,
  steps: readonly Step[],
  start: number,
  factor: number,
  index: number,
): Itinerary {
  let here = steps[0]![1]
  let at = start
  const legs = steps.map(([what, place, km, hours, p90, usd]): Leg => {
    const cents = Math.round(usd * 100 * factor)
    const kind: Kind = km > 0 ? 'freight' : what === 'clear' ? 'border' : 'handling'
    const base = {
      startAt: at,
      endAt: at + hours * 60,
      minutes: hours * 60,
      waitMinutes: km > 0 ? 0 : Math.round(hours * 20),
      costCents: cents,
      costs: [
        { kind, cents: Math.round(cents * 0.9) },
        { kind: 'capital' as const, cents: cents - Math.round(cents * 0.9) },
      ],
      co2eGrams: Math.round(km * 9000 * factor),
      disruption: 12_000,
      unit: 'box' as const,
      timeGrade: 'estimated' as const,
      costGrade: 'published' as const,
      sources: ['memory'],
      papers: [0],
      spread: { meanMinutes: hours * 60, p90Minutes: p90 * 60 },
    }
    at = base.endAt
    if (km === 0) {
      const operation = what as Extract<Leg, { kind: 'handle' }>['operation']
      return { ...base, kind: 'handle', operation, place, ref: place, fromCarrier: null, toCarrier: null }
    }
    const from = here
    here = place
    const mode = what as Extract<Leg, { kind: 'haul' }>['mode']
    return {
      ...base,
      kind: 'haul',
      mode,
      carrier: mode === 'rail' ? 'rail-1520' : mode,
      vehicle: 'box',
      vehicles: 20,
      from,
      to: place,
      via: [],
      links: [],
      service: null,
      distanceKm: km,
      countries: [],
      passages: [],
    }
  })
  const minutes = at - start
  const costCents = legs.reduce((sum, leg) => sum + leg.costCents, 0)
  const tag = (['cheapest', 'fastest', 'cleanest'] as const)[index]!
  return {
    id: `fixture-${corridor}`,
    notation: steps.map(([, place]) => place).join(' ~ '),
    corridor,
    gateway: steps.at(-3)![1],
    tags: index === 0 ? [tag, 'surest'] : [tag],
    legs,
    distanceKm: steps.reduce((sum, step) => sum + step[2], 0),
    costCents,
    costs: legs.flatMap((leg) => leg.costs),
    plannedMinutes: minutes,
    minutes: { mean: minutes, p10: minutes * 0.83, p50: minutes * 0.98, p90: minutes * 1.31 },
    legEnds: legs.map(({ endAt }) => {
      const after = endAt - start
      return { p10: after * 0.83, p50: after * 0.98, p90: after * 1.31 }
    }),
    co2eGrams: legs.reduce((sum, leg) => sum + leg.co2eGrams, 0),
    disruption: 60_000 + 40_000 * index,
    onTimeProbability: null,
    countries: ['KZ'],
    borders: legs.filter((leg) => leg.kind === 'handle' && leg.operation === 'clear').length,
    sanctions: [],
    evidence: {
      time: { measured: 0.12, published: 0.38, estimated: 0.5 },
      cost: { measured: 0, published: 0.64, estimated: 0.36 },
      sources: ['memory'],
    },
    papers: [
      {
        id: 'smgs',
        name: 'SMGS consignment note',
        nameRu: 'Накладная СМГС',
        issuer: 'KTZ',
        issuerRu: 'КТЖ',
        purpose: 'Carriage by rail',
        purposeRu: 'Перевозка по железной дороге',
        legs: [1],
      },
    ],
  }
}
