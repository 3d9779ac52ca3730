import {
  type Atlas,
  type Crossing,
  DAY,
  dayOf,
  type Equipment,
  type EquipmentKind,
  type LoadUnit,
  problem,
  type Traffic,
  type WeeklyHours,
} from '@serai/atlas'
import { lengthOf, type Span } from '../../disruption/closures.ts'
import { holds } from '../../network/network.ts'
import { hoursOf } from '../calendar.ts'
import type { Law } from '../law.ts'
import type { SiteInput } from '../model.ts'
import { holidaysIn } from './shut.ts'

const HOUR = 60
/** Traffic is counted by years of 365 days, as the figures a day that it comes from. */
const YEAR_MINUTES = 365 * 24 * HOUR
/** Spread of a service whose row gives none: a quarter of the vehicles take more than 1.3 times the mean. ESTIMATED. */
const USUAL_CV = 0.5

/** 0: out of the country of the case's place; 1: into it. */
export type Side = 0 | 1
export const SIDES: readonly Side[] = [0, 1]
export const SIDE_NAMES = ['out', 'in'] as const

/**
 * What vehicles pass, in this order: one's own formalities and then the line on the way out, the line first on the way in. A
 * train finds its tracks before it crosses into the station.
 */
const ORDER: Readonly<Record<Crossing['mode'], readonly (readonly EquipmentKind[])[]>> = {
  road: [
    ['gate', 'weighbridge', 'scanner', 'customs-lane', 'border-lane'],
    ['border-lane', 'weighbridge', 'scanner', 'customs-lane', 'gate'],
  ],
  rail: [
    ['customs-lane', 'gauge-shed', 'border-lane'],
    ['border-lane', 'customs-lane', 'gauge-shed'],
  ],
}

/** A row of equipment as a queue with servers. */
export interface StopSpec {
  readonly id: string
  readonly name: string
  readonly nameRu: string
  readonly kind: EquipmentKind
  /** [side] whether vehicles of that side pass here. */
  readonly sides: readonly [boolean, boolean]
  readonly units: readonly LoadUnit[]
  readonly servers: number
  /** Mean minutes of a vehicle, or of one wagon of a train. */
  readonly minutes: number
  readonly byWagon: boolean
  readonly cv: number
  /** Share of the vehicles that are sent here. */
  readonly share: number
  readonly hours: WeeklyHours
  readonly mtbfHours: number
  readonly mttrHours: number
}

/** Stops by which the vehicles of one side and load unit go: at each step one of the rows, the shortest queue. */
export interface Course {
  readonly side: Side
  readonly unit: LoadUnit
  readonly steps: readonly (readonly number[])[]
}

/** Background traffic of a crossing. */
export interface SourceSpec {
  readonly id: string
  readonly course: number
  readonly perYear: number
  /** On days that are no holiday of the crossing. */
  readonly gap: Law
  readonly hours: WeeklyHours
  /** [12] or empty: even. */
  readonly months: readonly number[]
  /** Of a train; 1 for a truck. */
  readonly wagons: number
  /** Cargo of one vehicle: t, or TEU of boxes. */
  readonly parcel: number
}

export interface CrossingSpec {
  readonly row: Crossing
  /** The side that goes from the row's `from` to its `to`. */
  readonly forth: Side
  readonly hours: WeeklyHours
  /** Days on which it is shut and all know it, so that nobody comes. Minutes of the simulation. */
  readonly holidays: readonly Span[]
  readonly stops: readonly StopSpec[]
  readonly courses: readonly Course[]
  readonly sources: readonly SourceSpec[]
  /** Trains that the station holds. */
  readonly sidings: number
  /** Vehicles that there is room for; when so many are there, those that come by themselves stay away. */
  readonly room: number
}

/** Reads the crossings of a case out of the atlas. Throws `simulation-invalid` for one that cannot work. */
export function borderSpec(
  input: SiteInput,
  transit: readonly { readonly ref: string; readonly unit: LoadUnit; readonly side: Side }[],
): CrossingSpec[] {
  const { atlas, case: asked } = input
  const day = dayOf(input.startsAt + input.utcOffsetMinutes)
  const country = countryOf(atlas, asked.place)
  return asked.crossings.map((id) => {
    const row = atlas.tables.crossings.find((one) => one.id === id)
    if (!row) throw invalid(id, 'the atlas has no such crossing')
    const here = (one: Equipment | Traffic) => one.group === id && holds(one, day)
    const sides = new SideReader(atlas, country)
    const equipment = atlas.tables.equipment.filter((one) => here(one) && one.count > 0)
    const stops = equipment
      .filter(({ kind }) => ORDER[row.mode][0]!.includes(kind))
      .map((one) => stopOf(one, sides.of(one)))
    const courses: Course[] = []
    const courseOf = (side: Side, unit: LoadUnit): number => {
      const known = courses.findIndex((one) => one.side === side && one.unit === unit)
      return known >= 0 ? known : courses.push(newCourse(row, stops, side, unit)) - 1
    }
    const kind = row.mode === 'rail' ? 'train' : 'truck'
    const sources = atlas.tables.traffic
      .filter((one) => here(one) && one.kind === kind)
      .map((one) =>
        sourceOf(one, courseOf(sides.one(one), one.unit), lengthOf(holidaysIn(input, row, YEAR_MINUTES))),
      )
    for (const { ref, unit, side } of transit) if (ref === id) courseOf(side, unit)
    const forth: Side = countryOf(atlas, row.from) === country ? 0 : 1
    const hours = hoursOf(row.opening, `crossing ${id}`)
    const held = (holder: EquipmentKind) => {
      const rows = equipment.filter((one) => one.kind === holder && one.capacity !== null)
      return rows.length > 0 ? rows.reduce((sum, one) => sum + one.capacity!, 0) : Infinity
    }
    const holidays = holidaysIn(input, row, (input.warmupDays + input.days) * DAY)
    return {
      row,
      forth,
      hours,
      holidays,
      stops,
      courses,
      sources,
      sidings: held('siding'),
      room: held('truck-park'),
    }
  })
}

const countryOf = (atlas: Atlas, place: string) =>
  atlas.tables.places.find(({ id }) => id === place)?.country ?? ''

/** `out` in a row is out of the country of the row's place: the case's own country, or the one on the other side. */
class SideReader {
  private readonly atlas: Atlas
  private readonly country: string

  constructor(atlas: Atlas, country: string) {
    this.atlas = atlas
    this.country = country
  }

  of({ direction, place }: Equipment | Traffic): readonly [boolean, boolean] {
    if (direction === 'both') return [true, true]
    const out = (direction === 'out') === (countryOf(this.atlas, place) === this.country)
    return [out, !out]
  }

  one(row: Traffic): Side {
    if (row.direction === 'both')
      throw problem('simulation-invalid', {
        what: `traffic ${row.id}`,
        why: 'direction: got both, wanted out or in: a vehicle at a border goes one way',
      })
    return this.of(row)[0] ? 0 : 1
  }
}

function stopOf(row: Equipment, sides: readonly [boolean, boolean]): StopSpec {
  const fail = (why: string) => problem('simulation-invalid', { what: `equipment ${row.id}`, why })
  const byWagon = row.rateUnit === 'wagons/h'
  if (row.rateUnit !== 'vehicles/h' && !byWagon)
    throw fail(`rate_unit: got ${row.rateUnit ?? 'nothing'}, wanted vehicles/h or wagons/h`)
  if (!(row.rate !== null && row.rate > 0)) throw fail(`rate: got ${row.rate ?? 'nothing'}, wanted > 0`)
  return {
    ...{ id: row.id, name: row.name, nameRu: row.nameRu, kind: row.kind },
    ...{ sides, units: row.units, servers: row.count, byWagon },
    minutes: HOUR / row.rate,
    cv: row.cv ?? USUAL_CV,
    share: row.share ?? 1,
    hours: hoursOf(row.opening, `equipment ${row.id}`),
    mtbfHours: row.mtbfHours ?? 0,
    mttrHours: row.mttrHours ?? 0,
  }
}

function newCourse(row: Crossing, stops: readonly StopSpec[], side: Side, unit: LoadUnit): Course {
  const at = (kind: EquipmentKind) =>
    stops.flatMap((stop, i) =>
      stop.kind === kind && stop.sides[side] && stop.units.includes(unit) ? [i] : [],
    )
  if (at('border-lane').length === 0)
    throw invalid(
      row.id,
      `no border-lane of equipment.csv lets ${unit} ${SIDE_NAMES[side]}, so it would wait for ever`,
    )
  return { side, unit, steps: ORDER[row.mode][side]!.map(at).filter((step) => step.length > 0) }
}

function sourceOf(row: Traffic, course: number, holidayMinutes: number): SourceSpec {
  const mean = (YEAR_MINUTES - holidayMinutes) / row.perYear
  const gap: Law =
    row.process === 'erlang'
      ? { family: 'erlang', mean, phases: row.shape ?? 1 }
      : { family: row.process === 'schedule' ? 'constant' : 'exponential', mean }
  return {
    ...{ id: row.id, course, perYear: row.perYear, gap },
    hours: hoursOf(row.arrivalHours, `traffic ${row.id}`),
    months: row.monthWeights.map(Number),
    wagons: row.wagons ?? 1,
    parcel: row.parcel,
  }
}

const invalid = (id: string, why: string) => problem('simulation-invalid', { what: `crossing ${id}`, why })
