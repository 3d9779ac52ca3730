import { problem } from '@serai/atlas'
import { daysInMonth, TABLE_DAYS, tableDay } from './calendar.ts'
import { cosIncidence, planeWm2, powerPerKwp } from './panel.ts'
import type { PowerSite } from './site.ts'
import { airSwing, clearSkyWm2, extraterrestrialWm2 } from './sky.ts'
import { sunAt } from './sun.ts'

const RADIAN = Math.PI / 180
const DAY = 1440
/** A leap year, so that every date has a row; another year's sun differs by 0.2° of declination at most. */
const YEAR = 2028
/** The sun is looked at so often, or twice a step. */
const LOOK_MINUTES = 10
/** Share of the clear sky's month above which the clear sky is raised: there must be room for cloudier days. */
const CLEAREST_MONTH = 0.97
/** So much may a clear sky be raised over Haurwitz's, who knows neither height nor haze. */
const MOST_RAISED = 1.15

/**
 * What a site's sun can do on every date, step by step, for a sky of any clearness. Steps begin at local midnight.
 * All arrays but the last two: [table day · steps a day + step].
 */
export interface SolarYear {
  readonly stepsPerDay: number
  /** Clear-sky irradiance on the horizontal and what comes in outside the atmosphere, W/m², means of the step. */
  readonly clearWm2: Float64Array
  readonly outsideWm2: Float64Array
  /** Beam on the plane over beam on the horizontal. */
  readonly beamRatio: Float64Array
  readonly airC: Float64Array
  /** [table day] Wh/m². */
  readonly clearDayWhM2: Float64Array
  readonly outsideDayWhM2: Float64Array
}

const made = new WeakMap<PowerSite, Map<number, SolarYear>>()

/** The solar year of a site, made once for each length of step. Throws `table-invalid` for a month sunnier than the sky is. */
export function solarYearOf(site: PowerSite, stepMinutes: number): SolarYear {
  const own = made.get(site) ?? new Map<number, SolarYear>()
  made.set(site, own)
  const known = own.get(stepMinutes)
  if (known) return known
  const year = computeYear(site, stepMinutes)
  own.set(stepMinutes, year)
  return year
}

/** AC energy of 1 kWp in a step, Wh, under a sky that lets through a share of the clear sky's light. */
export function yieldWh(site: PowerSite, year: SolarYear, index: number, clearness: number): number {
  const plane = planeWm2(
    site.solar,
    year.clearWm2[index]! * clearness,
    year.outsideWm2[index]!,
    year.beamRatio[index]!,
  )
  return (powerPerKwp(site.solar, plane, year.airC[index]!) * 1000 * 24) / year.stepsPerDay
}

function computeYear(site: PowerSite, stepMinutes: number): SolarYear {
  const stepsPerDay = DAY / stepMinutes
  const size = TABLE_DAYS * stepsPerDay
  const year: SolarYear = {
    stepsPerDay,
    clearWm2: new Float64Array(size),
    outsideWm2: new Float64Array(size),
    beamRatio: new Float64Array(size),
    airC: new Float64Array(size),
    clearDayWhM2: new Float64Array(TABLE_DAYS),
    outsideDayWhM2: new Float64Array(TABLE_DAYS),
  }
  for (let month = 0; month < 12; month++) {
    const days = daysInMonth(YEAR, month)
    const first = tableDay(month, 1)
    for (let day = first; day < first + days; day++) lookAtDay(site, year, day, month, stepMinutes)
    raiseClearSky(site, year, month, first, days)
  }
  return year
}

function lookAtDay(site: PowerSite, year: SolarYear, day: number, month: number, stepMinutes: number): void {
  const { clearWm2, outsideWm2, beamRatio, airC, stepsPerDay } = year
  const looks = Math.max(2, Math.round(stepMinutes / LOOK_MINUTES))
  const midnight = Date.UTC(YEAR, 0, 1 + day) / 60_000 - site.utcOffsetMinutes
  const climate = site.climate
  const swing = (climate.maxC[month]! - climate.minC[month]!) / 2
  let sunrise = -1
  for (let step = 0; step < stepsPerDay; step++) {
    const i = day * stepsPerDay + step
    let beam = 0
    for (let look = 0; look < looks; look++) {
      const minute = (step + (look + 0.5) / looks) * stepMinutes
      const sun = sunAt(midnight + minute, site.latitudeDeg, site.longitudeDeg)
      const cosZenith = Math.cos(sun.zenithDeg * RADIAN)
      if (!(cosZenith > 0)) continue
      if (sunrise < 0) sunrise = minute / 60
      const clear = clearSkyWm2(cosZenith)
      clearWm2[i]! += clear / looks
      outsideWm2[i]! += extraterrestrialWm2(cosZenith, sun.distanceAu) / looks
      beam += ((clear / looks) * cosIncidence(sun, site.solar)) / cosZenith
    }
    beamRatio[i] = clearWm2[i]! > 0 ? beam / clearWm2[i]! : 0
    year.clearDayWhM2[day]! += (clearWm2[i]! * stepMinutes) / 60
    year.outsideDayWhM2[day]! += (outsideWm2[i]! * stepMinutes) / 60
  }
  for (let step = 0; step < stepsPerDay; step++) {
    const hour = ((step + 0.5) * stepMinutes) / 60
    airC[day * stepsPerDay + step] = climate.meanC[month]! + swing * airSwing(hour, sunrise < 0 ? 6 : sunrise)
  }
}

/** A month that the climate has almost as bright as the clear sky, or brighter, gets a clearer sky: high or very dry places. */
function raiseClearSky(site: PowerSite, year: SolarYear, month: number, first: number, days: number): void {
  const { clearDayWhM2, clearWm2, stepsPerDay } = year
  const wanted = site.climate.ghiKwhM2Day[month]! * 1000
  let clear = 0
  for (let day = first; day < first + days; day++) clear += clearDayWhM2[day]! / days
  const raise = wanted / (CLEAREST_MONTH * clear)
  if (!(raise > 1)) return
  if (!(raise <= MOST_RAISED))
    throw problem('table-invalid', {
      where: `climate.csv ${site.name} month ${month + 1} ghi_kwh_m2_day`,
      got: wanted / 1000,
      expected: `at most ${((CLEAREST_MONTH * MOST_RAISED * clear) / 1000).toFixed(2)}, what the sun gives there`,
    })
  for (let day = first; day < first + days; day++) clearDayWhM2[day]! *= raise
  for (let i = first * stepsPerDay; i < (first + days) * stepsPerDay; i++) clearWm2[i]! *= raise
}
