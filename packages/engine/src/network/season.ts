import { DAY, dayMinute } from '@serai/atlas'

/** Days of a year in the mean of four. */
export const DAYS_PER_YEAR = 365.25

/** Whether a day, YYYY-MM-DD, falls into a season of the year, MM-DD to MM-DD, which may go over a new year. */
export function inSeason(from: string, to: string, day: string): boolean {
  const [first, last] = [dayIn(day, from), dayIn(day, to)]
  return first <= last ? first <= day && day <= last : day >= first || day <= last
}

/** First and last day, YYYY-MM-DD, of the season that begins in a year. */
export const seasonOf = (from: string, to: string, year: number): readonly [first: string, last: string] => [
  dayIn(`${year}`, from),
  dayIn(`${to < from ? year + 1 : year}`, to),
]

/** The season that holds a day, YYYY-MM-DD, or the next one after it. */
export function seasonOn(from: string, to: string, day: string): readonly [first: string, last: string] {
  const year = Number(day.slice(0, 4))
  for (const began of [year - 1, year]) {
    const season = seasonOf(from, to, began)
    if (season[1] >= day) return season
  }
  return seasonOf(from, to, year + 1)
}

/** Days of a season in the mean of four years, both ends counted. */
export function seasonDays(from: string, to: string): number {
  const lengths = [2025, 2026, 2027, 2028].map((year) => {
    const [first, last] = seasonOf(from, to, year)
    return (dayMinute(last) - dayMinute(first)) / DAY + 1
  })
  return lengths.reduce((sum, days) => sum + days) / lengths.length
}

/** MM-DD in the year that a date begins with; 29 February is the 28th where there is none. */
function dayIn(date: string, monthDay: string): string {
  const year = Number(date.slice(0, 4))
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return `${date.slice(0, 4)}-${monthDay === '02-29' && !leap ? '02-28' : monthDay}`
}
