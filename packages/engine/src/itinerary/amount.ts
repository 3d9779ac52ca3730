/** Amounts as the notation writes them: short, and read back to the same number once rounded. */

const HOUR = 60
const DAY = 1440
/** From here on durations are in days and whole hours. */
const LONG = 2 * DAY

/** To a quarter of an hour below two days, to the hour from there on; not below 0. */
export function roundDuration(minutes: number): number {
  const step = minutes < LONG ? 15 : HOUR
  return Math.max(0, Math.round(minutes / step) * step)
}

/** `0h45`, `23h`, `9h30`, `19d4h`, `27d`. */
export function duration(minutes: number): string {
  const rounded = roundDuration(minutes)
  const hours = Math.floor(rounded / HOUR)
  if (rounded >= LONG) return `${Math.floor(hours / 24)}d${hours % 24 === 0 ? '' : `${hours % 24}h`}`
  return `${hours}h${rounded % HOUR === 0 ? '' : rounded % HOUR}`
}

const SHORT = /^(\d{1,2})h(\d\d)?$/
const DAYS = /^(\d{1,5})d(?:(\d{1,2})h)?$/

export function readDuration(text: string): number | null {
  const short = SHORT.exec(text)
  if (short) return Number(short[1]) * HOUR + Number(short[2] ?? 0)
  const days = DAYS.exec(text)
  return days ? Number(days[1]) * DAY + Number(days[2] ?? 0) * HOUR : null
}

/** Whole kilograms below a tonne, a tenth of a tonne from there on. */
export function roundMass(kg: number): number {
  return kg < 999.5 ? Math.max(0, Math.round(kg)) : Math.round(kg / 100) * 100
}

/** `870kg`, `2.9t`, `1,204.0t`. */
export function mass(kg: number): string {
  const rounded = roundMass(kg)
  if (rounded < 1000) return `${rounded}kg`
  return `${grouped(Math.floor(rounded / 1000))}.${(rounded % 1000) / 100}t`
}

const KILOGRAMS = /^(\d{1,3})kg$/
const TONNES = /^([\d,]{1,15})\.(\d)t$/

export function readMass(text: string): number | null {
  const kilograms = KILOGRAMS.exec(text)
  if (kilograms) return Number(kilograms[1])
  const tonnes = TONNES.exec(text)
  return tonnes ? Number(tonnes[1]!.replaceAll(',', '')) * 1000 + Number(tonnes[2]) * 100 : null
}

/** `$6,120`: whole dollars. */
export const usd = (dollars: number): string => `$${grouped(Math.max(0, Math.round(dollars)))}`

const DOLLARS = /^\$([\d,]{1,21})$/

export function readUsd(text: string): number | null {
  const found = DOLLARS.exec(text)
  return found ? Number(found[1]!.replaceAll(',', '')) : null
}

/** Thousands by commas, without the locale of the machine. */
const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
