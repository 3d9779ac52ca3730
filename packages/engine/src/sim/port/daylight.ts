import { DAY } from '@serai/atlas'

/**
 * Minutes from local solar midnight to sunrise on a day of the year (1–365) at a latitude: half the night. Declination after
 * Cooper (1969, DOI 10.1016/0038-092X(69)90047-4), good to a few minutes, which pilots do not quarrel about.
 */
export function halfNightMinutes(latitudeDeg: number, dayOfYear: number): number {
  const declination = 0.40928 * Math.sin((2 * Math.PI * (284 + dayOfYear)) / 365)
  const cosine = -Math.tan((latitudeDeg * Math.PI) / 180) * Math.tan(declination)
  const halfDay = (Math.acos(Math.min(1, Math.max(-1, cosine))) / Math.PI) * (DAY / 2)
  return DAY / 2 - halfDay
}

/** Daylight at a place as a question of simulated time. */
export interface Daylight {
  /** Whether the sun is up at a minute of the simulation. */
  isDay(minute: number): boolean
  /** Minutes until it is. 0 by day. */
  untilDay(minute: number): number
}

/**
 * Daylight from the place's longitude and clock. `firstDayOfYear` is the day of the year on which the simulation begins, at
 * local midnight.
 */
export function daylightAt(
  latitudeDeg: number,
  longitudeDeg: number,
  utcOffsetMinutes: number,
  firstDayOfYear: number,
): Daylight {
  const half = Float64Array.from({ length: 365 }, (_, day) => halfNightMinutes(latitudeDeg, day + 1))
  // Solar midnight comes as many minutes after the clock's as the clock runs before the sun.
  const late = utcOffsetMinutes - longitudeDeg * 4
  const untilDay = (minute: number): number => {
    const solar = minute - late
    const day = Math.floor(solar / DAY)
    const into = solar - day * DAY
    const night = half[(((firstDayOfYear - 1 + day) % 365) + 365) % 365]!
    if (into < night) return night - into
    if (into <= DAY - night) return 0
    return DAY - into + half[(((firstDayOfYear + day) % 365) + 365) % 365]!
  }
  return { untilDay, isDay: (minute) => untilDay(minute) === 0 }
}
