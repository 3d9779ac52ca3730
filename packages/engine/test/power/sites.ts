import type { PowerSite } from '../../src/power/site.ts'

type Change = { readonly [part in keyof PowerSite]?: Partial<PowerSite[part]> }

/** Sun and air of a coast like Gwadar's, for tests: not the atlas's figures. */
const climate = {
  ghiKwhM2Day: [4.2, 4.9, 5.7, 6.5, 7.1, 7.0, 6.4, 6.2, 6.0, 5.4, 4.5, 3.9],
  meanC: [19, 20.1, 23.2, 26.8, 29.6, 30.4, 29.7, 28.6, 27.9, 26.9, 23.5, 20.1],
  maxC: [24.1, 25, 28, 31.9, 34.2, 34, 32.5, 31.5, 31.5, 32, 29, 25],
  minC: [13.8, 15.1, 18.4, 21.7, 24.9, 26.9, 26.9, 25.8, 24.4, 21.7, 18, 15.1],
}

/** A site that has everything, of round figures. */
const EXAMPLE: PowerSite = {
  name: 'EXAMPLE',
  latitudeDeg: 25.11,
  longitudeDeg: 62.34,
  utcOffsetMinutes: 300,
  grid: {
    kw: 3000,
    cutHoursPerDay: 6,
    cutBlockHours: 2,
    outagesPerYear: 20,
    outageHours: 3,
    usdPerKwh: 0.1,
    usdPerKwMonth: 4,
    kgPerKwh: 0.5,
  },
  diesel: {
    kw: 2000,
    sets: 4,
    litresPerKwh: 0.27,
    usdPerLitre: 1,
    kgPerLitre: 3.2,
    minLoad: 0.3,
    omUsdPerKwh: 0.02,
  },
  solar: {
    kwp: 4000,
    tiltDeg: 23,
    azimuthDeg: 180,
    lossShare: 0.14,
    temperatureCoefficient: -0.004,
    noctC: 45,
    kgPerKwh: 0.04,
  },
  battery: { kw: 2000, kwh: 4000, roundTrip: 0.9, reserveShare: 0.3 },
  climate,
  costs: {
    discountRate: 0.1,
    solarUsdPerKwp: 700,
    solarOmUsdPerKwpYear: 12,
    solarLifeYears: 25,
    batteryUsdPerKwh: 250,
    batteryUsdPerKw: 80,
    batteryLifeYears: 12,
    dieselUsdPerKw: 350,
    dieselLifeYears: 15,
  },
}

/** The example with some figures changed. */
export function site(change: Change = {}): PowerSite {
  const made: Record<string, unknown> = { ...EXAMPLE }
  for (const [part, figures] of Object.entries(change))
    made[part] =
      typeof figures === 'object' ? { ...(EXAMPLE[part as keyof PowerSite] as object), ...figures } : figures
  return made as unknown as PowerSite
}

export const NO_SUN = { kwp: 0 }
export const NO_BATTERY = { kwh: 0 }
export const NO_DIESEL = { kw: 0 }
/** A grid without cuts and outages. */
export const SURE = { cutHoursPerDay: 0, outagesPerYear: 0 }
export const NO_GRID = { kw: 0 }

/** A demand of one priority, Wh. */
export function demandOf(wh: number, priority = 1): Float64Array {
  const demand = new Float64Array(10)
  demand[priority] = wh
  return demand
}
