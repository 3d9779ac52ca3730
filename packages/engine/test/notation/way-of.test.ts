import { describe, expect, it } from 'vitest'
import type { Handle, Haul, Itinerary, LegBase, Operation } from '../../src/itinerary/itinerary.ts'
import { parse, print, wayOf } from '../../src/itinerary/notation.ts'

const base = (minutes: number): LegBase & { spread: { meanMinutes: number; p90Minutes: number } } => ({
  startAt: 0,
  endAt: minutes,
  minutes,
  waitMinutes: 0,
  costCents: 0,
  costs: [],
  co2eGrams: 0,
  disruption: 0,
  unit: 'box',
  timeGrade: 'estimated',
  costGrade: 'estimated',
  sources: [],
  papers: [],
  spread: { meanMinutes: minutes, p90Minutes: minutes },
})

const haul = (mode: Haul['mode'], from: string, to: string, distanceKm: number): Haul => ({
  ...base(100),
  kind: 'haul',
  mode,
  carrier: 'road',
  vehicle: 'truck',
  vehicles: 1,
  from,
  to,
  via: [],
  links: [],
  service: null,
  distanceKm,
  countries: [],
  passages: [],
})

const handle = (operation: Operation, place: string, minutes: number): Handle => ({
  ...base(minutes),
  kind: 'handle',
  operation,
  place,
  ref: 'x',
  fromCarrier: null,
  toCarrier: null,
})

const itinerary = (legs: Itinerary['legs'], p50 = 27_580, p90 = 38_900): Itinerary => ({
  id: 'x',
  notation: '',
  corridor: 'other',
  gateway: null,
  tags: [],
  legs,
  distanceKm: 0,
  costCents: 612_049,
  costs: [],
  plannedMinutes: 0,
  minutes: { mean: 0, p10: 0, p50, p90 },
  legEnds: [],
  co2eGrams: 2_949_000,
  disruption: 0,
  onTimeProbability: null,
  countries: [],
  borders: 0,
  sanctions: [],
  evidence: {
    time: { measured: 0, published: 0, estimated: 1 },
    cost: { measured: 0, published: 0, estimated: 1 },
    sources: [],
  },
  papers: [],
})

describe('wayOf', () => {
  it('writes land in kilometres, sea and ferry in nautical miles, and groups what is done at a stop', () => {
    const way = wayOf(
      itinerary([
        handle('load', '43.25,76.95', 238),
        haul('road', '43.25,76.95', 'KZALA', 12.4),
        haul('rail', 'KZALA', 'KZSCO', 2799.6),
        handle('transfer', 'KZSCO', 571),
        handle('clear', 'KZSCO', 1195),
        haul('ferry', 'KZSCO', 'AZBAK', 463),
        handle('clear', 'AZBAK', 3000),
        haul('sea', 'AZBAK', 'AEJEA', 1852),
        handle('unload', 'AEJEA', 52),
      ]),
    )
    expect(print(way)).toBe(
      '"43.25,76.95"{load 4h} road 12km ~ KZALA rail 2800km ~ KZSCO{transfer 9h30, clear 20h} ferry 250nm ~ AZBAK{clear 2d2h} sea 1000nm ~ AEJEA{unload 0h45}   [P50 19d4h P90 27d $6,120 2.9t]',
    )
    expect(parse(print(way))).toEqual(way)
  })

  it('starts at the first haul when nothing is done before it, and leaves out totals without arrival', () => {
    const way = wayOf(itinerary([haul('road', 'KZALA', 'KZKGF', 1000)], Infinity, Infinity))
    expect(print(way)).toBe('KZALA road 1000km ~ KZKGF')
  })
})
