import { describe, expect, it } from 'vitest'
import { Intensity } from '../../src/sim/intensity.ts'

/** A Monday, in days since the epoch. */
const MONDAY = Date.parse('2027-03-01T00:00:00Z') / 86_400_000
const DAY = 1440

describe('a rate with idle spans', () => {
  const rhythm = () =>
    new Intensity({
      startDay: MONDAY,
      idle: [
        [100, 300],
        [DAY, 2 * DAY],
      ],
    })

  it('stands still in them, and is 1 outside', () => {
    expect(rhythm().advance(0, 50)).toBe(50)
    expect(rhythm().advance(0, 150)).toBe(350)
    expect(rhythm().advance(200, 10)).toBe(310)
    expect(rhythm().advance(0, DAY)).toBe(2 * DAY + 200)
    expect(rhythm().advance(3 * DAY, 7)).toBe(3 * DAY + 7)
  })

  it('is asked for one arrival after the other', () => {
    const one = rhythm()
    const at = [0]
    while (at.length < 5) at.push(one.advance(at.at(-1)!, 60))
    expect(at).toEqual([0, 60, 320, 380, 440])
  })

  it('keeps its hours: what is shut stays shut beside them', () => {
    // Open from noon, at twice the rate; on Tuesday not at all.
    const hours = Array.from({ length: 7 }, (_, day) => [day * DAY + 720, (day + 1) * DAY] as const)
    const one = new Intensity({ startDay: MONDAY, hours, idle: [[DAY, 2 * DAY]] })
    expect(one.advance(0, 100)).toBe(720 + 50)
    expect(one.advance(770, 1440)).toBe(2 * DAY + 720 + (1440 - 1340) / 2)
  })
})
