import type { Facility } from '@serai/atlas'
import type { DwellTarget, Outcome } from '../model.ts'
import type { PortBooks } from './books.ts'
import type { PortPlan } from './plan.ts'

const HOUR = 60
const OPERATIONS: ReadonlySet<string> = new Set(['load', 'unload', 'transfer'])

/** A row of the atlas whose hours the simulation finds. */
export interface Dwelling {
  readonly target: DwellTarget
  readonly facility: Facility
  /** Hours of paper that the simulation does not know: what the atlas adds to a transfer over a loading. */
  readonly paperHours: number
}

/** Rows for cargo that the port's ships carry, between land and sea. */
export function dwellingsOf({ spec, input }: PortPlan): Dwelling[] {
  const rows = input.atlas.tables.facilities.filter(
    (row) =>
      row.place === spec.place &&
      row.carriers.includes('sea') &&
      OPERATIONS.has(row.operation) &&
      spec.streams.some((stream) => row.units.includes(stream.unit)),
  )
  return rows
    .filter((row) => row.operation !== 'transfer' || row.carriers.length > 1)
    .map((facility) => {
      const load = rows.find((row) => row.operation === 'load' && row.units[0] === facility.units[0])
      return {
        target: { table: 'facilities', id: facility.id, columns: ['hours', 'p90_hours'] },
        facility,
        paperHours: facility.operation === 'transfer' && load ? Math.max(0, facility.hours - load.hours) : 0,
      }
    })
}

/** Hours of a row as plans count them: from consignments in transit where there are any, else from all ships of the unit and the trucks' turn. */
export function dwellOf(
  { facility, paperHours }: Dwelling,
  books: PortBooks,
  turnMinutes: number,
): Outcome['dwells'][number] {
  const { lots, ships } = books.dwellsOf(facility.units[0]!)
  const seen = lots.count > 0 ? lots : ships
  if (seen.count === 0) return { meanHours: Number.NaN, p90Hours: Number.NaN, count: 0 }
  const shift = paperHours + (seen === ships && turnMinutes > 0 ? turnMinutes / HOUR : 0)
  const mean = seen.mean / HOUR + shift
  return { meanHours: mean, p90Hours: Math.max(mean, seen.quantile(0.9) / HOUR + shift), count: seen.count }
}
