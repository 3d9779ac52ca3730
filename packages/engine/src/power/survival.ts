import { problem } from '@serai/atlas'
import { Dispatch } from './dispatch.ts'
import { type LoadProfile, yearOfLoad } from './load.ts'
import { LAST_PRIORITY, PowerPlant } from './plant.ts'
import { HOURS_PER_YEAR, type PowerSite } from './site.ts'
import { recordTape, TAPE_START, TapeCourse } from './tape.ts'

export interface SurvivalOptions {
  /** Of the year's sky; 1 and 0 if not given. */
  readonly seed?: number
  readonly replication?: number
  /** Loads of this priority and before it must be served; all if not given. */
  readonly lastPriority?: number
  /**
   * Share of the battery that is full when the grid fails: one number, or one for each hour of the year (`operatedShares`);
   * the reserve if not given, which is what can be counted on.
   */
  readonly startShare?: number | ArrayLike<number>
}

/**
 * For every hour of a year, how long the site serves its load by itself when the grid fails then: whole hours, 8760 at
 * most, the year going round. An outage is survived as long as nothing is shed (as in REopt's outage simulator: Laws and
 * others, Impacts of valuing resilience on cost-optimal PV and storage systems, Renew. Energy 127, 2018,
 * doi:10.1016/j.renene.2018.05.011). Nobody knows how long it will be, and fuel is brought as it is burnt: so sets run before
 * the battery gives, which is spared for what they cannot carry, and do not charge it. More of anything never survives less.
 */
export function survivedHours(site: PowerSite, load: LoadProfile, options: SurvivalOptions = {}): Int32Array {
  const { seed = 1, replication = 0, lastPriority = LAST_PRIORITY } = options
  const demand = yearOfLoad(load.filter(({ priority }) => priority <= lastPriority)).map(sum)
  const sun = new Float64Array(HOURS_PER_YEAR)
  if (site.solar.kwp > 0) {
    const { yieldWh } = recordTape(site, { seed, replication })
    for (let hour = 0; hour < HOURS_PER_YEAR; hour++) sun[hour] = Math.floor(site.solar.kwp * yieldWh[hour]!)
  }
  const alone = new Dispatch({
    ...site,
    diesel: { ...site.diesel, minLoad: 0 },
    battery: { ...site.battery, reserveShare: 1 },
  })
  const start = (hour: number) =>
    alone.battery.capacityWh === 0
      ? 0
      : Math.floor(alone.battery.capacityWh * startShare(site, options.startShare, hour))
  return runOut(alone, demand, sun, start)
}

/**
 * Lives every start hour through two rounds of the year. A life that comes to an hour with the charge that an earlier one
 * had there goes on as that one did; one that comes with more outlasts it.
 */
function runOut(
  alone: Dispatch,
  demand: readonly number[],
  sun: Float64Array,
  start: (hour: number) => number,
): Int32Array {
  const end = 2 * HOURS_PER_YEAR
  const { battery } = alone
  /** [hour of two years] charge of the life that was there last, −1: none; and the hour in which that life sheds. */
  const seen = new Float64Array(end).fill(-1)
  const sheds = new Int32Array(end)
  const survived = new Int32Array(HOURS_PER_YEAR)
  for (let from = 0; from < HOURS_PER_YEAR; from++) {
    battery.storedWh = start(from)
    let shed = -1
    let at = from
    for (; at < end; at++) {
      const charge = seen[at]!
      const outlasts = battery.storedWh > charge && sheds[at]! >= from + HOURS_PER_YEAR
      if (charge >= 0 && (battery.storedWh === charge || outlasts)) {
        shed = sheds[at]!
        break
      }
      seen[at] = battery.storedWh
      if (alone.run(1, false, demand[at % HOURS_PER_YEAR]!, sun[at % HOURS_PER_YEAR]!) > 0) break
    }
    if (shed < 0) shed = at
    sheds.fill(shed, from, Math.min(end, at + 1))
    survived[from] = Math.min(HOURS_PER_YEAR, shed - from)
  }
  return survived
}

/** Share of start hours from which an outage of so many hours is survived, 0–1. Throws `option-invalid` beyond 0 … 8760. */
export function survival(
  site: PowerSite,
  load: LoadProfile,
  hours: number,
  options: SurvivalOptions = {},
): number {
  return shareSurviving(survivedHours(site, load, options), hours)
}

/** The same from survived hours that are known, for a curve: share of starts that hold out so many hours. */
export function shareSurviving(survived: Int32Array, hours: number): number {
  if (!(hours >= 0 && hours <= HOURS_PER_YEAR))
    throw problem('option-invalid', { field: 'hours', got: hours, wanted: `0 to ${HOURS_PER_YEAR}` })
  let count = 0
  for (let from = 0; from < survived.length; from++) if (survived[from]! >= hours) count++
  return count / survived.length
}

/** What can be expected of an outage that begins in any hour of the year: mean of the survived hours. */
export const expectedSurvivedHours = (survived: Int32Array): number =>
  survived.reduce((total, hours) => total + hours, 0) / survived.length

/** Share of the battery that is full at the beginning of each hour of a year of ordinary operation; all 0 without one. */
export function operatedShares(
  site: PowerSite,
  load: LoadProfile,
  options: SurvivalOptions = {},
): Float64Array {
  const { seed = 1, replication = 0 } = options
  const course = new TapeCourse(recordTape(site, { seed, replication }))
  const plant = new PowerPlant(site, { startDay: TAPE_START, seed, replication }, course)
  const capacityWh = plant.last.socWh
  const shares = new Float64Array(HOURS_PER_YEAR)
  yearOfLoad(load).forEach((demand, hour) => {
    shares[hour] = capacityWh > 0 ? plant.last.socWh / capacityWh : 0
    plant.step(demand)
  })
  return shares
}

function startShare({ battery }: PowerSite, asked: SurvivalOptions['startShare'], hour: number): number {
  const share = asked === undefined ? battery.reserveShare : typeof asked === 'number' ? asked : asked[hour]!
  if (!(share >= 0 && share <= 1))
    throw problem('option-invalid', { field: 'startShare', got: share, wanted: '0 to 1' })
  return share
}

function sum(demand: Float64Array): number {
  let total = 0
  for (let priority = 1; priority < demand.length; priority++) total += demand[priority]!
  return total
}
