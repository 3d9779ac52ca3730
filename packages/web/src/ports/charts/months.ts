/** A stretch of the counted days: from one day to another, counted from the first. */
export interface Month {
  readonly from: number
  readonly to: number
}

const DAY_MS = 86_400_000

/** The calendar months of a span of days; the first and the last may be cut. */
export function monthsOf(start: string, days: number): readonly Month[] {
  const first = Date.parse(`${start}T00:00:00Z`)
  const months: Month[] = []
  for (let from = 0; from < days; ) {
    const day = new Date(first + from * DAY_MS)
    const next = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1)
    const to = Math.min(days, Math.round((next - first) / DAY_MS))
    months.push({ from, to })
    from = to
  }
  return months
}

/** Minutes since the epoch of a counted day or a part of one, as if the site's clock were UTC. */
export const minuteOf = (start: string, day: number): number =>
  Date.parse(`${start}T00:00:00Z`) / 60_000 + day * 1440
