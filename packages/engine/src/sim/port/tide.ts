import { type Constituent, DAY, type HarmonicConstant } from '@serai/atlas'

const RADIAN = Math.PI / 180
const HOUR = 60
/** Noon of 1 January 2000, UTC, in minutes since the epoch. */
const J2000 = Date.UTC(2000, 0, 1, 12) / 60_000
const CENTURY = 36_525 * DAY

/**
 * Mean longitudes of moon, sun and lunar perigee, and of the moon's ascending node: degrees at J2000, and a Julian century
 * (Meeus, Astronomical Algorithms, 2nd ed. 1998, chapters 22, 25 and 47). UTC is taken for dynamical time: a minute apart,
 * half a thousandth of a degree of the moon.
 */
const LONGITUDES = [
  [218.3164477, 481_267.88123421],
  [280.46646, 36_000.76983],
  [83.3532465, 4069.0137287],
] as const
const NODE = [125.04452, -1934.136261] as const

/** How a constituent grows and shifts with the longitude N of the node: f = f0 + f1 cos N, u = u1 sin N degrees. */
interface Nodal {
  readonly f0: number
  readonly f1: number
  readonly u1: number
}
const STEADY: Nodal = { f0: 1, f1: 0, u1: 0 }
const LIKE_M2: Nodal = { f0: 1, f1: -0.037, u1: -2.1 }
const LIKE_O1: Nodal = { f0: 1.009, f1: 0.187, u1: 10.8 }
const LIKE_K1: Nodal = { f0: 1.006, f1: 0.115, u1: -8.9 }
const LIKE_K2: Nodal = { f0: 1.024, f1: 0.286, u1: -17.7 }

type Tidal = Exclude<Constituent, 'Z0'>

/**
 * Equilibrium argument of each: hour angle of the mean sun from midnight, longitudes of moon, sun, perigee, and degrees on
 * top (Schureman, Manual of Harmonic Analysis and Prediction of Tides, US Coast and Geodetic Survey 98, 1958, table 2, where
 * the hour angle is from noon); nodal terms after Pugh, Tides, Surges and Mean Sea-Level, 1987, table 4:3.
 */
const ARGUMENTS: Readonly<
  Record<Tidal, readonly [readonly [number, number, number, number, number], Nodal]>
> = {
  M2: [[2, -2, 2, 0, 0], LIKE_M2],
  S2: [[2, 0, 0, 0, 0], STEADY],
  N2: [[2, -3, 2, 1, 0], LIKE_M2],
  K2: [[2, 0, 2, 0, 0], LIKE_K2],
  K1: [[1, 0, 1, 0, 90], LIKE_K1],
  O1: [[1, -2, 1, 0, 270], LIKE_O1],
  P1: [[1, 0, -1, 0, 270], STEADY],
  Q1: [[1, -3, 1, 1, 270], LIKE_O1],
}

/** Degrees an hour. */
export function speedOf(constituent: Tidal): number {
  const [[t, ...turns]] = ARGUMENTS[constituent]
  return turns.slice(0, 3).reduce((sum, n, i) => sum + (n * LONGITUDES[i]![1] * HOUR) / CENTURY, 15 * t)
}

/** Equilibrium argument at Greenwich at a minute since the epoch, degrees in 0–360, without the node. */
function argumentOf(constituent: Tidal, minute: number): number {
  const [[t, s, h, p, more]] = ARGUMENTS[constituent]
  const centuries = (minute - J2000) / CENTURY
  const [moon, sun, perigee] = LONGITUDES.map(([at, rate]) => at + rate * centuries) as [
    number,
    number,
    number,
  ]
  const hourAngle = ((minute % DAY) * 15) / HOUR
  const degrees = t * hourAngle + s * moon + h * sun + p * perigee + more
  return ((degrees % 360) + 360) % 360
}

/** Height of the tide over chart datum as a smooth function of simulated time. */
export interface Tide {
  /** Metres at a minute of the simulation. */
  heightM(minute: number): number
  /** No height is lower or higher, and none bends more: bound on the second derivative, m/min². */
  readonly leastM: number
  readonly mostM: number
  readonly bend: number
}

/** The node turns once in 18.6 years; its part in the second derivative is less than this share. */
const NODE_BEND = 1.001

/**
 * The tide of a place from its harmonic constants. Weather, and constituents that have no row, are left out.
 * `startsAt`: minutes since the epoch, UTC, at minute 0.
 */
export function tideAt(rows: readonly HarmonicConstant[], startsAt: number): Tide {
  const tidal = rows.filter(({ constituent }) => constituent !== 'Z0')
  const names = tidal.map(({ constituent }) => constituent as Tidal)
  const nodal = names.map((name) => ARGUMENTS[name][1])
  const mean = rows.find(({ constituent }) => constituent === 'Z0')?.amplitudeM ?? 0
  const amplitudes = Float64Array.from(tidal, ({ amplitudeM }) => amplitudeM)
  /** Radians, and radians a minute. */
  const phases = Float64Array.from(
    tidal,
    ({ phaseDeg }, i) => (argumentOf(names[i]!, startsAt) - phaseDeg) * RADIAN,
  )
  const speeds = Float64Array.from(names, (name) => (speedOf(name) * RADIAN) / HOUR)
  const node = (NODE[0] + (NODE[1] * (startsAt - J2000)) / CENTURY) * RADIAN
  const nodeSpeed = (NODE[1] / CENTURY) * RADIAN
  const most = amplitudes.map((amplitude, i) => amplitude * (nodal[i]!.f0 + Math.abs(nodal[i]!.f1)))
  const swing = most.reduce((sum, amplitude) => sum + amplitude, 0)
  return {
    heightM(minute) {
      const n = node + nodeSpeed * minute
      const cos = Math.cos(n)
      const sin = Math.sin(n)
      let height = mean
      for (let i = 0; i < amplitudes.length; i++) {
        const { f0, f1, u1 } = nodal[i]!
        const angle = phases[i]! + speeds[i]! * minute + u1 * RADIAN * sin
        height += amplitudes[i]! * (f0 + f1 * cos) * Math.cos(angle)
      }
      return height
    },
    leastM: mean - swing,
    mostM: mean + swing,
    bend: NODE_BEND * most.reduce((sum, amplitude, i) => sum + amplitude * speeds[i]! ** 2, 0),
  }
}
