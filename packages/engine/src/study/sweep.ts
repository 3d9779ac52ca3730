import { type Interval, intervalOf } from '../sim/interval.ts'
import type { Outcome } from '../sim/model.ts'
import { measuresOf } from './collect.ts'
import { kneeOf } from './knee.ts'
import { leversOf } from './levers.ts'
import type { SweepPoint, SweepReply } from './reply.ts'
import type { SweepRequest } from './request.ts'
import { openStudy, type Study, type StudyWorld } from './study.ts'

/** One case at several settings of a lever: a study each. All share their seeds, so that neighbours differ by the lever alone. */
export interface Sweep {
  readonly points: readonly Study[]
  /** [point][replication] */
  collect(outcomes: readonly (readonly Outcome[])[]): SweepReply
}

/** What went through and what waited, by the kind of site. */
const AXES = {
  port: { throughput: ['cargo.tonnes', 'transit.tonnes'], wait: 'ships.waitHours' },
  border: { throughput: ['border.out.vehicles', 'border.in.vehicles'], wait: 'border.out.waitHours' },
} as const

export function openSweep(world: StudyWorld, request: SweepRequest): Sweep {
  const { lever, values, ...rest } = request
  const points = values.map((value) =>
    openStudy(world, { ...rest, levers: { ...rest.levers, [lever]: value } }),
  )
  return {
    points,
    collect(outcomes) {
      const [one] = points
      const { id, name, nameRu, note, noteRu, kind, place, compare, sources } = one!.case
      const reply = points.map((study, i) => pointOf(study, values[i]!, outcomes[i]!))
      return {
        case: { id, name, nameRu, note, noteRu, kind, place, compare, sources },
        lever,
        unit: leversOf(one!.atlas, one!.case).find((span) => span.id === lever)?.unit ?? '',
        points: reply,
        knee: kneeOf(
          reply.map(({ throughput }) => throughput.mean),
          reply.map(({ waitHours }) => waitHours.mean),
        ),
      }
    },
  }
}

function pointOf(study: Study, value: number, outcomes: readonly Outcome[]): SweepPoint {
  const { throughput, wait } = AXES[study.case.kind]
  const at = (id: string) => study.model.measures.findIndex((info) => info.id === id)
  const sums = outcomes.map(({ measures }) =>
    throughput.reduce((sum, id) => sum + (finite(measures[at(id)]) ?? 0), 0),
  )
  return {
    value,
    throughput: intervalOf(sums),
    waitHours: interval(outcomes.map(({ measures }) => measures[at(wait)]!)),
    measures: measuresOf(study, outcomes),
  }
}

const finite = (value: number | undefined) => (Number.isFinite(value) ? value : undefined)

function interval(values: readonly number[]): Interval {
  const known = values.filter(Number.isFinite)
  return known.length > 0 ? intervalOf(known) : { mean: 0, low: 0, high: 0, sd: 0, n: 0 }
}
