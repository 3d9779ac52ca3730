import { describe, expect, it } from 'vitest'
import { daysInMonth, tableDay } from '../../src/power/calendar.ts'
import { Clearness } from '../../src/power/clearness.ts'
import { DrawnCourse } from '../../src/power/course.ts'
import { solarYearOf } from '../../src/power/solar-year.ts'
import { sunAt } from '../../src/power/sun.ts'
import { site } from './sites.ts'

const gwadar = site()
const START = { startDay: '2027-01-01', seed: 7, replication: 0, stepMinutes: 60 }

describe('a year of sun', () => {
  it('has the climate of every month exactly, whatever the seed, the year and the step', () => {
    for (const [seed, stepMinutes, calendarYear] of [
      [1, 60, 2027],
      [2, 15, 2028],
    ] as const) {
      const year = solarYearOf(gwadar, stepMinutes)
      const sky = new Clearness(gwadar, year, seed, 3)
      for (let month = 0; month < 12; month++) {
        sky.draw(calendarYear, month)
        const count = daysInMonth(calendarYear, month)
        let sum = 0
        for (let day = 0; day < count; day++) {
          const clearness = sky.days[day]!
          expect(clearness).toBeGreaterThan(0)
          expect(clearness).toBeLessThanOrEqual(1)
          sum += clearness * year.clearDayWhM2[tableDay(month, day + 1)]!
        }
        expect(sum / count / 1000).toBeCloseTo(gwadar.climate.ghiKwhM2Day[month]!, 9)
      }
    }
  })

  it('varies from day to day: some days clear, some dark, neighbours alike', () => {
    const year = solarYearOf(gwadar, 60)
    const sky = new Clearness(gwadar, year, 1, 0)
    const days: number[] = []
    for (let round = 0; round < 40; round++) {
      sky.draw(2027, 6)
      days.push(...sky.days)
    }
    const mean = days.reduce((a, b) => a + b) / days.length
    const product = (lag: number) =>
      days.slice(lag).reduce((sum, day, i) => sum + (day - mean) * (days[i]! - mean), 0) / (days.length - lag)
    const correlation = product(1) / product(0)
    // The scores have 0.29, what is drawn from them a little less; 1,240 days give it to ± 0.03.
    expect(correlation).toBeGreaterThan(0.17)
    expect(correlation).toBeLessThan(0.36)
    expect(Math.min(...days)).toBeLessThan(0.4)
    expect(Math.max(...days)).toBeGreaterThan(0.99)
  })

  it('gives nothing at night and something whenever the sun is well up', () => {
    const course = new DrawnCourse(gwadar, START)
    for (let day = 0; day < 365; day++) {
      course.next()
      for (let hour = 0; hour < 24; hour++) {
        const midnight = Date.UTC(2027, 0, 1 + day) / 60_000 - gwadar.utcOffsetMinutes
        const highest = Math.min(
          ...[0, 15, 30, 45, 60].map((m) => sunAt(midnight + hour * 60 + m, 25.11, 62.34).zenithDeg),
        )
        if (highest > 91) expect(course.yieldWh[hour]).toBe(0)
        if (highest < 70) expect(course.yieldWh[hour]).toBeGreaterThan(5)
        expect(course.yieldWh[hour]).toBeLessThanOrEqual(1000)
      }
    }
  })

  it('peaks at solar noon by the clock of the site', () => {
    // At 62.34° E and UTC+5 mean noon is at 12:50:38; in June the sun is 1 minute later.
    const year = solarYearOf(
      site({ climate: { maxC: gwadar.climate.meanC, minC: gwadar.climate.meanC } }),
      15,
    )
    const day = tableDay(5, 15)
    const of = (step: number) => year.clearWm2[day * 96 + step]!
    // 12:45–13:00 holds it, and the hour before and after it are alike.
    for (let step = 0; step < 96; step++) expect(of(step)).toBeLessThanOrEqual(of(51))
    expect(of(51 - 12) / of(51 + 12)).toBeCloseTo(1, 1)
  })

  it('makes at Gwadar what the Global Solar Atlas leads one to expect', () => {
    let sum = 0
    const course = new DrawnCourse(gwadar, START)
    for (let day = 0; day < 365; day++) {
      course.next()
      for (const wh of course.yieldWh) sum += wh / 1000
    }
    expect(sum).toBeGreaterThan(1600)
    expect(sum).toBeLessThan(2000)
  })

  it('is the same on the other side of the equator, half a year later', () => {
    const months = (shift: number) => gwadar.climate.ghiKwhM2Day.map((_, m, all) => all[(m + shift) % 12]!)
    const south = site({
      latitudeDeg: -25.11,
      solar: { azimuthDeg: 0 },
      climate: {
        ghiKwhM2Day: months(6),
        meanC: Array(12).fill(25),
        maxC: Array(12).fill(25),
        minC: Array(12).fill(25),
      },
    } as never)
    const north = site({
      climate: { meanC: Array(12).fill(25), maxC: Array(12).fill(25), minC: Array(12).fill(25) },
    })
    const yearly = (one: typeof north) => {
      const course = new DrawnCourse(one, START)
      let sum = 0
      for (let day = 0; day < 365; day++) {
        course.next()
        for (const wh of course.yieldWh) sum += wh
      }
      return sum
    }
    expect(yearly(south) / yearly(north)).toBeGreaterThan(0.97)
    expect(yearly(south) / yearly(north)).toBeLessThan(1.03)
  })

  it('refuses a climate that is sunnier than the sky', () => {
    const wrong = site({ climate: { ghiKwhM2Day: [...gwadar.climate.ghiKwhM2Day.slice(0, 11), 9] } })
    expect(() => solarYearOf(wrong, 60)).toThrow(/climate.csv EXAMPLE month 12.*got 9.*at most/)
  })

  it('starts on any day and goes on past the end of a leap year', () => {
    const course = new DrawnCourse(gwadar, { ...START, startDay: '2028-02-28' })
    const seen: string[] = []
    for (let day = 0; day < 400; day++) {
      course.next()
      if (day < 3 || day > 397) seen.push(`${course.month} ${course.monthDays}`)
    }
    expect(seen).toEqual(['1 29', '1 29', '2 31', '3 30', '3 30'])
  })
})
