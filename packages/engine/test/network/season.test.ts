import { DAY, dayMinute } from '@serai/atlas'
import { describe, expect, it } from 'vitest'
import { lengthOf, seasonSpans } from '../../src/disruption/closures.ts'
import { inSeason, seasonDays, seasonOf, seasonOn } from '../../src/network/season.ts'
import { networkOn } from '../../src/plan/world.ts'
import { desert } from '../desert.ts'

describe('a season', () => {
  it.each([
    ['11-26', '03-31', 126.25],
    ['12-01', '02-29', 90.25],
    ['02-29', '03-01', 2],
    ['06-01', '06-30', 30],
    ['01-01', '12-31', 365.25],
  ])('%s to %s has %d days in the mean of four years, counted by hand', (from, to, days) => {
    expect(seasonDays(from, to)).toBe(days)
    // Four seasons that begin in four years hold one 29 February at most.
    expect(lengthOf(seasonSpans([from, to], 2026, 2028)) / DAY / 4).toBe(days)
  })

  it('that ends or begins on 29 February does so on the 28th where there is none', () => {
    expect(seasonOf('12-01', '02-29', 2026)).toEqual(['2026-12-01', '2027-02-28'])
    expect(seasonOf('12-01', '02-29', 2027)).toEqual(['2027-12-01', '2028-02-29'])
    expect(seasonOf('02-29', '04-30', 2027)[0]).toBe('2027-02-28')
  })

  it.each([
    ['11-26', '03-31'],
    ['12-01', '02-29'],
    ['02-29', '04-30'],
    ['06-01', '08-31'],
  ])('%s to %s holds the days that its spans hold', (from, to) => {
    const spans = seasonSpans([from, to], 2026, 2028)
    for (let at = dayMinute('2026-01-01'); at < dayMinute('2029-01-01'); at += DAY) {
      const day = new Date(at * 60_000).toISOString().slice(0, 10)
      const within = spans.some(([first, end]) => first <= at && at < end)
      expect([day, inSeason(from, to, day)]).toEqual([day, within])
    }
  })
})

describe('networks of a season that ends on 29 February', () => {
  const KNOWN = { source: 's', year: 2026, grade: 'estimated' }
  const slow = { id: 'ice', kind: 'place', target: 'KZAAA', season_from: '12-01', season_to: '02-29' }
  const atlas = desert(['KZAAA road 100km 2h ~ KZBBB'], {
    closures: [{ ...slow, effect: 'slow', extra_hours: 5, cause: 'ice', ...KNOWN }],
  })
  const on = (day: string) => networkOn(atlas, day)

  it('change on the last of February, in a leap year or not', () => {
    expect(on('2027-02-28')).toBe(on('2026-12-01'))
    expect(on('2027-03-01')).not.toBe(on('2027-02-28'))
    expect(on('2028-02-29')).toBe(on('2027-12-01'))
    expect(on('2028-03-01')).not.toBe(on('2028-02-29'))
  })

  it('change at the end of the season that began before the first day of the atlas', () => {
    expect(on(atlas.validFrom)).not.toBe(on(`${atlas.validFrom.slice(0, 4)}-06-01`))
  })
})

describe('the season that holds a day, or the next one', () => {
  it.each([
    ['12-01', '02-29', '2027-01-15', ['2026-12-01', '2027-02-28']],
    ['12-01', '02-29', '2028-02-29', ['2027-12-01', '2028-02-29']],
    ['12-01', '02-29', '2027-03-01', ['2027-12-01', '2028-02-29']],
    ['06-01', '08-31', '2027-05-31', ['2027-06-01', '2027-08-31']],
    ['06-01', '08-31', '2027-09-01', ['2028-06-01', '2028-08-31']],
  ])('%s to %s on %s', (from, to, day, season) => {
    expect(seasonOn(from, to, day)).toEqual(season)
  })
})
