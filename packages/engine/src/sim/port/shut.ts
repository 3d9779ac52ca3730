import type { Atlas } from '@serai/atlas'
import type { Span } from '../../disruption/closures.ts'
import { closuresIn, processesOf } from '../../disruption/process.ts'
import type { SiteInput } from '../model.ts'

/** Causes that keep the trucks away and let ships be worked: hauliers strike, dockers do not. Every other one stops the port. */
const LAND_ONLY: ReadonlySet<string> = new Set(['strike'])

/** When something is shut, asked in any order; minutes of the simulation. */
export class Shut {
  readonly spans: readonly Span[]
  /** The span asked for last, or the one before which the time lay. */
  private at = 0

  /** `spans`: ascending and disjoint. */
  constructor(spans: readonly Span[]) {
    this.spans = spans
  }

  /** The span that holds a minute, its end excluded. */
  spanAt(minute: number): Span | null {
    const { spans } = this
    if (this.at > 0 && minute < spans[this.at - 1]![1]) this.at = 0
    while (this.at < spans.length && spans[this.at]![1] <= minute) this.at++
    const span = spans[this.at]
    return span && span[0] <= minute ? span : null
  }

  /** The minute itself when it is open, else when it opens. */
  opens(minute: number): number {
    return this.spanAt(minute)?.[1] ?? minute
  }
}

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
        minutes: (input.warmupDays + input.days) * 1440,
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
