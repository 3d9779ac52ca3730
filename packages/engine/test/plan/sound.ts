import { expect } from 'vitest'
import type { Itinerary, Leg } from '../../src/itinerary/itinerary.ts'
import { parse, print } from '../../src/itinerary/notation.ts'

/** What must hold of every itinerary, whatever the world: sums are of its legs, and legs follow each other in place and time. */
export function expectSound(way: Itinerary, departAt: number): void {
  const sum = (read: (leg: Leg) => number) => way.legs.reduce((total, leg) => total + read(leg), 0)
  expect(way.costCents).toBe(sum((leg) => leg.costCents))
  expect(way.costCents).toBe(way.costs.reduce((total, { cents }) => total + cents, 0))
  expect(way.co2eGrams).toBe(sum((leg) => leg.co2eGrams))
  expect(way.disruption).toBe(sum((leg) => leg.disruption))
  expect(way.plannedMinutes).toBe(sum((leg) => leg.minutes))
  let at = way.legs[0]!.kind === 'handle' ? way.legs[0]!.place : way.legs[0]!.from
  let time = departAt
  for (const [i, leg] of way.legs.entries()) {
    expect(leg.startAt).toBe(time)
    expect(leg.endAt - leg.startAt).toBe(leg.minutes)
    expect(leg.waitMinutes).toBeGreaterThanOrEqual(0)
    expect(leg.waitMinutes).toBeLessThanOrEqual(leg.minutes)
    expect(leg.costCents).toBe(leg.costs.reduce((total, { cents }) => total + cents, 0))
    expect(leg.kind === 'handle' ? leg.place : leg.from).toBe(at)
    for (const paper of leg.papers) expect(way.papers[paper]!.legs).toContain(i)
    if (leg.kind === 'haul') {
      expect(leg.vehicles).toBeGreaterThanOrEqual(1)
      at = leg.to
    }
    time = leg.endAt
  }
  expect(way.legs[0]).toMatchObject({ operation: 'load' })
  expect(way.legs.at(-1)).toMatchObject({ operation: 'unload' })
  for (const shares of [way.evidence.time, way.evidence.cost]) {
    expect(shares.measured + shares.published + shares.estimated).toBeCloseTo(1, 12)
    expect(Math.min(shares.measured, shares.published, shares.estimated)).toBeGreaterThanOrEqual(0)
  }
  expect(way.minutes.p10).toBeLessThanOrEqual(way.minutes.p50)
  expect(way.minutes.p50).toBeLessThanOrEqual(way.minutes.p90)
  expect(way.legEnds).toHaveLength(way.legs.length)
  expect(print(parse(way.notation))).toBe(way.notation)
}
