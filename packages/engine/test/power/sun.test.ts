import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { refractionDeg, sunAt } from '../../src/power/sun.ts'

/** What issue 3 asks for; the algorithm promises 0.01°. */
const ASKED_DEG = 0.05
const PROMISED_DEG = 0.01

const minute = (utc: string) => Date.parse(utc) / 60_000
const angle = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180)

describe('the sun stands where SPA has it', () => {
  it("in the worked example of NREL's report", () => {
    const sun = sunAt(minute('2003-10-17T19:30:30Z'), 39.742476, -105.1786)
    const zenith = sun.zenithDeg - refractionDeg(90 - sun.zenithDeg, 820, 11)
    expect(Math.abs(zenith - 50.11162)).toBeLessThan(PROMISED_DEG)
    expect(Math.abs(sun.azimuthDeg - 194.34024)).toBeLessThan(PROMISED_DEG)
    expect(sun.distanceAu).toBeCloseTo(0.9965423, 4)
  })

  it('in four cities, all seasons, all hours, two centuries', () => {
    const rows = readFileSync(new URL('spa.csv', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => /^\d/.test(line))
    expect(rows.length).toBe(192)
    for (const row of rows) {
      const [utc, latitude, longitude, azimuth, zenith] = row.split(',')
      const sun = sunAt(minute(utc!), Number(latitude), Number(longitude))
      const seen = sun.zenithDeg - refractionDeg(90 - sun.zenithDeg, 1000, 10)
      expect(Math.abs(seen - Number(zenith)), row).toBeLessThan(PROMISED_DEG)
      // Degrees of azimuth are short near the zenith: what counts is the arc on the sky.
      const arc = angle(sun.azimuthDeg, Number(azimuth)) * Math.sin((Number(zenith) * Math.PI) / 180)
      expect(arc, row).toBeLessThan(PROMISED_DEG)
      if (Number(zenith) > 15 && Number(zenith) < 165)
        expect(angle(sun.azimuthDeg, Number(azimuth)), row).toBeLessThan(ASKED_DEG)
    }
  })

  /** SPA's own, of the same collection, sunrise/spa_reference_testdata.csv: rise, noon and set of a day of UTC. */
  it.each([
    ['2010-06-05', -36.840556, 174.74, '19:27:30', '00:19:25', '05:11:44'],
    ['2010-12-25', -15.793889, -47.882778, '08:39:33', '15:11:36', '21:43:38'],
    ['2010-03-25', 78.22, 15.65, '04:13:07', '11:03:24', '17:58:05'],
    ['2010-09-25', 1.283333, 103.833333, '22:52:58', '04:56:27', '10:59:37'],
  ])(
    'on %s at %d, %d: noon at the meridian, rise and set on the horizon',
    (day, lat, lon, rise, noon, set) => {
      for (const time of [rise, set])
        expect(Math.abs(sunAt(minute(`${day}T${time}Z`), lat, lon).zenithDeg - 90.8333)).toBeLessThan(0.02)
      const meridian = sunAt(minute(`${day}T${noon}Z`), lat, lon)
      const off = Math.min(angle(meridian.azimuthDeg, 0), angle(meridian.azimuthDeg, 180))
      expect(off * Math.sin((meridian.zenithDeg * Math.PI) / 180)).toBeLessThan(0.02)
    },
  )
})

describe('by hand', () => {
  it('is overhead at the equator at noon of an equinox, and up for half of the day', () => {
    // The equinox of March 2024 was on the 20th at 03:06 UTC; the equation of time is −7.4 minutes.
    expect(sunAt(minute('2024-03-20T12:07:24Z'), 0, 0).zenithDeg).toBeLessThan(0.2)
    let up = 0
    for (let m = 0; m < 1440; m++) if (sunAt(minute('2024-03-20T00:00:00Z') + m, 0, 0).zenithDeg < 90) up++
    expect(Math.abs(up - 720)).toBeLessThanOrEqual(1)
  })

  it('stands at the latitude less the tilt of the Earth at noon of the solstice', () => {
    const noon = sunAt(minute('2024-06-20T12:01:30Z'), 60, 0)
    expect(noon.zenithDeg).toBeCloseTo(60 - 23.436, 1)
    expect(noon.azimuthDeg).toBeCloseTo(180, 0)
  })

  it('is lifted by half a degree at the horizon, and not at all overhead', () => {
    expect(refractionDeg(0, 1010, 10)).toBeCloseTo(0.48, 1)
    expect(Math.abs(refractionDeg(90, 1010, 10))).toBeLessThan(0.001)
    expect(refractionDeg(-1, 1010, 10)).toBe(0)
  })
})
