const RADIAN = Math.PI / 180
/** Minutes since the Unix epoch of the epoch J2000.0, 1 January 2000 12:00. */
const J2000_MINUTE = 15_778_800
const MINUTES_PER_DAY = 1440
const DAYS_PER_CENTURY = 36_525
/** Terrestrial time less universal time, as in the 2020s; a minute of it moves the sun by 0.0007°. */
const DELTA_T_DAYS = 69 / 86_400
/** Of the sun, at one astronomical unit. */
const PARALLAX_DEG = 8.794 / 3600

/** Where the sun stands, without refraction. */
export interface SunPosition {
  readonly zenithDeg: number
  /** Clockwise from north, 0 ≤ azimuth < 360. */
  readonly azimuthDeg: number
  /** Distance in astronomical units. */
  readonly distanceAu: number
}

/**
 * The sun over a point of the Earth. Apparent longitude of the sun of low accuracy (0.01°) with the largest term of
 * nutation, mean sidereal time corrected for it: Meeus, Astronomical algorithms, 2nd ed., 1998, chapters 12, 13, 22, 25;
 * parallax in zenith distance, chapter 40. Within 0.01° of NREL's SPA (Reda, Andreas 2004,
 * doi:10.1016/j.solener.2003.12.003) from 1900 to 2210: `test/power/sun.test.ts`.
 *
 * @param utcMinute minutes since the Unix epoch, fractions allowed
 */
export function sunAt(utcMinute: number, latitudeDeg: number, longitudeDeg: number): SunPosition {
  const days = (utcMinute - J2000_MINUTE) / MINUTES_PER_DAY
  const t = (days + DELTA_T_DAYS) / DAYS_PER_CENTURY
  const anomaly = (357.52911 + t * (35_999.05029 - t * 0.0001537)) * RADIAN
  const centre =
    (1.914602 - t * (0.004817 + t * 0.000014)) * Math.sin(anomaly) +
    (0.019993 - t * 0.000101) * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly)
  const eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267)
  const distanceAu =
    (1.000001018 * (1 - eccentricity * eccentricity)) /
    (1 + eccentricity * Math.cos(anomaly + centre * RADIAN))
  const node = (125.04 - 1934.136 * t) * RADIAN
  const nutationDeg = -0.00478 * Math.sin(node)
  const longitude = (280.46646 + t * (36_000.76983 + t * 0.0003032) + centre - 0.00569 + nutationDeg) * RADIAN
  const obliquity =
    (23.4392911 - t * (0.0130042 + t * (0.00000016 - t * 0.000000504)) + 0.00256 * Math.cos(node)) * RADIAN
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude))
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude))
  const siderealDeg =
    280.46061837 +
    360.98564736629 * days +
    t * t * (0.000387933 - t / 38_710_000) +
    nutationDeg * Math.cos(obliquity)
  const hourAngle = (siderealDeg + longitudeDeg) * RADIAN - ascension
  const latitude = latitudeDeg * RADIAN
  const cosZenith =
    Math.sin(latitude) * Math.sin(declination) +
    Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle)
  const zenithDeg = Math.acos(Math.max(-1, Math.min(1, cosZenith))) / RADIAN
  const azimuth = Math.atan2(
    Math.sin(hourAngle),
    Math.cos(hourAngle) * Math.sin(latitude) - Math.tan(declination) * Math.cos(latitude),
  )
  return {
    zenithDeg: zenithDeg + (PARALLAX_DEG / distanceAu) * Math.sin(zenithDeg * RADIAN),
    azimuthDeg: (azimuth / RADIAN + 540) % 360,
    distanceAu,
  }
}

/**
 * How much higher than it is the sun seems: Bennett 1982 turned round by Sæmundsson (Meeus, chapter 16), with pressure and
 * temperature, as in SPA. 0 when the sun's upper limb is below the horizon.
 */
export function refractionDeg(elevationDeg: number, pressureMbar: number, temperatureC: number): number {
  if (elevationDeg < -0.8333) return 0
  const air = (pressureMbar / 1010) * (283 / (273 + temperatureC))
  return (air * 1.02) / (60 * Math.tan((elevationDeg + 10.3 / (elevationDeg + 5.11)) * RADIAN))
}
