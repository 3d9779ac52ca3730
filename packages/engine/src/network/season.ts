import { DAY, dayMinute } from '@serai/atlas'

/** Whether a day, YYYY-MM-DD, falls into a season of the year, MM-DD to MM-DD, which may go over a new year. */
export function inSeason(from: string, to: string, day: string): boolean {
  const now = day.slice(5)
  return from <= to ? from <= now && now <= to : now >= from || now <= to
}

/** Days of a season in a year of 365, both ends counted. */
export function seasonDays(from: string, to: string): number {
  const days = (dayMinute(`2027-${to}`) - dayMinute(`2027-${from}`)) / DAY + 1
  return days > 0 ? days : days + 365
}
