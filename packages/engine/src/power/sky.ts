/** Mean irradiance outside the atmosphere, W/m²: Gueymard, Solar Energy 168, 2018, doi:10.1016/j.solener.2018.04.001. */
const SOLAR_CONSTANT = 1361.1

/** On a horizontal plane outside the atmosphere, W/m²; 0 when the sun is down. */
export const extraterrestrialWm2 = (cosZenith: number, distanceAu: number): number =>
  cosZenith > 0 ? (SOLAR_CONSTANT / (distanceAu * distanceAu)) * cosZenith : 0

/**
 * On a horizontal plane under a clear sky, W/m²: Haurwitz, Insolation in relation to cloudiness and cloud density,
 * J. Meteorology 2, 1945; the best of the models that want nothing but the sun's height (Reno, Hansen, Stein, Sandia
 * SAND2012-2389, 2012).
 */
export const clearSkyWm2 = (cosZenith: number): number =>
  cosZenith > 0 ? 1098 * cosZenith * Math.exp(-0.059 / cosZenith) : 0

/**
 * Diffuse share of an hour's horizontal irradiation from its clearness (of what comes in from outside): Erbs, Klein,
 * Duffie, Solar Energy 28(4), 1982, doi:10.1016/0038-092X(82)90302-4.
 */
export function diffuseShare(clearness: number): number {
  if (clearness <= 0.22) return 1 - 0.09 * clearness
  if (clearness > 0.8) return 0.165
  return 0.9511 + clearness * (-0.1604 + clearness * (4.388 + clearness * (-16.638 + clearness * 12.336)))
}

/**
 * Where the air stands between the day's mean and its extremes, −1 … 1, at a local hour: two half cosines with the minimum
 * at sunrise and the maximum at 14:00, the sinusoid of ROOTSIMU (de Wit, Goudriaan, van Laar 1978; tried beside others by
 * Reicosky and others, Agric. For. Meteorol. 46, 1989, doi:10.1016/0168-1923(89)90064-6). Its mean over a day is 0.
 */
export function airSwing(hour: number, sunriseHour: number): number {
  const rise = Math.min(Math.max(sunriseHour, 2), HOTTEST - 1)
  if (hour >= rise && hour <= HOTTEST) return -Math.cos((Math.PI * (hour - rise)) / (HOTTEST - rise))
  const since = hour > HOTTEST ? hour - HOTTEST : hour + 24 - HOTTEST
  return Math.cos((Math.PI * since) / (24 - HOTTEST + rise))
}

const HOTTEST = 14
