import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speedOf, tideAt } from '../../../src/sim/port/tide.ts'
import { constants } from './tides.ts'

const HOUR = 60
const DAY = 1440
const minuteOf = (instant: string) => Date.parse(instant) / 60_000
const START = minuteOf('2027-01-01T00:00:00Z')

const radians = (degreesAnHour: number) => (degreesAnHour * Math.PI) / 180 / HOUR

const highs = (heightM: (minute: number) => number, from: number, to: number): number[] => {
  const found: number[] = []
  for (let minute = from + 1; minute < to; minute++)
    if (heightM(minute) >= heightM(minute - 1) && heightM(minute) > heightM(minute + 1)) found.push(minute)
  return found
}

describe('a constituent', () => {
  it.each([
    ['M2', 28.9841042],
    ['S2', 30],
    ['N2', 28.4397295],
    ['K2', 30.0821373],
    ['K1', 15.0410686],
    ['O1', 13.9430356],
    ['P1', 14.9589314],
    ['Q1', 13.3986609],
  ] as const)('%s turns %d degrees an hour (Schureman 1958, table 2)', (name, degrees) => {
    expect(speedOf(name)).toBeCloseTo(degrees, 6)
  })

  it('comes back after its period', () => {
    const { heightM } = tideAt(constants({ Z0: [2, 0], P1: [0.5, 40] }), START)
    const period = (360 / speedOf('P1')) * HOUR
    for (let minute = 0; minute < 3 * DAY; minute += 17)
      expect(heightM(minute + period)).toBeCloseTo(heightM(minute), 9)
  })

  it('of the sun is highest at noon and midnight at Greenwich, by its phase later', () => {
    const { heightM } = tideAt(constants({ S2: [1, 90] }), START)
    // 90 degrees at 30 an hour are three hours.
    for (const hour of [3, 15, 27]) expect(heightM(hour * HOUR)).toBeCloseTo(1, 9)
  })

  it('of the moon follows the moon: at the eclipse of 2 August 2027 (10:07 UTC) its high water is near noon', () => {
    const { heightM } = tideAt(constants({ M2: [1, 0] }), minuteOf('2027-08-02T00:00:00Z'))
    const [, noon] = highs(heightM, -6 * HOUR, 18 * HOUR)
    // Mean longitudes of moon and sun are up to 6.3° and 1.9° from the true ones: 8.2° are 34 minutes of M2.
    expect(Math.abs(noon! - 12 * HOUR)).toBeLessThan(34)
  })

  it('with an equal one beats: the sum is the product of half their difference and half their sum', () => {
    // Both are highest at the start: the argument of S2 is 0 at midnight, that of P1 270° less the sun's mean longitude,
    // which is 280.46646° at J2000, 9,861.5 days before, and grows by 0.98564736° a day.
    const sun = 280.46646 + 0.98564736 * 9861.5
    const { heightM } = tideAt(constants({ S2: [1, 0], P1: [1, (((270 - sun) % 360) + 360) % 360] }), START)
    const [fast, slow] = [radians(speedOf('S2')), radians(speedOf('P1'))]
    for (let minute = 0; minute < 30 * DAY; minute += 7) {
      const product = 2 * Math.cos(((fast - slow) / 2) * minute) * Math.cos(((fast + slow) / 2) * minute)
      expect(heightM(minute)).toBeCloseTo(product, 5)
    }
    // Half a turn of the slow factor later the beat is over: the water is still.
    const still = Math.PI / (fast - slow)
    for (const minute of [still - 1, still, still + 1]) expect(Math.abs(heightM(minute))).toBeLessThan(0.01)
  })
})

describe('a tide', () => {
  it('has springs every 14.77 days from M2 and S2', () => {
    const { heightM } = tideAt(constants({ M2: [0.8, 157], S2: [0.31, 187] }), START)
    const daily = Array.from({ length: 740 }, (_, day) => {
      let most = 0
      for (let minute = 0; minute < DAY; minute += 10)
        most = Math.max(most, Math.abs(heightM(day * DAY + minute)))
      return most
    })
    const springs = daily.flatMap((most, day) =>
      daily.slice(Math.max(0, day - 5), day + 6).every((other) => other <= most) ? [day] : [],
    )
    const inside = springs.filter((day) => day >= 5 && day < 735)
    const mean = (inside.at(-1)! - inside[0]!) / (inside.length - 1)
    // 360° at 30 − 28.9841042 degrees an hour; a spring is seen to the day at either end of fifty.
    expect(Math.abs(mean - 14.765)).toBeLessThan(2 / 48)
  })

  it('stays within its bounds, and bends no more than it says', () => {
    const phase = fc.double({ min: 0, max: 360, noNaN: true })
    const amplitude = fc.double({ min: 0, max: 3, noNaN: true })
    const one = fc.tuple(amplitude, phase)
    const drawn = fc.record({ Z0: fc.tuple(amplitude, fc.constant(0)), M2: one, K2: one, K1: one, O1: one })
    const minutes = fc.double({ min: 0, max: 4000 * DAY, noNaN: true })
    fc.assert(
      fc.property(drawn, minutes, fc.nat(20_000), (of, minute, day) => {
        const { heightM, leastM, mostM, bend } = tideAt(constants(of), day * DAY)
        const step = 5
        const [a, b, c] = [heightM(minute - step), heightM(minute), heightM(minute + step)]
        expect(b).toBeGreaterThanOrEqual(leastM - 1e-9)
        expect(b).toBeLessThanOrEqual(mostM + 1e-9)
        expect(Math.abs(a - 2 * b + c) / step ** 2).toBeLessThanOrEqual(bend + 1e-9)
      }),
      { seed: 1958, numRuns: 2000 },
    )
  })

  it('agrees with a published prediction: Seattle on 30 August 2019', () => {
    // Harmonic constants, mean sea level over MLLW (1983–2001) and predictions of NOAA CO-OPS, station 9447130. The eight
    // constituents leave 0.45 m of the station's thirty-seven out, all of them together at their worst.
    const seattle = constants({
      ...{ Z0: [2.024, 0], M2: [1.063, 10.8], S2: [0.268, 36.8], N2: [0.214, 341.1], K2: [0.079, 37.7] },
      ...{ K1: [0.834, 276.8], O1: [0.459, 254.6], P1: [0.257, 276.2], Q1: [0.073, 248.9] },
    })
    const midnight = minuteOf('2019-08-30T00:00:00-07:00')
    const { heightM } = tideAt(seattle, midnight)
    const low = highs((minute) => -heightM(minute), 0, DAY)
    const [first, second] = highs(heightM, 0, DAY)
    const FOOT = 0.3048
    for (const [minute, at, feet] of [
      [first!, 4 * HOUR + 39, 11.11],
      [low[0]!, 11 * HOUR + 23, -2.062],
      [second!, 18 * HOUR + 18, 11.894],
    ] as const) {
      expect(Math.abs(minute - at)).toBeLessThanOrEqual(15)
      expect(Math.abs(heightM(minute) - feet * FOOT)).toBeLessThanOrEqual(0.25)
    }
  })
})
