import { type Crossing, DAY, dayMinute } from '@serai/atlas'
import { type Span, union, within } from '../../disruption/closures.ts'
import { closuresIn, processesOf } from '../../disruption/process.ts'
import type { SiteInput } from '../model.ts'

/** What closures of a crossing are told by: itself, and the places on both sides. */
export const targetsOf = ({ id, from, to }: Crossing): (readonly ['crossing' | 'place', string])[] => [
  ['crossing', id],
  ['place', from],
  ['place', to],
]

/** Spans in which a crossing is shut in one replication. Where a backlog waits it has just been opened. */
export function closedIn(
  input: SiteInput,
  crossing: Crossing,
  holidays: readonly Span[],
  replication: number,
): Span[] {
  const { atlas, startsAt, utcOffsetMinutes, seed } = input
  const targets = targetsOf(crossing)
  const closures = closuresIn({
    ...{ atlas, startsAt, utcOffsetMinutes, seed, replication },
    minutes: (input.warmupDays + input.days) * DAY,
    dated: targets,
    processes: processesOf(atlas, targets),
    startsOpen: input.case.backlogVehicles > 0 && input.case.group === crossing.id,
  })
  return union([...closures, ...holidays])
}

/** Holidays of a crossing in a number of minutes from the start of the simulation. */
export function holidaysIn(input: SiteInput, { holidays }: Crossing, minutes: number): Span[] {
  const first = input.startsAt + input.utcOffsetMinutes
  const days = input.atlas.tables.holidays
    .filter(({ calendar }) => holidays.includes(calendar))
    .map(({ from, to }): Span => [dayMinute(from) - first, dayMinute(to) + DAY - first])
  return within(union(days), 0, minutes)
}
