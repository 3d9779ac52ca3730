const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days of the calendar that a table by date has: 29 February included. */
export const TABLE_DAYS = 366

/** Months count from 0. */
export const daysInMonth = (year: number, month: number): number =>
  month === 1 && isLeap(year) ? 29 : LENGTHS[month]!

/** Row of a table by date: 0 is 1 January, 59 is 29 February in every year. */
export function tableDay(month: number, dayOfMonth: number): number {
  let row = dayOfMonth - 1
  for (let before = 0; before < month; before++) row += before === 1 ? 29 : LENGTHS[before]!
  return row
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
