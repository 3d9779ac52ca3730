import type { PowerSolar } from './site.ts'
import { diffuseShare } from './sky.ts'
import type { SunPosition } from './sun.ts'

const RADIAN = Math.PI / 180
/** Of bare ground and concrete. ESTIMATED: the usual figure (Liu, Jordan 1963). */
const ALBEDO = 0.2
/** NOCT is measured at 800 W/m² in air of 20 °C (IEC 61215), power at 1000 W/m² and 25 °C (IEC 60904). */
const NOCT_WM2 = 800
const NOCT_AIR_C = 20
const RATED_WM2 = 1000
const RATED_C = 25

/** Cosine of the angle at which the sun meets the plane; 0 from behind. */
export function cosIncidence(sun: SunPosition, { tiltDeg, azimuthDeg }: PowerSolar): number {
  const zenith = sun.zenithDeg * RADIAN
  const tilt = tiltDeg * RADIAN
  const turned = (sun.azimuthDeg - azimuthDeg) * RADIAN
  return Math.max(0, Math.cos(zenith) * Math.cos(tilt) + Math.sin(zenith) * Math.sin(tilt) * Math.cos(turned))
}

/**
 * Irradiance on the plane, W/m²: beam, anisotropic diffuse sky (Hay, Davies 1980: Calculation of the solar radiation
 * incident on an inclined surface; as in Duffie, Beckman, Solar engineering of thermal processes, 4th ed., 2013, § 2.16)
 * and light from the ground.
 *
 * @param ghi on the horizontal, W/m²
 * @param extraterrestrial on the horizontal outside the atmosphere, W/m²
 * @param beamRatio beam on the plane over beam on the horizontal
 */
export function planeWm2(
  solar: PowerSolar,
  ghi: number,
  extraterrestrial: number,
  beamRatio: number,
): number {
  if (!(ghi > 0 && extraterrestrial > 0)) return 0
  const diffuse = ghi * diffuseShare(ghi / extraterrestrial)
  const beam = ghi - diffuse
  const anisotropy = beam / extraterrestrial
  const cosTilt = Math.cos(solar.tiltDeg * RADIAN)
  return (
    (beam + diffuse * anisotropy) * beamRatio +
    (diffuse * (1 - anisotropy) * (1 + cosTilt)) / 2 +
    (ghi * ALBEDO * (1 - cosTilt)) / 2
  )
}

/** Of the cells, °C: air warmed in proportion to the light (Ross 1976; Duffie, Beckman § 23.3). */
export const cellC = (solar: PowerSolar, plane: number, airC: number): number =>
  airC + ((solar.noctC - NOCT_AIR_C) / NOCT_WM2) * plane

/**
 * AC power of 1 kWp, kW, between 0 and 1: the inverter is as large as the panels. Losses and the temperature coefficient are
 * the site's.
 */
export function powerPerKwp(solar: PowerSolar, plane: number, airC: number): number {
  if (!(plane > 0)) return 0
  const heat = 1 + solar.temperatureCoefficient * (cellC(solar, plane, airC) - RATED_C)
  const power = (plane / RATED_WM2) * heat * (1 - solar.lossShare)
  return Math.min(1, Math.max(0, power))
}
