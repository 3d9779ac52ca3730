import { type Atlas, DAY } from '@serai/atlas'
import { closuresIn, processesOf } from '../../disruption/process.ts'
import type { SiteInput } from '../model.ts'
import { Shut } from '../shut.ts'

/** Causes that keep the trucks away and let ships be worked: hauliers strike, dockers do not. Every other one stops the port. */
const LAND_ONLY: ReadonlySet<string> = new Set(['strike'])

export interface PortClosures {
  /** No truck comes in. */
  readonly gates: Shut
  /** No ship is worked, berths or sails. */
  readonly quay: Shut
}

/** Closures of the port in one replication, by date and by chance, to the minute. */
export function closuresOfPort(input: SiteInput, replication: number): PortClosures {
  const { atlas, case: asked } = input
  const targets = [['place', asked.place]] as const
  const spans = (world: Atlas) =>
    new Shut(
      closuresIn({
        atlas: world,
        dated: targets,
        processes: processesOf(world, targets),
        startsAt: input.startsAt,
        minutes: (input.warmupDays + input.days) * DAY,
        utcOffsetMinutes: input.utcOffsetMinutes,
        seed: input.seed,
        replication,
      }),
    )
  return { gates: spans(atlas), quay: spans(withoutStrikes(atlas)) }
}

function withoutStrikes(atlas: Atlas): Atlas {
  const stops = ({ cause }: { readonly cause: string | null }) => !LAND_ONLY.has(cause ?? '')
  const { closures, disruptions } = atlas.tables
  const tables = {
    ...atlas.tables,
    closures: closures.filter(stops),
    disruptions: disruptions.filter(stops),
  }
  return { ...atlas, tables }
}
