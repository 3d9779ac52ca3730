import { type Problem, problem } from '@serai/atlas'
import {
  type CasesReply,
  nearest,
  type SimulationReply,
  type SimulationRequest,
  type SizingReply,
  type SizingRequest,
  type SweepReply,
  type SweepRequest,
} from '@serai/contract'
import {
  casesReply,
  type Outcome,
  openSizing,
  openStudy,
  openSweep,
  type Sized,
  type StudyWorld,
  sizingSteps,
} from '@serai/engine'

/** What is asked of a simulator. */
export type Question =
  | { readonly kind: 'simulation'; readonly request: SimulationRequest }
  | { readonly kind: 'sweep'; readonly request: SweepRequest }
  | { readonly kind: 'sizing'; readonly request: SizingRequest }

export type Answer = SimulationReply | SweepReply | SizingReply

/** One replication of one setting; a plain simulation has one setting. Of a sizing, one limit: each is a setting run once. */
export interface Task {
  readonly point: number
  readonly index: number
}

/** What a task comes to. */
export type Piece = Outcome | Sized

/** Runs a task of a question. Throws `cancelled`. */
export type Hand = (task: Task, cancelled: () => boolean) => Piece

/** How many settings a question has, before it is opened. */
export function settingsOf({ kind, request }: Question): number {
  return kind === 'sweep' ? request.values.length : kind === 'sizing' ? sizingSteps(request) : 1
}

/** Makes ready what tasks of one setting need, for who only runs them; those of a sizing share it. */
export function handFor(world: StudyWorld, question: Question, point: number): Hand {
  const { kind, request } = question
  if (kind === 'sizing') {
    const sizing = openSizing(world, request)
    return (task, cancelled) => sizing.run(task.point, cancelled)
  }
  const study =
    kind === 'simulation'
      ? openStudy(world, request)
      : openSweep(world, { ...request, values: [request.values[point]!] }).points[0]!
  return ({ index }, cancelled) => {
    const outcome = study.run(index, cancelled)
    return kind === 'sweep' ? measuresOf(outcome) : outcome
  }
}

/** All that a sweep shows; a thousand replications of the rest would only fill memory. */
const measuresOf = (outcome: Outcome): Outcome => ({
  ...outcome,
  lines: [],
  calls: [],
  acts: [],
  demandWh: null,
})

/**
 * The engine lists every case and lets a lever be that a case has not; a reader who mistyped wants the nearest name, and no
 * answer as if a lever had been turned. Throws `case-unknown` or `option-invalid`.
 */
export function requireSound(world: StudyWorld, { kind, request }: Question): void {
  const asked = world.cases.find(({ id }) => id === request.case)
  if (!asked) throw unknownCase(world, request.case)
  const turned = Object.entries(request.levers ?? {})
  if (kind === 'sweep') turned.push([request.lever, request.values[0]!])
  if (turned.length === 0) return
  const [{ levers }] = casesReply({ ...world, cases: [asked] }).cases as [CasesReply['cases'][number]]
  const known: readonly string[] = levers.map(({ id }) => id)
  for (const [lever, got] of turned) {
    const wanted = `one of the levers of ${asked.id}: ${known.join(', ')}`
    if (!known.includes(lever)) throw problem('option-invalid', { field: `lever ${lever}`, got, wanted })
  }
}

function unknownCase({ cases }: StudyWorld, got: string): Problem {
  const known = cases.map(({ id }) => id)
  const near = nearest(got, known)
  const others = known.filter((id) => id !== near)
  return problem('case-unknown', {
    got,
    known: [...(near ? [`${near} (nearest)`] : []), ...others].join(' '),
  })
}
